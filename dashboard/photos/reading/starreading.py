"""What the stars, the limb and the city lights of one picture tell: the one entry, ``read_stars``."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from dashboard.errors import InputError
from dashboard.orbit.archive import load_archive
from dashboard.orbit.frames import itrs_to_gcrs
from dashboard.orbit.geodesy import geodetic
from dashboard.orbit.states import rough_positions_itrs_km, states_at
from dashboard.orbit.window import recent
from dashboard.photos.reading.arc import USUAL_ALTITUDE_KM, Arc, best_of, find_arcs, ring_deg
from dashboard.photos.reading.attempts import Attempts
from dashboard.photos.reading.citylights import LightsReading, lights_reading
from dashboard.photos.reading.edges import find_edges
from dashboard.photos.reading.lens import Lens
from dashboard.photos.reading.limbtime import LimbReading, limb_reading
from dashboard.photos.reading.noclock import Moment, moments_of, stands_out
from dashboard.photos.reading.patterns import solver
from dashboard.photos.reading.picture import Picture, picture_of
from dashboard.photos.reading.plate import Plate
from dashboard.photos.reading.points import find_points
from dashboard.photos.reading.words import sentence_of, without_clock

Floats = NDArray[np.float64]

SENSOR_WIDTH_MM = 35.9
CLOCK_DOUBT_S = 600.0
TRAIL_S, SHORT_TRAIL_S = (
    8.0,
    30.0,
)  # longer exposures draw stars as lines, at first too short to tell anything
_REAL_FOCAL = 1.01  # lenses are a little longer than their name
# Where nothing says how long the lens is, or the picture is cut from a larger one.
_CROPS = (1.0, 1.2, 1.45, 1.75)
_COMMON_MM = (50.0, 24.0, 35.0, 15.0, 85.0, 65.0)
_BRIGHT, _FEW_POINTS = 45.0, 8
_LEAST_MISFIT_DEG = 0.09
_LIGHTS_HALF_S = 300.0


@dataclass(frozen=True)
class Known:
    """What the metadata says: focal length (None: not said), sensor's longer side, exposure, clock (mid-
    exposure).

    ``unix_s`` may be off by ``clock_doubt_s`` either way: the crew sets the camera's clock. Where there is no
    clock, ``between_unix_s`` is the stretch to look in; None: the last two years of element sets.
    """

    focal_mm: float | None = None
    sensor_width_mm: float = SENSOR_WIDTH_MM
    exposure_s: float | None = None
    unix_s: float | None = None
    clock_doubt_s: float = CLOCK_DOUBT_S
    between_unix_s: tuple[float, float] | None = None


@dataclass(frozen=True)
class StarReading:
    """What a picture tells. ``sentence`` says it; ``refusal`` says why where nothing could be read.

    ``shrunk`` original pixels make one of the plate's. ``limb`` and ``lights`` are two readings of the
    moment, shown apart; ``unix_s`` is the limb's, None where the limb tells none. ``place_deg`` is the
    latitude and longitude below the station then, or, where no orbit is known, by the camera's clock and
    the zenith among the stars (``place_by_zenith``). Without a clock ``moments`` are those that fit, the
    likeliest first, and ``limb`` is the first's only where it stands out.
    """

    sentence: str
    refusal: str | None = None
    plate: Plate | None = None
    arc: Arc | None = None
    shrunk: float = 1.0
    clock_unix_s: float | None = None
    limb: LimbReading | None = None
    lights: LightsReading | None = None
    place_deg: tuple[float, float] | None = None
    place_by_zenith: bool = False
    moments: tuple[Moment, ...] = ()

    @property
    def unix_s(self) -> float | None:
        """The moment by the limb, POSIX seconds of mid-exposure."""
        return self.limb.unix_s if self.limb is not None else None


def read_stars(image: NDArray[np.uint8], known: Known) -> StarReading:
    """What the stars in an image (height, width, 3) say, with what its metadata says.

    Raises :class:`SolverMissing` where the extra ``stars`` isn't installed.
    """
    solver()
    picture = picture_of(image)
    if known.exposure_s is not None and known.exposure_s > TRAIL_S:
        short = known.exposure_s < SHORT_TRAIL_S
        return _refused(
            "In such an exposure the stars are trails, too short to be read."
            if short
            else "In so long an exposure the stars are trails, which can't be read yet."
        )
    points = find_points(picture)
    bright = float(np.median(picture.grey)) > _BRIGHT
    if len(points) < _FEW_POINTS:
        return _refused(
            "The picture is too bright for stars." if bright else "There are too few stars in it."
        )
    altitude_km = _altitude_km(known.unix_s)
    attempts = Attempts(picture, points, altitude_km)
    solved = attempts.solved(_lenses(picture, known), trusted=bool(known.focal_mm))
    if solved is None:
        return _refused(_why_not(bright, attempts.seen_arc))
    return _told(picture, *solved, known, altitude_km)


def _why_not(bright: bool, seen_arc: bool) -> str:
    if bright:
        return (
            "The picture is too bright for stars: by day or in moonlight only its metadata tells its moment."
        )
    if not seen_arc:
        return "Neither horizon nor stars that exclude accident were found in it."
    return "No stars were found that exclude accident: too little sky, too few stars, or too strong a crop."


def _refused(reason: str) -> StarReading:
    return StarReading(sentence=reason, refusal=reason)


def _lenses(picture: Picture, known: Known) -> list[Lens]:
    """Lenses to try: the metadata's first, then crops of it; the usual ones where it names none."""
    lengths = _COMMON_MM if not known.focal_mm else tuple(known.focal_mm * crop for crop in _CROPS)
    a_mm = _REAL_FOCAL / known.sensor_width_mm * max(picture.width, picture.height)
    return [Lens(picture.width, picture.height, length * a_mm) for length in lengths]


def _altitude_km(unix_s: float | None) -> float:
    if unix_s is None:
        return USUAL_ALTITUDE_KM
    try:
        return float(geodetic(states_at([unix_s]).position_itrs_km).altitude_km[0])
    except InputError:
        return USUAL_ALTITUDE_KM


def _told(picture: Picture, plate: Plate, arc: Arc | None, known: Known, altitude_km: float) -> StarReading:
    limb: LimbReading | None = None
    lights: LightsReading | None = None
    place: tuple[float, float] | None = None
    zenith, moments = False, tuple[Moment, ...]()
    if known.unix_s is not None:
        first, last = known.unix_s - known.clock_doubt_s, known.unix_s + known.clock_doubt_s
        arc = _arc_then(picture, plate, first, last, altitude_km) or arc
        if arc is not None:
            edges = find_edges(picture, plate.lens, arc)
            limb = limb_reading(edges, plate.camera_from_gcrs, first, last)
            if limb is not None and (limb.misfit_deg > _LEAST_MISFIT_DEG or not limb.believed):
                limb = None
        middle = limb.unix_s if limb is not None else known.unix_s
        half = min(_LIGHTS_HALF_S, known.clock_doubt_s)
        lights = lights_reading(picture, plate.lens, plate.camera_from_gcrs, middle - half, middle + half)
        place, zenith = _place(plate, arc, limb, known.unix_s)
    elif arc is not None:
        moments = _moments(picture, plate, arc, known)
        if moments and stands_out(moments):
            limb = moments[0].limb
            place = _place(plate, arc, limb, limb.unix_s)[0]
    told = StarReading(
        sentence="",
        plate=plate,
        arc=arc,
        shrunk=picture.shrunk,
        clock_unix_s=known.unix_s,
        limb=limb,
        lights=lights,
        place_deg=place,
        place_by_zenith=zenith,
        moments=moments,
    )
    if known.unix_s is None:
        return replace(told, sentence=without_clock(plate, moments, place))
    return replace(told, sentence=sentence_of(plate, known.unix_s, limb, lights, place, zenith))


def _moments(picture: Picture, plate: Plate, arc: Arc, known: Known) -> tuple[Moment, ...]:
    """The moments that fit a picture without a clock, by the arc behind the lens that the stars tell."""
    if known.between_unix_s is None:
        window = recent(load_archive())
        first, last = window.start_unix_s, window.stop_unix_s
    else:
        first, last = known.between_unix_s
    closer = find_arcs(picture, plate.lens, most=1)
    edges = find_edges(picture, plate.lens, closer[0] if closer else arc)
    return tuple(moments_of(picture, plate, edges, first, last))


def _arc_then(picture: Picture, plate: Plate, first: float, last: float, altitude_km: float) -> Arc | None:
    """The ring about the nadir of one of the moments, among the stars as they were found: a faint arc is
    found too.
    """
    times = np.arange(first, last + 1, 2.0)
    try:
        position = rough_positions_itrs_km(times)
    except InputError:
        return None
    down = -position / np.linalg.norm(position, axis=1, keepdims=True)
    nadirs = np.einsum("nij,nj->ni", plate.camera_from_gcrs @ itrs_to_gcrs(times), down)
    return best_of(picture, plate.lens, nadirs, ring_deg(altitude_km))


def _place(
    plate: Plate, arc: Arc | None, limb: LimbReading | None, clock_unix_s: float
) -> tuple[tuple[float, float] | None, bool]:
    """Latitude and longitude below the station, and whether only clock and zenith tell them."""
    try:
        position = states_at([clock_unix_s if limb is None else limb.unix_s]).position_itrs_km
    except InputError:
        if arc is None:
            return None, False
        zenith = -(arc.nadir @ plate.camera_from_gcrs @ itrs_to_gcrs(clock_unix_s)[0])
        below = geodetic(zenith[None] * 6790.0)
        return (float(below.latitude_deg[0]), float(below.longitude_deg[0])), True
    if limb is None:
        return None, False
    below = geodetic(position)
    return (float(below.latitude_deg[0]), float(below.longitude_deg[0])), False
