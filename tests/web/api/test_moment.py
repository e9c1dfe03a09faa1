"""``/api/v1/moment``: the contract's shape, and numbers that hold against independent ones."""

from __future__ import annotations

import math
from typing import Any

import pytest
import skyfield.api

from dashboard.instants import format_utc, parse_unix
from dashboard.photos.catalogue.files import MISSION_PHOTO
from dashboard.photos.moment import default_moment
from tests.web.conftest import Client

PHOTO = "2026-02-19T21:36:30Z"


@pytest.fixture(scope="module")
def moment(client: Client) -> Any:  # noqa: ANN401
    return client.json("/api/v1/moment", t=PHOTO)


def test_it_has_the_fields_of_the_contract(moment: Any) -> None:  # noqa: ANN401
    assert moment["time_utc"] == PHOTO
    position = {"latitude_deg", "longitude_deg", "altitude_km", "speed_km_s", "heading_deg", "sunlit"}
    assert position <= set(moment["position"])
    assert {"sun_elevation_deg", "solar_time_h", "nearest_city"} <= set(moment["ground"])
    elements = {"epoch_utc", "age_h", "line1", "line2", "uncertainty_km", "reboost_suspected"}
    assert elements == set(moment["elements"])
    ship = {"id", "name", "port", "method", "since_utc", "since_precision", "cargo_up_kg"}
    assert all(ship <= set(one) for one in moment["attached"])
    assert {"free_ports", "crew"} <= set(moment)


def test_the_position_agrees_with_skyfield(moment: Any) -> None:  # noqa: ANN401
    """The blend moves the position by a few kilometres from what the set alone says, not by more."""
    sky: Any = skyfield.api
    scale = sky.load.timescale(builtin=True)
    satellite = sky.EarthSatellite(moment["elements"]["line1"], moment["elements"]["line2"], ts=scale)
    place = sky.wgs84.geographic_position_of(satellite.at(scale.utc(2026, 2, 19, 21, 36, 30)))
    position = moment["position"]
    assert position["latitude_deg"] == pytest.approx(place.latitude.degrees, abs=0.05)
    assert position["longitude_deg"] == pytest.approx(place.longitude.degrees, abs=0.05)
    assert position["altitude_km"] == pytest.approx(place.elevation.km, abs=2.0)
    assert position["speed_km_s"] == pytest.approx(7.66, abs=0.01)
    # 7.66 km/s up there is 7.19 below; the Earth's turn takes off what it takes at that heading.
    assert position["ground_speed_km_s"] == pytest.approx(6.90, abs=0.02)


def test_it_was_the_middle_of_the_night_near_the_border(moment: Any) -> None:  # noqa: ANN401
    ground = moment["ground"]
    assert not moment["position"]["sunlit"]
    assert moment["position"]["illumination"] == "umbra"
    assert ground["sun_elevation_deg"] < -50
    assert 1.5 < ground["solar_time_h"] < 3
    assert ground["country"] in ("PK", "IN")
    assert ground["region"]["distance_km"] < 150
    assert ground["nearest_city"]["distance_km"] < 60
    assert ground["local_times"] == {
        "india": "2026-02-20T03:06:30+05:30",
        "pakistan": "2026-02-20T02:36:30+05:00",
    }


def test_the_age_of_the_set_has_its_sign(client: Client, moment: Any) -> None:  # noqa: ANN401
    elements = moment["elements"]
    age_h = (parse_unix(PHOTO) - parse_unix(elements["epoch_utc"])) / 3600
    assert elements["age_h"] == pytest.approx(age_h, abs=1e-3)
    last = client.json("/healthz")["archive"]["last_epoch_utc"]
    later = client.json("/api/v1/moment", t=format_utc(parse_unix(last) + 7200))
    assert later["elements"]["age_h"] == pytest.approx(2.0, abs=1e-3)


def test_heading_points_where_the_station_goes(client: Client, moment: Any) -> None:  # noqa: ANN401
    after = client.json("/api/v1/moment", t="2026-02-19T21:36:31Z")["position"]
    before = moment["position"]
    north = after["latitude_deg"] - before["latitude_deg"]
    east = (after["longitude_deg"] - before["longitude_deg"]) * math.cos(math.radians(before["latitude_deg"]))
    assert math.degrees(math.atan2(east, north)) == pytest.approx(before["heading_deg"], abs=0.5)


def test_the_ships_of_the_photograph(moment: Any) -> None:  # noqa: ANN401
    marked = {ship["id"]: ship["port"] for ship in moment["attached"] if ship["in_photo"]}
    assert marked == {"cygnus-ng-23": "Unity nadir", "htv-x1": "Harmony nadir"}
    cygnus = next(ship for ship in moment["attached"] if ship["id"] == "cygnus-ng-23")
    # Put back on that day; nobody gave the hour, so none is shown.
    assert (cygnus["since_utc"], cygnus["since_precision"]) == ("2025-12-01", "day")
    assert cygnus["cargo_up_kg"] == 4911


@pytest.mark.parametrize(
    ("t", "ships", "free"),
    [
        ("2025-12-05T00:00:00Z", 8, []),
        ("2026-02-25T00:00:00Z", 7, ["Prichal nadir"]),
    ],
)
def test_ports_taken_and_free(client: Client, t: str, ships: int, free: list[str]) -> None:
    moment = client.json("/api/v1/moment", t=t)
    assert len(moment["attached"]) == ships
    assert [port["name"] for port in moment["free_ports"]] == free
    assert moment["complement_status"] == "verified"


def test_a_ship_on_the_arm_holds_no_port(client: Client) -> None:
    moment = client.json("/api/v1/moment", t="2025-11-27T00:00:00Z")
    cygnus = next(ship for ship in moment["attached"] if ship["id"] == "cygnus-ng-23")
    assert (cygnus["port"], cygnus["port_id"], cygnus["method"]) == ("Canadarm2", None, "held")
    assert "Unity nadir" in [port["name"] for port in moment["free_ports"]]


@pytest.mark.parametrize(
    ("t", "status"),
    [
        ("2026-10-12T00:00:00Z", "last known, unverified"),
    ],
)
def test_what_is_not_known_is_said(client: Client, t: str, status: str) -> None:
    moment = client.json("/api/v1/moment", t=t)
    assert moment["complement_status"] == status
    assert moment["complement_note"]


def test_without_a_time_it_is_the_photographs(client: Client) -> None:
    moment = client.json("/api/v1/moment")
    assert moment["time_utc"] == format_utc(default_moment(MISSION_PHOTO))


def test_an_offset_and_a_bare_date_are_times(client: Client, moment: Any) -> None:  # noqa: ANN401
    assert client.json("/api/v1/moment", t="2026-02-20T03:06:30+05:30") == moment
    assert client.json("/api/v1/moment", t="2026-02-19")["time_utc"] == "2026-02-19T00:00:00Z"
