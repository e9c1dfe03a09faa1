"""Requests as visitors make them: at random, but the same in each run."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from itertools import count

import httpx

from dashboard.instants import format_utc, parse_unix

PLACES = ("Lahore, PK", "New Delhi, IN", "Madrid, ES", "Cape Town, ZA", "Tokyo, JP", "Lima, PE", "Sydney, AU")
BORDERS = ("IN-PK", "FR-ES", "US-MX", "DE-PL", "AR-CL")
FILES = ("css/page.css", "app/main.js", "maps/world_50m.json", "icons/station.svg")


class Traffic:
    """Addresses over the archive that a server says it has."""

    def __init__(self, url: str, seed: int = 25544) -> None:
        archive = httpx.get(f"{url}/healthz").json()["archive"]
        self._first, self._last = (parse_unix(archive[end]) for end in ("start_utc", "stop_utc"))
        self._random = random.Random(seed)

    def mixed(self, wanted: int) -> Iterator[str]:
        """What opening and using the page asks for, in the shares of a visit."""
        kinds: dict[Callable[[], str], int] = {
            self._moment: 30,
            self._track: 20,
            self._page: 12,
            lambda: f"/assets/{self._random.choice(FILES)}": 15,
            lambda: "/api/v1/visits": 6,
            lambda: "/api/v1/arcs": 4,
            lambda: "/api/v1/cities": 3,
            lambda: "/healthz": 4,
            self._candidates: 3,
            self._passes: 2,
            self._card: 1,
        }
        for make in self._random.choices(list(kinds), list(kinds.values()), k=wanted):
            yield make()

    def exposures(self, wanted: int) -> Iterator[str]:
        """Frames of every size and lens, each one another; one in ten as large as can be."""
        for number in range(wanted):
            large = number % 10 == 9
            width = 2560 if large else self._random.choice((480, 960, 1280, 1600))
            length = self._random.choice((30, 120, 600, 1860)) if not large else 1860
            lens, focal = self._random.choice((("rectilinear", 14), ("rectilinear", 50), ("fisheye", 8)))
            yield (
                f"/api/v1/exposure.png?t={self._when(3600)}&width={width}&exposure_s={length}&lens={lens}"
                f"&lens_mm={focal}&azimuth_deg={self._random.randrange(-180, 180)}"
                f"&elevation_deg={self._random.randrange(-20, 60)}"
            )

    def questions(self, wanted: int) -> Iterator[str]:
        """The finder's, about places and borders, over all dates or some."""
        for _ in range(wanted):
            if self._random.random() < 0.3:
                place = f"border={self._random.choice(BORDERS)}"
            else:
                place = f"place={self._random.choice(PLACES)}"
            dates = f"&from={self._when(90 * 86400)[:10]}" if self._random.random() < 0.5 else ""
            light = self._random.choice(("night", "day", "any"))
            within = self._random.randrange(100, 700)
            yield f"/api/v1/find?{place}&within_km={within}&light={light}{dates}&chart=true"

    def dear_passes(self) -> Iterator[str]:
        """As dear as is answered, without end and each one another: seconds of a processor."""
        for number in count():
            yield f"/api/v1/passes?region=border:FR-ES&within_km={1500 + number / 10}"

    def _when(self, before_the_end_s: float) -> str:
        return format_utc(round(self._random.uniform(self._first + 60, self._last - before_the_end_s)))

    def _moment(self) -> str:
        return f"/api/v1/moment?t={self._when(60)}"

    def _track(self) -> str:
        start = parse_unix(self._when(7200))
        return f"/api/v1/track?start={format_utc(start)}&stop={format_utc(start + 3600)}&step_s=30"

    def _page(self) -> str:
        shown = self._random.choice(("map", "when", "exposure", "station"))
        return f"/?t={self._when(60)}&show={shown}"

    def _candidates(self) -> str:
        weight = self._random.randrange(0, 300) / 100
        return f"/api/v1/photos/spacecraft-stars-city-lights/candidates?weights=hour:{weight}"

    def _passes(self) -> str:
        day = parse_unix(self._when(10 * 86400))
        return f"/api/v1/passes?region=country:IN&start={format_utc(day)}&stop={format_utc(day + 5 * 86400)}"

    def _card(self) -> str:
        return f"/api/v1/card.png?t={self._when(60)}"
