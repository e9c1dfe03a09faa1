"""Borders, countries and boxes: against places surveyed by others and a brute-force distance."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from numpy.typing import NDArray

from dashboard.errors import InputError
from dashboard.geo import regions
from dashboard.geo.borderdata import border_data
from dashboard.geo.ground import ground_below
from dashboard.geo.regions import Region

EARTH_KM = 6371.0088


def unit(lat: NDArray[np.float64], lon: NDArray[np.float64]) -> NDArray[np.float64]:
    la, lo = np.radians(lat), np.radians(lon)
    return np.stack([np.cos(la) * np.cos(lo), np.cos(la) * np.sin(lo), np.sin(la)], axis=-1)


def brute_force_km(region: Region, lat: NDArray[np.float64], lon: NDArray[np.float64]) -> NDArray[np.float64]:
    """Every chord cut into 80 pieces, every piece's end measured: slow, simple, independent."""
    vertices = []
    for line in region.lines:
        ends = unit(line.latitude_deg, line.longitude_deg)
        for start, end in pairwise(ends):
            share = np.linspace(0, 1, 80)[:, None]
            vertices.append(start * (1 - share) + end * share)
    dense = np.concatenate(vertices)
    dense /= np.linalg.norm(dense, axis=1, keepdims=True)
    points = unit(lat, lon)
    nearest = np.concatenate(
        [np.max(points[i : i + 200] @ dense.T, axis=1) for i in range(0, len(points), 200)]
    )
    return np.asarray(np.arccos(np.clip(nearest, -1, 1)) * EARTH_KM)


# Border crossings by their published coordinates.
CROSSINGS = [
    ("IN", "PK", 31.6047, 74.5731, "Attari and Wagah"),
    ("FR", "ES", 42.4625, 2.8640, "Le Perthus"),
    ("US", "CA", 49.0000, -100.0500, "International Peace Garden"),
    ("IN", "NP", 26.9960, 84.8600, "Raxaul and Birganj"),
    ("NO", "SE", 59.9302, 12.2397, "Morokulien"),
]


@pytest.mark.parametrize(("first", "second", "lat", "lon", "name"), CROSSINGS)
def test_known_crossings_lie_on_the_border(
    first: str, second: str, lat: float, lon: float, name: str
) -> None:
    assert float(regions.border_between(first, second).distance_km(lat, lon)) < 3.5, name


def test_distance_agrees_with_brute_force_everywhere() -> None:
    border = regions.border_between("IN", "PK")
    rng = np.random.default_rng(11)
    lat = np.concatenate([rng.uniform(-90, 90, 600), rng.uniform(22, 37, 1200)])
    lon = np.concatenate([rng.uniform(-180, 180, 600), rng.uniform(66, 79, 1200)])
    assert np.max(np.abs(border.distance_km(lat, lon) - brute_force_km(border, lat, lon))) < 0.1


def test_distance_to_a_point_is_the_great_circle() -> None:
    # A quarter of a meridian, and one degree of it.
    point = regions.point_region(0.0, 0.0)
    expected = np.array([np.pi / 2 * EARTH_KM, np.pi / 180 * EARTH_KM, 0.0])
    assert point.distance_km([90.0, 1.0, 0.0], [40.0, 0.0, 0.0]) == pytest.approx(expected, abs=1e-3)


def test_shape_follows_the_input() -> None:
    border = regions.border_between("IN", "PK")
    assert border.distance_km(30.0, 75.0).shape == ()
    assert border.distance_km(np.zeros((3, 2)), np.zeros((3, 2))).shape == (3, 2)
    assert border.distance_km([], []).shape == (0,)


def test_the_india_pakistan_border_has_a_settled_and_a_disputed_part() -> None:
    border = regions.region_named("india-pakistan-border")
    settled = [line for line in border.lines if not line.disputed]
    disputed = [line for line in border.lines if line.disputed]
    assert min(line.latitude_deg.min() for line in settled) == pytest.approx(23.8, abs=0.3)  # Sir Creek
    # The Line of Control is agreed up to NJ9842, 35 deg 00' 30" N 77 deg 00' 50" E as the map sheet has it.
    assert max(line.latitude_deg.max() for line in disputed) == pytest.approx(35.0, abs=0.15)
    assert max(line.longitude_deg.max() for line in disputed) == pytest.approx(77.0, abs=0.1)
    control = Region("Line of Control", tuple(disputed))
    assert float(control.distance_km(33.77, 74.09)) < 15  # Poonch lies on it
    assert float(control.distance_km(31.6047, 74.5731)) > 50  # Wagah doesn't


def test_order_and_case_of_the_codes_do_not_matter() -> None:
    one, other = regions.border_between("in", "pk"), regions.border_between("PK", "IN")
    assert one.distance_km(28.0, 70.0) == other.distance_km(28.0, 70.0)


@pytest.mark.parametrize(
    ("first", "second", "says"),
    [
        ("IN", "FR", "PK (Pakistan)"),
        ("JP", "FR", "no land border"),
        ("IN", "IN", "BD (Bangladesh)"),
        ("XX", "IN", "'XX' is no country"),
        ("IN", "", "two-letter country code"),
    ],
)
def test_no_such_border_names_what_there_is(first: str, second: str, says: str) -> None:
    with pytest.raises(InputError, match="country") as caught:
        regions.border_between(first, second)
    assert says in str(caught.value)


def test_neighbours_are_those_of_an_atlas() -> None:
    assert regions.neighbours_of("IN") == ["BD", "BT", "CN", "MM", "NP", "PK"]
    assert regions.neighbours_of("PT") == ["ES"]
    assert regions.neighbours_of("JP") == []


def test_a_country_is_an_area() -> None:
    india = regions.country_region("in")
    assert india.distance_km([21.15, 13.08], [79.09, 80.20]) == pytest.approx([0.0, 0.0])  # Nagpur, Chennai
    assert float(india.distance_km(6.93, 79.86)) > 40  # Colombo, across the Palk Strait
    assert not india.contains(24.86, 67.0)  # Karachi


def test_a_box_may_cross_the_antimeridian() -> None:
    box = regions.box_region(-10, 170, 10, -170)
    assert box.contains([0, 0, 0, 0], [175, -175, 180, 160]).tolist() == [True, True, True, False]
    assert float(box.distance_km(0, 160)) == pytest.approx(10 * np.pi / 180 * EARTH_KM, rel=1e-3)
    assert float(box.distance_km(0, 179.9)) == 0


def test_a_box_along_a_parallel_is_no_great_circle() -> None:
    # From the pole straight down to 60 N, halfway along an edge a quarter of the Earth long.
    box = regions.box_region(50, 0, 60, 90)
    assert float(box.distance_km(70, 45)) == pytest.approx(10 * np.pi / 180 * EARTH_KM, rel=1e-3)


@pytest.mark.parametrize(
    ("call", "parameter"),
    [
        (lambda: regions.point_region(91, 0), "lat"),
        (lambda: regions.point_region(0, 400), "lon"),
        (lambda: regions.point_region(float("nan"), 0), "lat"),
        (lambda: regions.box_region(10, 0, 10, 5), "north"),
        (lambda: regions.region_named("atlantis"), "region"),
        (lambda: regions.region_named("border:IN"), "region"),
        (lambda: regions.country_region("ZZ"), "country"),
    ],
)
def test_bad_input_names_the_parameter(call: object, parameter: str) -> None:
    with pytest.raises(InputError) as caught:
        call()  # type: ignore[operator]
    assert caught.value.parameter == parameter


def test_regions_by_name() -> None:
    assert regions.region_named("border:fr-es").name == "France–Spain border"
    assert regions.region_named("country:JP").name == "Japan"
    assert regions.region_named(" India-Pakistan-Border ").name == "India–Pakistan border"


@pytest.mark.parametrize(
    ("lat", "lon", "text", "code"),
    [
        (28.61, 77.21, "India", "IN"),
        (31.55, 74.34, "Pakistan", "PK"),
        (34.09, 74.79, "Jammu and Kashmir (disputed, held by India)", "IN"),
        (34.37, 73.47, "Jammu and Kashmir (disputed, held by Pakistan)", "PK"),
        (35.2, 79.0, "Aksai Chin (disputed, held by China)", "CN"),
        (28.0, 94.5, "Arunachal Pradesh (disputed, held by India)", "IN"),
        (35.42, 77.1, "Jammu and Kashmir (disputed)", None),  # on the Siachen Glacier
        (44.95, 34.1, "Ukraine", "UA"),
        (42.66, 21.17, "Kosovo", "XK"),
        (18.0, 65.0, "the open sea", None),
        (-50.0, -200.0, "the open sea", None),
        (48.86, 362.35, "France", "FR"),
        (67.0, 100.0, "Russia", "RU"),  # its outline crosses the antimeridian
        (66.0, -173.0, "Russia", "RU"),
        (66.5, -150.0, "United States", "US"),
        (-17.8, 178.0, "Fiji", "FJ"),
        (-80.0, 10.0, "Antarctica", "AQ"),  # its outline goes round the pole
        (89.0, 10.0, "the open sea", None),
    ],
)
def test_what_lies_below(lat: float, lon: float, text: str, code: str | None) -> None:
    ground = ground_below(lat, lon)
    assert (ground.text, ground.country_code) == (text, code)


def test_disputed_lines_are_where_the_disputed_areas_are() -> None:
    lines = regions.disputed_lines()
    region = Region("disputed", lines)
    assert all(line.disputed for line in lines)
    assert float(region.distance_km(33.17, 75.3)) < 120
    # Nothing settled is called disputed: the Radcliffe line in the Punjab, the Pyrenees.
    assert float(region.distance_km(30.0, 73.3)) > 150
    assert float(region.distance_km(42.5, 1.0)) > 300


def test_lines_iterate_as_maps_want_them() -> None:
    line = border_data().borders[0].lines[0]
    lon, lat = next(iter(line))
    assert (lat, lon) == (line.latitude_deg[0], line.longitude_deg[0])
