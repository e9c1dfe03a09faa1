"""Places as captions, forms and links say them."""

from __future__ import annotations

from contextlib import suppress

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.errors import InputError
from dashboard.geo.features import features
from dashboard.geo.fold import fold
from dashboard.geo.ground import grounds_below
from dashboard.geo.places import read_border, read_place
from dashboard.geo.regions import border_between


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Lahore", "Lahore, PK"),
        ("Lahore, Pakistan", "Lahore, PK"),
        ("lahore,pk", "Lahore, PK"),
        ("LAHORE, PAK", "Lahore, PK"),
        ("Lahore Pakistan", "Lahore, PK"),
        ("Lahore (Pakistan)", "Lahore, PK"),
        ("Houston, Texas", "Houston, US"),
        ("Houston, USA", "Houston, US"),
        ("Houston, TX, USA", "Houston, US"),
        ("London, UK", "London, GB"),
        ("London, Ontario", "London, CA"),
        ("Edinburgh, Scotland", "Edinburgh, GB"),
        ("Perth, Western Australia", "Perth, AU"),
        ("Washington, D.C.", "Washington, US"),
        ("the city of Houston", "Houston, US"),
        ("Москва", "Moscow, RU"),
        ("東京", "Tokyo, JP"),
        ("Sa\u0303o Paulo", "São Paulo, BR"),
        ("Xian", "Xi’an, CN"),
        ("Egypt", "Egypt"),
        ("India", "India"),
        ("Jordan", "Jordan"),
        ("Georgia", "Georgia"),
        ("Mexico", "Mexico"),
        ("UK", "United Kingdom"),
        ("U.S.A.", "United States"),
        ("UAE", "United Arab Emirates"),
        ("Burma", "Myanmar"),
        ("Ivory Coast", "Ivory Coast"),
        ("Côte d’Ivoire", "Ivory Coast"),
        ("holland", "The Netherlands"),
        ("PAK", "Pakistan"),
        ("country:Pakistan", "Pakistan"),
        ("country:pk", "Pakistan"),
        ("country:PAK", "Pakistan"),
        ("Texas", "Texas"),
        ("Florida", "Florida"),
        ("Georgia, USA", "Georgia"),
        ("New York state", "New York"),
        ("over the Red Sea", "Red Sea"),
        ("Sahara Desert", "Sahara"),
        ("the Nile delta", "Nile Delta"),
        ("Sicily", "Sicily"),
        ("Jammu and Kashmir", "Jammu and Kashmir"),
        ("India-Pakistan", "India–Pakistan border"),
        ("the India–Pakistan border", "India–Pakistan border"),
        ("border between India and Pakistan", "India–Pakistan border"),
        ("IND/PAK", "India–Pakistan border"),
        ("Bosnia and Herzegovina", "Bosnia and Herzegovina"),
        ("Bosnia and Herzegovina and Croatia", "Bosnia and Herzegovina–Croatia border"),
        ("Guinea-Bissau-Senegal", "Guinea-Bissau–Senegal border"),
        ("North and South Korea", "North Korea–South Korea border"),
        ("27.70° N, 70.90° E", "27.70° N, 70.90° E"),
    ],
)
def test_a_place_is_read(text: str, name: str) -> None:
    assert read_place(text).region.name == name


@pytest.mark.parametrize(
    ("text", "name", "also"),
    [
        ("Odessa", "Odesa, UA", "Odessa, Texas"),
        ("Hanover", "Hannover, DE", "Hanover, Pennsylvania"),
        ("Paris", "Paris, FR", "Paris, Texas"),
        ("York", "York, GB", "York, Pennsylvania"),
        ("Georgia", "Georgia", "Georgia (US state)"),
        ("New York", "New York City, US", "New York (US state)"),
        ("Congo", "Democratic Republic of the Congo", "Republic of the Congo"),
    ],
)
def test_of_several_the_best_known_is_taken_and_the_others_are_said(text: str, name: str, also: str) -> None:
    place = read_place(text)
    assert place.region.name == name
    assert also in place.also
    assert also in (place.note or "")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("the Chilean coast", "can't be read at 'Chilean'"),
        ("north of Xyzzy", "can't be read at 'Xyzzy'"),
        ("southern Lahore", "Lahore itself"),
        ("within 200 km of Paris", "Paris alone, with 200 km as the distance"),
        ("20,000 km north of Paris", "a distance from 1 to 3,000 km"),
        ("Sudan, few lights", "Sudan alone"),
        ("Milton, Gulf of Mexico", "Milton, Ontario"),
        ("Mount Fuji, Peru", "Mount Fuji"),
        ("IN", "India or Indiana"),
        ("Lahore, India", "Lahore, PK"),
        ("Lahore, Xyz", "names no country or state with 'Xyz'"),
        ("country:Atlantis", "is no region known here"),
        ("France-Japan", "no land border"),
        ("!?", "names no place"),
    ],
)
def test_what_can_t_be_read_says_what_to_write_instead(text: str, said: str) -> None:
    with pytest.raises(InputError) as caught:
        read_place(text)
    assert said in str(caught.value)
    assert caught.value.given == text


@pytest.mark.parametrize(
    "text", ["India-Pakistan", "IN-PK", "IND-PAK", "India and Pakistan", "India, Pakistan"]
)
def test_a_border_is_read_by_names_and_codes(text: str) -> None:
    assert read_border(text).region is border_between("IN", "PK")


@pytest.mark.parametrize("text", ["India", "India-Pakistan-China", "Lahore-Delhi", "IN-XX", ""])
def test_what_is_no_border_is_refused(text: str) -> None:
    with pytest.raises(InputError, match="border:"):
        read_border(text)


@settings(deadline=None)  # the index of names is made on first use
@given(st.text(max_size=30))
def test_any_text_is_a_place_or_a_sentence(text: str) -> None:
    with suppress(InputError):
        assert read_place(text).region.lines


@given(
    st.sampled_from(["Zürich", "São Paulo", "Côte d'Ivoire", "Bosnia and Herzegovina", "Lake Victoria"]),
    st.data(),
)
def test_case_and_marks_don_t_matter(name: str, data: st.DataObject) -> None:
    letters = [data.draw(st.sampled_from([c.upper(), c.lower(), c])) for c in name]
    assert fold("the " + "".join(letters)) == fold(name)


def test_seas_are_wet_and_deserts_dry() -> None:
    """The outlines by hand hold what they should: the middle of a sea isn't in a country, of a desert is."""
    wrong = []
    for feature in features():
        if feature.how != "area" or abs(feature.points[:, 0]).max() > 60 or feature.rank > 1:
            continue
        south, west, north, east = feature.region().bounds_deg()
        region = feature.region()
        inside = [
            (lat, lon)
            for lat in (south + (north - south) * i / 5 for i in range(1, 5))
            for lon in (west + (east - west) * i / 5 for i in range(1, 5))
            if region.contains(lat, lon)
        ]
        below = grounds_below(*np.array(inside).T) if inside else []
        wet = sum(one.country_code is None for one in below) / max(1, len(inside))
        sea = feature.kind in ("sea", "ocean", "gulf", "bay", "bight", "reef")
        if (
            not inside
            or (sea and wet < 0.6)
            or (feature.kind in ("desert", "mountains", "plateau") and wet > 0.1)
        ):
            wrong.append(f"{feature.name}: {wet:.0%} water of {len(inside)} points")
    assert not wrong


def test_islands_have_outlines() -> None:
    assert [one.name for one in features() if one.how == "land" and not one.region().rings] == []
