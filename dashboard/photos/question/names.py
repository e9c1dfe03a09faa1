"""People and ships by the names of captions: "Michael Fincke", "Pettit", "the SpaceX cargo ship"."""

from __future__ import annotations

import re
from functools import lru_cache

from dashboard.errors import InputError
from dashboard.geo.fold import fold
from dashboard.photos.question.question import Docked
from dashboard.station.catalogue import Station, load_station, nearest

# Given names that are used for one another, in letters as `_sound` leaves them.
_SAME = (
    "mike michael",
    "don donald",
    "butch barry",
    "suni sunita",
    "nick tyler nicklaus",
    "bob robert",
    "jim james jimmy",
    "bill william",
    "tom thomas",
    "matt matthew",
    "chris christopher christofer",
    "steve steven stephen",
    "tim timothy timothey",
    "dan daniel danny",
    "ed edward",
    "alex alexander alexandr aleksandr alexei",
    "andy andrew andrei",
    "jess jessica",
    "kate kathleen kathryn",
    "ron ronald",
    "ken kenneth",
    "rick richard dick",
    "dave david dafydd",
    "joe joseph",
    "tony anthony",
    "jeff jeffrei",
    "greg gregori",
    "sam samantha",
    "drew andrew",
    "randi randolph",
    "shane robert",
    "victor vic",
    "jon jonathan",
    "woodi warren",
)
_TITLES = re.compile(
    r"^(?:(?:nasa|esa|jaxa|csa|roscosmos|spacex)\s+)?"
    r"(?:astronauts?|cosmonauts?|commander|pilot|flight engineers?|dr\.?|mr\.?|ms\.?)\s+",
    re.IGNORECASE,
)

_CRAFT = r"(?: (?:cargo|resupply|crew|freight))?(?: (?:craft|ship|space ?craft|capsule|freighter|vehicle))?"
# What captions call a ship of which they don't say which it is: a pattern, the classes, the words for it.
_CLASSES: tuple[tuple[str, tuple[str, ...], str], ...] = (
    (r"(spacex )?crew dragon|dragon crew (ship|capsule|spacecraft)", ("crew-dragon",), "a Crew Dragon"),
    (
        r"(spacex('s)? )?(cargo dragon|dragon (cargo|resupply) (ship|craft|spacecraft|capsule))"
        r"|spacex('s)? (cargo|resupply|freight) (ship|craft|spacecraft|capsule|freighter)",
        ("cargo-dragon", "dragon"),
        "a SpaceX cargo ship",
    ),
    (rf"(spacex )?dragon{_CRAFT}", ("crew-dragon", "cargo-dragon", "dragon"), "a Dragon"),
    (rf"cygnus xl{_CRAFT}", ("cygnus-xl",), "a Cygnus XL"),
    (
        rf"(northrop grumman('s)? )?cygnus{_CRAFT}|northrop grumman('s)? (cargo|resupply) (ship|spacecraft)",
        ("cygnus", "cygnus-standard", "cygnus-xl"),
        "a Cygnus",
    ),
    (
        rf"(roscosmos )?progress{_CRAFT}|russian (cargo|resupply) (ship|craft|spacecraft)",
        ("progress",),
        "a Progress",
    ),
    (rf"(russian )?soyuz{_CRAFT}", ("soyuz",), "a Soyuz"),
    (rf"(jaxa('s)? )?htv-?x{_CRAFT}", ("htv-x",), "an HTV-X"),
    (rf"(jaxa('s)? )?(htv|kounotori){_CRAFT}|japanese cargo (ship|craft)", ("htv", "htv-x"), "an HTV"),
    (rf"(boeing('s)? )?(cst-100 )?starliner{_CRAFT}", ("starliner",), "a Starliner"),
    (rf"(esa('s)? )?(atv|automated transfer vehicle){_CRAFT}", ("atv",), "an ATV"),
    (r"(space )?shuttle|orbiter", ("shuttle",), "a Space Shuttle"),
)


def person_named(text: str) -> str:
    """The name under which the station's records know somebody. Raises :class:`InputError`.

    Given names may be short or by another spelling; a surname alone will do where one person bears it.
    """
    found = people_named(text)
    if len(found) == 1:
        return found[0]
    names = list(dict.fromkeys(person.name for person in load_station().people))
    if found:
        raise InputError("aboard", text, " or ".join(found), "is the name of several people")
    raise InputError("aboard", text, nearest(text, names), "is nobody known to have been aboard")


def people_named(text: str) -> list[str]:
    """Names of everybody that a text can mean."""
    words = [_sound(word) for word in fold(_TITLES.sub("", text.strip())).split()]
    if not words:
        return []
    exact, alike = [], []
    for name, spellings in _people():
        for spelling in spellings:
            if spelling == words:
                exact.append(name)
            elif spelling[-1] == words[-1] and (len(words) == 1 or _given(words[0], spelling[:-1])):
                alike.append(name)
    return list(dict.fromkeys(exact or alike))


def ship_of_class(text: str, station: Station | None = None) -> Docked | None:
    """A ship known by its class alone, as all of that class; None for other words."""
    plain = re.sub(r"^(?:the|an?|one)\s+", "", text.strip().casefold().replace("’", "'"))
    for pattern, classes, words in _CLASSES:
        if re.fullmatch(pattern, plain):
            visits = [one.id for one in (station or load_station()).visits if one.craft in classes]
            return Docked(plain.replace(" ", "-"), None, tuple(visits), words) if visits else None
    return None


@lru_cache(maxsize=1)
def _people() -> tuple[tuple[str, tuple[list[str], ...]], ...]:
    found: dict[str, list[list[str]]] = {}
    for person in load_station().people:
        for name in (person.name, *person.also_spelled):
            found.setdefault(person.name, []).append([_sound(word) for word in fold(name).split()])
    return tuple((name, tuple(spellings)) for name, spellings in found.items())


@lru_cache(maxsize=1)
def _same() -> tuple[frozenset[str], ...]:
    return tuple(frozenset(_sound(name) for name in names.split()) for names in _SAME)


def _given(word: str, others: list[str]) -> bool:
    """Whether a given name is one of somebody's, its short form or its initial."""
    for other in others:
        if word == other or (len(word) == 1 and other.startswith(word)):
            return True
        if any({word, other} <= names for names in _same()):
            return True
    return False


@lru_cache(maxsize=4096)
def _sound(word: str) -> str:
    """One spelling for transliterations: Sergey and Sergei, Yuri and Yury."""
    word = re.sub(
        r"(?:iy|ij|ii|yy|ey|ei|ay|ai|y)$", lambda end: {"ay": "ai", "ai": "ai"}.get(end[0], "i"), word
    )
    return re.sub(r"ks", "x", word)
