"""What a star is called: its letter or number in its constellation first, then its proper name.

``α Eridani (Achernar)``: the designations of Bayer and Flamsteed with the constellation's genitive, as the
IAU abbreviates and spells them, and a proper name where it is this star's alone.
"""

from __future__ import annotations

import re

# Traditional lists give these names to more stars than one. The star that has it by the IAU's Catalog of Star
# Names (Working Group on Star Names, 2018-06-19), by Hipparcos number; 0: the IAU gave it to none.
OWNER_OF_DOUBLE = {
    "Al Sharasif": 0, "Alnair": 109268, "Angetenar": 13288, "Atik": 17448, "Beemim": 20535, "Castula": 4422,
    "Fawaris": 97165, "Grafias": 0, "Kuma": 0, "Marfak": 0, "Markab": 113963, "Markeb": 45941,
    "Menkar": 14135, "Muscida": 41704, "Nembus": 7607, "Propus": 29655, "Ruchba": 0,
    "Tarazed": 97278, "Terebellum": 98066, "Ukdah": 47431, "Zubenelgenubi": 72622,
}  # fmt: skip

_GENITIVES = (
    "And Andromedae;Ant Antliae;Aps Apodis;Aqr Aquarii;Aql Aquilae;Ara Arae;Ari Arietis;Aur Aurigae;"
    "Boo Boötis;Cae Caeli;Cam Camelopardalis;Cnc Cancri;CVn Canum Venaticorum;CMa Canis Majoris;"
    "CMi Canis Minoris;Cap Capricorni;Car Carinae;Cas Cassiopeiae;Cen Centauri;Cep Cephei;Cet Ceti;"
    "Cha Chamaeleontis;Cir Circini;Col Columbae;Com Comae Berenices;CrA Coronae Australis;"
    "CrB Coronae Borealis;Crv Corvi;Crt Crateris;Cru Crucis;Cyg Cygni;Del Delphini;Dor Doradus;"
    "Dra Draconis;Equ Equulei;Eri Eridani;For Fornacis;Gem Geminorum;Gru Gruis;Her Herculis;"
    "Hor Horologii;Hya Hydrae;Hyi Hydri;Ind Indi;Lac Lacertae;Leo Leonis;LMi Leonis Minoris;"
    "Lep Leporis;Lib Librae;Lup Lupi;Lyn Lyncis;Lyr Lyrae;Men Mensae;Mic Microscopii;Mon Monocerotis;"
    "Mus Muscae;Nor Normae;Oct Octantis;Oph Ophiuchi;Ori Orionis;Pav Pavonis;Peg Pegasi;Per Persei;"
    "Phe Phoenicis;Pic Pictoris;Psc Piscium;PsA Piscis Austrini;Pup Puppis;Pyx Pyxidis;Ret Reticuli;"
    "Sge Sagittae;Sgr Sagittarii;Sco Scorpii;Scl Sculptoris;Sct Scuti;Ser Serpentis;Sex Sextantis;"
    "Tau Tauri;Tel Telescopii;Tri Trianguli;TrA Trianguli Australis;Tuc Tucanae;UMa Ursae Majoris;"
    "UMi Ursae Minoris;Vel Velorum;Vir Virginis;Vol Volantis;Vul Vulpeculae"
)
GENITIVE = {part.split(" ", 1)[0]: part.split(" ", 1)[1] for part in _GENITIVES.split(";")}
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def proper_name(name: str, hip: int) -> str:
    """A star's proper name, or nothing where the name is another star's."""
    return name if OWNER_OF_DOUBLE.get(name, hip) == hip else ""


def full_designation(designation: str) -> str:
    """``μ¹ Scorpii`` of ``μ1 Sco``, ``51 Andromedae`` of ``51 And``; nothing of a catalogue number."""
    found = re.fullmatch(
        r"(?:(?P<letter>[^\W\d_])(?P<index>\d*)|(?P<number>\d+)) (?P<where>\w{3})", designation
    )
    if found is None or found["where"] not in GENITIVE:
        return ""
    first = found["number"] or found["letter"] + found["index"].translate(_RAISED)
    return f"{first} {GENITIVE[found['where']]}"


def called(name: str, designation: str, hip: int) -> str:
    """What a star is called in a list or a sentence."""
    full = full_designation(designation)
    if full:
        return f"{full} ({name})" if name else full
    return name or f"HIP {hip}"
