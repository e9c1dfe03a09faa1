"""Words on the card, in the font that Pillow brings: nothing depends on the fonts of a machine."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from PIL import ImageDraw, ImageFont

from dashboard.web.card.lines import Colour

Font = ImageFont.FreeTypeFont

# Letters that don't come apart into a base and an accent.
_PLAIN = str.maketrans(
    {
        "ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ı": "i", "ß": "ss", "æ": "ae",
        "Æ": "AE", "œ": "oe", "ə": "a", "Ə": "A", "ð": "d", "þ": "th", "–": "-", "—": "-", "−": "-",
        "‑": "-", "×": "x", "ʻ": "'", "ʼ": "'", "ʿ": "'", "ʾ": "'", "‘": "'",
    }
)  # fmt: skip


@lru_cache(maxsize=16)
def font(size: float) -> Font:
    """Pillow's own scalable face."""
    found = ImageFont.load_default(size)
    assert isinstance(found, ImageFont.FreeTypeFont)
    return found


def printable(text: str) -> str:
    """The text in letters that the face has: accents go, other scripts become question marks."""
    parts = unicodedata.normalize("NFKD", text.translate(_PLAIN))
    base = "".join(character for character in parts if not unicodedata.combining(character))
    return "".join(character if character.isascii() or character in "°·’…" else "?" for character in base)


def width_of(text: str, size: float) -> float:
    """Width in pixels."""
    return float(font(size).getlength(printable(text)))


def wrap(text: str, size: float, width: float, most_lines: int) -> list[str]:
    """Lines no wider than ``width``; what doesn't fit into ``most_lines`` ends in an ellipsis.

    Lines break at plain spaces only, not at no-break ones.
    """
    lines: list[str] = []
    for word in map(printable, text.split(" ")):
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and width_of(longer, size) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    if len(lines) > most_lines:
        lines = [*lines[: most_lines - 1], " ".join(lines[most_lines - 1 :])]
    return [_cut(line, size, width) for line in lines]


def _cut(line: str, size: float, width: float) -> str:
    if width_of(line, size) <= width:
        return line
    while line and width_of(line + "…", size) > width:
        line = line[:-1]
    return line.rstrip(" ,") + "…"


def write(
    draw: ImageDraw.ImageDraw,
    place: tuple[float, float],
    text: str,
    size: float,
    colour: Colour,
    *,
    bold: bool = False,
    halo: Colour | None = None,
    anchor: str = "ls",
) -> None:
    """One line of text with its baseline at ``place``; ``halo`` keeps it readable over a map."""
    weight = size / 42 if bold else 0.0
    words = printable(text)
    if halo is not None:
        draw.text(place, words, fill=halo, font=font(size), anchor=anchor, stroke_width=2, stroke_fill=halo)
    draw.text(
        place, words, fill=colour, font=font(size), anchor=anchor, stroke_width=weight, stroke_fill=colour
    )
