"""Sums over time and the charts made of them."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from typing import Any

import pytest

from dashboard.figures.station_traffic import Stretch, TrafficBar, traffic_figure
from dashboard.station.catalogue import load_station
from dashboard.station.complement import attached, crew
from dashboard.station.spans import spans_of
from dashboard.station.sums import deliveries, headcount, pieces
from dashboard.web.parts.recent import recent_station
from dashboard.web.views.station import charts
from dashboard.web.views.station.search import search_index
from tests.unit.station_samples import START, day, minute, station, visit

END = datetime(2026, 11, 22, tzinfo=UTC)


def test_deliveries_are_in_order_and_add_up_to_each_ships_mass() -> None:
    found = deliveries(load_station())
    assert [one.at for one in found] == sorted(one.at for one in found)
    assert {one.visit.id: one.total_kg for one in found} == {
        visit.id: pytest.approx(visit.cargo.up_kg)
        for visit in load_station().visits
        if visit.cargo.up_kg is not None
    }
    # 2599 + 2625 + 2270 + 2516 + 4911 + 4250: what those ships had brought that were there in 2026, when the
    # photograph was taken
    here = load_station().between(datetime(2025, 9, 1, tzinfo=UTC))
    before = [one.total_kg for one in deliveries(here) if one.at < datetime(2026, 2, 19, tzinfo=UTC)]
    assert sum(before) == pytest.approx(19_171)


def test_the_headcount_is_the_crew_at_each_instant() -> None:
    times, counts = headcount(load_station())
    for number, t in enumerate(times):
        aboard = crew(t)
        for agency, values in counts.items():
            assert values[number] == sum(one.person.agency == agency for one in aboard)
    assert max(sum(values[i] for values in counts.values()) for i in range(len(times))) == 13


def test_pieces_cover_a_stay_without_gap_or_overlap() -> None:
    for span in spans_of():
        parts = pieces(span, END)
        assert parts[0].start == span.start.earliest
        assert parts[-1].stop == (span.end.latest if span.end else END)
        assert all(a.stop == b.start for a, b in pairwise(parts))
        for part in parts:
            middle = part.start + (part.stop - part.start) / 2
            assert part.sure == span.certain_at(middle)


def test_a_soft_end_makes_an_unsure_piece() -> None:
    (span,) = spans_of(station(visit(start=minute(2), end=day(9))))
    assert [(piece.sure, (piece.stop - piece.start) / timedelta(days=1)) for piece in pieces(span, END)] == [
        (True, 6.5),
        (False, 1.0),
    ]


def test_the_traffic_chart_has_a_row_a_port_and_a_bar_a_piece() -> None:
    figure = traffic()
    rows = figure["layout"]["yaxis"]["categoryarray"]
    assert rows == [
        "Expedition",
        *(port.name for port in recent_station().ports),
        "Canadarm2",
        "Reboosts",
    ]
    start, _ = charts.chart_span(recent_station())
    drawn = sum(len(trace["y"]) for trace in figure["data"] if trace.get("customdata"))
    assert drawn == sum(
        piece.stop > start for span in spans_of(recent_station()) for piece in pieces(span, _chart_end())
    )


def traffic() -> dict[str, Any]:
    """The chart as the browser gets it; the bracket is 2025-12-01 to 2026-02-25."""
    figure = charts.traffic(recent_station(), (), (1_764_547_200, 1_771_977_600))
    told: dict[str, Any] = json.loads(figure.to_json())  # type: ignore[no-untyped-call]
    return told


def _chart_end() -> datetime:
    return charts.chart_span(recent_station())[1]


def test_every_bar_lies_inside_the_stay_it_stands_for() -> None:
    figure = traffic()
    for trace in figure["data"]:
        for name, row, base, length in zip(
            trace.get("customdata", []), trace["y"], trace.get("base", []), trace["x"], strict=False
        ):
            middle = datetime.fromisoformat(base).replace(tzinfo=UTC) + timedelta(milliseconds=length / 2)
            places = {ship.visit.id: ship.place_name for ship in attached(middle)}
            if trace["marker"]["pattern"]["shape"] == "":  # a sure one
                assert places[name] == row


def test_a_bar_in_a_soft_end_is_hatched() -> None:
    t = START
    bars = [
        TrafficBar("Unity nadir", "a", "A", "cargo", t, t + timedelta(days=1), sure, "hover")
        for sure in (True, False)
    ]
    stretch = Stretch("photo", t, t + timedelta(days=2))
    figure = traffic_figure(["Unity nadir"], bars, [], [], stretch, [], (t, t + timedelta(days=9)))
    patterns = {
        bar.marker.pattern.shape for bar in figure.data if bar.customdata is not None and len(bar.customdata)
    }
    assert patterns == {"", "/"}


def test_delivered_stacks_end_at_the_sum_of_all() -> None:
    for by in ("kind", "operator"):
        figure = charts.delivered(recent_station(), by)
        assert sum(trace.y[-1] for trace in figure.data) == pytest.approx(
            sum(one.total_kg for one in deliveries(recent_station()))
        )
    rows = charts.delivered_rows(recent_station())
    assert rows[-1][-1].replace("\u202f", "") == "48588 kg"


def test_the_search_finds_ships_people_ports_and_cargo() -> None:
    index = search_index(recent_station())
    kinds = {
        kind: sum(entry["kind"] == kind for entry in index)
        for kind in ("ship", "person", "port", "cargo", "part")
    }
    here = recent_station()
    assert kinds["ship"] == len(here.visits) >= 17
    assert kinds["person"] == len(here.people) >= 21
    assert kinds["port"] == 8
    assert kinds["cargo"] == sum(len(visit.cargo.items) for visit in recent_station().visits)
    assert kinds["part"] > 10
    assert all("visit" in entry or "port" in entry or "part" in entry for entry in index)
