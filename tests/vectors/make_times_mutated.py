"""Write ``times_mutated.json``: ``python -m tests.vectors.make_times_mutated``.

Texts of ``times.json`` with letters lost, doubled, swapped or taken from each other, and what the server
makes of them: forms nobody thought of, on which both readers must still say the same.
"""

from __future__ import annotations

import json
import random
from pathlib import Path

from dashboard.instants import format_utc
from dashboard.time_reading import NotATime, read
from tests.vectors import cases

HOW_MANY = 400


def mutated(text: str, other: str, draw: random.Random) -> str:
    """The text with one to three small changes."""
    for _ in range(draw.randint(1, 3)):
        at = draw.randrange(len(text) + 1)
        match draw.randrange(5):
            case 0:
                text = text[:at] + text[at + 1 :]
            case 1:
                text = text[:at] + draw.choice("0123456789 :-+.,/TZWAPM") + text[at:]
            case 2:
                text = text[:at] + draw.choice("0123456789 :-+.,/TZWAPM") + text[at + 1 :]
            case 3:
                text = text[:at]
            case _:
                text = text[:at] + other[draw.randrange(len(other) + 1) :]
    return text


def expected(text: str) -> dict[str, str]:
    """What the server's reader says."""
    try:
        return {"utc": format_utc(read(text))}
    except NotATime as problem:
        return {"problem": str(problem)}


def main() -> None:
    draw = random.Random(7)
    known = [case["given"] for case in cases("times") if "utc" in case["expected"]]
    found: dict[str, dict[str, str]] = {}
    while len(found) < HOW_MANY:
        text = mutated(draw.choice(known), draw.choice(known), draw)
        answer = expected(text)
        # Most mutations are no time at all: of these a few do.
        if answer != {"problem": "is not a time"} or draw.random() < 0.1:
            found[text] = answer
    lines = ",\n".join(json.dumps({"given": text, "expected": answer}) for text, answer in found.items())
    file = Path(__file__).parent / "times_mutated.json"
    file.write_text(f'{{"rule": "what a written time means", "cases": [\n{lines}\n]}}\n', encoding="utf-8")


if __name__ == "__main__":
    main()
