"""Everything that bears a name - countries, states, cities, seas, mountains -, the best known first."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cache
from typing import Literal

from dashboard.geo.borderdata import Area, border_data, state_areas
from dashboard.geo.cities import bearers, cities, find_city
from dashboard.geo.countries import (
    FORMER,
    capital_of,
    codes_of_three,
    countries_named,
    country_names,
    has_outline,
)
from dashboard.geo.features import Feature, features_named
from dashboard.geo.fold import fold
from dashboard.geo.provinces import Province, provinces_named
from dashboard.geo.regions import Region, country_region, point_region
from dashboard.geo.subdivisions import STATES, Subdivision

Kind = Literal["country", "state", "city", "feature", "area"]

_ALIKE = 0.75  # so alike are Odessa and Odesa, Hanover and Hannover; York and Toronto aren't
_ALIKE_WEIGHT = 0.8
_UNLIKE_WEIGHT = 1 / 30  # a name in another language, or of former times
_STATE_WEIGHT = 1 / 4  # New York is the city
_PROVINCE_WEIGHT = 1 / 6  # and so is Sao Paulo
_FEATURE_PEOPLE = {1: 2e7, 2: 3e6, 3: 1e6, 4: 3e5}  # what a feature's rank weighs against a city's people


@dataclass(frozen=True)
class Named:
    """One bearer of a name. ``weight`` compares how well known they are, as people do.

    ``where`` are the country it lies in and GeoNames' code of the state, as far as it lies in one;
    ``plainly`` is False where the name is another name of it.
    """

    kind: Kind
    name: str
    label: str
    weight: float
    where: tuple[str, str]
    region: Callable[[], Region]
    plainly: bool = True
    note: str | None = None


def named(text: str) -> list[Named]:
    """All bearers of exactly this name, the likeliest meant first: countries before all else."""
    wanted = fold(text)
    if not wanted:
        return []
    countries = [country_bearer(code) for code in countries_named().get(wanted, ()) if code not in FORMER]
    others = [*_states(wanted), *_cities(wanted), *map(_feature, features_named(wanted)), *_areas(wanted)]
    return countries + sorted(others, key=lambda one: -one.weight)


def country_bearer(code: str) -> Named:
    """A country by its code; one without an outline of its own is its capital, and says so."""
    name = country_names().get(code) or next(a.name for a in border_data().countries if a.code == code)
    if has_outline(code):
        return Named("country", name, name, 1e12, (code, ""), lambda: country_region(code))
    capital = capital_of(code)

    def region() -> Region:
        city = find_city(capital, code)
        return point_region(city.latitude_deg, city.longitude_deg, name=f"{city.name}, {code}")

    note = f"{name} has no outline here: its capital {capital} stands for it"
    return Named("country", name, name, 1e12, (code, ""), region, note=note)


def _states(wanted: str) -> Iterator[Named]:
    for area in state_areas():
        if fold(area.name) == wanted:
            yield state_bearer(area)
    for province in provinces_named(wanted):
        yield _province(province, plainly=fold(province.name) == wanted)


def _province(province: Province, plainly: bool) -> Named:
    country = country_names().get(province.country, province.country)
    code = _state_codes().get((province.country, fold(province.name)), "")
    label = f"{province.name} (part of {_the(country)})"
    weight = province.people * _PROVINCE_WEIGHT
    return Named("state", province.name, label, weight, (province.country, code), province.region, plainly)


@cache
def _state_codes() -> dict[tuple[str, str], str]:
    return {(one.country, fold(one.name)): one.code for one in STATES.values()}


def _the(country: str) -> str:
    return f"the {country}" if country.startswith("United") else country


def state_bearer(area: Area) -> Named:
    """One of the United States."""
    return Named(
        "state",
        area.name,
        f"{area.name} (US state)",
        _people_of("US", area.code) * _STATE_WEIGHT,
        ("US", area.code),
        lambda: Region(area.name, area.rings, area.rings),
    )


@cache
def _people_of(country: str, admin1: str) -> float:
    table = cities()
    rows = [i for i, code in enumerate(table.admin1) if code == admin1 and table.country_code[i] == country]
    return float(table.population[rows].sum())


def _cities(wanted: str) -> Iterator[Named]:
    table = cities()
    for bearer in bearers(wanted):
        city = table.city(bearer.row)
        alike = bearer.own or SequenceMatcher(None, wanted, fold(city.name)).ratio() >= _ALIKE
        weight = city.population * (1.0 if bearer.own else _ALIKE_WEIGHT if alike else _UNLIKE_WEIGHT)
        state = STATES.get((city.country_code, city.admin1))
        label = f"{city.name}, {state.name if state else city.country_code}"
        at = (city.latitude_deg, city.longitude_deg)
        name = f"{city.name}, {city.country_code}"
        where = (city.country_code, city.admin1)
        yield Named("city", name, label, weight, where, _point_at(*at, name), bearer.own)


def _point_at(latitude_deg: float, longitude_deg: float, name: str) -> Callable[[], Region]:
    return lambda: point_region(latitude_deg, longitude_deg, name=name)


def _feature(feature: Feature) -> Named:
    weight = _FEATURE_PEOPLE[feature.rank]
    label = f"{feature.name} ({feature.kind})" if feature.kind not in fold(feature.name) else feature.name
    return Named("feature", feature.name, label, weight, ("", ""), feature.region, note=feature.note)


def _areas(wanted: str) -> Iterator[Named]:
    """Areas without an ISO code, and the ones the UN draws apart: Somaliland, Jammu and Kashmir."""
    data = border_data()
    parts = [*data.disputed_areas, *(area for area in data.countries if len(area.code) != 2)]
    for area in parts:
        if fold(area.name) == wanted:
            yield Named("area", area.name, area.name, 1e7, ("", ""), _whole(area))


def _whole(area: Area) -> Callable[[], Region]:
    return lambda: Region(area.name, area.rings, area.rings)


def qualifiers(text: str) -> list[tuple[str, str]]:
    """What stands behind a city's comma: (country, state) codes; the state empty for a whole country."""
    wanted = fold(text)
    found = [(code, "") for code in countries_named().get(wanted, ())]
    if len(wanted) == 2:
        found += (
            [(wanted.upper(), "")] if wanted.upper() in country_names() or has_outline(wanted.upper()) else []
        )
    elif three := codes_of_three().get(wanted):
        found.append((three, ""))
    return found + [(one.country, one.code) for one in subdivisions_named(wanted)]


def subdivisions_named(wanted: str) -> list[Subdivision]:
    """States and provinces of that folded name or usual abbreviation."""
    return [one for one in STATES.values() if wanted in (fold(one.name), one.short.casefold())]
