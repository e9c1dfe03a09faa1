"""What glows by itself behind the trails: airglow over the limb, the ground at night, twilight and day.

All of it hangs on how high a line of sight passes over the Earth, and stands still in the frame because
the station keeps one side to the Earth. The airglow's shape comes from integrating thin glowing layers
along the line of sight; its level, the ground's and the day side's are set for the eye, not measured.
Colours come as planes: arrays (3, height, width).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from dashboard.exposure.camera.camera import Camera
from dashboard.exposure.camera.poses import Poses
from dashboard.exposure.ground.earth import impact_height_km
from dashboard.orbit.geodesy import EQUATORIAL_RADIUS_KM
from dashboard.orbit.sunlight import sun_itrs_km

Floats = NDArray[np.float64]
Single = NDArray[np.float32]

AIRGLOW_KM = 95.0
_CELL_PX = 8  # heights are smooth: they are worked out once a cell and interpolated
_LOWEST_KM, _HIGHEST_KM, _STEP_KM = -6379.0, 460.0, 0.5
# Layers that glow: height, thickness (one sigma) in km, strength, colour. Oxygen's green line at 557.7 nm,
# sodium and OH just below it, and oxygen's faint red line (630 nm) high above.
_AIRGLOW = (
    (AIRGLOW_KM, 2.6, 1.0, (0.26, 1.0, 0.36)),
    (90.0, 3.0, 0.34, (1.0, 0.60, 0.14)),
    (86.0, 3.5, 0.16, (1.0, 0.24, 0.12)),
    (250.0, 40.0, 0.03, (1.0, 0.10, 0.16)),
)
_AIRGLOW_LEVEL, _AIRGLOW_CONTRAST = 0.17, 1.9
_GROUND_RGB = (0.0030, 0.0048, 0.0100)  # starlight on the dark Earth
_SKY_RGB = (0.0030, 0.0038, 0.0078)  # stars too faint to be drawn, zodiacal light
_MOONLIT_RGB = (0.022, 0.028, 0.042)  # added at full Moon in the zenith
_AIR_SCALE_KM = 7.0
_AIR_TOP_KM = 70.0
_SUN_EVERY_PX = 2
_ROWS_AT_ONCE = 64
_DARK_DEG = -13.0  # with the Sun lower than this nothing of it is seen
_DUSK_RGB, _AIR_RGB, _DAY_RGB = (1.0, 0.40, 0.12), (0.16, 0.42, 1.0), (0.62, 0.80, 1.0)


@dataclass(frozen=True)
class Background:
    """The backdrop: of each pixel its row (height, width) in the profiles, and the Sun's light in a part.

    ``glow`` (3, n) is a row's light, ``clearness`` (n,) how much of a star comes through; ``sunlight``
    (3, rows, columns) is added in the pixels ``part``.
    """

    row: NDArray[np.uint16]
    glow: Single
    clearness: Single
    part: tuple[slice, slice]
    sunlight: Single

    @property
    def light(self) -> Single:
        """Light (3, height, width)."""
        return self.light_in(slice(0, len(self.row)))

    @property
    def clear(self) -> Single:
        """How much of a star comes through, (height, width)."""
        return self.clear_in(slice(0, len(self.row)))

    def light_in(self, rows: slice) -> Single:
        """Light (3, n, width) of some rows."""
        row = self.row[rows]
        light = np.stack([profile.take(row) for profile in self.glow])
        first, stop = max(rows.start, self.part[0].start), min(rows.stop, self.part[0].stop)
        if first < stop:
            inside, own = (slice(first - side.start, stop - side.start) for side in (rows, self.part[0]))
            light[:, inside, self.part[1]] += self.sunlight[:, own]
        return light

    def clear_in(self, rows: slice) -> Single:
        """How much of a star comes through in some rows, (n, width)."""
        return self.clearness.take(self.row[rows])


def background(camera: Camera, poses: Poses, moonlight: float) -> Background:
    """The backdrop over some poses. ``moonlight`` 0 to 1 is the full Moon's share on the ground.

    The limb moves by less than a pixel in ten minutes, so it is drawn once, at its mean height.
    """
    cells = [_Cells.of(camera, poses, index) for index in range(len(poses.unix_s))]
    height_km = _enlarged(np.mean([cell.height_km for cell in cells], axis=0), camera)
    glow, clearness = _profiles(round(moonlight, 3))
    row = np.empty(height_km.shape, dtype=np.uint16)
    for own, heights in zip(row, height_km, strict=True):
        index = (heights - np.float32(_LOWEST_KM)) * np.float32(1 / _STEP_KM)
        own[:] = np.clip(index, 0, len(clearness) - 1)
    part, sunlight = (slice(0, 0), slice(0, 0)), np.zeros((3, 0, 0), dtype=np.float32)
    lit = [cell for cell in cells if cell.lit().any()]
    if lit:
        box = _box(np.any([cell.lit() for cell in lit], axis=0))
        part = _inside(box, camera)
        sunlight = _sunlight(lit, height_km, box, camera)
        sunlight /= np.float32(len(cells))
    return Background(row, glow, clearness, part, sunlight)


@dataclass(frozen=True)
class _Cells:
    """Smooth fields over cells of 8 x 8 pixels, one cell more on each side, at one pose."""

    height_km: Floats  # at which the line of sight passes the Earth
    along_km: Floats  # from the station to where it is lowest
    sun_along: Floats  # cosine between it and the Sun
    sun_up_km: float  # the station's own height towards the Sun

    @staticmethod
    def of(camera: Camera, poses: Poses, index: int) -> _Cells:
        columns, rows = -(-camera.width // _CELL_PX) + 2, -(-camera.height // _CELL_PX) + 2
        x, y = (np.arange(columns) - 0.5) * _CELL_PX, (np.arange(rows) - 0.5) * _CELL_PX
        rays = camera.ray_body(np.stack(np.broadcast_arrays(x, y[:, None]), axis=-1))
        rays = rays @ poses.body_from_itrs[index]
        station = poses.position_itrs_km[index]
        # Lines that climb, or that a fisheye doesn't show: as high as the table goes, dark sky.
        height = np.nan_to_num(impact_height_km(station, rays), nan=_HIGHEST_KM)
        sun = sun_itrs_km(poses.unix_s[index])[0]
        sun /= np.linalg.norm(sun)
        return _Cells(
            np.minimum(height, _HIGHEST_KM),
            np.nan_to_num(-rays @ station),
            np.nan_to_num(rays @ sun),
            float(sun @ station),
        )

    def lit(self) -> NDArray[np.bool_]:
        """In which cells anything of the Sun's light is seen."""
        sine = _sun_sine(self.height_km, self.along_km, self.sun_along, self.sun_up_km)
        return np.asarray((sine > np.sin(np.radians(_DARK_DEG))) & (self.height_km < _AIR_TOP_KM))


def _box(cells: NDArray[np.bool_]) -> tuple[slice, slice]:
    """Rows and columns of the cells that are true, and one more on each side where there is one."""
    sides = []
    for axis in (1, 0):
        found = np.flatnonzero(cells.any(axis=axis))
        sides.append(slice(max(0, int(found[0]) - 1), min(cells.shape[1 - axis], int(found[-1]) + 2)))
    return sides[0], sides[1]


def _inside(box: tuple[slice, slice], camera: Camera) -> tuple[slice, slice]:
    """Rows and columns of the frame's pixels in a box of cells."""
    rows, columns = (
        slice(max(0, (side.start - 1) * _CELL_PX), min(size, (side.stop - 1) * _CELL_PX))
        for side, size in zip(box, (camera.height, camera.width), strict=True)
    )
    return rows, columns


def _sun_sine(
    height_km: NDArray[Any], along_km: NDArray[Any], sun_along: NDArray[Any], sun_up_km: float
) -> NDArray[Any]:
    """Sine of the Sun's elevation where lines of sight meet the ground, or else are lowest."""
    radius = np.float32(EQUATORIAL_RADIUS_KM)
    lowest = radius + height_km
    reach = along_km - np.sqrt(np.maximum(radius * radius - lowest * lowest, 0))
    return np.asarray((sun_up_km + reach * sun_along) / np.maximum(lowest, radius))


def _enlarged(cells: NDArray[Any], camera: Camera) -> Single:
    """Values of cells interpolated to every pixel of the frame."""
    image = Image.fromarray(np.ascontiguousarray(cells, dtype=np.float32))
    enlarged = np.empty((camera.height, camera.width), dtype=np.float32)
    right = 1 + camera.width / _CELL_PX
    for first in range(0, camera.height, _ROWS_AT_ONCE):
        rows = enlarged[first : first + _ROWS_AT_ONCE]
        box = (1, 1 + first / _CELL_PX, right, 1 + (first + len(rows)) / _CELL_PX)
        rows[:] = np.asarray(image.resize((camera.width, len(rows)), Image.Resampling.BILINEAR, box=box))
    return enlarged


def _resized(values: NDArray[Any], times: int) -> Single:
    rows, columns = values.shape
    image = Image.fromarray(np.ascontiguousarray(values, dtype=np.float32))
    return np.asarray(image.resize((columns * times, rows * times), Image.Resampling.BILINEAR))


def _sunlight(cells: list[_Cells], height_km: Single, box: tuple[slice, slice], camera: Camera) -> Single:
    """Light (3, rows, columns) of the sunlit and twilit Earth and the air over its limb, in a box of cells.

    Summed over poses. The Sun's height is worked out for every second pixel; how the air thins, for each.
    """
    twilit: Single = np.zeros((), dtype=np.float32)
    full: Single = np.zeros((), dtype=np.float32)
    for cell in cells:
        height, along, towards = (
            _resized(field[box], _CELL_PX // _SUN_EVERY_PX)
            for field in (cell.height_km, cell.along_km, cell.sun_along)
        )
        sine = _sun_sine(height, along, towards, cell.sun_up_km)
        elevation = sine * np.float32(180 / np.pi)  # true where it matters, near the horizon
        # Twilight fades about threefold a degree; daylight is limited, the curve would clip it anyway.
        day = np.exp(np.minimum(elevation, 0) * np.float32(1.1)) * (4 + 60 * np.maximum(sine, 0))
        high = np.clip((elevation + 3) / 9, 0, 1)
        twilit = twilit + day * (1 - high)
        full = full + day * high
    rows, columns = _inside(box, camera)
    height = height_km[rows, columns]
    thin = np.exp(np.maximum(height, 0) * np.float32(-1 / _AIR_SCALE_KM))
    first_row, first_column = (
        rows.start - (box[0].start - 1) * _CELL_PX,
        columns.start - (box[1].start - 1) * _CELL_PX,
    )
    dusk_light, day_light = (
        _resized(part, _SUN_EVERY_PX)[
            first_row : first_row + height.shape[0], first_column : first_column + height.shape[1]
        ]
        * thin
        for part in (twilit, full)
    )
    # Low Sun: red light comes furthest; blue stays in the upper air.
    blue = np.clip(height / 28, 0, 1)
    planes = np.empty((3, *height.shape), dtype=np.float32)
    for plane, dusk, air, day_rgb in zip(planes, _DUSK_RGB, _AIR_RGB, _DAY_RGB, strict=True):
        np.multiply(dusk_light, np.float32(dusk) + blue * np.float32(air - dusk), out=plane)
        plane += day_light * np.float32(day_rgb)
    return planes


@lru_cache(maxsize=1)
def _heights() -> Floats:
    return np.arange(_LOWEST_KM, _HIGHEST_KM + _STEP_KM, _STEP_KM)


@lru_cache(maxsize=64)
def _profiles(moonlight: float) -> tuple[Single, Single]:
    """Light (3, n) and clearness (n,) by the height at which a line of sight passes."""
    heights = _heights()
    under = (heights < 0)[:, None]
    ground = np.array(_GROUND_RGB) + np.array(_MOONLIT_RGB) * moonlight
    glow = np.where(under, ground, np.array(_SKY_RGB))
    for middle, sigma, strength, colour in _AIRGLOW:
        path = airglow_path_km(heights, middle, sigma)
        share = path / airglow_path_km(np.array([middle - sigma]), middle, sigma)[0]
        # What glows in front of the ground or just over it is fainter to the eye than it adds up to.
        share = np.where(heights < 0, 0.25 * share, share**_AIRGLOW_CONTRAST)
        glow = glow + _AIRGLOW_LEVEL * strength * share[:, None] * np.array(colour)
    # Stars fade in the last few kilometres over the ground.
    clear = np.where(heights > 0, np.exp(-4.0 * np.exp(-np.maximum(heights, 0) / _AIR_SCALE_KM)), 0.0)
    return np.ascontiguousarray(glow.T, dtype=np.float32), clear.astype(np.float32)


def airglow_path_km(heights_km: Floats, middle_km: float, sigma_km: float) -> Floats:
    """Length that lines of sight from above, passing at ``heights_km`` (n,), run in a glowing layer.

    The layer is a bell over height; lines that meet the ground see its near side only.
    """
    levels = middle_km + sigma_km * np.linspace(-3.5, 3.5, 71)
    shell = EQUATORIAL_RADIUS_KM + levels
    lowest = EQUATORIAL_RADIUS_KM + np.asarray(heights_km)[:, None]
    half = np.sqrt(np.maximum(shell**2 - np.minimum(lowest, shell[-1]) ** 2, 0.0))
    weight = np.exp(-(((levels[:-1] + levels[1:]) / 2 - middle_km) ** 2) / (2 * sigma_km**2))
    both_sides = np.where(np.asarray(heights_km) > 0, 2.0, 1.0)
    return np.asarray(both_sides * (np.diff(half, axis=1) @ weight))
