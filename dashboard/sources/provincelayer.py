"""States and provinces of all countries: ``geo/data/provinces.csv`` and their outlines beside it.

Made from Natural Earth 1:10 million v4.1.0, as QGIS packs it (``world_map.gpkg``, layer
``states_provinces``; Debian's package ``qgis-common``). Regions made of several of its units - those of
Italy, France and Spain, the United Kingdom's nations - are joined by the codes of that layer.
"""

from __future__ import annotations

import csv
from collections import defaultdict
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from dashboard.geo.borderdata import Line as GroundLine
from dashboard.geo.cities import cities
from dashboard.geo.fold import fold
from dashboard.geo.outlines import write_outlines
from dashboard.geo.regions import odd_crossings
from dashboard.sources.naturalearth import Line, Shape, read_geopackage
from dashboard.sources.topology import ring_area_km2, thin

TOLERANCE_KM = 3.0
LEAST_KM2 = 60.0
COLUMNS = ("iso_a2", "name", "fips", "gn_name", "gu_a3")
# Names that are nothing but a direction, or a kind: with their country they are a name.
_BARE = "north|south|east|west|central|centre|center|northern|southern|eastern|western|nord|sud|est|ouest|"
_BARE += "north east|north west|south east|south west|northwest|southwest|nor est|littoral|capital|islands|"
_BARE += "coast|gulf|lakes|lacs|plateau|plateaux|upper east|upper west|north eastern|north western|southeast"

_ITALY = "Abruzzo|Basilicata|Calabria|Campania|Emilia-Romagna|Friuli-Venezia Giulia|Lazio|Liguria|"
_ITALY += "Lombardy,Lombardia|Marche|Molise|Piedmont,Piemonte|Apulia,Puglia|Sardinia,Sardegna|Sicily,Sicilia|"
_ITALY += "Tuscany,Toscana|Trentino-South Tyrol,Trentino-Alto Adige|Umbria|Aosta Valley|Veneto"
_FRANCE = {
    "97": "Aquitaine", "98": "Auvergne", "99": "Lower Normandy,Basse-Normandie",
    "A1": "Burgundy,Bourgogne", "A2": "Brittany,Bretagne", "A3": "Centre-Val de Loire",
    "A4": "Champagne-Ardenne,Champagne", "14": "Corsica (region)", "A6": "Franche-Comté",
    "A7": "Upper Normandy,Haute-Normandie", "A8": "Île-de-France", "A9": "Languedoc-Roussillon,Languedoc",
    "B1": "Limousin", "B2": "Lorraine", "B3": "Midi-Pyrénées", "B4": "Nord-Pas-de-Calais",
    "B5": "Pays de la Loire", "B6": "Picardy,Picardie", "B7": "Poitou-Charentes",
    "B8": "Provence-Alpes-Côte d'Azur,Provence,French Riviera,Côte d'Azur", "B9": "Rhône-Alpes",
    "96": "Alsace",
}  # fmt: skip
_SPAIN = {
    "80": "Andalusia,Andalucía", "81": "Aragon,Aragón", "84": "Castile-La Mancha,Castilla-La Mancha",
    "85": "Castile and León,Castilla y León", "86": "Catalonia,Catalunya,Cataluña", "89":
    "Valencian Community,Comunidad Valenciana", "90": "Extremadura", "91": "Galicia",
    "94": "Basque Country,País Vasco",
}  # fmt: skip
_ENGLISH = {
    "DE": "Bayern=Bavaria|Sachsen=Saxony|Niedersachsen=Lower Saxony|Thüringen=Thuringia|Hessen=Hesse|"
    "Rheinland-Pfalz=Rhineland-Palatinate|Nordrhein-Westfalen=North Rhine-Westphalia|"
    "Sachsen-Anhalt=Saxony-Anhalt|Mecklenburg-Vorpommern=Mecklenburg-Western Pomerania",
    "AT": "Tirol=Tyrol|Kärnten=Carinthia|Steiermark=Styria|Oberösterreich=Upper Austria|"
    "Niederösterreich=Lower Austria|Wien=Vienna",
    "CH": "Genève=Geneva|Lucerne=Luzern|Graubünden=Grisons|Zürich=Zurich",
    "ES": "Sevilla=Seville|Bizkaia=Biscay|Navarra=Navarre",
    "PT": "Lisboa=Lisbon", "SE": "Skåne=Scania", "FI": "Lapland=Lappi",
    "NL": "Noord-Holland=North Holland|Zuid-Holland=South Holland|Noord-Brabant=North Brabant",
    "ID": "Jawa Barat=West Java|Jawa Tengah=Central Java|Jawa Timur=East Java|Sumatera Utara=North Sumatra|"
    "Sumatera Barat=West Sumatra|Sumatera Selatan=South Sumatra|Sulawesi Selatan=South Sulawesi|"
    "Sulawesi Utara=North Sulawesi|Sulawesi Tengah=Central Sulawesi|Kalimantan Timur=East Kalimantan|"
    "Kalimantan Barat=West Kalimantan|Kalimantan Tengah=Central Kalimantan|"
    "Kalimantan Selatan=South Kalimantan|Papua Barat=West Papua|Maluku=Moluccas",
    "CN": "Inner Mongol=Inner Mongolia|Xizang=Tibet Autonomous Region",
    "IN": "Orissa=Odisha|Uttaranchal=Uttarakhand",
    "RU": "Moskva=Moscow (city)|Primor'ye=Primorye|Sakha (Yakutia)=Yakutia|Chukchi Autonomous Okrug=Chukotka",
    "PK": "Sind=Sindh|K.P.=Khyber Pakhtunkhwa|F.A.T.A.=Federally Administered Tribal Areas",
    "GR": "Kriti=Crete (region)|Peloponnisos=Peloponnese",
}  # fmt: skip
_MISSPELT = {"Haute-Rhin": "Haut-Rhin", "Seien-et-Marne": "Seine-et-Marne"}
_KINGDOM = {"ENG": "England", "SCT": "Scotland", "WLS": "Wales", "NIR": "Northern Ireland"}


@dataclass(frozen=True)
class _Unit:
    country: str
    name: str
    also: tuple[str, ...]
    rings: tuple[Line, ...]


def write_provinces(world_map: Path, names: Path, outlines: Path) -> dict[str, int]:
    """Writes the names (CSV) and the outlines from QGIS's ``world_map.gpkg``; sizes in bytes by file name."""
    units = sorted(_units(world_map), key=lambda unit: (unit.country, fold(unit.name), unit.name))
    people = _people(units)
    with names.open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file, lineterminator="\n")
        table.writerow(("country", "name", "also", "people"))
        for unit, count in zip(units, people, strict=True):
            table.writerow((unit.country, unit.name, "|".join(unit.also), count))
    size = write_outlines(outlines, [_thinned(unit.rings) for unit in units])
    return {names.name: names.stat().st_size, outlines.name: size}


def _units(world_map: Path) -> list[_Unit]:
    shapes = [
        shape
        for shape in read_geopackage(world_map, "states_provinces", COLUMNS)
        if len(shape.columns["iso_a2"].strip("-19")) == 2 and shape.columns["name"]
    ]
    made = [_unit(shape) for shape in shapes if shape.columns["iso_a2"] not in ("US", "GB")]
    groups: dict[tuple[str, str], list[Shape]] = defaultdict(list)
    for shape in shapes:
        if name := _group(shape):
            groups[shape.columns["iso_a2"], name].append(shape)
    for (country, names), parts in groups.items():
        name, *also = names.split(",")
        made.append(_Unit(country, name, tuple(also), joined([ring for one in parts for ring in one.parts])))
    return made


def _unit(shape: Shape) -> _Unit:
    name, other = shape.columns["name"].strip(), shape.columns["gn_name"].strip()
    name = _MISSPELT.get(name, name)
    country = shape.columns["iso_a2"]
    if fold(name) in _BARE.split("|"):
        name = f"{name} ({country})"
    other = other.removeprefix("Province of ").removeprefix("Provincia di ").removeprefix("State of ")
    other = "" if fold(other) in (fold(name), *_BARE.split("|")) else other
    english = dict(pair.split("=") for pair in _ENGLISH.get(country, "=").split("|")).get(name, "")
    also = tuple(dict.fromkeys(one for one in (english, other) if one and one != name))
    return _Unit(country, name, also, shape.parts)


def _group(shape: Shape) -> str:
    country, code = shape.columns["iso_a2"], shape.columns["fips"][2:]
    if shape.columns["name"] in ("Cantabria", "La Rioja"):  # communities of their own, under another's code
        return ""
    if country == "IT" and code.isdecimal() and 1 <= int(code) <= 20:
        name = _ITALY.split("|")[int(code) - 1]
        return "" if name.startswith(("Sicily", "Sardinia")) else name  # islands have outlines already
    return {"FR": _FRANCE, "ES": _SPAIN, "GB": _KINGDOM}.get(country, {}).get(
        shape.columns["gu_a3"] if country == "GB" else code, ""
    )


def joined(rings: list[Line]) -> tuple[Line, ...]:
    """Rings without the edges that two of them share: the outline of the whole."""
    edges: dict[tuple[float, float], list[tuple[float, float]]] = defaultdict(list)
    for ring in rings:
        points = [(float(x), float(y)) for x, y in ring]
        for start, end in pairwise(points):
            if start in edges[end]:
                edges[end].remove(start)
            elif start != end:
                edges[start].append(end)
    found = []
    for start in list(edges):
        while edges[start]:
            ring_now = [start]
            while edges[ring_now[-1]]:
                ring_now.append(edges[ring_now[-1]].pop())
            found.append(np.array(ring_now))
    return tuple(ring for ring in found if len(ring) > 3 and tuple(ring[0]) == tuple(ring[-1]))


def _thinned(rings: tuple[Line, ...]) -> list[NDArray[np.float64]]:
    """Rings to the tolerance; islets go, but of an outline made of them the largest stays."""
    largest = max(ring_area_km2(ring) for ring in rings)
    kept = [ring for ring in rings if ring_area_km2(ring) >= min(LEAST_KM2, largest)]
    return [thin(ring, lambda lon, lat: min(TOLERANCE_KM, largest**0.5 / 10)) for ring in kept]


def _people(units: list[_Unit]) -> list[int]:
    """People in the cities of each: how well known it is, as far as that can be counted."""
    table, found = cities(), []
    for unit in units:
        who = np.flatnonzero(np.array(table.country_code) == unit.country)
        rings = [GroundLine(ring[:, 1], ring[:, 0]) for ring in unit.rings]
        inside = odd_crossings(rings, table.latitude_deg[who], table.longitude_deg[who])
        found.append(int(table.population[who][inside].sum()))
    return found
