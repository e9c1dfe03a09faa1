"""The pole among the stars: it tells the night."""

from __future__ import annotations

import numpy as np
import pytest

from dashboard.errors import InputError
from dashboard.exposure.sky.bodies import sky_from_unit, stars, unit_from_sky
from dashboard.exposure.sky.poles import angle_deg, nearest_star, pole_gcrs, pole_shift_deg_per_day
from dashboard.instants import parse_unix
from dashboard.orbit.archive import load_archive
from tests.unit.exposure_samples import MOMENT


def test_the_pole_is_that_of_the_element_set() -> None:
    """Starboard: 90 degrees of right ascension after the node, the tilt less than 90 from the equator."""
    epochs = load_archive().epochs_unix_s
    row = int(np.argmin(np.abs(epochs - MOMENT)))
    elements = load_archive().sets[row]
    ra, dec = sky_from_unit(pole_gcrs([elements.epoch_unix_s])[0])
    # Of date against J2000: precession has moved the equinox by 0.33 degrees in 26 years.
    assert dec == pytest.approx(-(90 - elements.inclination_deg), abs=0.2)
    assert (ra - (elements.raan_deg + 90) + 180) % 360 - 180 == pytest.approx(-0.33, abs=0.2)
    opposite = pole_gcrs([elements.epoch_unix_s], "port")[0]
    assert opposite == pytest.approx(-pole_gcrs([elements.epoch_unix_s])[0])


def test_it_moves_westwards_by_almost_five_degrees_a_day() -> None:
    assert pole_shift_deg_per_day(MOMENT) == pytest.approx(-4.95, abs=0.05)
    week = pole_gcrs([MOMENT, MOMENT + 7 * 86400])
    ra, dec = sky_from_unit(week)
    assert (ra[1] - ra[0]) % 360 - 360 == pytest.approx(7 * -4.95, abs=0.3)
    assert np.ptp(dec) < 0.2


def test_the_nearest_star_is_the_nearest() -> None:
    antares = stars().unit_gcrs[stars().index_of("Antares")]
    near = nearest_star(antares)
    assert near.name == "Antares"
    assert near.distance_deg == pytest.approx(0, abs=1e-6)
    here = unit_from_sky(249.87, -38.31)
    found = nearest_star(here, faintest=4.0)
    bright = stars().magnitude <= 4.0
    apart = np.degrees(np.arccos(stars().unit_gcrs[bright] @ here))
    assert found.distance_deg <= apart.min() + 0.6  # those without a name or letter are passed over
    assert found.magnitude <= 4.0


def test_angles_are_exact_from_tiny_to_half_a_turn() -> None:
    assert angle_deg([1.0, 0, 0], [1.0, 1e-9, 0]) == pytest.approx(np.degrees(1e-9))
    assert angle_deg([1.0, 0, 0], [0, 1.0, 0]) == pytest.approx(90)
    assert angle_deg([1.0, 0, 0], [-1.0, 0, 0]) == pytest.approx(180)


def test_no_pole_without_elements() -> None:
    with pytest.raises(InputError):
        pole_gcrs([parse_unix("2031-01-01")])
