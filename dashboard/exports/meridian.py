"""A track in pieces that end at the 180th meridian, for forms that draw straight lines between places."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from dashboard.exports.stretch import Stretch


def pieces(stretch: Stretch) -> Iterator[slice]:
    """Runs of states between which the track doesn't cross the 180th meridian."""
    longitude = stretch.place.longitude_deg
    cuts = (np.flatnonzero(np.abs(np.diff(longitude)) > 180.0) + 1).tolist()
    for first, stop in zip([0, *cuts], [*cuts, len(longitude)], strict=True):
        yield slice(first, stop)


def lines(stretch: Stretch) -> list[list[list[float]]]:
    """The track as lines of [longitude, latitude, metres up] that meet the 180th meridian from both sides.

    Where a line is cut, both its ends are put on the meridian itself, at the latitude and height between the
    neighbouring states: no gap is left on a map. A line has two places at least.
    """
    place = stretch.place
    columns = np.column_stack([place.longitude_deg, place.latitude_deg, place.altitude_km * 1e3])
    runs = [columns[piece] for piece in pieces(stretch)]
    for number in range(len(runs) - 1):
        before, after = runs[number][-1], runs[number + 1][0]
        eastwards = before[0] > 0
        ahead = after[0] + (360.0 if eastwards else -360.0)
        side = 180.0 if eastwards else -180.0
        share = (side - before[0]) / (ahead - before[0])
        between = before + share * (after - before)
        runs[number] = np.vstack([runs[number], [side, *between[1:]]])
        runs[number + 1] = np.vstack([[-side, *between[1:]], runs[number + 1]])
    return [
        [[round(lon, 6), round(lat, 6), round(up, 1)] for lon, lat, up in run.tolist()]
        for run in runs
        if len(run) > 1
    ]
