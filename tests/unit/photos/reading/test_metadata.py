"""What a picture's first bytes say of it: against Pillow's own reading, in every form, and malformed."""

from __future__ import annotations

import io
import random
import struct
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from dashboard.photos.reading.file.containers import HEIC, RAW
from dashboard.photos.reading.file.tiff import read_tiff
from dashboard.photos.reading.metadata import HEAD_BYTES, Metadata, photo_number, read_metadata

PHOTOS = Path(__file__).parents[3] / "data" / "photos"
NASA = sorted(PHOTOS.glob("*.[jJ][pP][gG]"))


def exif_of(**changed: Any) -> Image.Exif:  # noqa: ANN401
    """EXIF as a camera writes it: 2025-05-22 05:52:22.25, GMT, 50 mm; an editor's zone beside it."""
    tags = {
        "time": "2025:05:22 05:52:22",
        "subseconds": "25",
        "offset": "+00:00",
        "focal": 50.0,
        "turn": 3,
        **changed,
    }
    exif = Image.Exif()
    exif[0x010F], exif[0x0110], exif[0x0112] = "NIKON CORPORATION", "NIKON Z 9", tags["turn"]
    exif[0x0132] = "2026:01:01 12:00:00"
    inside = exif.get_ifd(0x8769)
    inside[0x9010] = "-05:00"
    for tag, name in ((0x9003, "time"), (0x9291, "subseconds"), (0x9011, "offset"), (0x920A, "focal")):
        if tags[name] is not None:
            inside[tag] = tags[name]
    inside[0x829A], inside[0x829D], inside[0x8827] = 0.25, 1.2, 8000
    return exif


def picture(form: str, exif: Image.Exif, size: tuple[int, int] = (60, 40)) -> bytes:
    if form == "TIFF":  # Pillow leaves EXIF out of a TIFF it writes: the tags alone are one
        exif[0x0100], exif[0x0101] = size
        return exif.tobytes().removeprefix(b"Exif\0\0")
    file = io.BytesIO()
    Image.new("RGB", size, (3, 5, 9)).save(file, form, exif=exif)
    return file.getvalue()


def begun(metadata: Metadata) -> datetime:
    assert metadata.unix_s is not None
    return datetime.fromtimestamp(metadata.unix_s, UTC)


@pytest.mark.parametrize("file", NASA, ids=lambda file: file.name)
def test_nasas_files_as_pillow_reads_them(file: Path) -> None:
    told = read_metadata(file.read_bytes()[:HEAD_BYTES], file.name)
    with Image.open(file) as image:
        tags = image.getexif()
        inside = tags.get_ifd(0x8769)
        assert told.size_px == image.size
    assert told.camera == tags[0x0110]
    assert f"{begun(told):%Y:%m:%d %H:%M:%S}" == inside[0x9003]
    assert told.offset == inside.get(0x9011)
    assert told.exposure_s == pytest.approx(float(inside[0x829A]))
    assert told.focal_mm == pytest.approx(float(inside[0x920A]))
    assert told.f_number == pytest.approx(float(inside[0x829D]))
    assert told.iso == inside[0x8827]
    assert told.photo_number is not None
    assert told.photo_number.replace("-", "") == file.stem.upper().replace("-", "")
    assert told.unread == ()


@pytest.mark.parametrize("form", ["JPEG", "PNG", "TIFF"])
def test_every_form_says_the_same(form: str) -> None:
    told = read_metadata(picture(form, exif_of()))
    assert told.form == form
    assert begun(told).isoformat() == "2025-05-22T05:52:22.250000+00:00"
    assert (told.camera, told.focal_mm, told.f_number, told.iso) == ("NIKON Z 9", 50.0, 1.2, 8000)
    assert (told.size_px, told.turn, told.exposure_s) == ((60, 40), 3, 0.25)
    assert told.mid_unix_s == pytest.approx((told.unix_s or 0) + 0.125)
    assert told.unread == ()


def test_only_the_cameras_own_offset_moves_its_time() -> None:
    away = read_metadata(picture("JPEG", exif_of(offset="-05:30")))
    assert (begun(away).hour, begun(away).minute, away.offset) == (11, 22, "-05:30")
    without = read_metadata(picture("JPEG", exif_of(offset=None)))
    assert (begun(without).hour, without.offset) == (5, None)


@pytest.mark.parametrize("focal", [0.0, None])
def test_a_lens_without_contacts_has_no_length(focal: float | None) -> None:
    assert read_metadata(picture("JPEG", exif_of(focal=focal))).focal_mm is None


def test_a_time_that_is_none_is_said() -> None:
    told = read_metadata(picture("JPEG", exif_of(time="2025:02:31 05:52:22")))
    assert told.unix_s is None
    assert told.unread == ("The camera's time “2025:02:31 05:52:22” can't be read.",)
    empty = read_metadata(picture("JPEG", exif_of(time="0000:00:00 00:00:00")))
    assert (empty.unix_s, empty.unread) == (None, ())


def test_crop_is_told_where_size_or_editor_tell_it() -> None:
    assert read_metadata(picture("PNG", exif_of(), (8256, 5504))).crop == "whole"
    assert read_metadata(picture("PNG", exif_of(), (500, 500))).crop == "cropped"
    assert read_metadata(picture("PNG", exif_of(), (600, 400))).crop is None
    plain = picture("JPEG", exif_of())
    xmp = b'http://ns.adobe.com/xap/1.0/\0<x crs:HasCrop="True" title="ISS073-E-0151533"/>'
    edited = plain[:2] + b"\xff\xe1" + struct.pack(">H", len(xmp) + 2) + xmp + plain[2:]
    told = read_metadata(edited, "holiday.jpg")
    assert (told.crop, told.photo_number) == ("cropped", "ISS073-E-151533")


def test_heic_and_raw_files() -> None:
    block = exif_of().tobytes()
    ispe = struct.pack(">I4sIII", 20, b"ispe", 0, 4032, 3024)
    heic = struct.pack(">I4s4sI", 16, b"ftyp", b"heic", 0) + ispe + struct.pack(">I", 6) + block
    told = read_metadata(heic)
    assert (told.form, told.size_px, told.focal_mm) == (HEIC, (4032, 3024), 50.0)
    nikon = exif_of()
    nikon[0x014A] = 8  # any picture beside the first
    assert read_metadata(nikon.tobytes().removeprefix(b"Exif\0\0")).form == RAW


@pytest.mark.parametrize("form", ["JPEG", "PNG", "TIFF"])
def test_malformed_metadata_never_raises(form: str) -> None:
    whole = picture(form, exif_of())
    chance = random.Random(13)
    for length in range(0, len(whole), 7):
        read_metadata(whole[:length])
    for _ in range(400):
        torn = bytearray(whole)
        for _ in range(chance.randrange(1, 12)):
            torn[chance.randrange(len(torn))] = chance.randrange(256)
        told = read_metadata(bytes(torn))
        assert told.size_px is None or min(told.size_px) > 0


def test_what_lies_beyond_the_first_bytes_is_said() -> None:
    whole = picture("TIFF", exif_of(), (600, 400))
    told = read_metadata(whole[: len(whole) // 2])
    assert told.unread == ("Part of the metadata is malformed or lies beyond the file's first bytes.",)


def test_a_directory_that_names_itself_is_read_once() -> None:
    entry = struct.pack("<HHII", 0x8769, 4, 1, 8)
    tiff = read_tiff(b"II*\0" + struct.pack("<IH", 8, 1) + entry)
    assert tiff is not None
    assert tiff.exif == {0x8769: (8.0,)}


@pytest.mark.parametrize("head", [b"", b"%PDF-1.7", b"GIF89a" + bytes(40), b"\0\0\0\x18ftypisom" + bytes(40)])
def test_what_is_no_picture_is_said(head: bytes) -> None:
    told = read_metadata(head)
    assert told.form is None
    assert "no JPEG, PNG, TIFF, HEIC or raw" in told.unread[0]


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("iss074e0319988.jpg", "ISS074-E-319988"),
        ("ISS073-E-151533_lrg.JPG", "ISS073-E-151533"),
        ("STS115-E-05753", "STS115-E-5753"),
        ("DSC_1234.NEF", None),
        ("swiss073e12", None),
        ("iss073e0", None),
    ],
)
def test_nasas_number_in_a_name(words: str, number: str | None) -> None:
    assert photo_number(words) == number
