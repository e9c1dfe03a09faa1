"""A server that is running takes up element sets that are added to its archive: the API at once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from anyio.from_thread import start_blocking_portal
from fastapi import FastAPI

from dashboard.instants import format_utc
from dashboard.orbit.archive import load_archive
from dashboard.orbit.elements import ElementSet
from dashboard.sources.element_archive import import_files
from dashboard.web.api import api_router
from dashboard.web.api.errors import install_error_handlers
from dashboard.web.server.caching import data_version
from tests.unit.orbit_samples import cut, write_sets
from tests.web.conftest import Client

FIRST = cut("2025-12-20", "2026-01-04").sets
NEXT = cut("2026-01-04", "2026-01-08").sets
AFTER_49_DAYS = cut("2026-02-22", "2026-02-24").sets
IN_THE_GAP = "2026-01-28T00:00:00Z"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The archive that the server of this test serves."""
    where = tmp_path / "archive"
    monkeypatch.setenv("ISS_DASHBOARD_TLE", str(where))
    add(where, FIRST)
    return where


@pytest.fixture
def api(folder: Path) -> Iterator[Client]:
    """The API alone: the page needs an archive in which its photograph was taken."""
    app = FastAPI()
    install_error_handlers(app)
    app.include_router(api_router())
    with start_blocking_portal() as portal:
        client = Client(app, portal)
        yield client
        client.close()


def add(folder: Path, sets: Sequence[ElementSet]) -> None:
    outcome = import_files([write_sets(folder.with_suffix(".tle"), sets)], folder)
    assert outcome.added == len(sets)


def test_the_span_and_the_version_follow(api: Client, folder: Path) -> None:
    before, version = api.json("/healthz"), data_version()
    assert before["archive"]["sets"] == len(FIRST)
    add(folder, NEXT)
    after = api.json("/healthz")
    assert after["archive"]["sets"] == len(FIRST) + len(NEXT)
    assert after["archive"]["stop_utc"] > before["archive"]["stop_utc"]
    assert (before["version"], after["version"]) == (version, data_version())
    assert after["version"] != version


def test_no_answer_of_the_old_archive_is_given_again(api: Client, folder: Path) -> None:
    """Neither from the server's memory nor, by its ETag, from the client's."""
    moment = "/api/v1/moment?t=2026-01-05T00:00:00Z"
    old = {path: api.get(path) for path in (moment, "/api/v1/arcs", "/api/v1/passes?region=country:IN")}
    add(folder, NEXT)
    for path, answer in old.items():
        assert answer.status_code == 200
        again = api.get_with(path, {"If-None-Match": answer.headers["etag"]})
        assert again.status_code == 200, path
        assert again.headers["etag"] != answer.headers["etag"]
        assert again.content != answer.content
    uncertainty = [answer.json()["elements"]["uncertainty_km"] for answer in (old[moment], api.get(moment))]
    assert uncertainty[1] < uncertainty[0]


def test_arcs_are_kept_for_good_only_under_their_own_version(api: Client, folder: Path) -> None:
    old = f"/api/v1/arcs?v={data_version()}"
    assert "immutable" in api.get(old).headers["cache-control"]
    add(folder, NEXT)
    assert "immutable" not in api.get(old).headers["cache-control"]
    assert "immutable" in api.get(f"/api/v1/arcs?v={data_version()}").headers["cache-control"]


def test_after_a_gap_the_api_answers_on_either_side(api: Client, folder: Path) -> None:
    add(folder, AFTER_49_DAYS)
    (start, silent), (heard, stop) = load_archive().stretches
    blocks = api.json("/api/v1/arcs")["blocks"]
    assert [(row[0], row[1]) for row in blocks if row[1] > silent and row[0] < heard] == []
    assert (blocks[0][0], blocks[-1][1]) == (pytest.approx(start, abs=1), pytest.approx(stop, abs=1))
    found = api.json("/api/v1/passes", region="country:IN")["passes"]
    assert found[0]["best_utc"] < "2026-01-18" < "2026-02-07" < found[-1]["best_utc"]
    assert not [one for one in found if "2026-01-18" <= one["best_utc"] < "2026-02-07"]


@pytest.mark.parametrize(
    ("path", "parameter"),
    [
        (f"/api/v1/moment?t={IN_THE_GAP}", "t"),
        (f"/api/v1/track?start={IN_THE_GAP}&stop=2026-01-28T00:10:00Z", "start"),
        (f"/api/v1/passes?region=country:IN&start={IN_THE_GAP}&stop=2026-01-29", "start"),
    ],
)
def test_inside_a_gap_the_stretches_are_told(api: Client, folder: Path, path: str, parameter: str) -> None:
    add(folder, AFTER_49_DAYS)
    error = api.problem(path)
    assert error["parameter"] == parameter
    assert "further than 14 days from any element set" in error["message"]
    assert error["allowed"] == load_archive().stretches_text()
    assert "2026-01-17" in error["allowed"]


def test_beside_a_gap_there_is_a_card(api: Client, folder: Path) -> None:
    """Its track ends where the positions do."""
    add(folder, AFTER_49_DAYS)
    shore = load_archive().stretches[0][1]
    for unix_s in (shore - 60, load_archive().stretches[1][0] + 60):
        card = api.get(f"/api/v1/card.png?t={format_utc(round(unix_s))}")
        assert card.status_code == 200
        assert card.headers["content-type"] == "image/png"
