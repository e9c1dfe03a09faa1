"""What a visitor's own file says of its moment: metadata, the moment proposed, and what isn't known."""

from __future__ import annotations

from pydantic import BaseModel, Field

from dashboard.errors import InputError
from dashboard.instants import format_utc
from dashboard.orbit.states import states_at
from dashboard.photos.reading.apart import stars_apart
from dashboard.photos.reading.metadata import CLOCK_DOUBT_S, HEAD_BYTES, Metadata, read_metadata

ALLOWED_FILE = "the first bytes of a JPEG, PNG, TIFF, HEIC or raw picture"
NOT_KEPT = "Only the file's first bytes were read, for its metadata. Nothing of it is kept."
_ZONES_S = 14 * 3600.0, 12 * 3600.0  # how far a clock on Earth can be ahead of UTC, and behind it


class OwnMoment(BaseModel):
    """When the exposure began, by the camera's clock."""

    utc: str
    from_utc: str = Field(description="The earliest that it may be")
    to_utc: str = Field(description="The latest that it may be")
    how: str = Field(description="How it is known")
    in_archive: bool = Field(description="Whether the station's place is known then")


class OwnStars(BaseModel):
    """What the stars in it say."""

    sentence: str
    refused: bool = Field(description="Whether nothing could be read; the sentence says why")
    utc: str | None = Field(description="The moment of mid-exposure by the limb, where it tells one")


class OwnPhotoAnswer(BaseModel):
    """What the metadata of one file says. What it doesn't say is null, and named in ``unknown``."""

    form: str
    photo_number: str | None = Field(description="NASA's number of the photograph, by name or content")
    moment: OwnMoment | None
    camera: str | None
    lens: str | None
    focal_mm: float | None
    exposure_s: float | None
    f_number: float | None
    iso: int | None
    width_px: int | None
    height_px: int | None
    crop: str | None = Field(description="whole, cropped, or null where the file doesn't tell")
    turn: int = Field(description="EXIF's orientation, 1 to 8")
    unknown: list[str] = Field(description="What isn't known, and what of the file isn't used")
    stars: OwnStars | None = Field(default=None, description="Only where it was asked for")
    kept: str = Field(description="What becomes of the file")


def own_photo_answer(head: bytes, name: str = "") -> OwnPhotoAnswer:
    """The answer for a file's first bytes and its name. Raises :class:`InputError` for what is no picture."""
    told = read_metadata(head[:HEAD_BYTES], name)
    if told.form is None:
        raise InputError("file", name[:100] or "the file", ALLOWED_FILE, "is no picture that can be read")
    width, height = told.size_px or (None, None)
    return OwnPhotoAnswer(
        form=told.form,
        photo_number=told.photo_number,
        moment=_moment(told),
        camera=told.camera,
        lens=told.lens,
        focal_mm=told.focal_mm,
        exposure_s=told.exposure_s,
        f_number=told.f_number,
        iso=told.iso,
        width_px=width,
        height_px=height,
        crop=told.crop,
        turn=told.turn,
        unknown=_unknown(told),
        kept=NOT_KEPT,
    )


def own_stars_answer(data: bytes, name: str = "") -> OwnPhotoAnswer:
    """The same for a whole picture, with what its stars say: seconds of work, in a process of its own."""
    answer = own_photo_answer(data, name)
    said = stars_apart(data, read_metadata(data[:HEAD_BYTES], name))
    utc = None if said["unix_s"] is None else format_utc(float(round(said["unix_s"])))
    answer.stars = OwnStars(sentence=said["sentence"], refused=said["refused"], utc=utc)
    answer.kept = "The picture was read once, for its stars. Nothing of it is kept."
    return answer


def _moment(told: Metadata) -> OwnMoment | None:
    begun = told.unix_s
    if begun is None:
        return None
    ahead_s = behind_s = 0.0
    if told.offset is not None:
        zone = f"whose zone the file gives as {told.offset}"
    elif told.photo_number is not None:
        zone = "taken as GMT, which NASA's cameras keep"
    else:
        zone = "taken as GMT though the file names no zone"
        ahead_s, behind_s = _ZONES_S
    how = f"By the camera's clock, which the crew sets: trust it to minutes; {zone}."
    return OwnMoment(
        utc=format_utc(float(round(begun))),
        from_utc=format_utc(float(round(begun - CLOCK_DOUBT_S - ahead_s))),
        to_utc=format_utc(float(round(begun + CLOCK_DOUBT_S + behind_s))),
        how=how,
        in_archive=_is_known(begun),
    )


def _is_known(unix_s: float) -> bool:
    try:
        states_at([unix_s])
    except InputError:
        return False
    return True


def _unknown(told: Metadata) -> list[str]:
    said = list(told.unread)
    if told.unix_s is None:
        said.append("The file doesn't say when it was taken.")
    if told.focal_mm is None:
        said.append("The focal length isn't in the file: a lens without contacts doesn't tell it.")
    if told.exposure_s is None:
        said.append("The exposure isn't in the file.")
    if told.crop is None:
        said.append("Whether the picture was cropped isn't known.")
    elif told.crop == "cropped":
        said.append("The picture was cropped: it shows less than its lens saw.")
    if told.has_gps:
        said.append("The place in the file (GPS) isn't used: it is an editor's or a camera's on Earth.")
    return said
