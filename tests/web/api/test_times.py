"""Times as people and programs write them, asked of every route that takes one."""

from __future__ import annotations

import pytest

from dashboard.instants import format_utc
from dashboard.orbit.archive import load_archive
from tests.web.conftest import Client

ROUTES = {
    "/api/v1/moment": ("t", {}),
    "/api/v1/track": ("start", {"stop": "2026-02-19T21:40Z"}),
    "/api/v1/passes": ("start", {"stop": "2026-02-20"}),
    "/api/v1/find": ("from", {"place": "Lahore", "to": "2026-02-20"}),
    "/api/v1/exposure.json": ("t", {}),
}
ENDS = {
    "/api/v1/track": ("stop", {"start": "2026-02-19T21:30Z"}),
    "/api/v1/passes": ("stop", {"start": "2026-02-19"}),
    "/api/v1/find": ("to", {"place": "Lahore", "from": "2026-02-19"}),
}


@pytest.mark.parametrize(
    ("query", "utc"),
    [
        ("2026-02-19T21:36.5Z", "2026-02-19T21:36:30Z"),
        ("2026-02-19T24:00:00Z", "2026-02-20T00:00:00Z"),
        ("2026-02-20T03:06:30+05:30", "2026-02-19T21:36:30Z"),  # not encoded: the + arrives as a blank
        ("2026-02-20T03:06:30%2B05:30", "2026-02-19T21:36:30Z"),
        ("2026-050T21:36:30Z", "2026-02-19T21:36:30Z"),
        ("20260219213630", "2026-02-19T21:36:30Z"),
        ("2026:02:19%2021:36:30", "2026-02-19T21:36:30Z"),
        ("19%20Feb%202026,%2021:36:30%20UTC", "2026-02-19T21:36:30Z"),
    ],
)
def test_a_time_is_read_as_it_was_meant(client: Client, query: str, utc: str) -> None:
    assert client.json(f"/api/v1/moment?t={query}")["time_utc"] == utc


@pytest.mark.parametrize(
    ("path", "asked"), [*ROUTES.items(), *ENDS.items(), ("/api/v1/find", ("published", {"place": "Lahore"}))]
)
@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("2026-02-19T21.5", "decimals after the hour"),
        ("2026-02-30", "does not exist: February 2026 has 28 days"),
        ("02/03/2026", "2 March or 3 February"),
        ("9999-12-31T23:59:59.9999", "outside the years 1900 to 2200"),
        ("0001-01-01", "outside the years 1900 to 2200"),
        ("2016-12-31T23:59:60Z", "leap seconds"),
        ("2026-02-19T21:36:30\x00", "is not a time"),
    ],
)
def test_what_is_no_time_is_refused_on_every_route(
    client: Client, path: str, asked: tuple[str, dict[str, str]], text: str, says: str
) -> None:
    name, others = asked
    error = client.problem(path, **others, **{name: text})
    assert (error["parameter"], error["given"]) == (name, text)
    assert says in error["message"]


@pytest.mark.parametrize("edge", [0, 1])
def test_the_limits_as_they_are_stated_are_answered(client: Client, edge: int) -> None:
    limit = format_utc(load_archive().span()[edge])
    assert client.json("/api/v1/moment", t=limit)["time_utc"] == limit
    stated = client.problem("/api/v1/moment", t="2100-01-01")["allowed"].split(" to ")[edge]
    assert client.json("/api/v1/moment", t=stated)["time_utc"] == stated
    assert client.json("/api/v1/track", start=stated, stop=stated)["count"] == 1
