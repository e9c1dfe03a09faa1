"""Ships, free ports and people at an instant, told in Python and in JavaScript: the same answers."""

from __future__ import annotations

import json

from dashboard.instants import from_unix
from dashboard.station.catalogue import load_station
from dashboard.web.page.station_payload import visits_payload
from tests.vectors import cases
from tests.vectors.make_complement import WINDOWS, instants, state, utc


def test_the_station_is_as_the_vectors_say() -> None:
    for case in cases("complement"):
        for ms, expected in zip(case["given"]["instants_ms"], case["expected"], strict=True):
            assert state(from_unix(ms / 1000)) == expected, from_unix(ms / 1000)


def test_the_vectors_are_of_the_facts_as_they_are_sent() -> None:
    for (first, last), case in zip(WINDOWS, cases("complement"), strict=True):
        part = load_station().between(utc(first), utc(last))
        assert json.loads(json.dumps(visits_payload(part))) == case["given"]["payload"]
        assert len(instants(utc(first), utc(last))) == len(case["expected"])
