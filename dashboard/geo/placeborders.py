"""Borders as captions say them: "the India–Pakistan border", "IN-PK", "France and Spain"."""

from __future__ import annotations

import re

from dashboard.errors import InputError
from dashboard.geo.countries import FORMER, country_names, has_outline, read_country
from dashboard.geo.fold import fold
from dashboard.geo.regions import Region, border_between

ALLOWED_BORDER = "two countries such as India-Pakistan or IN-PK"

_BETWEEN = re.compile(r"\s*(?:[-–—‐‑/,&]|\band\b|\bwith\b|\bto\b)\s*", re.IGNORECASE)


def read_border_words(text: str, given: str, parameter: str = "border") -> Region:
    """The border of two countries by names or codes. Raises :class:`InputError`."""
    bare = re.sub(
        r"\b(?:land )?borders?\b(?:\s+(?:between|of|line))?|^\s*between\b", " ", text, flags=re.IGNORECASE
    )
    bare = re.sub(r"^\s*the\b|\b(?:of|between)\b(?=\s)|-\s*$", " ", bare, flags=re.IGNORECASE).strip(" -–")
    border = try_border(bare, refuse=(given, parameter)) or _apart_by_blanks(bare)
    if border is not None:
        return border
    sides = [part for part in _BETWEEN.split(bare) if part]
    if len(sides) == 2:
        wrong = next((side for side in sides if not read_country(side)), sides[0])
        raise InputError(parameter, given, ALLOWED_BORDER, f"is no border: {wrong!r} is no country")
    raise InputError(parameter, given, ALLOWED_BORDER, "does not name two countries")


def _apart_by_blanks(text: str) -> Region | None:
    """ "FR ES": two countries with nothing but a blank between them."""
    words = text.split()
    cuts = [(" ".join(words[:i]), " ".join(words[i:])) for i in range(1, len(words))]
    found = (try_border(f"{first} - {second}") for first, second in cuts)
    return next((border for border in found if border is not None), None)


def try_border(text: str, refuse: tuple[str, str] | None = None) -> Region | None:
    """The border of a text that is two countries, else nothing.

    With ``refuse`` (what was given, under which name) two countries without a common border raise
    :class:`InputError`.
    """
    problem: InputError | None = None
    for first, second in _splits(text):
        for one in read_country(first):
            for other in read_country(second):
                if one in FORMER or other in FORMER:
                    continue
                try:
                    if has_outline(one) and has_outline(other):
                        return border_between(one, other)
                except InputError as error:
                    problem = error
    if problem and refuse:
        given, parameter = refuse
        raise InputError(parameter, given, problem.allowed, f"is no border: {_reason(problem)}")
    return None


def border_codes(text: str) -> tuple[str, str] | None:
    """The codes of two countries that a text names, or nothing."""
    pairs = [(read_country(first), read_country(second)) for first, second in _splits(text)]
    return next(((one[0], other[0]) for one, other in pairs if one and other), None)


def _reason(problem: InputError) -> str:
    """What :func:`border_between` says is wrong, with the country's name for its code."""
    said = str(problem).partition("; allowed")[0].partition(": ")[2]
    name = country_names().get(problem.given, problem.given)
    return said.replace(repr(problem.given), name)


def _splits(text: str) -> list[tuple[str, str]]:
    """Every way to cut a text in two at a dash, a stroke, a comma or "and"."""
    cuts = [(text[: found.start()], text[found.end() :]) for found in _BETWEEN.finditer(text)]
    # "North and South Korea"
    cuts += [(f"{first} {second.split()[-1]}", second) for first, second in cuts if second.split()[1:]]
    return [(first, second) for first, second in cuts if fold(first) and fold(second)]
