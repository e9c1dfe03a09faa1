"""The frame on the map: what of the ground the camera sees, and the track that the exposure streaks."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from dashboard.exposure.camera.camera import Camera
from dashboard.exposure.camera.poses import Poses
from dashboard.exposure.ground.earth import ground_point_km, limb_itrs
from dashboard.orbit.geodesy import geodetic

Floats = NDArray[np.float64]

_PER_SIDE = 24


def footprint(camera: Camera, poses: Poses, index: int) -> Floats:
    """Longitudes and latitudes (n, 2) of the outline of the ground in the frame at one pose, closed.

    Where the frame's edge shows sky the outline follows the Earth's limb below it. Empty when the frame
    shows no ground at all.
    """
    station = poses.position_itrs_km[index]
    itrs_from_body = poses.body_from_itrs[index].T
    rays = camera.ray_body(frame_edge(camera)) @ itrs_from_body.T
    rays = rays[np.isfinite(rays).all(axis=1)]
    places = ground_point_km(station, rays)
    hit = np.isfinite(places).all(axis=1)
    if not hit.any() and not _limb_in_frame(camera, poses, index):
        return np.empty((0, 2))
    places[~hit] = _on_limb(station, rays[~hit])
    where = geodetic(places)
    ring = np.stack([where.longitude_deg, where.latitude_deg], axis=1)
    return np.concatenate([ring, ring[:1]])


def frame_edge(camera: Camera) -> Floats:
    """Pixels (n, 2) once around the frame's edge, clockwise from the top left."""
    part = np.arange(_PER_SIDE) / _PER_SIDE
    zero, one = np.zeros(_PER_SIDE), np.ones(_PER_SIDE)
    edge = np.concatenate(
        [
            np.stack([part, zero], axis=1),
            np.stack([one, part], axis=1),
            np.stack([1 - part, one], axis=1),
            np.stack([zero, 1 - part], axis=1),
        ]
    )
    return edge * (camera.width, camera.height)


def limb_px(camera: Camera, poses: Poses, index: int, height_km: float = 0.0) -> list[Floats]:
    """The Earth's limb (or a layer above it) in the frame as lines of pixels (n, 2), left to right."""
    rays = limb_itrs(poses.position_itrs_km[index], np.linspace(0, 2 * np.pi, 1441), height_km)
    body = rays @ poses.body_from_itrs[index].T
    pixels, shown = camera.project(body @ camera.camera_from_body.T)
    inside = shown & camera.holds(pixels, margin_px=20)
    if inside.all():
        return [pixels]
    # Begin where it is outside, so that no line is cut where the circle closes.
    begin = int(np.argmin(inside[:-1]))
    order = (np.arange(1440) + begin) % 1440
    pixels, inside = pixels[order], inside[order]
    changes = np.flatnonzero(np.diff(np.concatenate([[False], inside, [False]]).astype(np.int8)))
    lines = [pixels[a:b] for a, b in changes.reshape(-1, 2) if b - a > 1]
    return [line if line[0, 0] <= line[-1, 0] else line[::-1] for line in lines]


def _limb_in_frame(camera: Camera, poses: Poses, index: int) -> bool:
    _, inside = camera.pixel_of_body(poses.nadir_body[index])
    return bool(inside) or bool(limb_px(camera, poses, index))


def _on_limb(station: Floats, rays: Floats) -> Floats:
    """Places on the limb (n, 3) below lines of sight that miss the Earth, in the same upright plane."""
    if len(rays) == 0:
        return np.empty((0, 3))
    circle = limb_itrs(station, np.linspace(0, 2 * np.pi, 1440, endpoint=False))
    down = -station / np.linalg.norm(station)
    sideways = circle - (circle @ down)[:, None] * down
    sideways /= np.linalg.norm(sideways, axis=1, keepdims=True)
    aside = rays - (rays @ down)[:, None] * down
    nearest = np.argmax(aside @ sideways.T, axis=1)
    # A hair below the limb, so that the line meets the ground.
    just_below = circle[nearest] + 1e-7 * down
    return ground_point_km(station, just_below / np.linalg.norm(just_below, axis=1, keepdims=True))
