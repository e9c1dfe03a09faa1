"""A visitor's own picture: its first bytes are read and answered, the rest is refused in a sentence."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from dashboard.photos.reading.metadata import HEAD_BYTES
from dashboard.web.server.envelope import MOST_PHOTO_BYTES, MOST_WHOLE_PHOTO_BYTES
from tests.web.conftest import Client

PHOTOS = Path(__file__).parents[1] / "data" / "photos"
READ = "/api/v1/photos/read"
JPEG = {"Content-Type": "image/jpeg"}


def test_a_night_frame_of_nasas(client: Client) -> None:
    head = (PHOTOS / "ISS073-E-151533.JPG").read_bytes()[:HEAD_BYTES]
    answer = client.request("POST", f"{READ}?name=ISS073-E-151533.JPG", content=head, headers=JPEG)
    assert answer.status_code == 200
    assert answer.headers["cache-control"] == "no-store"
    told = answer.json()
    moment = told["moment"]
    assert (moment["utc"], moment["in_archive"]) == ("2025-05-22T05:52:22Z", True)
    # Its clock was 41.9 s fast: the truth is in the interval.
    assert moment["from_utc"] < "2025-05-22T05:51:40Z" < moment["to_utc"]
    assert "trust it to minutes" in moment["how"]
    assert (told["photo_number"], told["camera"], told["focal_mm"]) == ("ISS073-E-151533", "NIKON Z 9", 15.0)
    assert (told["lens"], told["width_px"], told["height_px"]) == (None, 640, 427)
    assert told["unknown"] == ["Whether the picture was cropped isn't known."]
    assert "Nothing of it is kept" in told["kept"]


def test_the_stars_are_read_where_they_are_asked_for(client: Client) -> None:
    pytest.importorskip("tetra3rs")
    data = (PHOTOS / "ISS073-E-206244.JPG").read_bytes()
    told = client.request("POST", f"{READ}?stars=yes", content=data, headers=JPEG).json()
    assert told["stars"]["utc"][:18] == "2025-05-28T19:42:0"
    assert "stars match" in told["stars"]["sentence"]
    assert client.request("POST", READ, content=data, headers=JPEG).json()["stars"] is None


def test_a_whole_picture_has_a_limit_too(client: Client) -> None:
    length = {**JPEG, "Content-Length": str(MOST_WHOLE_PHOTO_BYTES + 1)}
    answer = client.request("POST", f"{READ}?stars=yes", content=b"", headers=length)
    assert answer.status_code == 413
    assert f"{MOST_WHOLE_PHOTO_BYTES:,}" in answer.json()["error"]["message"]
    assert client.request("POST", f"{READ}?stars=please", content=b"\xff\xd8\xff").status_code == 422


def test_a_picture_without_metadata_says_what_it_lacks(client: Client) -> None:
    bare = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x02\0\0\0\x01\0\x08\x02\0\0\0"
    told = client.request("POST", READ, content=bare).json()
    assert (told["form"], told["moment"], told["width_px"]) == ("PNG", None, 512)
    assert "The file doesn't say when it was taken." in told["unknown"]


@pytest.mark.parametrize("content", [b"", b"%PDF-1.7 \xff\xd8\xff", b"<svg/>"])
def test_what_is_no_picture_is_refused(client: Client, content: bytes) -> None:
    answer = client.request("POST", READ, content=content)
    assert answer.status_code == 422
    assert answer.json()["error"]["parameter"] == "file"


@pytest.mark.parametrize("media_type", ["multipart/form-data; boundary=x", "application/json", "text/html"])
def test_other_media_types_are_refused(client: Client, media_type: str) -> None:
    answer = client.request("POST", READ, content=b"\xff\xd8\xff", headers={"Content-Type": media_type})
    assert answer.status_code == 415
    assert "the picture's bytes themselves" in answer.json()["error"]["message"]


def test_too_large_a_file_is_refused_unread(client: Client) -> None:
    answer = client.request("POST", READ, content=bytes(MOST_PHOTO_BYTES + 1), headers=JPEG)
    assert answer.status_code == 413
    assert f"{MOST_PHOTO_BYTES:,}" in answer.json()["error"]["message"]


def test_too_large_a_file_without_a_length_is_refused_while_it_comes(client: Client) -> None:
    sent = 0

    async def pieces() -> AsyncIterator[bytes]:
        nonlocal sent
        for _ in range(400):
            sent += 8192
            yield bytes(8192)

    answer = client.request("POST", READ, content=pieces(), headers=JPEG)
    assert answer.status_code == 413
    assert sent < 2 * MOST_PHOTO_BYTES


def test_an_unknown_parameter_is_refused(client: Client) -> None:
    answer = client.request("POST", f"{READ}?keep=yes", content=b"\xff\xd8\xff", headers=JPEG)
    assert answer.status_code == 422
    assert answer.json()["error"]["parameter"] == "keep"
