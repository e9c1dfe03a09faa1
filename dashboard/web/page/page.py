"""The page's HTML: the shell, the head that unfurls where a link is pasted, and the facts sent with it."""

from __future__ import annotations

import html
import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from dashboard.answers.moment import Moment, moment_at
from dashboard.answers.sentences import place_sentence
from dashboard.figures.map import GRAPH_CONFIG, map_figure
from dashboard.geo.regions import region_named
from dashboard.instants import format_utc, from_unix
from dashboard.web.link.reading import OpenedLink
from dashboard.web.page.config import REGION
from dashboard.web.page.first_paint import first_paint
from dashboard.web.parts.link_key import LinkKey, format_link
from dashboard.web.server.assets import assets
from dashboard.web.server.dash_suites import plotly_address

_TEMPLATE = Path(__file__).parent / "templates" / "page.html"
_COARSE_BELOW = 2.6
TITLE = "Where was the station? Spacecraft, stars and city lights"


def shell(config: dict[str, Any], static: Mapping[str, str] | None = None) -> str:
    """The template with ``static`` HTML by slot and the page's facts in it; Dash fills in the rest.

    ``<!--head-->`` and what depends on the moment are left for :func:`fill_head`, which knows the request.
    """
    facts = _json(config)
    template = _TEMPLATE.read_text(encoding="utf-8")
    # Dash looks for {%...%} in the template, and the facts are braces too; none of them has that form.
    template = template.replace('="/assets/', f'="{assets().prefix}')
    slots = {**(static or {}), "plotly": plotly_address(), "figure": _json(map_facts()), "config": facts}
    for name, text in slots.items():
        template = template.replace(f"<!--{name}-->", text, 1)
    return template


def fill_head(page: str, opened: OpenedLink, base_url: str, default_utc: str, keys: Sequence[LinkKey]) -> str:
    """Put into the page what an ``opened`` link says: the facts of its state, title, description, Open Graph
    and Twitter tags of its moment. A pure function of its arguments and the data.
    """
    instant = from_unix(opened.unix_s)
    moment = moment_at(opened.unix_s)
    when = f"{instant:%-d %B %Y, %H:%M:%S} UTC"
    is_photo = format_utc(instant) == default_utc
    title = TITLE if is_photo else f"The space station on {when}"
    sentence = f"{when}: {place_sentence(moment)}. {_ships(moment)}"
    link = format_link(opened.state, keys)
    address = f"{base_url}/?{link}" if link else f"{base_url}/"
    card = f"{base_url}/api/v1/card.png" + (f"?{link}" if link else "")
    tags = {
        "og:type": "website",
        "og:site_name": "ISS photo dashboard",
        "og:title": title,
        "og:description": sentence,
        "og:url": address,
        "og:image": card,
        "og:image:type": "image/png",
        "og:image:width": "1200",
        "og:image:height": "630",
        "og:image:alt": f"Map: the station's ground track and position at {when}",
    }
    twitter = {
        "twitter:card": "summary_large_image",
        "twitter:title": title,
        "twitter:description": sentence,
        "twitter:image": card,
    }
    head = [f"<title>{html.escape(title)}</title>", _meta("name", "description", sentence)]
    head += [_meta("property", name, text) for name, text in tags.items()]
    head += [_meta("name", name, text) for name, text in twitter.items()]
    head.append(_land(opened.state["view"]))
    head.append(f'<script type="application/json" id="page-link">{_json(link_facts(opened))}</script>')
    return first_paint(page.replace("<!--head-->", "\n    ".join(head), 1), moment, opened, link)


def link_facts(opened: OpenedLink) -> dict[str, Any]:
    """What the browser is handed of the link: it reads none itself."""
    return {
        "state": opened.state,
        "moment_utc": format_utc(opened.unix_s),
        "dropped": [asdict(part) for part in opened.dropped],
        "notices": opened.notices,
    }


def map_facts() -> dict[str, Any]:
    """The map's standing part as the page hands it to Plotly."""
    figure = json.loads(str(map_figure(region_named(REGION)).to_json()))  # type: ignore[no-untyped-call]
    return {
        "data": figure["data"],
        "layout": {name: figure["layout"][name] for name in figure["layout"] if name != "template"},
        "config": {**GRAPH_CONFIG, "topojsonURL": f"{assets().prefix}maps/"},
    }


def _json(facts: dict[str, Any]) -> str:
    # "<" would let a value end the script element or begin another; the escape means the same in JSON.
    return json.dumps(facts, separators=(",", ":"), ensure_ascii=False).replace("<", "\\u003c")


def _ships(moment: Moment) -> str:
    count = len(moment.attached)
    if not count:
        return "No ship is known to have been docked."
    names = ", ".join(ship.full_name for ship in moment.attached)
    return f"{count} {'ship' if count == 1 else 'ships'} docked: {names}."


def _land(view: Mapping[str, Any]) -> str:
    """The land that Plotly will draw, asked for before Plotly is there; by the zoom as in map/camera.js."""
    near = view["proj"] == "region" if "zoom" not in view else view["zoom"] >= _COARSE_BELOW
    layer = f"{assets().prefix}maps/world_{50 if near else 110}m.json"
    return f'<link rel="preload" as="fetch" crossorigin fetchpriority="low" href="{layer}">'


def _meta(attribute: str, name: str, text: str) -> str:
    return f'<meta {attribute}="{name}" content="{html.escape(text)}">'
