"""What holds at every instant, on the real data and on any stations that the checks let pass."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.station.catalogue import Station, load_station
from dashboard.station.changes import all_changes
from dashboard.station.check import contradictions
from dashboard.station.complement import attached, crew, free_ports, next_change, previous_change
from dashboard.station.models import ARM
from dashboard.station.spans import Boundary, all_spans, spans_by_visit
from tests.unit.station_samples import START, Fields, day, days_range, minute, station, visit

SECONDS = st.integers(
    int(datetime(1998, 11, 1, tzinfo=UTC).timestamp()), int(datetime(2026, 12, 31, tzinfo=UTC).timestamp())
)
INSTANTS = SECONDS.map(lambda seconds: datetime.fromtimestamp(seconds, UTC))

# A time on a given day, as vague as any: to the minute, to the day, to a range of two days.
Vague = Callable[[int], Fields]
TIMES: st.SearchStrategy[Vague] = st.sampled_from([minute, day, lambda first: days_range(first, first + 1)])
Stay = tuple[str, int, int, Vague, Vague]
STAYS: st.SearchStrategy[Stay] = st.tuples(
    st.sampled_from(["zvezda-aft", "poisk-zenith"]), st.integers(2, 9), st.integers(2, 15), TIMES, TIMES
)


def holds_everywhere(here: Station | None, t: datetime) -> None:
    ships, free = attached(t, here), free_ports(t, here)
    taken = [ship.place for ship in ships if ship.place != ARM]
    assert len(taken) == len(set(taken))
    assert set(taken).isdisjoint(port.port.id for port in free)
    ports = (here or load_station()).ports
    assert len(taken) + len(free) == sum(port.open_at(t) for port in ports)
    assert len({ship.visit.id for ship in ships}) == len(ships)
    for ship in ships:
        assert (ship.certainty == "certain") == (ship.doubt is None)
        assert ship.arrived.earliest_utc <= t
        assert ship.day >= 1


@given(INSTANTS)
def test_ports_are_taken_once_or_free(t: datetime) -> None:
    holds_everywhere(None, t)


@given(INSTANTS)
def test_nobody_is_aboard_without_a_ship_home(t: datetime) -> None:
    """Their ship home is there, flies from port to port, or has yet to come."""
    stays = spans_by_visit(load_station())
    for one in crew(t):
        came, home = (stays[ship] for ship in (one.person.came_on, one.person.left_on or one.person.came_on))
        assert came[0].start.switch <= t
        assert home[-1].end is None or t < home[-1].end.switch


@given(INSTANTS)
def test_the_neighbouring_changes_enclose_a_stretch_in_which_nothing_changes(t: datetime) -> None:
    before, after = previous_change(t), next_change(t)
    first = before.at if before else t
    last = after.at - timedelta(microseconds=1) if after else t
    assert first <= t <= last
    here = [(ship.visit.id, ship.place) for ship in attached(t)]
    assert here == [(ship.visit.id, ship.place) for ship in attached(last)]
    if before and before.at < t:
        assert here == [(ship.visit.id, ship.place) for ship in attached(first)]
    if after:
        assert here != [(ship.visit.id, ship.place) for ship in attached(after.at)]


@pytest.mark.parametrize("forward", [True, False])
def test_stepping_through_the_changes_visits_each_once_and_in_order(forward: bool) -> None:
    t = datetime(1998 if forward else 2030, 1, 1, tzinfo=UTC)
    seen = []
    while change := (next_change(t) if forward else previous_change(t)):
        seen.append(change.at)
        t = change.at
    assert seen == sorted(seen, reverse=not forward)
    assert sorted(seen) == sorted({change.at for change in all_changes()})


@given(st.lists(STAYS, min_size=1, max_size=6), st.floats(-1, 120))
def test_any_station_without_contradictions_keeps_the_same_rules(stays: list[Stay], days: float) -> None:
    visits, free_from = [], dict.fromkeys(("zvezda-aft", "poisk-zenith"), 0)
    for number, (place, gap, length, start, end) in enumerate(stays):
        first = free_from[place] + gap
        free_from[place] = first + length
        visits.append(visit(f"progress-{number}", place, start(first), end(first + length)))
    here = station(*visits)
    assert contradictions(here) == []
    holds_everywhere(here, START + timedelta(days=days))


@given(st.data(), INSTANTS)
def test_a_certain_ship_is_there_wherever_the_unknown_clock_times_fall(
    data: st.DataObject, t: datetime
) -> None:
    """Draw every soft time anew inside its interval: what was called certain stays as it was."""
    for span in all_spans(load_station()):
        if not any(ship.visit is span.visit and ship.certainty == "certain" for ship in attached(t)):
            continue
        start = _drawn(data, span.start)
        end = _drawn(data, span.end) if span.end else None
        there = start <= t and (end is None or t < end)
        assert there == span.holds_at(t)


def _drawn(data: st.DataObject, edge: Boundary) -> datetime:
    width = (edge.latest - edge.earliest).total_seconds()
    return edge.earliest + timedelta(seconds=data.draw(st.floats(0, width)))
