"""The station view's figures and the tables behind them, made of the station's facts."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from plotly.graph_objs._figure import Figure

from dashboard.figures.station_style import KINDS, SERIES
from dashboard.figures.station_sums import delivered_figure, people_figure
from dashboard.figures.station_traffic import Stretch, TrafficBar, traffic_figure
from dashboard.instants import from_unix
from dashboard.orbit.reboosts import Reboost
from dashboard.station.catalogue import Station
from dashboard.station.models import ARM
from dashboard.station.spans import Span, spans_of
from dashboard.station.sums import UNKNOWN, Delivery, Piece, deliveries, headcount, pieces
from dashboard.station.words import end_text, kilograms

Rows = list[list[str]]


def chart_span(station: Station) -> tuple[datetime, datetime]:
    """From two weeks before everything is known to the day the sources were read."""
    read = station.coverage.read
    return station.known_from - timedelta(days=14), datetime(read.year, read.month, read.day, 12, tzinfo=UTC)


def _unknown(station: Station) -> list[Stretch]:
    start, stop = chart_span(station)
    return [
        Stretch("not complete", start, station.known_from),
        Stretch("unverified", station.known_until, stop),
    ]


def traffic(station: Station, reboosts: Sequence[Reboost], bracket_unix_s: tuple[float, float]) -> Figure:
    """The traffic chart; ``bracket_unix_s``: when the photograph can have been taken."""
    start, stop = chart_span(station)
    bars = [
        _bar(piece, station)
        for span in spans_of(station)
        for piece in pieces(span, stop)
        if piece.stop > start
    ]
    expeditions = [
        Stretch(
            str(one.number),
            max(one.start.taken_as_utc, start),
            one.end.taken_as_utc if one.end else stop,
        )
        for one in station.expeditions
    ]
    burns = [
        Stretch(
            f"Reboost some time between {after:%Y-%m-%d %H:%M} and {before:%Y-%m-%d %H:%M} UTC", after, before
        )
        for after, before in (
            (from_unix(burn.after_unix_s), from_unix(burn.before_unix_s)) for burn in reboosts
        )
        if before > start
    ]
    bracket = Stretch("the photo", *(from_unix(edge) for edge in bracket_unix_s))
    rows = [*(port.name for port in station.ports), station.place_name(ARM)]
    return traffic_figure(rows, bars, expeditions, burns, bracket, _unknown(station), (start, stop))


def _bar(piece: Piece, station: Station) -> TrafficBar:
    span, visit = piece.span, piece.span.visit
    start, _ = chart_span(station)
    confirmed = visit.last_confirmed_attached
    last = f", last confirmed on {confirmed}" if confirmed and not span.end else ""
    lines = [
        f"<b>{visit.full_name}</b>, {station.place_name(span.place)}",
        f"{span.attachment.start.text}{end_text(span.attachment)}{last}",
    ]
    if visit.cargo.up_kg:
        lines.append(f"brought {kilograms(visit.cargo.up_kg)} of cargo")
    if not piece.sure:
        lines.append("<i>in this stretch it isn't certain</i>")
    return TrafficBar(
        row=station.place_name(span.place),
        visit=visit.id,
        label=visit.short_name,
        kind=visit.kind,
        start=max(piece.start, start),
        stop=piece.stop,
        sure=piece.sure,
        hover="<br>".join(lines),
    )


def traffic_rows(station: Station) -> list[tuple[Span, list[str]]]:
    """The same as rows: ship, place, from, to."""
    return [
        (
            span,
            [
                span.visit.full_name,
                station.place_name(span.place),
                span.attachment.start.text,
                span.attachment.end.text if span.attachment.end else "no end found",
            ],
        )
        for span in spans_of(station)
    ]


def delivered(station: Station, by: str) -> Figure:
    """Cargo delivered so far, stacked ``by`` "kind" or "operator"."""
    found = deliveries(station)
    if by == "kind":
        series = KINDS
        masses = [(one.at, one.kilograms_by_kind) for one in found]
    else:
        names = dict.fromkeys(one.visit.operator for one in found)
        series = {name: (name, colour) for name, colour in zip(names, SERIES, strict=False)}
        masses = [(one.at, {one.visit.operator: one.total_kg}) for one in found]
    return delivered_figure(masses, series, _unknown(station), chart_span(station))


def delivered_rows(station: Station) -> Rows:
    """Arrival, ship, kilograms, kinds, and the sum so far."""
    rows, total = [], 0.0
    for one in deliveries(station):
        total += one.total_kg
        rows.append(
            [
                one.visit.attachments[0].start.text,
                one.visit.full_name,
                one.visit.operator,
                kilograms(one.total_kg),
                _kinds(one),
                kilograms(total),
            ]
        )
    return rows


def _kinds(delivery: Delivery) -> str:
    known = {kind: mass for kind, mass in delivery.kilograms_by_kind.items() if kind != UNKNOWN}
    if not known:
        return "no breakdown found"
    return ", ".join(f"{KINDS[kind][0]} {kilograms(mass)}" for kind, mass in known.items())


def people(station: Station) -> Figure:
    """People aboard by agency over time."""
    times, counts = headcount(station)
    counts = _few(counts)
    colours = dict(zip(counts, SERIES, strict=False))
    return people_figure(counts, times, colours, _unknown(station), chart_span(station))


def _few(counts: dict[str, list[int]]) -> dict[str, list[int]]:
    """The largest agencies, and all others together, where there are more than colours."""
    if len(counts) <= len(SERIES):
        return counts
    names = list(counts)
    large, small = names[: len(SERIES) - 1], names[len(SERIES) - 1 :]
    others = [sum(values) for values in zip(*(counts[name] for name in small), strict=True)]
    return {name: counts[name] for name in large} | {"others": others}


def people_rows(station: Station) -> Rows:
    """From when on how many were aboard, in all and by agency."""
    times, counts = headcount(station)
    rows = []
    for number, when in enumerate(times):
        here = {agency: values[number] for agency, values in counts.items() if values[number]}
        whose = ", ".join(f"{agency} {count}" for agency, count in here.items())
        rows.append([f"{when:%Y-%m-%d}", str(sum(here.values())), whose])
    return rows
