"""The page: what is the same for every request is made once, what a link says is written in for each."""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from dashboard.answers.moment import moment_at
from dashboard.exports.forms import FORMS
from dashboard.figures.map import GRAPH_CONFIG, REGION_BOUNDS, map_figure
from dashboard.geo.regions import region_named
from dashboard.web.link.keys import SPEEDS
from dashboard.web.link.reading import OpenedLink
from dashboard.web.page.clock import AHEAD_S
from dashboard.web.page.config import REGION
from dashboard.web.page.contents import standing_parts
from dashboard.web.page.first_paint import first_words
from dashboard.web.page.panels.position import ROWS
from dashboard.web.page.templating import json_markup, sources, template, text_of
from dashboard.web.parts.link_key import LinkKey
from dashboard.web.server.assets import assets
from dashboard.web.server.dash_suites import plotly_address
from dashboard.web.views import TABS
from dashboard.web.views.map import key
from dashboard.web.views.map.layout import LAYERS, PROJECTIONS

_PAGE = "page.html"


@dataclass(frozen=True)
class Page:
    """The values of the page's template that no request changes, and a digest of all that it is made of."""

    values: Mapping[str, Any]
    digest: str

    @property
    def inline_scripts(self) -> tuple[str, ...]:
        """Hash sources of the scripts in it, for the content security policy."""
        digest = hashlib.sha256(self.values["first_script"].encode()).digest()
        return (f"'sha256-{base64.b64encode(digest).decode()}'",)


def make_page(config: dict[str, Any], dash: Mapping[str, str]) -> Page:
    """The page with the facts in ``config`` and what Dash writes into one, by its place."""
    values = {
        "dash": dash,
        "assets": assets().prefix,
        "plotly": plotly_address(),
        "first_script": text_of("first.js"),
        "clocks_ahead_s": [0, *AHEAD_S.values()],
        "tabs": TABS,
        "speeds": SPEEDS,
        "export_forms": [{"name": f.name, "title": f.title, "for_whom": f.for_whom} for f in FORMS.values()],
        "map": {
            "bounds": REGION_BOUNDS,
            "projections": PROJECTIONS,
            "layers": LAYERS,
            "key": key.ROWS,
            "lights": key.LIGHTS,
        },
        "position_rows": ROWS,
        "standing": {
            **standing_parts(),
            "config": json_markup(config),
            "figure": json_markup(map_facts()),
        },
    }
    whole = [sources(), *sorted((name, str(value)) for name, value in values.items())]
    return Page(values, hashlib.sha256(repr(whole).encode()).hexdigest())


def render_page(
    page: Page, opened: OpenedLink, base_url: str, default_utc: str, keys: Sequence[LinkKey]
) -> str:
    """The page that an ``opened`` link says: the facts of its state, title, description, Open Graph and
    Twitter tags of its moment, and that in words. A pure function of its arguments and the data.
    """
    words = first_words(moment_at(opened.unix_s), opened, base_url, default_utc, keys)
    return template(_PAGE).render(page.values, **words)


def map_facts() -> dict[str, Any]:
    """The map's standing part as the page hands it to Plotly."""
    figure = json.loads(str(map_figure(region_named(REGION)).to_json()))  # type: ignore[no-untyped-call]
    return {
        "data": figure["data"],
        "layout": {name: figure["layout"][name] for name in figure["layout"] if name != "template"},
        "config": {**GRAPH_CONFIG, "topojsonURL": f"{assets().prefix}maps/"},
    }
