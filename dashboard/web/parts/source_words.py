"""A source as a reader names it: title, site, date; the agencies first, then the press, then the rest."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from dashboard.station.models import Source, Visit

# Whose own word it is, and who reports it; everything else comes after.
_PRIMARY = {
    "nasa.gov": "NASA",
    "jaxa.jp": "JAXA",
    "esa.int": "ESA",
    "roscosmos.ru": "Roscosmos",
    "spacex.com": "SpaceX",
    "northropgrumman.com": "Northrop Grumman",
    "asc-csa.gc.ca": "CSA",
}
_PRESS = {
    "space.com": "Space.com",
    "spacenews.com": "SpaceNews",
    "nasaspaceflight.com": "NASASpaceflight",
    "spaceflightnow.com": "Spaceflight Now",
    "cbsnews.com": "CBS News",
    "tass.com": "TASS",
    "interfax.com": "Interfax",
    "en.wikipedia.org": "Wikipedia",
    "github.com": "GitHub",
    "planet4589.org": "J. McDowell",
}
_DATE = re.compile(r"/(20\d\d)[/-](\d\d)(?:[/-](\d\d))?(?=/|-|$)")


def site_of(url: str) -> str:
    """``NASA``, ``Space.com``, or the host where we know no name."""
    host = urlsplit(url).netloc.removeprefix("www.")
    return _named(host, _PRIMARY) or _named(host, _PRESS) or host


def title_of(url: str) -> str | None:
    """The page's title as its address spells it; ``None`` where it spells none.

    ``…/2025/09/18/cygnus-resupply-ship-approaching-station-for-capture`` is "Cygnus resupply ship
    approaching station for capture".
    """
    parts = [unquote(part) for part in urlsplit(url).path.split("/") if part]
    slug = parts[-1] if parts else ""
    words = [word for word in re.split(r"[-_]+", re.sub(r"\.\w{2,5}$", "", slug)) if word]
    if words and re.fullmatch(r"\d{3,}", words[0]):
        words = words[1:]  # an article's number
    if sum(word.isalpha() for word in words) < 2 and not (words and len(words) > 1):
        return None
    text = " ".join(words)
    return text[:1].upper() + text[1:]


def date_of(url: str) -> str | None:
    """``2025-09-18`` or ``2025-09`` where the address holds it."""
    found = _DATE.search(urlsplit(url).path)
    return "-".join(part for part in found.groups() if part) if found else None


def words_of(source: Source) -> str:
    """``Cygnus resupply ship approaching station for capture, NASA, 2025-09-18``."""
    if source.url is None:
        return source.title or ""
    title = source.title or title_of(source.url)
    site = site_of(source.url)
    parts = [title, site if title is None or site.casefold() not in title.casefold() else None]
    return ", ".join(part for part in (*parts, date_of(source.url)) if part)


def in_order(sources: Iterable[Source]) -> list[Source]:
    """Primary sources first, then the press, then all others; each kind in the order of the file."""
    return sorted(sources, key=_rank)


def _rank(source: Source) -> int:
    host = urlsplit(source.url or "").netloc.removeprefix("www.")
    if _named(host, _PRIMARY) or (source.url is None and "NASA" in (source.title or "")):
        return 0
    return 1 if _named(host, _PRESS) else 2


def _named(host: str, names: dict[str, str]) -> str | None:
    return next((name for end, name in names.items() if host == end or host.endswith(f".{end}")), None)


@dataclass(frozen=True)
class SourceWords:
    """A source as it is listed: its words, its address where it has one, and a remark after them."""

    words: str
    url: str | None
    note: str


def sources_of(visit: Visit) -> list[SourceWords]:
    """A ship's sources in their order."""
    return [
        SourceWords(
            words_of(source) if source.url else str(source.title),
            source.url,
            f" ({source.note})" if source.note else "",
        )
        for source in in_order(visit.sources.values())
    ]


def caveats_of(visit: Visit) -> list[str]:
    """How sure a ship's facts are, where that is said."""
    return [_caveat(one.about, one.confidence, one.note) for one in visit.caveats]


def _caveat(about: str, confidence: str | None, note: str | None) -> str:
    words = about.replace("_kg", "").replace("_utc", "").replace(".", ", ").replace("_", " ")
    sure = f"confidence {confidence}" if confidence else ""
    return f"{words}: {'; '.join(part for part in (sure, note) if part)}"
