"""The moment by the clock, on days when the archive reaches it and on others."""

from __future__ import annotations

import pytest

from dashboard.instants import format_utc, parse_unix
from dashboard.orbit.archive import load_archive
from dashboard.web.api import now as route
from tests.web.conftest import Client

NEWEST = float(load_archive().epochs_unix_s[-1]) + 2  # whole ages in spite of whole seconds


def at(clock: float, client: Client, monkeypatch: pytest.MonkeyPatch) -> dict[str, object]:
    monkeypatch.setattr(route, "clock_unix_s", lambda: clock)
    answer: dict[str, object] = client.json("/api/v1/now")
    return answer


def test_while_the_archive_reaches_the_clock_it_is_the_moment(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = float(int(NEWEST) + 7 * 3600)
    now = at(clock, client, monkeypatch)
    then = client.json("/api/v1/moment", t=format_utc(clock))
    assert then.items() <= now.items()
    assert now["newest_set_age_h"] == pytest.approx(7, abs=0.01)
    km = then["elements"]["uncertainty_km"]
    assert now["note"] == f"The newest element set is 7 hours old; the position is good to {km:,.1f} km."


def test_an_old_set_names_the_way_out(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    now = at(float(int(NEWEST) + 10 * 86_400), client, monkeypatch)
    assert now["position"]
    assert "10 days old" in str(now["note"])
    assert "iss-dashboard elements update" in str(now["note"])


@pytest.mark.parametrize("days", [15, 400])
def test_beyond_the_archive_no_position_is_made_up(
    days: int, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = at(float(int(NEWEST) + days * 86_400), client, monkeypatch)
    assert (now["position"], now["ground"], now["elements"]) == (None, None, None)
    assert f"{days} days old, too old" in str(now["note"]), now["note"]
    assert "iss-dashboard elements update" in str(now["note"])
    assert now["complement_status"] == "last known, unverified"
    assert parse_unix(str(now["complement_known_until_utc"])) < parse_unix(str(now["time_utc"]))
    assert now["attached"]
    assert now["crew"]


def test_a_clock_before_the_station_is_no_failure(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    now = at(0.0, client, monkeypatch)
    assert now["position"] is None
    assert "outside the archive" in str(now["note"])


def test_it_is_kept_by_nobody(client: Client) -> None:
    assert client.get("/api/v1/now").headers["cache-control"] == "no-store"
