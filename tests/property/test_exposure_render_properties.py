"""Whatever can be asked of an exposure is drawn: no error, a finite picture of the size asked for."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dashboard.answers.exposure.numbers import frame
from dashboard.exposure.camera import setup
from dashboard.exposure.camera.setup import build_exposure
from dashboard.exposure.render.render import expose, render
from dashboard.orbit.archive import load_archive
from tests.unit.exposure_samples import exposure

angles = st.floats(-180, 180) | st.sampled_from([0.0, 45.0, 90.0, 180.0, -90.0])
biases = st.floats(-setup.LARGEST_BIAS_DEG, setup.LARGEST_BIAS_DEG) | st.sampled_from(
    [-30.0, -25.0, 0.0, 30.0]
)
# Short lenses more often than long ones: they bend most.
lengths_mm = st.floats(setup.SHORTEST_MM, 16) | st.floats(setup.SHORTEST_MM, setup.LONGEST_MM)
asked = st.fixed_dictionaries(
    {
        "exposure_s": st.floats(setup.SHORTEST_S, setup.LONGEST_S) | st.just(600.0),
        # What a frame costs goes with its size; what can go wrong in it, with angles and lengths.
        "width": st.integers(setup.SMALLEST_PX, 130),
        "height": st.integers(setup.SMALLEST_PX, 130),
        "lens_mm": lengths_mm,
        "lens": st.sampled_from(setup.LENSES),
        "azimuth_deg": angles,
        "elevation_deg": st.floats(-90, 90) | st.sampled_from([-90.0, -5.0, 0.0, 90.0]),
        "roll_deg": angles,
        "window": st.sampled_from(list(setup.WINDOWS)),
        "flight": st.sampled_from(setup.FLIGHTS),
        "border_lights": st.sampled_from(setup.SWITCH),
        "yaw_bias_deg": biases,
        "pitch_bias_deg": biases,
        "roll_bias_deg": biases,
    }
)


def moments() -> st.SearchStrategy[float]:
    """Moments whose longest exposure lies within the element sets."""
    archive = load_archive()
    first, last = archive.span()[0], float(archive.epochs_unix_s[-1])
    return st.floats(first, last - setup.LONGEST_S)


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.deferred(moments), asked)
def test_whatever_is_asked_is_drawn(moment: float, numbers: dict[str, Any]) -> None:
    made = build_exposure(moment, **numbers)
    planes = expose(made).planes
    assert planes.shape == (3, made.camera.height, made.camera.width)
    assert np.isfinite(planes).all()
    assert planes.min() >= 0


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.deferred(moments), asked)
def test_whatever_is_drawn_is_told_in_numbers(moment: float, numbers: dict[str, Any]) -> None:
    made = build_exposure(moment, **numbers)
    told = frame(made)
    assert (told.width, told.height) == (made.camera.width, made.camera.height)
    told.model_dump_json()


@pytest.mark.parametrize("width", [480, 720, 959, 960, 961, 1280])
def test_the_photographs_frame_is_drawn_at_every_width(width: int) -> None:
    height = min(setup.LARGEST_HEIGHT_PX, round(width * setup.DEFAULT_SIZE_PX[1] / setup.DEFAULT_SIZE_PX[0]))
    picture = render(exposure("photo", width=width, height=height, exposure_s=120.0))
    assert picture.size == (width, height)
    assert np.asarray(picture).mean() > 20


@pytest.mark.parametrize(
    "numbers",
    [
        {"lens_mm": 6.0},
        {"azimuth_deg": 0.0, "elevation_deg": -5.0},
        {"yaw_bias_deg": -25.0},
        {"yaw_bias_deg": -30.0},
        {"lens": "fisheye", "lens_mm": 6.0},
        {"lens": "fisheye", "lens_mm": 7.0, "elevation_deg": 90.0},
        {"lens": "fisheye", "lens_mm": 6.0, "width": 2560, "height": 1707, "exposure_s": 60.0},
        {"lens_mm": 6.0, "width": 2560, "height": 1707, "exposure_s": 60.0, "roll_deg": 37.0},
    ],
)
def test_wide_lenses_are_drawn(numbers: dict[str, Any]) -> None:
    made = exposure("photo", **{"width": 480, "height": 320, **numbers})
    planes = expose(made, times=True)
    assert planes.moments is not None
    assert np.isfinite(planes.planes).all()
    assert np.isfinite(planes.moments).all()
