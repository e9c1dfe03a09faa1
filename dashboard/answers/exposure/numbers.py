"""The frame as numbers: the pole, the limb, ships, stars and cities in pixels; made of the same poses."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from dashboard.answers.exposure import words
from dashboard.answers.exposure.models import (
    AimAnswer,
    BorderAnswer,
    CameraAnswer,
    CityAnswer,
    Explanations,
    FrameAnswer,
    HorizonAnswer,
    MapAnswer,
    PoleAnswer,
    RotationAnswer,
    ShipAnswer,
)
from dashboard.answers.exposure.named import (
    bodies_in,
    borders_in,
    cities_in,
    constellations_in,
    line_px,
    pixel,
    stars_in,
)
from dashboard.exposure.camera.camera import SENSOR_HEIGHT_MM, SENSOR_WIDTH_MM, aim_of
from dashboard.exposure.camera.poses import Poses, poses_at
from dashboard.exposure.camera.setup import Exposure
from dashboard.exposure.ground.earth import ground_point_km, limb_itrs
from dashboard.exposure.ground.footprint import footprint, limb_px
from dashboard.exposure.ground.limb import AIRGLOW_KM
from dashboard.exposure.hardware.parts import ARM_ID, STATION_ID, Piece, hardware_at
from dashboard.exposure.hardware.silhouette import outline
from dashboard.exposure.sky.bodies import sky_from_unit
from dashboard.exposure.sky.poles import angle_deg, nearest_star
from dashboard.geo.sphere import great_circle_km
from dashboard.instants import format_utc, from_unix
from dashboard.orbit.geodesy import geodetic, ground_speed_km_s

Floats = NDArray[np.float64]

_TRACK_STEP_S = 10.0
ASSUMPTIONS = (
    "Attitude: local vertical and horizontal with the bias given. The usual one is -4, -3, 0 degrees of yaw, "
    "pitch and roll; it drifts by about a degree, so everything in the frame can shift by as much.",
    "Places of windows, modules and ships are good to about a metre; how arrays are turned and where "
    "Canadarm2 points is assumed. Truss, radiators and the station's own arrays are left out.",
    "City lights: by population, on a clear night. No clouds, lightning, fires, ships or gas flares.",
    "Brightness of airglow, ground and twilight is set for the eye. Places in the frame are computed.",
)
BORDER_DRAWN = (
    "The floodlit fence along the India–Pakistan border, about 2,000 km, is drawn as a row of sodium lamps "
    "on the border; the fence stands some hundred metres aside. Its brightness is about, within a factor of "
    "three, and so is where it begins near the sea. No other border is lit."
)
BORDER_LEFT_OUT = "The floodlights of the India–Pakistan border are left out, as asked."


def frame(exposure: Exposure) -> FrameAnswer:
    """Everything about one exposure that can be said in numbers. Raises :class:`InputError`."""
    poses = poses_at(exposure.instants(_TRACK_STEP_S), exposure.attitude)
    middle = poses_at([(exposure.start_unix_s + exposure.stop_unix_s) / 2], exposure.attitude)
    poles = _poles(exposure, middle)
    star_pole, other_pole = sorted(poles, key=lambda pole: pole.from_boresight_deg)
    pole_unit = middle.normal_gcrs[0] * (-1 if star_pole.side == "starboard" else 1)
    rotation = _rotation(exposure, poses)
    found, in_frame = cities_in(exposure, poses)
    lit = borders_in(exposure, poses, middle)
    pieces = [_ship(exposure, piece) for piece in hardware_at(from_unix(float(middle.unix_s[0])))]
    parts = (STATION_ID, ARM_ID)
    return FrameAnswer(
        start_utc=format_utc(exposure.start_unix_s),
        stop_utc=format_utc(exposure.stop_unix_s),
        exposure_s=exposure.exposure_s,
        width=exposure.camera.width,
        height=exposure.camera.height,
        uncertainty_km=round(float(poses.states.uncertainty_km.max()), 3),
        camera=_camera(exposure),
        boresight=_boresight(exposure, poses, middle),
        star_pole=star_pole,
        other_pole=other_pole,
        rotation=rotation,
        horizon=_horizon(exposure, middle),
        ships=[piece for piece in pieces if piece.id not in parts],
        hardware=[piece for piece in pieces if piece.id in parts],
        stars=stars_in(exposure, pole_unit),
        bodies=bodies_in(exposure, middle),
        cities=found,
        cities_in_frame=in_frame,
        borders=lit,
        constellations=constellations_in(exposure, middle),
        map=_map(exposure, poses, middle),
        explanations=_explanations(exposure, rotation, star_pole, found, lit),
        assumptions=[*ASSUMPTIONS, BORDER_DRAWN if exposure.border_lights else BORDER_LEFT_OUT],
    )


def _camera(exposure: Exposure) -> CameraAnswer:
    camera, attitude, window = exposure.camera, exposure.attitude, exposure.window
    across, down = camera.field_deg
    return CameraAnswer(
        lens=camera.lens,
        lens_mm=camera.focal_mm,
        sensor_mm=(SENSOR_WIDTH_MM, SENSOR_HEIGHT_MM),
        focal_px=round(camera.focal_px, 4),
        azimuth_deg=camera.azimuth_deg,
        elevation_deg=camera.elevation_deg,
        roll_deg=camera.roll_deg,
        field_across_deg=round(across, 2),
        field_down_deg=round(down, 2),
        window=window.key,
        window_name=window.name,
        window_place_m=window.place_m,
        window_note=window.note,
        flight="backwards" if attitude.backwards else "forwards",
        yaw_bias_deg=attitude.yaw_deg,
        pitch_bias_deg=attitude.pitch_deg,
        roll_bias_deg=attitude.roll_deg,
    )


def _boresight(exposure: Exposure, poses: Poses, middle: Poses) -> AimAnswer:
    ahead = exposure.camera.camera_from_body[2]
    ends = [sky_from_unit(turn.T @ ahead) for turn in (poses.body_from_gcrs[0], poses.body_from_gcrs[-1])]
    ra, dec = sky_from_unit(middle.body_from_gcrs[0].T @ ahead)
    place = ground_point_km(middle.position_itrs_km[0], (middle.body_from_itrs[0].T @ ahead)[None])
    where = geodetic(place) if np.isfinite(place).all() else None
    return AimAnswer(
        x_px=exposure.camera.width / 2,
        y_px=exposure.camera.height / 2,
        ra_deg=round(float(ra), 4),
        dec_deg=round(float(dec), 4),
        azimuth_deg=exposure.camera.azimuth_deg,
        elevation_deg=exposure.camera.elevation_deg,
        latitude_deg=None if where is None else round(float(where.latitude_deg[0]), 4),
        longitude_deg=None if where is None else round(float(where.longitude_deg[0]), 4),
        start_ra_deg=round(float(ends[0][0]), 4),
        start_dec_deg=round(float(ends[0][1]), 4),
        end_ra_deg=round(float(ends[1][0]), 4),
        end_dec_deg=round(float(ends[1][1]), 4),
    )


def _poles(exposure: Exposure, middle: Poses) -> list[PoleAnswer]:
    """Both poles; the station turns about them, so neither moves in the frame."""
    answers = []
    ahead = exposure.camera.camera_from_body[2]
    for sign in (-1, 1):
        in_body, in_sky = sign * middle.normal_body[0], sign * middle.normal_gcrs[0]
        pixels, inside = exposure.camera.pixel_of_body(in_body)
        shown = bool(np.isfinite(pixels).all())
        ra, dec = sky_from_unit(in_sky)
        azimuth, elevation = aim_of(in_body)
        near = nearest_star(in_sky)
        answers.append(
            PoleAnswer(
                side="starboard" if sign < 0 else "port",
                ra_deg=round(float(ra), 4),
                dec_deg=round(float(dec), 4),
                x_px=round(float(pixels[0]), 3) if shown else None,
                y_px=round(float(pixels[1]), 3) if shown else None,
                in_frame=bool(inside),
                azimuth_deg=round(float(azimuth), 3),
                elevation_deg=round(float(elevation), 3),
                from_boresight_deg=round(float(angle_deg(in_body, ahead)), 3),
                nearest_star=near.called,
                nearest_star_deg=round(near.distance_deg, 3),
            )
        )
    return answers


def _rotation(exposure: Exposure, poses: Poses) -> RotationAnswer:
    turns = poses.body_from_gcrs[1:] @ np.swapaxes(poses.body_from_gcrs[:-1], 1, 2)
    # Small turns one after the other: their sum is right beyond half a turn too.
    skew = np.stack(
        [turns[:, 2, 1] - turns[:, 1, 2], turns[:, 0, 2] - turns[:, 2, 0], turns[:, 1, 0] - turns[:, 0, 1]]
    )
    turned = float(np.degrees(np.arcsin(np.clip(np.linalg.norm(skew, axis=0) / 2, 0, 1))).sum())
    speed = ground_speed_km_s(poses.position_itrs_km, poses.states.velocity_itrs_km_s)
    where = geodetic(poses.position_itrs_km)
    latitude, longitude = where.latitude_deg, where.longitude_deg
    track_km = great_circle_km(latitude[:-1], longitude[:-1], latitude[1:], longitude[1:]).sum()
    return RotationAnswer(
        rate_deg_per_min=round(turned / exposure.exposure_s * 60, 4),
        turned_deg=round(turned, 4),
        ground_speed_km_s=round(float(speed.mean()), 4),
        ground_track_km=round(float(track_km), 2),
    )


def _horizon(exposure: Exposure, middle: Poses) -> HorizonAnswer:
    station = middle.position_itrs_km[0]
    down = -station / np.linalg.norm(station)
    rays = limb_itrs(station, np.linspace(0, 2 * np.pi, 73))
    high = limb_itrs(station, np.linspace(0, 2 * np.pi, 73), AIRGLOW_KM)
    dip = 90 - np.degrees(np.arccos(rays @ down)).mean()
    high_dip = 90 - np.degrees(np.arccos(high @ down)).mean()
    distance = np.sqrt(np.linalg.norm(station) ** 2 - 6371.0**2)
    return HorizonAnswer(
        lines_px=[line_px(line) for line in limb_px(exposure.camera, middle, 0)],
        airglow_px=[line_px(line) for line in limb_px(exposure.camera, middle, 0, AIRGLOW_KM)],
        below_horizontal_deg=round(float(dip), 3),
        distance_km=round(float(distance), 1),
        airglow_below_horizontal_deg=round(float(high_dip), 3),
    )


def _ship(exposure: Exposure, piece: Piece) -> ShipAnswer:
    seen = outline(exposure.camera, exposure.window, piece)
    return ShipAnswer(
        id=piece.id,
        name=piece.name,
        place=piece.place,
        place_name=piece.place_name,
        in_frame=seen.in_frame and exposure.window.hardware,
        outline_px=[line_px(ring) for ring in seen.rings_px] if seen.in_frame else [],
        centre_px=pixel(seen.centre_px) if np.isfinite(seen.centre_px).all() else None,
        azimuth_deg=(round(seen.azimuth_deg[0], 2), round(seen.azimuth_deg[1], 2)),
        elevation_deg=(round(seen.elevation_deg[0], 2), round(seen.elevation_deg[1], 2)),
        distance_m=round(seen.distance_m, 1),
        approximate=piece.approximate,
    )


def _map(exposure: Exposure, poses: Poses, middle: Poses) -> MapAnswer:
    where = geodetic(poses.position_itrs_km)
    track = np.stack([where.longitude_deg, where.latitude_deg], axis=1)
    camera = exposure.camera
    return MapAnswer(
        footprint=_lon_lat(footprint(camera, middle, 0)),
        footprint_start=_lon_lat(footprint(camera, poses, 0)),
        footprint_end=_lon_lat(footprint(camera, poses, -1)),
        streak_track=_lon_lat(track),
    )


def _lon_lat(points: Floats) -> list[tuple[float, float]]:
    return [pixel(point, 3) for point in points]


def _explanations(
    exposure: Exposure,
    rotation: RotationAnswer,
    pole: PoleAnswer,
    found: list[CityAnswer],
    lit: list[BorderAnswer],
) -> Explanations:
    bright = next((city for city in found if city.lamps_on > 0.5), None)
    city = None if bright is None else (bright.name, bright.nearest_km, bright.length_px)
    return Explanations(
        cities=words.why_cities_streak(
            exposure.exposure_s, rotation.ground_track_km, rotation.ground_speed_km_s, city
        )
        + words.lit_border([border.name for border in lit]),
        stars=words.why_stars_circle(
            exposure.exposure_s,
            rotation.rate_deg_per_min,
            rotation.turned_deg,
            pole.ra_deg,
            pole.dec_deg,
            pole.nearest_star,
            pole.nearest_star_deg,
        ),
    )
