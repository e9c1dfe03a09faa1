"""What a pasted link unfurls to: the head of the page speaks of the linked moment."""

from __future__ import annotations

import html
import re

import pytest

from tests.web.conftest import Client


def head(client: Client, query: str = "") -> dict[str, str]:
    """The page's meta tags by name, unescaped."""
    text = client.get(f"/{query}").text
    found = re.findall(r'<meta (?:name|property)="([^"]+)" content="([^"]*)">', text)
    return {name: html.unescape(content) for name, content in found}


def test_the_photographs_moment(client: Client) -> None:
    tags = head(client)
    assert "Pakistan by night" in tags["og:description"]
    assert "7 ships docked" in tags["og:description"]
    assert "Cygnus-23 (NG-23)" in tags["og:description"]
    assert tags["twitter:card"] == "summary_large_image"
    assert tags["og:image"].startswith("http://")


def test_a_linked_moment_has_its_own_title_sentence_and_picture(client: Client) -> None:
    tags = head(client, "?t=2025-12-03T18:20:10Z&show=station")
    assert tags["og:title"] == "The space station on 3 December 2025, 18:20:10 UTC"
    assert "8 ships docked" in tags["og:description"]
    assert tags["og:image"].endswith("/api/v1/card.png?t=2025-12-03T18:20:10Z&show=station")
    assert tags["og:url"].endswith("/?t=2025-12-03T18:20:10Z&show=station")
    picture = client.get(tags["og:image"])
    assert picture.headers["content-type"] == "image/png"


@pytest.mark.parametrize(
    "query", ["?t=1997-01-01", "?t=never", "?t=%22%3E%3Cscript%3E", "?photo=%3C/title%3E"]
)
def test_a_bad_link_unfurls_as_the_page_opens(client: Client, query: str) -> None:
    answer = client.get(f"/{query}")
    assert answer.status_code == 200
    assert '<script>"' not in answer.text
    assert head(client, query)["og:description"] == head(client)["og:description"]


@pytest.mark.parametrize(
    ("query", "layer"),
    [
        ("", "world_50m"),
        ("view=world", "world_110m"),
        ("view=globe", "world_110m"),
        ("view=globe@30,70,3", "world_50m"),
        ("view=region@30,70,2.5", "world_110m"),
    ],
)
def test_the_land_is_asked_for_before_plotly_is_there(client: Client, query: str, layer: str) -> None:
    page = client.get(f"/?{query}").text
    (preloaded,) = re.findall(r'<link rel="preload" as="fetch" [^>]*href="([^"]+)"', page)
    assert preloaded.endswith(f"/maps/{layer}.json")
    assert client.get(preloaded).status_code == 200


def test_plotly_is_compiled_while_it_is_on_its_way(client: Client) -> None:
    address = re.search(r'<script src="([^"]*/plotly[^"]*)" defer', client.get("/").text)
    assert address is not None
    answer = client.get(address[1])
    assert answer.headers["cache-control"] == "public, max-age=31536000, immutable"
    # The remark counts at the very beginning only.
    assert answer.text.startswith("//# allFunctionsCalledOnLoad\n/**\n* plotly.js")
