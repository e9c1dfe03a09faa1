"""The card's ground as light: land and sea by day and night, and the glow of cities in the dark."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from dashboard.orbit.geodesy import up_vector
from dashboard.web.card.view import Floats, View

Raster = NDArray[np.float64]  # (height, width, 3), 0 to 255, may exceed it before clipping

_NIGHT_SEA = (6.0, 10.0, 20.0)
_NIGHT_LAND = (19.0, 27.0, 46.0)
_DAY_SEA = (22.0, 62.0, 104.0)
_DAY_LAND = (78.0, 98.0, 96.0)
_DUSK = (70.0, 34.0, 18.0)
_GLOW = (255.0, 196.0, 112.0)
_CORE = (255.0, 244.0, 222.0)

# Widths of a city's light in pixels and the share of its light in each: a point, a glow, a haze.
_SPREADS = ((0.75, 0.62), (2.4, 0.28), (9.0, 0.10))
_MARGIN = 48  # pixels beyond the card from which light still reaches it


def shade(land: Raster, sun_elevation_deg: Floats) -> Raster:
    """Colours of the ground: ``land`` is its share of each pixel, 0 to 1; both (height, width)."""
    day = smooth_step(sun_elevation_deg, -9.0, 5.0)[..., None]
    sea_colour = np.array(_NIGHT_SEA) * (1 - day) + np.array(_DAY_SEA) * day
    land_colour = np.array(_NIGHT_LAND) * (1 - day) + np.array(_DAY_LAND) * day
    dusk = np.exp(-(((sun_elevation_deg + 3.0) / 3.5) ** 2))[..., None]
    share = land[..., None]
    glow = dusk * np.array(_DUSK) * (0.22 + 0.3 * share)
    return np.asarray(sea_colour * (1 - share) + land_colour * share + glow)


def sun_elevation_raster(view: View, sun_direction_itrs: Floats) -> Floats:
    """Elevation of the Sun at every pixel in degrees; its parallax (0.002 degrees) is left out."""
    latitude, longitude = view.grid()
    sine = up_vector(latitude, longitude) @ (sun_direction_itrs / np.linalg.norm(sun_direction_itrs))
    return np.asarray(np.degrees(np.arcsin(np.clip(sine, -1.0, 1.0))))


def city_light(view: View, x: Floats, y: Floats, brightness: Floats) -> Raster:
    """Light (height, width) of cities at pixels (x, y), spread into a point, a glow and a haze."""
    rows, columns = view.height + 2 * _MARGIN, view.width + 2 * _MARGIN
    points = np.zeros((rows, columns))
    left, top = x + _MARGIN - 0.5, y + _MARGIN - 0.5
    near = (left >= 0) & (top >= 0) & (left < columns - 1) & (top < rows - 1)
    left, top, light = left[near], top[near], brightness[near]
    column, row = np.floor(left).astype(int), np.floor(top).astype(int)
    right_share, lower_share = left - column, top - row
    # Between pixels, the four around share the light: a city keeps its place to a fraction of one.
    np.add.at(points, (row, column), light * (1 - lower_share) * (1 - right_share))
    np.add.at(points, (row, column + 1), light * (1 - lower_share) * right_share)
    np.add.at(points, (row + 1, column), light * lower_share * (1 - right_share))
    np.add.at(points, (row + 1, column + 1), light * lower_share * right_share)
    spread = np.fft.irfft2(np.fft.rfft2(points) * _spread_transfer(rows, columns), s=points.shape)
    inner = slice(_MARGIN, -_MARGIN)
    return np.maximum(spread[inner, inner], 0.0)


def add_light(ground: Raster, light: Raster) -> Raster:
    """City light over the ground: saturates softly, from amber to white."""
    seen = (1.0 - np.exp(-light))[..., None]
    tint = np.array(_GLOW) * (1 - seen) + np.array(_CORE) * seen
    return ground * (1 - 0.7 * seen) + tint * seen


def fade_behind_words(picture: Raster, words_width: float) -> Raster:
    """The picture (height, width, 3) darkened at its left, and a little towards top and bottom."""
    height, width, _ = picture.shape
    x, y = np.arange(width) / words_width, np.arange(height) / height
    keep = 0.1 + 0.9 * smooth_step(x, 0.3, 1.0)
    edge = 1.0 - 0.35 * (2 * np.abs(y - 0.5)) ** 3
    behind = np.array(_NIGHT_SEA) * (1 - keep)[None, :, None]
    return np.asarray(picture * keep[None, :, None] * edge[:, None, None] + behind)


def smooth_step(value: Floats, low: float, high: float) -> Floats:
    """0 below ``low``, 1 above ``high``, smooth in between."""
    share = np.clip((value - low) / (high - low), 0.0, 1.0)
    return np.asarray(share * share * (3.0 - 2.0 * share))


def _spread_transfer(rows: int, columns: int) -> Floats:
    """The sum of the spreads as a filter on frequencies (a Gaussian's is a Gaussian)."""
    down, across = np.fft.fftfreq(rows)[:, None], np.fft.rfftfreq(columns)[None, :]
    squared = down**2 + across**2
    parts = (share * np.exp(-2.0 * (np.pi * width) ** 2 * squared) for width, share in _SPREADS)
    return np.asarray(sum(parts))
