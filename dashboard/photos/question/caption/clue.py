"""One clue read from a text, and the words it was read from."""

from __future__ import annotations

import re
from dataclasses import dataclass

LONGEST = 4000
"""Characters of a caption at most."""


@dataclass(frozen=True)
class ReadClue:
    """``clue`` is the form's field, ``value`` what it would be filled with; [start, stop) are characters."""

    clue: str
    value: str
    words: str
    start: int
    stop: int


def clue_at(clue: str, value: str, text: str, start: int, stop: int) -> ReadClue:
    """The clue of the characters [start, stop) of a text."""
    return ReadClue(clue, value, text[start:stop], start, stop)


def sentence_around(text: str, start: int, stop: int) -> str:
    """The clause that [start, stop) stands in: as far as the next full stop, semicolon or bracket."""
    ends = [found.end() for found in _BREAKS.finditer(text, 0, start)]
    after = _BREAKS.search(text, stop)
    return text[ends[-1] if ends else 0 : after.start() if after else len(text)]


_BREAKS = re.compile(
    r"(?<![A-Z])(?<!\b[a-z]\.[a-z])(?<!Sept)(?<!Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[.;!?]\s+|\n|\s[(|]"
)
