"""Ways to solve a picture, the likeliest first, until one excludes accident."""

from __future__ import annotations

from dashboard.photos.reading.arc import Arc, find_arcs
from dashboard.photos.reading.lens import Lens
from dashboard.photos.reading.picture import Picture
from dashboard.photos.reading.plate import Plate, solve
from dashboard.photos.reading.points import Points, find_points

# How far off a lens may be whose length the metadata says, and one that is only supposed.
SHARE, BLIND_SHARE = 0.05, 0.12
FAINT_SIGMA = 3.6
_MOST_CROPS = 2


class Attempts:
    """One picture, its points, and whether any arc was seen in it while it was tried."""

    def __init__(self, picture: Picture, points: Points, altitude_km: float) -> None:
        self.picture, self.points, self.altitude_km = picture, points, altitude_km
        self.seen_arc = False

    def solved(self, lenses: list[Lens], trusted: bool) -> tuple[Plate, Arc | None] | None:
        """The first plate that is accepted with its arc. The first of the lenses may be ``trusted``."""
        if trusted:
            found = self._behind(lenses[0])
            if found is not None:
                return found
            return self._supposed(lenses[1:], _MOST_CROPS)
        return self._supposed(lenses, len(lenses))

    def _behind(self, lens: Lens) -> tuple[Plate, Arc | None] | None:
        arcs = self._arcs(lens)
        for arc in (*arcs, None):
            plate = solve(self.points, lens, arc, SHARE)
            if plate is not None:
                return plate, arc
        if not arcs:
            return None
        plate = solve(find_points(self.picture, FAINT_SIGMA), lens, arcs[0], SHARE)
        return None if plate is None else (plate, arcs[0])

    def _supposed(self, lenses: list[Lens], most: int) -> tuple[Plate, Arc | None] | None:
        """Behind those lenses by which the arc is an airglow's best: its curvature tells the length
        roughly.
        """
        seen = [(arcs[0], lens) for lens in lenses if (arcs := self._arcs(lens, 1))]
        seen.sort(key=lambda one: -one[0].score)
        for arc, lens in seen[:most]:
            plate = solve(self.points, lens, arc, BLIND_SHARE)
            if plate is not None:
                return plate, arc
        return None

    def _arcs(self, lens: Lens, most: int = 3) -> list[Arc]:
        arcs = find_arcs(self.picture, lens, self.altitude_km, most)
        self.seen_arc |= bool(arcs)
        return arcs
