"""``/api/v1/track``, passes, cities and health: columns that agree with one another and with the orbit."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from dashboard.answers.arcs import Arcs
from dashboard.answers.cities import Cities
from dashboard.answers.passes import Passes
from dashboard.answers.track import Track
from dashboard.geo.sphere import great_circle_km
from dashboard.instants import format_utc, parse_unix
from dashboard.orbit.archive import load_archive
from dashboard.orbit.arcs import evaluate, from_json
from dashboard.orbit.states import states_at
from tests.web.conftest import Client

START, STOP = "2026-02-19T20:00:00Z", "2026-02-19T23:00:00Z"


@pytest.fixture(scope="module")
def track(client: Client) -> Any:  # noqa: ANN401
    return client.json("/api/v1/track", start=START, stop=STOP, step_s="20")


def test_it_has_the_fields_of_the_contract(track: Any) -> None:  # noqa: ANN401
    assert Track.model_validate(track).frame == "ITRS"
    assert set(track) == set(Track.model_fields)
    assert (track["start_utc"], track["stop_utc"], track["step_s"], track["count"]) == (START, STOP, 20, 541)
    for column in ("position_km", "velocity_km_s", "sunlit", "illumination", "uncertainty_km", "set_index"):
        assert len(track[column]) == 541


def test_positions_are_the_orbits_to_a_centimetre(track: Any) -> None:  # noqa: ANN401
    states = states_at(parse_unix(START) + 20.0 * np.arange(541))
    np.testing.assert_allclose(track["position_km"], states.position_itrs_km, atol=1e-5)
    np.testing.assert_allclose(track["velocity_km_s"], states.velocity_itrs_km_s, atol=1e-8)


def test_velocities_are_the_rate_of_positions(track: Any) -> None:  # noqa: ANN401
    """Cubic Hermite from every second state must meet the states left out, to 10 cm over 40 s."""
    position, velocity = np.array(track["position_km"]), np.array(track["velocity_km_s"])
    left, right = position[:-2:2], position[2::2]
    middle = (left + right) / 2 + 40.0 / 8 * (velocity[:-2:2] - velocity[2::2])
    # The error of the middle grows with the fourth power of the step: 16 times that of 20 s.
    assert np.abs(middle - position[1:-1:2]).max() < 16 * 0.00003


def test_it_crosses_shadow_and_light(track: Any) -> None:  # noqa: ANN401
    illumination = np.array(track["illumination"])
    assert set(illumination.tolist()) >= {0, 2}
    assert (np.array(track["sunlit"]) == (illumination == 2)).all()
    # Two orbits: about 36 minutes of shadow in each 93.
    assert 0.25 < (illumination == 0).mean() < 0.45


def test_every_state_names_its_set(client: Client) -> None:
    track = client.json("/api/v1/track", start="2026-02-10", stop="2026-02-20", step_s="600")
    epochs = [parse_unix(one["epoch_utc"]) for one in track["sets"]]
    assert len(set(track["set_index"])) == len(track["sets"]) > 5
    assert max(track["set_index"]) == len(track["sets"]) - 1
    known = load_archive().epochs_unix_s
    assert all(np.abs(known - epoch).min() < 0.001 for epoch in epochs)
    # A reboost lies between 2026-02-15 13:40 and 02-19 19:53; nothing else in those days.
    suspected = [track["sets"][index]["reboost_suspected"] for index in track["set_index"]]
    first, last = suspected.index(True), len(suspected) - 1 - suspected[::-1].index(True)
    begin = parse_unix("2026-02-10")
    assert parse_unix("2026-02-15T13:30") <= begin + 600 * first
    assert begin + 600 * last <= parse_unix("2026-02-19T20:03")


def test_the_stop_need_not_be_on_a_step(client: Client) -> None:
    track = client.json("/api/v1/track", start="2026-02-19T20:00", stop="2026-02-19T20:00:50", step_s="20")
    assert (track["count"], track["stop_utc"]) == (3, "2026-02-19T20:00:40Z")
    one = client.json("/api/v1/track", start=START, stop=START, step_s="20")
    assert one["count"] == 1


def test_passes_come_within_the_distance(client: Client) -> None:
    answer = client.json("/api/v1/passes", start="2026-02-18", stop="2026-02-22", within_km="300")
    found = Passes.model_validate(answer)
    assert (found.region, len(found.passes) > 5) == ("india-pakistan-border", True)
    assert found.within_km == 300
    for one in found.passes:
        assert one.start_utc <= one.best_utc <= one.stop_utc
        assert one.distance_km <= 300
        assert one.night == (one.sun_elevation_deg < -6)
        moment = client.json("/api/v1/moment", t=one.best_utc)
        assert moment["ground"]["region"]["distance_km"] == pytest.approx(one.distance_km, abs=1)
        assert moment["position"]["latitude_deg"] == pytest.approx(one.latitude_deg, abs=0.002)
    photo = [one for one in found.passes if one.start_utc < "2026-02-19T21:36:30" < one.stop_utc]
    assert [one.night for one in photo] == [True]


def test_just_outside_a_pass_the_station_is_farther(client: Client) -> None:
    answer = client.json("/api/v1/passes", start="2026-02-19T12:00", stop="2026-02-20", within_km="300")
    for one in answer["passes"]:
        before = client.json("/api/v1/moment", t=format_utc(parse_unix(one["start_utc"]) - 1))
        after = client.json("/api/v1/moment", t=format_utc(parse_unix(one["stop_utc"]) + 1))
        assert before["ground"]["region"]["distance_km"] > 300
        assert after["ground"]["region"]["distance_km"] > 300


def test_a_country_and_another_border_have_passes(client: Client) -> None:
    window = {"start": "2026-02-18", "stop": "2026-02-22", "within_km": "100"}
    japan = client.json("/api/v1/passes", region="country:JP", **window)
    assert japan["name"] == "Japan"
    assert any(one["distance_km"] == 0 for one in japan["passes"])
    named = client.json("/api/v1/passes", region="Japan", **window)
    assert (named["name"], named["passes"]) == ("Japan", japan["passes"])
    georgia = client.json("/api/v1/passes", region="Georgia", **window)
    assert georgia["place_also"][0] == "Georgia (US state)"
    assert "also Georgia (US state)" in georgia["place_note"]
    pyrenees = client.json("/api/v1/passes", region="border:ES-FR", **window)
    assert all(42 < one["latitude_deg"] < 45 for one in pyrenees["passes"])


def test_the_arcs_know_every_instant_as_the_track_does(client: Client, track: Any) -> None:  # noqa: ANN401
    answer = client.json("/api/v1/arcs")
    assert set(Arcs.model_validate(answer).columns) >= {"start", "stop", "u0", "r0", "i0", "n0"}
    position = evaluate(from_json(answer), parse_unix(START) + 20.0 * np.arange(541))
    # Beside a reboost, as here, the form is good to a few kilometres; elsewhere to tens of metres.
    assert np.linalg.norm(position - np.array(track["position_km"]), axis=1).max() < 6
    quiet = client.json("/api/v1/track", start="2026-01-08", stop="2026-01-09", step_s="60")
    position = evaluate(from_json(answer), parse_unix("2026-01-08") + 60.0 * np.arange(1441))
    assert np.linalg.norm(position - np.array(quiet["position_km"]), axis=1).max() < 0.2


def test_arcs_by_column_are_those_by_block(client: Client) -> None:
    ends = {"start": "2026-02-01", "stop": "2026-03-01"}
    rows, columns = client.json("/api/v1/arcs", **ends), client.json("/api/v1/arcs", **ends, by_column="1")
    assert columns["shared"] == rows["shared"]
    assert list(columns["by_column"]) == rows["columns"]
    assert np.array(list(columns["by_column"].values())).T.tolist() == rows["blocks"]


def test_arcs_asked_for_by_version_are_kept_for_good(client: Client) -> None:
    version = client.json("/healthz")["version"]
    assert "immutable" in client.get("/api/v1/arcs", v=version).headers["cache-control"]
    for params in ({}, {"v": "older"}):
        assert client.get("/api/v1/arcs", **params).headers["cache-control"] == "no-cache"


def test_large_and_small_cities_are_all_of_them(client: Client) -> None:
    whole, large, small = (
        Cities.model_validate(client.json(f"/api/v1/cities{query}"))
        for query in ("", "?least=150000", "?below=150000")
    )
    assert min(large.population) >= 150_000 > max(small.population)
    assert 3000 < len(large.name) < len(small.name)
    assert large.latitude == sorted(large.latitude)
    assert sorted(zip(large.latitude + small.latitude, large.name + small.name, strict=True)) == sorted(
        zip(whole.latitude, whole.name, strict=True)
    )
    assert client.json("/api/v1/cities?least=5&below=5")["name"] == []


@pytest.mark.parametrize("query", ["least=150000", "below=150000"])
def test_cities_in_steps_are_the_same_cities(client: Client, query: str) -> None:
    whole, steps = (
        Cities.model_validate(client.json(f"/api/v1/cities?{query}{more}")) for more in ("", "&steps=1")
    )
    assert np.cumsum(steps.latitude) / 1000 == pytest.approx(np.array(whole.latitude), abs=1e-9)
    assert np.array(steps.longitude) / 1000 == pytest.approx(np.array(whole.longitude), abs=1e-9)
    assert (steps.name, steps.country) == (whole.name, whole.country)
    off = np.abs(np.array(steps.population) - whole.population)
    assert off.max() <= (500 if "below" in query else 0)


def test_times_of_passes_are_those_of_the_passes(client: Client) -> None:
    query = "/api/v1/passes?start=2026-02-01&stop=2026-03-01"
    passes, times = client.json(query)["passes"], client.json(f"{query}&brief=1")
    assert len(passes) == len(times["best_unix_s"]) > 20
    for i, one in enumerate(passes):
        best = times["best_unix_s"][i]
        assert best == pytest.approx(parse_unix(one["best_utc"]), abs=1e-3)
        assert best - times["before_s"][i] == pytest.approx(parse_unix(one["start_utc"]), abs=1e-3)
        assert best + times["after_s"][i] == pytest.approx(parse_unix(one["stop_utc"]), abs=1e-3)
        assert times["night"][i] == one["night"]


@pytest.mark.parametrize("query", ["least=-1", "below=many", "least=1e9"])
def test_a_size_that_is_none_is_refused(client: Client, query: str) -> None:
    assert client.problem(f"/api/v1/cities?{query}")["parameter"] == query.partition("=")[0]


def test_cities_are_columns_from_south_to_north(client: Client) -> None:
    cities = Cities.model_validate(client.json("/api/v1/cities"))
    lengths = {len(cities.name), len(cities.country), len(cities.latitude), len(cities.longitude)}
    assert lengths == {len(cities.population)}
    assert cities.latitude == sorted(cities.latitude)
    lahore = cities.name.index("Lahore")
    assert cities.country[lahore] == "PK"
    far_km = great_circle_km(cities.latitude[lahore], cities.longitude[lahore], 31.55, 74.34)
    assert float(far_km) < 10


def test_health_tells_the_span(client: Client) -> None:
    health = client.json("/healthz")
    assert health["status"] == "ok"
    archive = health["archive"]
    assert archive["sets"] == len(load_archive().sets) >= 22_878
    assert archive["start_utc"] <= archive["first_epoch_utc"]
    assert archive["first_epoch_utc"] < archive["last_epoch_utc"] < archive["stop_utc"]
    assert archive["first_epoch_utc"].startswith("1998-11-20")
    # The span is where answers begin and end: one second beyond it there is none.
    for edge, beyond in (("start_utc", -1.0), ("stop_utc", 1.0)):
        at = parse_unix(archive[edge])
        assert client.get("/api/v1/moment", t=format_utc(at - beyond)).status_code == 200
        assert client.get("/api/v1/moment", t=format_utc(at + beyond)).status_code == 422
