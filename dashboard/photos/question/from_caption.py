"""A caption's text as clues: rules and the gazetteers that the product has, no model.

Each clue has the words that it was read from, so that whoever pasted the text can put them right before a
search. What a caption doesn't say is no clue, and what is said of something else (when a ship came) neither.
"""

from __future__ import annotations

from dashboard.errors import InputError
from dashboard.photos.question.caption.clue import LONGEST, ReadClue
from dashboard.photos.question.caption.places import read_places
from dashboard.photos.question.caption.station import read_height, read_people, read_ships, read_whose
from dashboard.photos.question.caption.times import read_times
from dashboard.photos.question.from_form import Asked

ALLOWED_CAPTION = f"a caption's words, at most {LONGEST:,} characters"
ORDER = (
    *("place", "light", "hours", "sun", "clock", "dated", "published", "altitude"),
    *("aboard", "docked", "by"),
)


def from_caption(text: str) -> tuple[ReadClue, ...]:
    """The clues of a text, in the form's order. Raises :class:`InputError` for no text or too much."""
    if not text.strip():
        raise InputError("text", text, ALLOWED_CAPTION, "is empty")
    if len(text) > LONGEST:
        raise InputError("text", f"{text[:40]}…", ALLOWED_CAPTION, f"is {len(text):,} characters long")
    found = [
        *read_places(text),
        *read_times(text),
        *read_height(text),
        *read_people(text),
        *read_ships(text),
        *read_whose(text),
    ]
    return tuple(sorted(found, key=lambda one: (ORDER.index(one.clue), one.start)))


def asked_of(clues: tuple[ReadClue, ...]) -> Asked:
    """The clues as the fields of a form."""
    one = {clue.clue: clue.value for clue in clues if clue.clue not in ("aboard", "docked")}
    many = {name: tuple(clue.value for clue in clues if clue.clue == name) for name in ("aboard", "docked")}
    return Asked(**one, **many)  # type: ignore[arg-type]
