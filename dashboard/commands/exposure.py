"""``iss-dashboard exposure``: the long exposure of a moment, as a picture and in numbers."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dashboard.commands._names import named_as
from dashboard.errors import InputError
from dashboard.files.writing import cant_write, replace_files
from dashboard.instants import parse_unix

if TYPE_CHECKING:
    from dashboard.answers.exposure.models import FrameAnswer, ShipAnswer
    from dashboard.commands import Subparsers

# Options that are the API's parameters: (parameter, type, what it is).
_NUMBERS: tuple[tuple[str, type, str], ...] = (
    ("exposure_s", float, "seconds the shutter is open"),
    ("width", int, "pixels across"),
    ("height", int, "pixels down"),
    ("lens_mm", float, "focal length in millimetres"),
    ("azimuth_deg", float, "aim to the right of forward"),
    ("elevation_deg", float, "aim above the horizontal"),
    ("roll_deg", float, "camera turned clockwise"),
)
_WORDS = (
    ("lens", "rectilinear or fisheye"),
    ("window", "cupola, destiny or none"),
    ("flight", "forwards or backwards"),
    ("border_lights", "on or off: the floodlit border between India and Pakistan"),
)


def add(subparsers: Subparsers) -> None:
    """Add ``exposure`` with its options."""
    parser = subparsers.add_parser("exposure", help="the long exposure of a moment, recomputed")
    parser.add_argument("time", nargs="?", metavar="TIME", help="UTC of its beginning (default: the photo's)")
    parser.add_argument("--photo", help="the photograph whose moment it is without TIME")
    parser.add_argument(
        "--preset", default="photo", help="photo, down, ahead, pole or fisheye (default: photo)"
    )
    for name, kind, text in _NUMBERS:
        parser.add_argument(_option(name), type=kind, metavar="N", help=text)
    for name, text in _WORDS:
        parser.add_argument(_option(name), metavar="WHICH", help=text)
    parser.add_argument("--out", type=Path, metavar="FILE.png", help="write the picture here")
    parser.add_argument("--json", action="store_true", help="print the API's answer")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Write the picture if a file is named, and print the numbers."""
    from dashboard.answers.exposure.numbers import frame
    from dashboard.exposure.camera.presets import PRESETS
    from dashboard.exposure.camera.setup import build_exposure
    from dashboard.exposure.render.render import render, to_png
    from dashboard.photos.catalogue.files import MISSION_PHOTO, photo_by_id
    from dashboard.photos.moment import default_moment

    photo = photo_by_id(arguments.photo or MISSION_PHOTO).id
    if arguments.preset not in PRESETS:
        raise InputError("--preset", arguments.preset, ", ".join(PRESETS), "is not known")
    names = [*(name for name, _, _ in _NUMBERS), *(name for name, _ in _WORDS)]
    own = {name: getattr(arguments, name) for name in names if getattr(arguments, name) is not None}
    settings: dict[str, Any] = {**PRESETS[arguments.preset].settings, **own}
    with named_as(t="TIME", **{name: _option(name) for name in names}):
        start = default_moment(photo) if arguments.time is None else parse_unix(arguments.time)
        exposure = build_exposure(start, **settings)
        answer = frame(exposure)
        if arguments.out is not None:
            _write(arguments.out, to_png(render(exposure)))
    print(answer.model_dump_json() if arguments.json else "\n".join(lines(answer, arguments.out)))
    return 0


def lines(answer: FrameAnswer, written: Path | None) -> Iterator[str]:
    """The exposure for people, line by line."""
    camera, pole, turn = answer.camera, answer.star_pole, answer.rotation
    yield f"{answer.start_utc} to {answer.stop_utc}, {answer.width} x {answer.height} pixels"
    field = f"{camera.field_across_deg:.0f} by {camera.field_down_deg:.0f} degrees"
    yield f"{camera.lens_mm:g} mm {camera.lens}, {field}"
    yield (
        f"from {camera.window_name}, {camera.azimuth_deg:g}° right of forward, "
        f"{camera.elevation_deg:+g}° above the horizontal"
    )
    yield ""
    where = "beyond the lens" if pole.x_px is None else f"at {pole.x_px:.1f}, {pole.y_px:.1f}"
    yield f"Star pole    RA {pole.ra_deg:.2f}°, Dec {pole.dec_deg:+.2f}°, {where}"
    yield f"Turned       {turn.turned_deg:.2f}°, {turn.rate_deg_per_min:.3f}° a minute"
    yield f"Over ground  {turn.ground_track_km:,.0f} km"
    yield f"In the frame {len(answer.stars)} named stars, {answer.cities_in_frame} cities of 100,000 and more"
    for ship in (*answer.ships, *answer.hardware):
        if ship.in_frame:
            yield _ship(ship)
    yield ""
    yield answer.explanations.cities
    yield answer.explanations.stars
    if written is not None:
        yield ""
        yield f"Picture written to {written}."


def _ship(ship: ShipAnswer) -> str:
    middle = "" if ship.centre_px is None else f" around {ship.centre_px[0]:.0f}, {ship.centre_px[1]:.0f}"
    return f"  {ship.name:18}{middle}, {ship.distance_m:.0f} m away"


def _option(name: str) -> str:
    """``--lens-mm`` of ``lens_mm``."""
    return "--" + name.replace("_", "-")


def _write(path: Path, content: bytes) -> None:
    """Write the picture, whole or not at all; a folder that isn't there isn't made."""
    try:
        if path.exists() and not path.is_file():
            path.write_bytes(content)  # a device or a pipe
        else:
            path.resolve().parent.stat()
            replace_files({path: content})
    except OSError as problem:
        raise cant_write(path, problem, "--out", "nothing was written") from None
