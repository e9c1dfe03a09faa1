"""A stranger's picture is read apart: the stars of a real one, and a sentence for what is hostile."""

from __future__ import annotations

import io
import struct
import zlib
from pathlib import Path

import pytest
from PIL import Image

from dashboard.photos.reading.apart import read_here, stars_apart
from dashboard.photos.reading.metadata import read_metadata

PHOTOS = Path(__file__).parents[3] / "data" / "photos"
NOTHING: dict[str, float | None] = {}


def test_a_night_frame_tells_its_moment_from_a_process_apart() -> None:
    pytest.importorskip("tetra3rs")
    data = (PHOTOS / "ISS073-E-206244.JPG").read_bytes()
    told = stars_apart(data, read_metadata(data))
    assert not told["refused"], told
    assert told["unix_s"] == pytest.approx(1748461326.215, abs=4)
    assert "stars match" in told["sentence"]


def bomb(width: int, height: int) -> bytes:
    """A PNG that announces a size and holds nothing of it."""

    def chunk(name: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(bytes(99)))


@pytest.mark.parametrize("size", [(30_000, 30_000), (12_000, 12_000)])
def test_an_image_bomb_is_refused_unopened(size: tuple[int, int]) -> None:
    told = read_here(bomb(*size), NOTHING)
    assert told["refused"]
    assert "120 million pixels" in told["sentence"]


def test_damaged_and_other_files_are_refused() -> None:
    file = io.BytesIO()
    Image.new("RGB", (600, 400)).save(file, "JPEG")
    for data in (b"", b"GIF89a", file.getvalue()[:700], bomb(600, 400), b"%PDF" + file.getvalue()):
        told = read_here(data, NOTHING)
        assert (told["refused"], told["unix_s"]) == (True, None)
        assert "damaged" in told["sentence"]


def test_a_picture_without_stars_says_so() -> None:
    pytest.importorskip("tetra3rs")
    file = io.BytesIO()
    Image.new("RGB", (600, 400)).save(file, "PNG")
    assert read_here(file.getvalue(), NOTHING)["sentence"] == "There are too few stars in it."
