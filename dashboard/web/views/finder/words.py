"""Numbers of a candidate as the page prints them; ``assets/app/views/finder/table.js`` has the same."""

from __future__ import annotations

from dashboard.instants import parse_utc


def date_and_time(iso: str) -> tuple[str, str]:
    """``19 Feb 2026`` and ``21:36:08``."""
    moment = parse_utc(iso)
    return f"{moment.day} {moment:%b %Y}", f"{moment:%H:%M:%S}"


def clock(hours: float) -> str:
    """``02:10`` of hours since midnight."""
    minutes = round(hours * 60) % 1440
    return f"{minutes // 60:02d}:{minutes % 60:02d}"


def place(latitude_deg: float, longitude_deg: float) -> str:
    """``28.7° N 72.0° E``."""
    north, east = "NS"[latitude_deg < 0], "EW"[longitude_deg < 0]
    return f"{abs(latitude_deg):.1f}° {north} {abs(longitude_deg):.1f}° {east}"


def percent(share: float) -> str:
    """``94 %``, with more digits the smaller it is; never a bare 0 or 100."""
    value = 100 * share
    if value >= 99.95:
        return "> 99.9 %"
    if value < 0.01:
        return "< 0.01 %"
    return f"{value:.0f} %" if 10 <= value < 99 else f"{value:.1f} %" if value >= 1 else f"{value:.2f} %"
