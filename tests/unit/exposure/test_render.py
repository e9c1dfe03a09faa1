"""Frames as people see them, held by perceptual hashes; and the parts of a frame by numbers."""

from __future__ import annotations

import numpy as np
import pytest
from PIL import Image

from dashboard.exposure.camera.presets import PRESETS
from dashboard.exposure.render import tone
from dashboard.exposure.render.render import render, render_arrival, step_s, to_png
from dashboard.instants import parse_unix
from tests.unit.exposure_samples import bits_apart, difference_hash, small

# Made by tests/unit/exposure_samples.py's difference_hash of each preset's frame at 320 x 214. A change that
# people would not see moves a few of the 144 bits; one that moves many wants a look at the pictures.
HASHES = {
    "photo": 0x5605E1CA0CB0CE13F16D32D36E33F23EC2AC,
    "down": 0x485395795F85F857857857857857A578D78D,
    "ahead": 0xD95DD5CD4E54B5431461EC0F44E94DD4CE4C,
    "pole": 0x926389140CC0DC0D30F95F9DF09F83000002,
    "fisheye": 0x9669C5A6D66D649AE8FE4FA8F89FC8FF0B70,
}
SEEN = 20  # bits: two different views are 50 to 90 apart


@pytest.fixture(scope="module")
def frames() -> dict[str, Image.Image]:
    return {preset: render(small(preset)) for preset in PRESETS}


@pytest.mark.parametrize("preset", PRESETS)
def test_presets_look_as_they_did(frames: dict[str, Image.Image], preset: str) -> None:
    made = difference_hash(frames[preset])
    assert bits_apart(made, HASHES[preset]) <= SEEN, f"{preset}: 0x{made:036x}"


def test_presets_look_different_from_each_other(frames: dict[str, Image.Image]) -> None:
    hashes = [difference_hash(picture) for picture in frames.values()]
    for i, first in enumerate(hashes):
        for second in hashes[:i]:
            assert bits_apart(first, second) > SEEN


def test_a_frame_is_the_same_every_time() -> None:
    assert to_png(render(small())) == to_png(render(small()))


def test_the_frame_has_gold_below_and_dark_ships(frames: dict[str, Image.Image]) -> None:
    photo = np.asarray(frames["photo"], dtype=np.float64)
    red, green, blue = photo[110:190, 60:160].reshape(-1, 3).mean(axis=0)
    assert red > 1.3 * blue
    assert red > green > blue
    cygnus = photo[80:140, 240:280].mean()
    assert cygnus < 30
    assert 20 < photo.mean() < 120
    assert (photo.max(axis=2) > 200).mean() > 0.002  # something shines


def test_sky_is_cold_and_ground_is_warm(frames: dict[str, Image.Image]) -> None:
    ahead = np.asarray(frames["ahead"], dtype=np.float64)
    sky, ground = ahead[10:60].mean(axis=(0, 1)), ahead[140:].mean(axis=(0, 1))
    assert ground[0] / ground[2] > 1.2 * sky[0] / sky[2]


def test_a_longer_exposure_draws_longer_trails() -> None:
    short, long = (np.asarray(render(small("pole", exposure_s=s)).convert("L")) for s in (30.0, 300.0))
    lit = [np.count_nonzero(frame[:120] > 60) for frame in (short, long)]
    assert lit[1] > 2 * lit[0]


def test_any_length_and_size_can_be_made() -> None:
    for changes in (
        {"exposure_s": 1.0},
        {"exposure_s": 1860.0},
        {"width": 64, "height": 64},
        {"lens_mm": 800.0},
    ):
        made = small("photo", **changes)
        picture = render(made)
        assert picture.size == (made.camera.width, made.camera.height)
        assert np.asarray(picture).max() > 20


def test_full_size_is_drawn_and_looks_like_the_small_one() -> None:
    large = render(small("ahead", width=2560, height=1707, exposure_s=30.0))
    assert large.size == (2560, 1707)
    little = render(small("ahead", exposure_s=30.0))
    assert bits_apart(difference_hash(large), difference_hash(little)) <= 2 * SEEN


def test_daylight_is_bright_and_without_city_lights() -> None:
    day = np.asarray(render(small("down", moment=parse_unix("2026-02-19T22:28:00Z"), window="none")))
    assert day.mean() > 150
    assert day.std() < 25


def test_arrival_tells_the_time_of_the_light() -> None:
    made = small("ahead", exposure_s=300.0)
    arrival = np.asarray(render_arrival(made), dtype=np.float64)
    mean, spread = arrival[..., 0] / 255, arrival[..., 1] / 255 / 3
    assert not arrival[..., 2].any()
    static = np.asarray(render(made).convert("L"))[5:60] < 12  # dark sky: even light
    assert np.median(mean[5:60][static]) == pytest.approx(0.5, abs=0.02)
    assert np.median(spread[5:60][static]) == pytest.approx(np.sqrt(1 / 12), abs=0.02)
    trails = spread < 0.07  # light that came all at once
    assert trails.mean() > 0.004
    assert np.ptp(mean[trails]) > 0.8


def test_steps_get_finer_for_longer_lenses() -> None:
    wide, long = (step_s(small("down", lens_mm=mm, width=1280, height=854).camera) for mm in (14.0, 400.0))
    assert wide > 5 * long
    # The ground below bends away from a chord by v^2/r over the step; seen from 420 km.
    for seconds, mm in ((wide, 14.0), (long, 400.0)):
        focal_px = mm * 1280 / 35.9
        assert 7.66**2 / 6790 * seconds**2 / 8 / 420 * focal_px < 0.3


def test_the_curve_keeps_the_colour_of_lamps_and_whitens_what_is_over_exposed() -> None:
    lamp = np.array([1.0, 0.52, 0.12], dtype=np.float32)[:, None, None]
    dim, bright = (
        np.asarray(tone.to_picture(lamp * np.float32(level)))[0, 0] / 255.0 for level in (0.1, 6.0)
    )
    assert dim[0] > 1.5 * dim[2]
    assert bright.min() > 0.8
    levels = np.linspace(0, 8, 500, dtype=np.float32)
    grey = np.asarray(tone.to_picture(np.broadcast_to(levels, (3, 1, 500)).copy()))[0, :, 0].astype(int)
    assert np.all(np.diff(grey) >= 0)
    assert grey[0] == 0
    assert grey[-1] >= 254


def test_glare_spreads_a_little_light_and_loses_little() -> None:
    plane = np.zeros((200, 300), dtype=np.float32)
    plane[100, 150] = 4.0
    spread = plane.copy()
    tone.add_glare(spread)
    assert spread[100, 150] > 3.0
    assert spread[100, 170] > 0
    assert spread[100, 152] > spread[100, 160] > spread[100, 175]
    assert spread.sum() == pytest.approx(4.0, rel=0.35)
