"""An archive that hasn't the photograph's time: everything opens at a moment it has, and says so."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from anyio.from_thread import start_blocking_portal

from dashboard import settings
from dashboard.instants import parse_unix
from dashboard.orbit.archive import load_archive
from dashboard.web.app import create_app
from dashboard.web.server.required import require_everything
from tests.web.conftest import Client

_PHOTO = "spacecraft-stars-city-lights"


@pytest.fixture(scope="module", params=["one set", "a month"])
def other(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Client]:
    """A client of a server on another archive: one element set, or those of July 2025."""
    lines = (settings.tle_folder() / "2025.tle").read_text(encoding="ascii").splitlines()
    pairs = [
        pair for pair in zip(lines[::2], lines[1::2], strict=True) if "25182" <= pair[0][18:23] < "25213"
    ]
    folder: Path = tmp_path_factory.mktemp("elements")
    kept = pairs[:1] if request.param == "one set" else pairs
    (folder / "iss.tle").write_text("".join(f"{one}\n{two}\n" for one, two in kept), encoding="ascii")
    with pytest.MonkeyPatch.context() as patch, start_blocking_portal() as portal:
        patch.setenv("ISS_DASHBOARD_TLE", str(folder))
        require_everything()
        made = Client(create_app(), portal)
        yield made
        made.close()


def _link(page: str) -> dict[str, object]:
    text = page.partition('id="page-link">')[2].partition("</script>")[0]
    return dict(json.loads(text))


def test_the_page_opens_inside_the_archive_with_a_notice(other: Client) -> None:
    for path in ("/", "/?t=2026-02-19T21:36:30Z", "/?photo=mount-fuji-at-night"):
        page = other.get(path)
        assert page.status_code == 200
        link = _link(page.text)
        assert load_archive().answered(parse_unix(str(link["moment_utc"]))).all()
        assert isinstance(link["notices"], list)
        (notice,) = link["notices"]
        assert "no element sets for" in notice
        assert "newest element set" in notice
        assert "photograph’s moment" not in notice
        assert "<title>The space station on " in page.text


def test_a_time_that_the_archive_has_opens_as_it_is(other: Client) -> None:
    last = f"{other.json('/healthz')['archive']['last_epoch_utc'][:19]}Z"
    link = _link(other.get(f"/?t={last}").text)
    assert (link["moment_utc"], link["notices"]) == (last, [])


def test_answers_without_a_time_are_of_the_newest_set(other: Client) -> None:
    newest = f"{other.json('/healthz')['archive']['last_epoch_utc'][:19]}Z"
    assert other.json("/api/v1/moment")["time_utc"] == newest
    for path in ("/api/v1/card.png", "/api/v1/arcs", "/_dash-layout", "/api/v1/exposure.json"):
        assert other.get(path).status_code == 200


def test_its_candidates_are_refused_in_a_sentence(other: Client) -> None:
    span = other.json("/healthz")["archive"]
    for what in ("candidates", "poles"):
        problem = other.problem(f"/api/v1/photos/{_PHOTO}/{what}")
        assert problem["parameter"] == "photo"
        assert span["start_utc"] in problem["allowed"]
