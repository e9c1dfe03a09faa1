"""The photographs of the catalogue: one TOML file each, beside this module."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

from pydantic import ValidationError

from dashboard.errors import InputError
from dashboard.photos.catalogue.models import Photo

MISSION_PHOTO = "spacecraft-stars-city-lights"


@cache
def load_photos() -> dict[str, Photo]:
    """Every photograph by id, the mission's own first, the others by id."""
    photos = [load_photo_file(path) for path in sorted(Path(__file__).parent.glob("*.toml"))]
    photos.sort(key=lambda photo: (photo.id != MISSION_PHOTO, photo.id))
    return {photo.id: photo for photo in photos}


def photo_by_id(identifier: str) -> Photo:
    """The photograph of that id. Raises :class:`InputError`."""
    try:
        return load_photos()[identifier]
    except KeyError:
        raise InputError("photo", identifier, " or ".join(load_photos()), "is not in the catalogue") from None


def load_photo_file(path: Path, parameter: str = "photo") -> Photo:
    """Read and check one photograph's file; its id is the file's name.

    Raises :class:`InputError` that names the file and what is wrong in it.
    """
    allowed = "a TOML file of a photograph, as those in dashboard/photos"
    try:
        # Whoever runs the command names the file: it is read as they can read it.
        facts = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise InputError(parameter, path, allowed, f"can't be read ({error.strerror})") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise InputError(parameter, path, allowed, f"is not TOML ({error})") from None
    except RecursionError:
        raise InputError(parameter, path, allowed, "is nested too deeply") from None
    try:
        photo = Photo.model_validate({"id": path.stem, **facts})
    except ValidationError as error:
        raise InputError(parameter, path, allowed, f"has a fault: {_first_fault(error)}") from None
    if photo.id != path.stem:
        raise InputError(parameter, path, f"the id {path.stem!r}, as the file's name", "has another id")
    return photo


def _first_fault(error: ValidationError) -> str:
    fault = error.errors()[0]
    where = ".".join(str(part) for part in fault["loc"])
    return f"{where}: {fault['msg']}" if where else fault["msg"].removeprefix("Value error, ")
