"""The moment by the city lights: when the cities on the turning ground stood where the picture is bright.

A second reading, independent of the limb. Under cloud it can be wrong, so it never overrules the limb.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dashboard.errors import InputError
from dashboard.exposure.ground.lights import city_places, city_sizes
from dashboard.geo.cities import cities
from dashboard.orbit.frames import itrs_to_gcrs
from dashboard.orbit.states import rough_positions_itrs_km, states_at
from dashboard.photos.reading.lens import Lens
from dashboard.photos.reading.picture import Picture, Singles

Floats = NDArray[np.float64]

LEAST_PEOPLE = 30_000
LEAST_CITIES = 12
_LEAST_ELEVATION_SINE = 0.07  # nearer to the limb air and clouds hide them
_STEP_S = 0.5
_FINE_S = 0.1
LEAST_CLEAR, LEAST_LEAD = 7.0, 1.5
_ELSEWHERE_S = 15.0
SIGMA_S = 1.0
_CLOSE_S, _LEAST_USUAL = 4.0, 10


@dataclass(frozen=True)
class LightsReading:
    """The moment by the lights: ``unix_s``, one sigma, how many cities tell it.

    ``clear`` is the peak over the usual score in units of the scores' spread; ``lead`` the peak over the
    next.
    """

    unix_s: float
    sigma_s: float
    cities: int
    clear: float
    lead: float

    @property
    def believed(self) -> bool:
        """Whether the peak stands out from all other moments."""
        return self.clear >= LEAST_CLEAR and self.lead >= LEAST_LEAD


def lights_reading(
    picture: Picture, lens: Lens, camera_from_gcrs: Floats, start_unix_s: float, stop_unix_s: float
) -> LightsReading | None:
    """The moment between two at which most light is where cities are; None where too few are in the
    picture.
    """
    times = np.arange(start_unix_s, stop_unix_s + _STEP_S / 2, _STEP_S)
    contrast = _contrast(picture)
    try:
        near = _near(times)
        position = rough_positions_itrs_km(times)
        scores, counts = _scores(contrast, lens, camera_from_gcrs, times, position, near)
        if not (counts >= LEAST_CITIES).any():
            return None
        best = int(np.argmax(scores))
        fine = times[best] + np.arange(-1.5, 1.51, _FINE_S)
        finer = _scores(contrast, lens, camera_from_gcrs, fine, states_at(fine).position_itrs_km, near)[0]
    except InputError:
        return None
    told = scores[counts >= LEAST_CITIES]
    usual = float(np.median(told))
    spread = 1.4826 * float(np.median(np.abs(told - usual))) + 1e-6
    elsewhere = (np.abs(times - times[best]) > _ELSEWHERE_S) & (counts >= LEAST_CITIES)
    second = float(np.max(scores[elsewhere], initial=usual))
    clear = float((scores[best] - usual) / spread)
    lead = float((scores[best] - usual) / max(second - usual, spread))
    # The middle of what is nearly as good, not one noisy peak.
    high = finer >= finer.max() - 0.25 * max(float(finer.max()) - usual, 1e-6)
    unix_s = float(np.mean(fine[high]))
    return LightsReading(unix_s, SIGMA_S, int(counts[best]), clear, lead)


@dataclass(frozen=True)
class Score:
    """Light at the cities about one instant: the peak over what is usual in the minute around it, and its
    spread.
    """

    over: float
    spread: float
    cities: int


def scores_near(picture: Picture, lens: Lens, camera_from_gcrs: Floats, instants: list[float]) -> list[Score]:
    """The score at each of some instants, a few seconds either way; nothing where too few cities are in
    view.
    """
    contrast = _contrast(picture)
    close = np.arange(-_CLOSE_S, _CLOSE_S + _STEP_S / 2, _STEP_S)
    far = np.arange(_CLOSE_S + 8.0, 60.0, 3.0)
    offsets = np.concatenate([close, far, -far])
    found = []
    for unix_s in instants:
        times = unix_s + offsets
        position = rough_positions_itrs_km(times)
        scores, counts = _scores(contrast, lens, camera_from_gcrs, times, position, _near(np.sort(times)))
        best = int(np.argmax(scores[: len(close)]))
        usual = scores[len(close) :][counts[len(close) :] >= LEAST_CITIES]
        if counts[best] < LEAST_CITIES or len(usual) < _LEAST_USUAL:
            found.append(Score(0.0, np.nan, 0))
            continue
        middle = float(np.median(usual))
        spread = 1.4826 * float(np.median(np.abs(usual - middle))) + 0.005
        found.append(Score(float(scores[best]) - middle, spread, int(counts[best])))
    return found


def _contrast(picture: Picture) -> Singles:
    """How much brighter than what is around it each pixel is, on a scale on which a great city is a few
    towns.
    """
    from scipy import ndimage

    light = np.log(ndimage.gaussian_filter(picture.grey, 0.8) + np.float32(3.0))
    around = ndimage.uniform_filter(light, size=25)
    return np.asarray(np.clip(light - around, -0.5, 2.0), dtype=np.float32)


def _near(unix_s: Floats) -> NDArray[np.intp]:
    """Rows of the cities that come over the station's horizon at all."""
    places, ups = city_places()
    some = rough_positions_itrs_km(unix_s[:: max(1, len(unix_s) // 20)])
    over = ups @ some.T - np.einsum("ij,ij->i", ups, places)[:, None]
    people = cities().population >= LEAST_PEOPLE
    return np.flatnonzero((over > 0).any(axis=1) & people)


def _scores(
    contrast: Singles,
    lens: Lens,
    camera_from_gcrs: Floats,
    unix_s: Floats,
    position_itrs_km: Floats,
    rows: NDArray[np.intp],
) -> tuple[Floats, NDArray[np.int64]]:
    """Mean contrast (n,) at the cities in the picture at instants, weighted, and how many they are (n,)."""
    places, ups = (table[rows] for table in city_places())
    light = city_sizes()[0][rows]
    scores, counts = np.zeros(len(unix_s)), np.zeros(len(unix_s), dtype=np.int64)
    turns = camera_from_gcrs @ itrs_to_gcrs(unix_s)
    for i, (turn, station) in enumerate(zip(turns, position_itrs_km, strict=True)):
        away = places - station
        distance = np.linalg.norm(away, axis=1)
        seen = away @ turn.T
        sine = -np.einsum("ij,ij->i", away, ups) / distance
        some = np.flatnonzero((sine > _LEAST_ELEVATION_SINE) & (seen[:, 2] > 0.3 * distance))
        if not len(some):
            continue
        pixels = lens.pixels(seen[some] / distance[some, None])
        inside = lens.holds(pixels, 2.0)
        some, pixels = some[inside], pixels[inside].astype(np.int64)
        if len(some) < LEAST_CITIES:
            continue
        weight = np.sqrt(light[some] / distance[some] ** 2)
        scores[i] = np.sum(weight * contrast[pixels[:, 1], pixels[:, 0]]) / np.sum(weight)
        counts[i] = len(some)
    return scores, counts
