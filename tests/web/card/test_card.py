"""The card as a picture: size, what is where in it, and that it stays as it looks now."""

from __future__ import annotations

import functools
import io
from urllib.parse import quote

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image

from dashboard.instants import format_utc, parse_unix
from dashboard.orbit.archive import load_archive
from dashboard.orbit.geodesy import geodetic
from dashboard.orbit.states import states_at
from dashboard.photos.catalogue.files import MISSION_PHOTO
from dashboard.photos.moment import default_moment
from dashboard.web.card.card import CardRequest, card_request, draw_card
from dashboard.web.card.lines import ACCENT
from dashboard.web.card.view import CardView
from dashboard.web.link.keys import all_keys
from tests.web.conftest import Client

PHOTO = "2026-02-19T21:36:30Z"
DAY = "2025-12-05T14:13:00Z"
LAYERS: tuple[str, ...] = next(key.default for key in all_keys() if key.key == "layers")


@functools.cache
def card(text: str, *without: str) -> Image.Image:
    layers = frozenset(LAYERS) - frozenset(without)
    return draw_card(CardRequest(parse_unix(text), MISSION_PHOTO, layers, chosen=True))


@pytest.fixture(scope="module")
def photo() -> Image.Image:
    return card(PHOTO)


def difference_hash(picture: Image.Image, side: int = 12) -> int:
    """Bits that say whether each cell of a small grey version is brighter than its right neighbour."""
    small = np.asarray(picture.convert("L").resize((side + 1, side), Image.Resampling.LANCZOS), dtype=int)
    return int("".join(map(str, (small[:, :-1] > small[:, 1:]).astype(int).ravel())), 2)


def bits_apart(one: int, other: int) -> int:
    return (one ^ other).bit_count()


def test_the_file_is_a_png_of_the_size_that_unfurls(client: Client) -> None:
    answer = client.get("/api/v1/card.png", t=PHOTO)
    assert answer.headers["content-type"] == "image/png"
    assert len(answer.content) < 900_000
    picture = Image.open(io.BytesIO(answer.content))
    assert (picture.format, picture.size, picture.mode) == ("PNG", (1200, 630), "RGB")
    head = client.request("HEAD", f"/api/v1/card.png?t={PHOTO}")
    assert (head.status_code, head.headers["etag"], head.content) == (200, answer.headers["etag"], b"")
    assert int(head.headers["content-length"]) == len(answer.content)


@pytest.mark.parametrize(
    ("text", "expected"),
    [(PHOTO, "5453d36ca64a4e45ac58f56b5645a65e60c4"), (DAY, "182ba4ab6034814a1101512527527513000")],
)
def test_it_looks_as_it_did(text: str, expected: str) -> None:
    assert bits_apart(difference_hash(card(text)), int(expected, 16)) <= 8


def test_the_hash_sees_what_changes(photo: Image.Image) -> None:
    """A test of the test above: other moments and missing layers are farther than what it lets pass."""
    here = difference_hash(photo)
    assert bits_apart(here, difference_hash(card(DAY))) > 30
    assert bits_apart(here, difference_hash(card("2026-02-19T21:38:30Z"))) > 8
    assert bits_apart(here, difference_hash(card(PHOTO, "cities"))) > 8


def test_the_station_is_where_the_projection_says(photo: Image.Image) -> None:
    view = CardView(0, 0)
    x, y = int(view.x), int(view.y)
    assert photo.getpixel((x, y)) == (255, 255, 255)
    ring = photo.getpixel((x + 13, y))
    assert isinstance(ring, tuple)
    assert np.abs(np.subtract(ring, ACCENT)).max() < 40


@pytest.mark.parametrize("seconds", [-300, -120, 180, 420])
def test_the_track_runs_through_where_the_station_was_and_will_be(photo: Image.Image, seconds: float) -> None:
    now, then = states_at([parse_unix(PHOTO)]), states_at([parse_unix(PHOTO) + seconds])
    centre, place = geodetic(now.position_itrs_km), geodetic(then.position_itrs_km)
    view = CardView(float(centre.latitude_deg[0]), float(centre.longitude_deg[0]))
    x, y, _ = view.to_pixels(place.latitude_deg, place.longitude_deg)
    around = np.asarray(photo)[int(y[0]) - 2 : int(y[0]) + 3, int(x[0]) - 2 : int(x[0]) + 3].astype(int)
    # Blue well above red is the accent: no ground by night has it.
    assert (around[..., 2] - around[..., 0]).max() > 60
    assert (np.asarray(card(PHOTO, "track")).astype(int)[int(y[0]), int(x[0])] <= (140, 140, 140)).all()


def test_the_horizon_is_a_circle_of_its_size(photo: Image.Image) -> None:
    """2,257 km at 422 km up: 20.3 degrees of arc, at 13.5 pixels each."""
    radius = 20.3 * 13.5
    without = np.asarray(card(PHOTO, "horizon")).astype(int)
    added = np.asarray(photo).astype(int) - without
    rows, columns = np.nonzero(added.sum(axis=-1) > 40)
    distance = np.hypot(columns + 0.5 - 800, rows + 0.5 - 315)
    assert len(distance) > 500
    assert np.abs(distance - radius).max() < 4


def test_cities_glow_where_cities_are_and_it_is_night(photo: Image.Image) -> None:
    dark = np.asarray(card(PHOTO, "cities")).astype(int)
    lit = np.asarray(photo).astype(int) - dark
    view = CardView(29.725, 73.028)
    for lat, lon in ((28.65, 77.23), (24.86, 67.01), (19.07, 72.88)):  # Delhi, Karachi, Mumbai
        x, y, _ = view.to_pixels(np.array([lat]), np.array([lon]))
        here = lit[int(y[0]) - 3 : int(y[0]) + 4, int(x[0]) - 3 : int(x[0]) + 4]
        assert here.sum(axis=-1).max() > 150
    x, y, _ = view.to_pixels(np.array([15.0]), np.array([62.0]))  # the open sea
    assert lit[int(y[0]), int(x[0])].sum() < 6
    by_day = np.asarray(card("2026-02-19T08:30:00Z")).astype(int)
    assert np.abs(by_day - np.asarray(card("2026-02-19T08:30:00Z", "cities"))).max() < 30


def test_disputed_lines_have_their_colour_and_can_be_left_out(photo: Image.Image) -> None:
    def purple(picture: Image.Image) -> int:
        pixels = np.asarray(picture)[:, 620:].astype(int)
        red, green, blue = pixels[..., 0], pixels[..., 1], pixels[..., 2]
        return int(((red > green + 12) & (blue > green + 25)).sum())

    assert purple(photo) > 100
    assert purple(card(PHOTO, "disputed")) < 0.1 * purple(photo)
    assert purple(card(PHOTO, "borders")) < 0.1 * purple(photo)


@pytest.mark.parametrize(
    "query",
    [
        "",
        "t=",
        "t=never",
        "t=1997-01-01",
        "t=2026-11-20",
        "photo=nothing",
        "view=%00&layers=?&t=%ff",
        "&&&=;",
    ],
)
def test_what_cant_be_read_gives_the_default_moment(client: Client, query: str) -> None:
    wanted = card_request(query)
    assert (wanted.unix_s, wanted.chosen) == (default_moment(MISSION_PHOTO), False)
    assert client.request("GET", f"/api/v1/card.png?{query}").status_code == 200


def test_the_links_moment_and_layers_are_the_cards() -> None:
    wanted = card_request(f"t={DAY}&layers=night,track&view=globe&utm_source=x")
    assert wanted == CardRequest(parse_unix(DAY), MISSION_PHOTO, frozenset({"night", "track"}), chosen=True)


def test_near_the_estimate_the_card_has_the_photographs_title() -> None:
    estimate = default_moment(MISSION_PHOTO)
    titled = {
        seconds: np.asarray(card(format_utc(estimate + seconds), "cities"))[90:200, 50:520].astype(int)
        for seconds in (0, 30, 300)
    }
    bright = {seconds: (pixels.sum(axis=-1) > 600) for seconds, pixels in titled.items()}
    assert (bright[0] == bright[30]).mean() > 0.999
    assert (bright[0] == bright[300]).mean() < 0.95


@pytest.mark.parametrize("end", [0, 1])
def test_at_the_ends_of_the_archive_there_is_a_card(end: int) -> None:
    """The track stops where the archive does."""
    edge = load_archive().span()[end] + (1 if end == 0 else -1)
    assert card(format_utc(edge)).size == (1200, 630)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.text(max_size=60), st.sampled_from(["t", "photo", "layers", "view", "show"]))
def test_any_query_is_a_card(text: str, key: str) -> None:
    for query in (text, f"{key}={text}", f"{key}={quote(text, errors='replace')}"):
        wanted = card_request(query)
        first, last = load_archive().span()
        assert first <= wanted.unix_s <= last
        assert wanted.layers <= set(LAYERS)
