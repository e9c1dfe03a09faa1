"""The page says what it is about before any script runs, and says the linked moment in words and numbers."""

from __future__ import annotations

import html
import io
import re
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from dashboard import settings
from dashboard.exposure.render.thumbnail import HEIGHT_PX, WIDTH_PX, thumbnail
from dashboard.instants import from_unix
from dashboard.photos.catalogue.files import MISSION_PHOTO, load_photos
from dashboard.photos.moment import default_moment
from dashboard.web.page.panels.glossary import glossary
from dashboard.web.page.panels.intro import intro
from tests.web.conftest import Client


def text_of(markup: str) -> str:
    """What a reader without scripts sees of some HTML."""
    bare = re.sub(r"<(script|style)\b.*?</\1>", " ", markup, flags=re.DOTALL)
    inline = re.sub(r"</?(b|time)\b[^>]*>", "", bare)
    return re.sub(r"\s+", " ", html.unescape(re.sub(r"<[^>]+>", " ", inline)))


def element(page: str, start: str, stop: str) -> str:
    return page[page.index(start) : page.index(stop, page.index(start))]


@pytest.fixture(scope="module")
def page(client: Client) -> str:
    return client.get("/").text


def test_whose_where_when_and_what_stand_in_the_html(page: str) -> None:
    words = text_of(element(page, 'id="intro"', "</details>"))
    for said in (
        "“Spacecraft, stars and city lights”",
        "Chris Williams (NASA) from the space station",
        "published by Space.com on 25 February 2026",
        "above the India-Pakistan border, probably on 19 February 2026, 21:36 UTC",
        "03:06 in India, 02:36 in Pakistan, the next day",
        "No time was published",
        "Cygnus-23 (NG-23) at the right, HTV-X1 at the top",
        "See the picture at Space.com",
        "Where? When? Why circles? Which ships?",
    ):
        assert said in words, said


def test_the_title_is_the_one_heading_of_the_page(page: str) -> None:
    assert re.findall(r"<h1>(.*?)</h1>", page) == ["“Spacecraft, stars and city lights”"]


def test_its_links_lead_where_the_answers_are(page: str) -> None:
    part = element(page, 'id="intro"', "</details>")
    links = re.findall(r'href="([^"]+)"', part)
    assert [link for link in links if link.startswith("https://www.space.com/")]
    assert {"?show=map#panel-position", "?show=when", "?show=exposure", "?show=map#panel-docked"} <= set(
        links
    )
    assert all(f'id="{link.split("#")[1]}"' in page for link in links if "#" in link)


def test_another_photograph_of_the_catalogue_has_its_own_words() -> None:
    words = text_of(intro(load_photos()["mount-fuji-at-night"]))
    assert "“Mount Fuji at night”" in words
    assert "Taken near Mount Fuji, on 3 January 2026, 19:30 UTC: 04:30 in" in words
    assert "probably" not in words
    assert "estimate" not in words
    assert "Williams" not in words


def test_the_numbers_of_the_moment_stand_there_before_scripts(page: str) -> None:
    words = text_of(element(page, 'id="panel-position"', 'id="panel-docked"'))
    for said in (
        "Over Pakistan, by night",
        "33 km from the border with India, between Multan and Bikaner",
        "52 km · 32 mi south of Yazman",
        "28.68° N",
        "422.0 km · 262.2 mi",
        "27\u202f586 km/h · 17\u202f141 mph".replace("\u202f", " "),
        "043° northeast",
        "In the Earth’s shadow",
        "Sun 55° under the horizon: night",
        "02:10",
        "± 1.7 km",
    ):
        assert said in words, said
    assert "–" not in words.replace("India–Pakistan", "")
    shown = f"{from_unix(default_moment(MISSION_PHOTO)):%-d %b %Y, %H:%M:%S} UTC"
    assert shown in text_of(element(page, 'id="moment-clock"', "</time>"))
    ships = text_of(element(page, 'id="docked-list"', "</div>"))
    assert (
        "Cygnus-23 (NG-23): Earth-facing port of Unity (nadir), arrived 18 Sep 2025, on Unity again" in ships
    )


def test_they_are_those_of_the_link(client: Client) -> None:
    page = client.get("/", t="2026-01-03T19:30:00Z").text
    words = text_of(element(page, 'id="panel-position"', 'id="panel-docked"'))
    assert "Over the open sea, by night" in words
    assert "border with" not in words
    assert "3 Jan 2026, 19:30:00 UTC" in text_of(element(page, 'id="moment-clock"', "</time>"))


def test_the_shipped_picture_is_the_frame_as_it_is_computed_now() -> None:
    """Perceptually: half of the pixels within a few steps, no part of the frame another one."""
    shipped = Image.open(Path(settings.assets_folder()) / "photos" / f"{MISSION_PHOTO}.webp").convert("RGB")
    assert shipped.size == (WIDTH_PX, HEIGHT_PX)
    now = thumbnail(default_moment(MISSION_PHOTO)).convert("RGB")
    # A tenth of the size: what a glance sees; the grain of streaks and of WebP is gone.
    small = [np.asarray(one.resize((48, 32), Image.Resampling.BOX), dtype=float) for one in (shipped, now)]
    off = np.abs(small[0] - small[1])
    assert off.mean() < 4
    assert np.percentile(off, 99) < 20
    turned = np.abs(small[0] - small[1][:, ::-1])
    assert turned.mean() > 12  # the test would see a frame the wrong way round


def test_the_picture_is_small(client: Client) -> None:
    answer = client.get(f"/assets/photos/{MISSION_PHOTO}.webp")
    assert answer.status_code == 200
    assert len(answer.content) < 30_000
    assert Image.open(io.BytesIO(answer.content)).format == "WEBP"


def test_every_dotted_term_has_its_explanation(page: str) -> None:
    wanted = set(re.findall(r'popovertarget="(term-[a-z-]+)"', page))
    said = re.findall(r'<p [^>]*popover="auto"[^>]*>', page)
    given = {name for tag in said for name in re.findall(r'id="(term-[a-z-]+)"', tag)}
    assert wanted
    assert wanted <= given
    assert all(len(words.split()) > 5 for words in glossary().values())
