"""The frame: lights, backdrop and hardware added up, with glare and a film's curve."""

from __future__ import annotations

import functools
import os
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from dashboard.exposure.camera.camera import Camera
from dashboard.exposure.camera.poses import Poses, poses_at
from dashboard.exposure.camera.sensor import accumulate
from dashboard.exposure.camera.setup import Exposure, Window
from dashboard.exposure.camera.sums import Light
from dashboard.exposure.ground.borderlights import border_lights
from dashboard.exposure.ground.lights import (
    LAMP_RGB,
    PALE,
    SODIUM,
    WARM,
    Lights,
    all_lights,
    city_segments,
    lights_in_view,
)
from dashboard.exposure.ground.limb import Background, background
from dashboard.exposure.hardware.parts import Piece, hardware_at
from dashboard.exposure.hardware.silhouette import Silhouettes, draw
from dashboard.exposure.render import tone
from dashboard.exposure.render.png import png_bytes
from dashboard.exposure.sky.bodies import Body, bodies
from dashboard.exposure.sky.starlight import STAR_RGB, star_segments
from dashboard.instants import from_unix
from dashboard.orbit.sunlight import SUNLIT, illumination, sun_itrs_km

Floats = NDArray[np.float64]
Single = NDArray[np.float32]

_POOL = ThreadPoolExecutor(max_workers=max(2, min(4, os.cpu_count() or 2)), thread_name_prefix="exposure")

# The picture's brightness: at this length and focal length trails are shown with this gain.
_GAIN, _GAIN_AT_S, _GAIN_AT_PX = 4.2, 300.0, 535.0
# A longer exposure is made at a lower sensitivity, as a photographer would: the power of its length.
_GAIN_POWER = -0.55
_BRIGHT_SHARE = 1.0  # the frame's brighter parts are kept below this
_BACKDROP_EVERY_S = 60.0
_ROWS_AT_ONCE = 64
_LAMP_HALVES = ((SODIUM,), (WARM, PALE))


@dataclass(frozen=True)
class Accumulated:
    """Linear light (3, height, width) of one exposure before glare and curve, and what the curve needs.

    ``moments`` as in :class:`Light`, of everything, where asked for.
    """

    planes: Single
    moments: Single | None


def step_s(camera: Camera) -> float:
    """Time between poses for which a straight run between them is true to a quarter of a pixel.

    Relative to the station the ground 420 km below bends away by 0.0077 km/s2.
    """
    return float(np.clip(np.sqrt(0.25 * 8 * 420 / 0.0077 / camera.focal_px), 0.5, 20.0))


def star_step_s(camera: Camera) -> float:
    """The same for stars, whose arcs turn by 0.065 degrees a second at most."""
    return float(np.clip(np.sqrt(0.1 * 8 / camera.focal_px) / 0.00114, 0.5, 30.0))


def render(exposure: Exposure) -> Image.Image:
    """The finished frame."""
    planes = expose(exposure).planes
    list(_POOL.map(tone.add_glare, planes))
    return tone.to_picture(planes)


def to_png(picture: Image.Image) -> bytes:
    """A picture as PNG bytes."""
    return png_bytes(picture, _POOL)


def render_arrival(exposure: Exposure) -> Image.Image:
    """When the light of each pixel came, for showing the exposure build up.

    Red: the mean of the time its light came, 0 beginning to 255 end. Green: how spread out that time is,
    its standard deviation, 255 for 1/3 of the exposure. Blue: 0. Glare is taken along, as in the frame.
    """
    moments = expose(exposure, times=True).moments
    assert moments is not None
    list(_POOL.map(functools.partial(tone.add_glare, cap=np.inf), moments))
    picture = np.zeros((*moments.shape[1:], 3), dtype=np.uint8)
    for rows in _bands(len(picture)):
        amount, first, second = moments[:, rows]
        amount = np.maximum(amount, np.float32(1e-9))
        mean = first / amount
        deviation = np.sqrt(np.maximum(second / amount - mean * mean, 0))
        for band, share in enumerate((mean, deviation * 3)):
            picture[rows, :, band] = np.clip(share, 0, 1) * 255 + 0.5
    return Image.fromarray(picture)


@dataclass(frozen=True)
class _Parts:
    """What a frame is made of: the light of the stars and of two groups of lamps, backdrop and hardware."""

    stars: Light
    lamps: list[Light]
    backdrop: Background
    hardware: Silhouettes | None
    static: np.float32  # by what the backdrop's light counts in an exposure of this length


def expose(exposure: Exposure, times: bool = False) -> Accumulated:
    """All light that falls on the sensor during the exposure."""
    parts = _parts(exposure, times)
    bands = _bands(exposure.camera.height)
    moments = _moments(parts, bands) if times else None
    # The stars' sums are three colours: the rest is added to them where they are, which saves a frame's room.
    planes = parts.stars.sums

    def mixed(rows: slice) -> None:
        light = parts.stars.colours(rows)
        light *= parts.backdrop.clear_in(rows)
        for lamps in parts.lamps:
            light += lamps.colours(rows)
        light += parts.backdrop.light_in(rows) * parts.static
        planes[:, rows] = light

    list(_POOL.map(mixed, bands))
    dimming = _dimming(planes)

    def finished(rows: slice) -> None:
        if parts.hardware is not None:
            planes[:, rows] *= parts.hardware.clear_in(rows)
            planes[:, rows] += parts.hardware.light_in(rows)
        planes[:, rows] *= dimming

    list(_POOL.map(finished, bands))
    return Accumulated(planes, moments)


def _bands(height: int) -> list[slice]:
    """Rows of the frame in bands: what is made of several sums is made of few rows at a time."""
    return [slice(first, min(first + _ROWS_AT_ONCE, height)) for first in range(0, height, _ROWS_AT_ONCE)]


def _parts(exposure: Exposure, times: bool) -> _Parts:
    camera = exposure.camera
    poses = poses_at(exposure.instants(step_s(camera)), exposure.attitude)
    middle = poses_at([(exposure.start_unix_s + exposure.stop_unix_s) / 2], exposure.attitude)
    moving = bodies(float(middle.unix_s[0]), middle.position_itrs_km[0])
    lasts = exposure.exposure_s / _GAIN_AT_S
    gain = _GAIN * lasts**_GAIN_POWER * camera.focal_px / _GAIN_AT_PX
    backdrop_task = _POOL.submit(_backdrop, exposure, middle, moving)
    stars_task = _POOL.submit(_stars, exposure, moving, gain, times)
    hardware_task = _POOL.submit(_hardware, exposure, middle)
    table = all_lights(lights_in_view(exposure, poses), border_lights(exposure, poses))
    # Two halves of about as much work, so that two processors are busy: half of all lamps are of one kind.
    halves = [_POOL.submit(_lamps, exposure, poses, table, kinds, gain, times) for kinds in _LAMP_HALVES]
    return _Parts(
        stars_task.result(),
        [half.result() for half in halves],
        backdrop_task.result(),
        hardware_task.result(),
        np.float32(lasts ** (1 + _GAIN_POWER)),
    )


def _backdrop(exposure: Exposure, middle: Poses, moving: list[Body]) -> Background:
    count = 1 + int(exposure.exposure_s // _BACKDROP_EVERY_S)
    shares = (np.arange(count) + 0.5) / count
    poses = poses_at(exposure.start_unix_s + exposure.exposure_s * shares, exposure.attitude)
    return background(exposure.camera, poses, _moonlight(middle, moving[0]))


def _moonlight(middle: Poses, moon: Body) -> float:
    """The Moon's light on the ground below the station, 1 for a full Moon overhead."""
    up = middle.position_itrs_km[0] / np.linalg.norm(middle.position_itrs_km[0])
    up_gcrs = middle.body_from_gcrs[0].T @ middle.body_from_itrs[0] @ up
    return float(max(0.0, up_gcrs @ moon.unit_gcrs) * 10 ** (-0.4 * (moon.magnitude + 12.73)))


def _stars(exposure: Exposure, moving: list[Body], gain: float, times: bool) -> Light:
    poses = poses_at(exposure.instants(star_step_s(exposure.camera)), exposure.attitude)
    return accumulate(exposure.camera, star_segments(exposure, poses, moving, 0), STAR_RGB * gain, times)


def _lamps(
    exposure: Exposure, poses: Poses, table: Lights, kinds: tuple[int, ...], gain: float, times: bool
) -> Light:
    own = np.isin(table.lamp, kinds)
    some = Lights(table.position_itrs_km[own], table.up[own], table.strength[own], table.lamp[own])
    segments = city_segments(exposure, poses, some, -kinds[0])
    return accumulate(exposure.camera, segments, LAMP_RGB[list(kinds)] * gain, times)


def _hardware(exposure: Exposure, middle: Poses) -> Silhouettes | None:
    if not exposure.window.hardware:
        return None
    sun_body = None
    unix_s = float(middle.unix_s[0])
    if illumination(middle.position_itrs_km, [unix_s])[0] == SUNLIT:
        sun = sun_itrs_km(unix_s)[0] - middle.position_itrs_km[0]
        turned = middle.body_from_itrs[0] @ (sun / np.linalg.norm(sun))
        # To a hundredth: hulls lit from nearly the same side share their picture.
        sun_body = (round(turned[0], 2), round(turned[1], 2), round(turned[2], 2))
    return _drawn(exposure.camera, exposure.window, hardware_at(from_unix(unix_s)), sun_body)


@lru_cache(maxsize=4)
def _drawn(
    camera: Camera, window: Window, pieces: tuple[Piece, ...], sun_body: tuple[float, float, float] | None
) -> Silhouettes:
    return draw(camera, window, pieces, None if sun_body is None else np.asarray(sun_body))


def _dimming(planes: Single) -> np.float32:
    """Factor that keeps a frame's bright parts from washing out: what a lower sensitivity does."""
    sample = planes[:, ::8, ::8].max(axis=0)
    bright = float(np.percentile(sample, 92))
    return np.float32(min(1.0, _BRIGHT_SHARE / max(bright, 1e-6)))


def _moments(parts: _Parts, bands: list[slice]) -> Single:
    """Moments of time (3, height, width) of all light in the frame: of each part its brightest colour."""
    total = np.zeros(parts.stars.sums.shape, dtype=np.float32)
    # What stands still shines evenly over the exposure: a mean of 1/2, a mean square of 1/3.
    evenly = np.array([1, 1 / 2, 1 / 3], dtype=np.float32)[:, None, None]
    for rows in bands:
        even = parts.backdrop.light_in(rows).max(axis=0) * parts.static
        for part in (parts.stars, *parts.lamps):
            assert part.moments is not None
            moments = part.moments[:, rows]
            # Moments are of plain amounts, planes of what is shown: bring the one to the other's scale.
            scale = part.colours(rows).max(axis=0) / np.maximum(moments[0], np.float32(1e-12))
            if part is parts.stars:
                scale *= parts.backdrop.clear_in(rows)
            total[:, rows] += moments * scale
        if parts.hardware is not None:
            clear = parts.hardware.clear_in(rows)
            total[:, rows] *= clear
            even = even * clear + parts.hardware.light_in(rows).max(axis=0)
        total[:, rows] += even * evenly
    return total
