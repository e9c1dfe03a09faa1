"""Write ``links.json``: ``python -m tests.vectors.make_links``.

A table with a key of each kind, states, and the links that the server writes for them; the browser must
write the same. Of the numbers many are halves: the two languages round them differently by themselves.
"""

from __future__ import annotations

import json
import random
from pathlib import Path
from typing import Any

from dashboard.web.parts.link_key import (
    Choice,
    Flags,
    LinkKey,
    MapView,
    Moment,
    Number,
    Text,
    describe,
    format_link,
)

KEYS = (
    LinkKey("photo", Text(r"[a-z-]{1,20}")),
    LinkKey("t", Moment()),
    LinkKey("show", Choice(("map", "when", "station")), "map"),
    LinkKey("view", MapView(("region", "world", "globe")), {"proj": "region"}),
    LinkKey("layers", Flags(("cities", "night", "track")), ("cities", "night", "track")),
    LinkKey("fine", Number(5, 720, 0), 180),
    LinkKey("angle", Number(-180, 180, 2)),
    LinkKey("find", Text(r"[^~]{1,200}")),
)
HALVES = (
    6.5,
    7.5,
    5.5,
    180.49999999999997,
    179.5,
    180.5,
    0.125,
    -0.125,
    0.375,
    1.005,
    2.675,
    -0.001,
    0.0,
    1e-9,
)
WORDS = (
    "place!Lahore, PK~light!night",
    "place!São Paulo",
    "place!نیو یارک",
    "a b+c%20&d=e#f",
    "(x)'*!~",
    "🌍 50 % / ?",
)


def states(draw: random.Random) -> list[dict[str, Any]]:
    """One for every half, and a hundred at random."""
    made: list[dict[str, Any]] = [{}]
    made += [{"fine": value, "angle": value} for value in HALVES]
    made += [{"view": {"proj": "globe", "lat": value, "lon": -value, "zoom": 2}} for value in HALVES]
    made += [{"find": words} for words in WORDS]
    made += [{"layers": layers} for layers in ([], ["track", "cities"], ["cities", "night", "track"])]
    for _ in range(100):
        lat, lon, zoom = draw.uniform(-90, 90), draw.uniform(-180, 180), draw.uniform(0.5, 80)
        made.append(
            {
                "t": draw.choice([None, "2026-02-19T21:36:30Z"]),
                "show": draw.choice(["map", "when"]),
                "view": {"proj": "world", "lat": lat, "lon": lon, "zoom": zoom},
                "fine": draw.choice([180, draw.uniform(5, 720)]),
                "angle": round(draw.uniform(-180, 180), 3),
            }
        )
    return made


def main() -> None:
    lines = ",\n".join(
        json.dumps({"given": state, "expected": format_link(state, KEYS)})
        for state in states(random.Random(3))
    )
    file = Path(__file__).parent / "links.json"
    keys = json.dumps(describe(KEYS))
    file.write_text(
        f'{{"rule": "the link of a state", "keys": {keys}, "cases": [\n{lines}\n]}}\n', encoding="utf-8"
    )


if __name__ == "__main__":
    main()
