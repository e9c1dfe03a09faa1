"""What stars are called: letter and constellation first, one star for a name."""

from __future__ import annotations

from collections import Counter

import pytest

from dashboard.exposure.sky.bodies import stars
from dashboard.exposure.sky.starnames import GENITIVE, called, full_designation


def test_a_name_is_one_stars() -> None:
    counted = Counter(name for name in stars().name if name)
    assert [name for name, times in counted.items() if times > 1] == []


@pytest.mark.parametrize(("name", "hip"), [("Alnair", 109268), ("Beemim", 20535), ("Terebellum", 98066)])
def test_a_name_of_several_is_the_one_the_iau_gave_it_to(name: str, hip: int) -> None:
    assert stars().hip[stars().index_of(name)] == hip
    assert "Grafias" not in stars().name


@pytest.mark.parametrize(
    ("hip", "said"),
    [
        (82514, "μ¹ Scorpii (Xamidimura)"),
        (7588, "α Eridani (Achernar)"),
        (20535, "υ³ Eridani (Beemim)"),
        (68002, "ζ Centauri"),
        (7607, "51 Andromedae (Nembus)"),
        (57439, "HIP 57439"),
    ],
)
def test_the_letter_comes_first(hip: int, said: str) -> None:
    table = stars()
    row = table.hip.tolist().index(hip)
    assert called(table.name[row], table.designation[row], hip) == said


def test_numbers_of_other_catalogues_are_no_designation() -> None:
    assert [full_designation(text) for text in ("Wo9540B", "GJ 67", "HD 104985", "")] == [""] * 4
    assert len(GENITIVE) == 88
