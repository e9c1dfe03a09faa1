"""Captions' words as clues: all that are there, none that aren't, each with the words it was read from."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from dashboard.errors import InputError
from dashboard.photos.question.caption.clue import LONGEST
from dashboard.photos.question.from_caption import ORDER, asked_of, from_caption
from dashboard.photos.question.from_form import question_from

FILE = Path(__file__).parents[2] / "data" / "captions" / "texts.csv"
ROWS = list(csv.DictReader(FILE.read_text(encoding="utf-8").splitlines()))


@pytest.mark.parametrize("row", ROWS, ids=[row["caption"] for row in ROWS])
def test_every_clue_of_the_paraphrases_is_found_and_no_other(row: dict[str, str]) -> None:
    text = row["text"]
    found = from_caption(text)
    said = {key: "|".join(one.value for one in found if one.clue == key) for key in ORDER}
    assert {key: value for key, value in said.items() if value} == {
        key: row[key] for key in ORDER if row[key]
    }
    for one in found:
        assert text[one.start : one.stop] == one.words


@pytest.mark.parametrize("row", [row for row in ROWS if row["place"]], ids=lambda row: row["caption"])
def test_the_form_reads_what_the_caption_gave(row: dict[str, str]) -> None:
    question = question_from(asked_of(from_caption(row["text"])))
    assert (question.altitude is not None) == bool(row["altitude"])
    assert len(question.docked) == len([part for part in row["docked"].split("|") if part])


@pytest.mark.parametrize(
    "text",
    [
        "The crew exercised and repaired the water recycler today.",
        "A crater 250 miles off the coast is 300 km wide.",
        "Crew-14 is scheduled to launch on Feb. 3, 2027.",
        "The live broadcast begins at 9:30 a.m. EDT.",
    ],
)
def test_what_says_nothing_of_a_photograph_gives_no_height_clock_or_day(text: str) -> None:
    assert {one.clue for one in from_caption(text)} <= {"place"}


@pytest.mark.parametrize("text", ["", "  \n", "x" * (LONGEST + 1)])
def test_no_text_and_too_much_are_refused(text: str) -> None:
    with pytest.raises(InputError) as error:
        from_caption(text)
    assert error.value.parameter == "text"
    assert len(str(error.value)) < 300
