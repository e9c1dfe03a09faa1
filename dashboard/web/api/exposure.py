"""``/api/v1/exposure.png`` and ``.json``: the long exposure, recomputed, as a picture and as numbers."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from fastapi import APIRouter, Depends, Query, Request, Response

from dashboard.answers.exposure.models import FrameAnswer
from dashboard.answers.exposure.numbers import frame
from dashboard.errors import InputError
from dashboard.exposure.camera import setup
from dashboard.exposure.camera.attitude import USUAL_PITCH_DEG, USUAL_ROLL_DEG, USUAL_YAW_DEG
from dashboard.exposure.camera.presets import PRESETS
from dashboard.exposure.camera.setup import Exposure, build_exposure
from dashboard.exposure.render.render import render, render_arrival, to_png
from dashboard.photos.catalogue.files import MISSION_PHOTO, photo_by_id
from dashboard.web.api.parameters import MomentText, is_recorded, moment_or_default
from dashboard.web.server.caching import respond

router = APIRouter(prefix="/api/v1", tags=["exposure"])

_PNG: dict[int | str, dict[str, Any]] = {200: {"content": {"image/png": {}}, "description": "The frame"}}
_LAYERS = "light, arrival"
_USUAL_DEG = f"{USUAL_YAW_DEG:g}, {USUAL_PITCH_DEG:g} and {USUAL_ROLL_DEG:g}"
_LARGE_PX = 1_600_000


def _number(low: float, high: float, description: str) -> object:
    return Query(ge=low, le=high, description=f"{description}. Left out: the preset's")


def _word(allowed: str, description: str) -> object:
    return Query(description=description, max_length=40, json_schema_extra={"allowed": allowed})


PhotoId = Annotated[str, Query(description="Photograph whose moment it is without t")]
Preset = Annotated[str, _word(", ".join(PRESETS), "Where all that is left out comes from")]
Length = Annotated[float | None, _number(setup.SHORTEST_S, setup.LONGEST_S, "Seconds, beginning at t")]
Width = Annotated[
    int | None,
    Query(
        ge=setup.SMALLEST_PX, le=setup.LARGEST_WIDTH_PX, description=f"Pixels ({setup.DEFAULT_SIZE_PX[0]})"
    ),
]
Height = Annotated[
    int | None,
    Query(ge=setup.SMALLEST_PX, le=setup.LARGEST_HEIGHT_PX, description="Pixels; left out: 2 by 3"),
]
Lens = Annotated[str | None, _word(", ".join(setup.LENSES), "Projection; a fisheye is an equidistant one")]
LensMm = Annotated[float | None, _number(setup.SHORTEST_MM, setup.LONGEST_MM, "Focal length in mm")]
Azimuth = Annotated[float | None, _number(-360, 360, "Aim, degrees to the right of forward")]
Elevation = Annotated[float | None, _number(-90, 90, "Aim, degrees above the station's horizontal")]
Roll = Annotated[float | None, _number(-180, 180, "Camera turned clockwise, degrees; 0 is upright")]
Window = Annotated[str | None, _word(", ".join(setup.WINDOWS), "Window it looks through")]
Flight = Annotated[str | None, _word(", ".join(setup.FLIGHTS), "Which end of the station leads")]
BorderLights = Annotated[
    str | None,
    _word(", ".join(setup.SWITCH), "Floodlights of the India-Pakistan border, drawn or left out"),
]
Bias = Annotated[
    float | None,
    Query(
        ge=-setup.LARGEST_BIAS_DEG,
        le=setup.LARGEST_BIAS_DEG,
        description=f"Bias of the attitude, degrees ({_USUAL_DEG} of yaw, pitch and roll)",
    ),
]
Layer = Annotated[
    Literal["light", "arrival"],
    Query(
        description="light: the frame. arrival: when the light of each pixel came (red: mean, green: spread)",
        json_schema_extra={"allowed": _LAYERS},
    ),
]


def asked_exposure(
    t: MomentText = None,
    photo: PhotoId = MISSION_PHOTO,
    preset: Preset = "photo",
    exposure_s: Length = None,
    width: Width = None,
    height: Height = None,
    lens: Lens = None,
    lens_mm: LensMm = None,
    azimuth_deg: Azimuth = None,
    elevation_deg: Elevation = None,
    roll_deg: Roll = None,
    window: Window = None,
    flight: Flight = None,
    yaw_bias_deg: Bias = None,
    pitch_bias_deg: Bias = None,
    roll_bias_deg: Bias = None,
    border_lights: BorderLights = None,
) -> Exposure:
    """The exposure that a query asks for: its own numbers over those of its preset."""
    asked: dict[str, Any] = {
        "exposure_s": exposure_s,
        "lens": lens,
        "lens_mm": lens_mm,
        "azimuth_deg": azimuth_deg,
        "elevation_deg": elevation_deg,
        "roll_deg": roll_deg,
        "window": window,
        "flight": flight,
        "yaw_bias_deg": yaw_bias_deg,
        "pitch_bias_deg": pitch_bias_deg,
        "roll_bias_deg": roll_bias_deg,
        "border_lights": border_lights,
    }
    own = {name: value for name, value in asked.items() if value is not None}
    photo_by_id(photo)
    start = moment_or_default(t, photo)
    if preset not in PRESETS:
        raise InputError("preset", preset, ", ".join(PRESETS), "is not known")
    across, down = _size(width, height)
    return build_exposure(start, **{**PRESETS[preset].settings, **own, "width": across, "height": down})


Asked = Annotated[Exposure, Depends(asked_exposure)]


@router.get(
    "/exposure.png",
    summary="The long exposure as a picture",
    response_class=Response,
    responses=_PNG,
    response_model=None,
)
def exposure_png(
    request: Request,
    asked: Asked,
    t: MomentText = None,
    layer: Layer = "light",
) -> Response:
    """The light that falls on the sensor while the shutter is open, beginning at t, as an sRGB picture."""
    draw = render if layer == "light" else render_arrival

    return respond(
        request,
        (layer, asked),
        lambda: to_png(draw(asked)),
        settled=_fixed(t, asked),
        media_type="image/png",
        drawn=True,
        dear=_weight(asked),
    )


@router.get(
    "/exposure.json",
    summary="The long exposure as numbers",
    response_model=FrameAnswer,
)
def exposure_json(
    request: Request,
    asked: Asked,
    t: MomentText = None,
) -> Response:
    """Star pole, limb, ships, stars and cities of the same frame, in pixels; and why it looks like that."""
    return respond(
        request,
        (asked,),
        lambda: frame(asked).model_dump_json().encode(),
        settled=_fixed(t, asked),
        dear=1,
    )


def _size(width: int | None, height: int | None) -> tuple[int, int]:
    """Both sides of the frame; one that is left out follows the other, within what can be drawn."""
    asked_width, asked_height = width, height
    across, down = setup.DEFAULT_SIZE_PX
    if width is None:
        width = across if height is None else round(height * across / down)
    if height is None:
        height = round(width * down / across)
    # One that was left out is never what is refused.
    if asked_width is None:
        width = max(setup.SMALLEST_PX, min(width, setup.LARGEST_WIDTH_PX))
    if asked_height is None:
        height = max(setup.SMALLEST_PX, min(height, setup.LARGEST_HEIGHT_PX))
    return width, height


def _fixed(t: str | None, asked: Exposure) -> bool:
    """Whether the answer can't change: a given moment, with element sets known after its end."""
    return t is not None and is_recorded(asked.stop_unix_s)


def _weight(asked: Exposure) -> int:
    """Large frames are drawn one at a time: each needs some hundreds of MB."""
    return 2 if asked.camera.width * asked.camera.height > _LARGE_PX else 1
