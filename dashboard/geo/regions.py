"""Places the station passes: a border between two countries, a country, a box, a point.

Borders are Natural Earth's 1:10 million lines as they are in effect, thinned to 0.3 km; the areas the
UN draws apart from India, Pakistan and China (Jammu and Kashmir, Aksai Chin, Arunachal Pradesh) are named
as disputed. See ``data/BORDERS.md``. "The India-Pakistan border" is the international border from the Arabian
Sea to the Punjab and, flagged as disputed, the Line of Control up to its end at about 35.1 N, 77.0 E.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, cached_property

import numpy as np
from numpy.typing import ArrayLike, NDArray

from dashboard.errors import InputError
from dashboard.geo import polyline
from dashboard.geo.borderdata import Border, Line, border_data
from dashboard.geo.sphere import MEAN_RADIUS_KM, unit_vectors

Floats = NDArray[np.float64]

_BLOCK = 256  # points at a time whose parallels are crossed with the edges of a ring


@dataclass(frozen=True, eq=False)
class Region:
    """A place with lines to draw and, where it is an area, an inside.

    ``lines`` are for drawing; a line that is disputed says so. ``rings`` are empty unless it is an area.
    ``reach_km`` is how far the region reaches beyond its lines (:mod:`dashboard.geo.shapes`).
    """

    name: str
    lines: tuple[Line, ...]
    rings: tuple[Line, ...] = ()
    reach_km: float = 0.0

    @cached_property
    def _prepared(self) -> polyline.Polyline:
        return polyline.prepare([(line.latitude_deg, line.longitude_deg) for line in self.lines])

    @cached_property
    def cap(self) -> tuple[Floats, float]:
        """Unit vector (3,) and radius in km of a circle on the mean sphere that holds all of it."""
        corners = np.concatenate([unit_vectors(line.latitude_deg, line.longitude_deg) for line in self.lines])
        centre = corners.mean(axis=0)
        length = float(np.linalg.norm(centre))
        if length < 1e-6:  # spread around the globe: the circle is all of it
            return np.array([0.0, 0.0, 1.0]), np.pi * MEAN_RADIUS_KM
        centre /= length
        radius_km = float(np.arccos(np.clip(corners @ centre, -1.0, 1.0)).max() * MEAN_RADIUS_KM)
        return centre, radius_km + self.reach_km

    def distance_km(self, latitude_deg: ArrayLike, longitude_deg: ArrayLike) -> Floats:
        """Great-circle distance from each position to the region; 0 inside an area. Shape follows the input.

        On the mean sphere: within 0.5 % of the ellipsoid's distance. Longitudes may be any turn.
        """
        points = unit_vectors(latitude_deg, longitude_deg)
        shape = points.shape[:-1]
        outside = ~self.contains(latitude_deg, longitude_deg).reshape(-1)
        found = np.zeros(len(outside))
        found[outside] = polyline.distance_km(self._prepared, points.reshape(-1, 3)[outside])
        return found.reshape(shape)

    def contains(self, latitude_deg: ArrayLike, longitude_deg: ArrayLike) -> NDArray[np.bool_]:
        """Whether each position lies inside the area (always False for lines and points)."""
        lat, lon = np.broadcast_arrays(np.asarray(latitude_deg, float), np.asarray(longitude_deg, float))
        inside = odd_crossings(self.rings, lat.reshape(-1), (lon.reshape(-1) + 180) % 360 - 180)
        return inside.reshape(lat.shape)

    def bounds_deg(self) -> tuple[float, float, float, float]:
        """(south, west, north, east) of the lines; no care is taken of the antimeridian."""
        lat = np.concatenate([line.latitude_deg for line in self.lines])
        lon = np.concatenate([line.longitude_deg for line in self.lines])
        return float(lat.min()), float(lon.min()), float(lat.max()), float(lon.max())


def odd_crossings(rings: Iterable[Line], lat: Floats, lon: Floats) -> NDArray[np.bool_]:
    """Even-odd rule over all rings at once (holes are rings too)."""
    odd = np.zeros(len(lat), bool)
    for ring in rings:
        south, west, north, east = ring.bounds_deg
        level = (lat >= south) & (lat <= north)
        if not level.any():
            continue
        for turned in (lon - 360, lon, lon + 360):  # a ring across the antimeridian goes on beyond 180
            who = np.flatnonzero(level & (turned >= west) & (turned <= east))
            if not len(who):
                continue
            # From south to north, so that a block meets only the few edges at its own latitudes.
            who = who[np.argsort(lat[who])]
            for block in np.array_split(who, 1 + len(who) // _BLOCK):
                odd[block] ^= _crossings(ring, lat[block], turned[block]) % 2 == 1
    return odd


def _crossings(ring: Line, lat: Floats, lon: Floats) -> NDArray[np.int64]:
    """How often the parallel east of each point crosses the ring."""
    if not len(lat):
        return np.zeros(0, np.int64)
    band = (ring.latitude_deg >= lat.min()) | np.roll(ring.latitude_deg >= lat.min(), -1)
    band &= (ring.latitude_deg <= lat.max()) | np.roll(ring.latitude_deg <= lat.max(), -1)
    edges = np.flatnonzero(band[:-1])
    lat0, lat1 = ring.latitude_deg[edges], ring.latitude_deg[edges + 1]
    lon0, lon1 = ring.longitude_deg[edges], ring.longitude_deg[edges + 1]
    rise = np.where(lat1 == lat0, 1.0, lat1 - lat0)
    spans = (lat0 > lat[:, None]) != (lat1 > lat[:, None])
    meets = lon0 + (lat[:, None] - lat0) / rise * (lon1 - lon0)
    crossings: NDArray[np.int64] = np.count_nonzero(spans & (meets > lon[:, None]), axis=1)
    return crossings


def point_region(latitude_deg: float, longitude_deg: float, name: str | None = None) -> Region:
    """One point. Raises :class:`InputError` for a latitude beyond the poles or a longitude beyond ±360."""
    _check("lat", latitude_deg, 90)
    _check("lon", longitude_deg, 360)
    line = Line(np.array([float(latitude_deg)]), np.array([float(longitude_deg)]))
    label = name or f"{abs(latitude_deg):.2f}° {_side(latitude_deg, 'NS')}, {_meridian(longitude_deg)}"
    return Region(label, (line,))


def box_region(
    south_deg: float, west_deg: float, north_deg: float, east_deg: float, name: str = "box"
) -> Region:
    """A box between two parallels and two meridians, eastwards from ``west_deg``; it may cross 180°.

    Raises :class:`InputError` where north isn't north of south.
    """
    _check("south", south_deg, 90)
    _check("north", north_deg, 90)
    _check("west", west_deg, 360)
    _check("east", east_deg, 360)
    if not south_deg < north_deg:
        raise InputError("north", north_deg, f"a latitude above {south_deg}", "is not north of south")
    west = (west_deg + 180) % 360 - 180
    east = west + ((east_deg - west_deg) % 360 or 360)
    parts = [(west, min(east, 180.0))] + ([(-180.0, east - 360)] if east > 180 else [])
    sides = [
        _sampled([(south_deg, west), (north_deg, west)]),
        _sampled([(south_deg, east), (north_deg, east)]),
    ]
    along = [_sampled([(lat, west), (lat, east)]) for lat in (south_deg, north_deg)]
    rings = tuple(_box_ring(south_deg, a, north_deg, b) for a, b in parts)
    return Region(name, tuple(sides + along), rings)


def _box_ring(south: float, west: float, north: float, east: float) -> Line:
    return Line(np.array([south, north, north, south, south]), np.array([west, west, east, east, west]))


def _sampled(corners: list[tuple[float, float]], step_deg: float = 0.5) -> Line:
    """A parallel or meridian as short great-circle pieces (a parallel is no great circle)."""
    (lat0, lon0), (lat1, lon1) = corners
    count = 2 + int(max(abs(lat1 - lat0), abs(lon1 - lon0)) / step_deg)
    return Line(np.linspace(lat0, lat1, count), np.linspace(lon0, lon1, count))


def _check(parameter: str, value: float, limit: float) -> None:
    if not abs(value) <= limit:
        raise InputError(parameter, value, f"-{limit:g} to {limit:g} degrees")


def _side(value: float, letters: str) -> str:
    return letters[0] if value >= 0 else letters[1]


def _meridian(longitude_deg: float) -> str:
    turned = (longitude_deg + 180) % 360 - 180
    return f"{abs(turned):.2f}° {_side(turned, 'EW')}"


@cache
def border_between(first: str, second: str) -> Region:
    """The land border of two countries (ISO 3166 two-letter codes, any case), disputed parts flagged.

    Raises :class:`InputError` for a code that isn't a country's, and where no border is shared (it lists
    the neighbours that are).
    """
    a, b = country_code(first, "country"), country_code(second, "country")
    data = border_data()
    found = [border for border in data.borders if set(border.pair) == {a, b}]
    name = country_name(a)
    if not found or a == b:
        neighbours = ", ".join(f"{code} ({country_name(code)})" for code in neighbours_of(a))
        if not neighbours:
            raise InputError("country", first, "a country with a land border", "has no land border")
        allowed = f"a neighbour of {name}: {neighbours}"
        raise InputError("country", second, allowed, f"shares no land border with {name}")
    return Region(f"{name}–{country_name(b)} border", tuple(_lines(found)))


def _lines(borders: Iterable[Border]) -> list[Line]:
    return [line for border in borders for line in border.lines]


def neighbours_of(code: str) -> list[str]:
    """Codes of the countries that share a land border with one, sorted."""
    pairs = [border.pair for border in border_data().borders if code in border.pair]
    return sorted({other for pair in pairs for other in pair if len(other) == 2} - {code})


def country_code(text: str, parameter: str = "country") -> str:
    """The code as the data has it. Raises :class:`InputError`."""
    codes = {area.code.upper(): area.code for area in border_data().countries}
    try:
        return codes[text.strip().upper()]
    except KeyError:
        raise InputError(
            parameter, text, "a two-letter country code such as IN or PK", "is no country"
        ) from None


def country_name(code: str) -> str:
    """Name of a country, as GeoNames has it."""
    return next(area.name for area in border_data().countries if area.code == code)


@cache
def country_region(code: str) -> Region:
    """A country as an area (coasts to 3 km). Raises :class:`InputError` for an unknown code."""
    known = country_code(code)
    area = next(area for area in border_data().countries if area.code == known)
    return Region(area.name, area.rings, area.rings)


_NAMED = {"india-pakistan-border": ("IN", "PK")}


def region_named(name: str) -> Region:
    """A region by its name in a link or file: ``india-pakistan-border``, ``border:FR-ES``, ``country:JP``.

    Raises :class:`InputError` for any other name.
    """
    wanted = name.strip().lower()
    if wanted in _NAMED:
        return border_between(*_NAMED[wanted])
    kind, _, rest = wanted.partition(":")
    if kind == "border" and rest.count("-") == 1:
        return border_between(*rest.split("-"))
    if kind == "country" and rest:
        return country_region(rest)
    allowed = f"{', '.join(_NAMED)}, border:XX-YY or country:XX with two-letter codes"
    raise InputError("region", name, allowed, "is no known region")


def disputed_lines() -> tuple[Line, ...]:
    """Every disputed border line and, where a claim runs elsewhere, the claim's line: to draw as such."""
    data = border_data()
    return tuple(line for b in data.borders for line in b.lines if line.disputed) + data.claim_lines
