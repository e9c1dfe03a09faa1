"""One reading of a link: the page's facts, head and card show one moment, and say what was left out."""

from __future__ import annotations

import html
import json
import re
from datetime import datetime
from typing import Any

import pytest

from dashboard.instants import format_utc
from dashboard.orbit.archive import load_archive
from dashboard.photos.catalogue.files import MISSION_PHOTO
from dashboard.photos.moment import default_moment
from dashboard.web.card.card import card_request
from dashboard.web.link.keys import all_keys
from dashboard.web.link.reading import open_link
from tests.web.conftest import Client

DAY = "2026-02-25T12:00:00Z"
PHOTO = format_utc(default_moment(MISSION_PHOTO))


def facts(client: Client, query: str) -> dict[str, Any]:
    text = client.get(f"/{query}").text
    found = re.search(r'<script type="application/json" id="page-link">(.*?)</script>', text)
    assert found is not None
    said = re.search(r'<meta property="og:description" content="([^"]*)">', text)
    picture = re.search(r'<meta property="og:image" content="([^"]*)">', text)
    assert said is not None
    assert picture is not None
    return {
        **json.loads(found[1]),
        "head": html.unescape(said[1]),
        "card_query": html.unescape(picture[1]).partition("?")[2],
    }


@pytest.mark.parametrize(
    ("query", "utc"),
    [
        ("", PHOTO),
        (f"?photo={MISSION_PHOTO}&amp;t={DAY}&amp;view=world", DAY),
        (f"?t={DAY}).", DAY),
        (f"?t={DAY}%22%3E", DAY),
        (f"?T={DAY}", DAY),
        ("?t=2026-02-25T17:30:00+05:30", DAY),
        ("?t=2026-02-25T12:00:00+00:00", DAY),
        ("?t=2026-02-25T12%253A00%253A00Z", DAY),
        ("?t%3D2026-02-25T12%3A00%3A00Z", DAY),
        ("?t=3D2026-02-25T12:00:00Z", DAY),
        ("?t=20260225T120000Z", DAY),
        ("?t=2026-056T12:00:00Z", DAY),
        ("?t=2026:02:25%2012:00:00", DAY),
        ("?t=2026-02-25T12", DAY),
        ("?t=2026-02-25T12:0", DAY),
        ("?t=2026-02-25T07:00:00-05", DAY),
        ("?t=2026-02-24T36:00:00Z", PHOTO),
        ("?t=2026-02-24T24:00:00Z", "2026-02-25T00:00:00Z"),
        ("?t=2026-02-30T12:00:00Z", PHOTO),
        ("?t=1997-01-01", PHOTO),
        ("?t=9999-12-31T23:59:59.9999", PHOTO),
        ("?photo=mount-fuji-at-night", format_utc(default_moment("mount-fuji-at-night"))),
    ],
)
def test_page_head_and_card_show_one_moment(client: Client, query: str, utc: str) -> None:
    found = facts(client, query)
    assert found["moment_utc"] == utc
    assert found["head"].startswith(f"{datetime.fromisoformat(utc):%-d %B %Y, %H:%M:%S} UTC: ")
    assert format_utc(card_request(found["card_query"]).unix_s) == utc
    assert format_utc(card_request(query).unix_s) == utc


@pytest.mark.parametrize("edge", [0, 1])
def test_the_limits_as_they_are_printed_are_opened(client: Client, edge: int) -> None:
    limit = load_archive().span()[edge]
    found = facts(client, f"?t={format_utc(limit)}")
    assert found["notices"] == []
    assert abs(datetime.fromisoformat(found["moment_utc"]).timestamp() - limit) < 1
    assert client.json("/api/v1/moment", t=found["moment_utc"])["time_utc"] == found["moment_utc"]


@pytest.mark.parametrize(
    ("query", "says"),
    [
        (
            "?t=2026-02-30T12:00:00Z",
            ["“2026-02-30T12:00:00Z”", "February 2026 has 28 days", "photograph’s moment"],
        ),
        ("?t=02/03/2026", ["2 March or 3 February 2026"]),
        ("?t=1997-01-01", ["no element sets for 1 Jan 1997", "20 Nov 1998 to 23 Oct 2026"]),
        ("?t=2026-02-25T1", ["end of this link was lost", "25 Feb 2026, 00:00 UTC"]),
        ("?t=", ["“” is not a time"]),
        ("?view=moon@1,2,3", ["view=moon@1,2,3", "none of region, world, globe"]),
        ("?fine=9999", ["fine=9999", "not from 5 to 720"]),
        ("?photo=nope&wings=3", ["photo=nope", "wings=3", "not known here"]),
        ("?ship=mayflower", ["ship=mayflower", "no ship known here"]),
        ("?speed=" + "9" * 5000, ["speed=999", "…"]),
    ],
)
def test_what_is_left_out_is_said_in_one_sentence(client: Client, query: str, says: list[str]) -> None:
    (sentence,) = facts(client, query)["notices"]
    for part in says:
        assert part in sentence
    assert len(sentence) < 400


@pytest.mark.parametrize(
    "query", ["?utm_source=x&fbclid=y&gclid=z", "?mc_eid=1&igshid=2&ref=3&si=4", f"?t={DAY}&gt;"]
)
def test_what_others_add_to_a_link_is_passed_over(client: Client, query: str) -> None:
    assert facts(client, query)["notices"] == []


def test_no_mark_of_others_is_a_key_of_ours() -> None:
    for key in all_keys():
        opened = open_link(f"{key.key}=%00", all_keys())
        assert [part.key for part in opened.dropped] == [key.key]


def test_the_facts_cannot_end_their_element(client: Client) -> None:
    found = facts(client, "?wings=%3C/script%3E%3C!--%3Cscript%3E")
    assert found["dropped"][0]["given"] == "</script><!--<script>"


def test_a_time_at_the_end_of_the_archive_has_its_exact_track(client: Client) -> None:
    config = re.search(r'id="page-config">(.*?)</script>', client.get("/").text)
    assert config is not None
    last = json.loads(config[1])["archive"]["last_utc"]
    assert client.json("/api/v1/track", start="2026-10-23T18:00:00Z", stop=last)["sets"]
