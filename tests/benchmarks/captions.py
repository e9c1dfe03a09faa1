"""How often the finder is right on real captions: rank of the true pass, and what its scores are worth.

Circular rows, whose moment or place rests on the product itself, are left out of every figure. The
library's moments are nearly so with their date: the nearest pass of the printed date was taken as true.
"""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from itertools import pairwise

import numpy as np

from dashboard.errors import InputError
from dashboard.photos.finder import find
from dashboard.photos.question.from_caption import ORDER, from_caption
from dashboard.photos.question.from_form import Asked, question_from
from tests.captions import FILE, Row, rows

SLACK_S = 90.0
BINS = (0.0, 0.1, 0.25, 0.5, 0.75, 0.9, 1.0)


@dataclass(frozen=True)
class Result:
    """One search: the rank of the true pass (None: not among them), of how many, and all the scores.

    ``said`` holds (score, whether it is the true pass) of each candidate; ``refused`` the sentence.
    """

    row: Row
    rank: int | None
    candidates: int
    said: tuple[tuple[float, bool], ...] = ()
    refused: str = ""
    dropped: tuple[str, ...] = ()


def main() -> None:
    """Print every table."""
    print("rank of the true pass, circular rows aside")
    print(f"  {'':34}{'n':>4}{'first':>7}{'in 3':>6}{'in 10':>7}{'lost':>6}{'refused':>9}{'median of':>11}")
    every: list[Result] = []
    for name, chosen, asked in TABLES:
        found = [search(row, asked(row)) for row in rows() if fair(row) and chosen(row)]
        print(line(name, found))
        for kind in sorted({one.row.by for one in found}) if name.startswith("captions") else ():
            print(line(f"  by {kind}", [one for one in found if one.row.by == kind]))
        every += found
    print()
    for one in every:
        if one.refused:
            print(f"  {one.row.id}: {one.refused[:160]}")
    dropped = Counter(name for one in every for name in one.dropped)
    if dropped:
        print(f"  not known to the station's records, so left out: {', '.join(sorted(dropped))}")
    reliability(every)
    reading()


def reading() -> None:
    """Clues of the paraphrased captions that the reader finds, misses, and finds where there are none."""
    with FILE.with_name("texts.csv").open(encoding="utf-8", newline="") as file:
        listed = list(csv.DictReader(file))
    true = missed = false = 0
    for row in listed:
        there = {(key, part) for key in ORDER for part in row[key].split("|") if part}
        read = {(one.clue, one.value) for one in from_caption(row["text"])}
        true, missed, false = true + len(there & read), missed + len(there - read), false + len(read - there)
    print(
        f"\ncaptions read: {len(listed)} paraphrases, {true} clues found, {missed} missed, "
        f"{false} that aren't there"
    )


def fair(row: Row) -> bool:
    """Whether a row says anything about rank: a known moment, a place, and no circle."""
    return bool(row.unix_s and row.place and not row.circular and row.kind != "claim")


def with_date(row: Row) -> Asked:
    """All that is printed, the date among it."""
    return replace(undated(row), dated=row.dated)


def with_date_alone(row: Row) -> Asked:
    """The same, with the day as the only one that it can be."""
    return replace(undated(row), start=row.dated, stop=row.dated)


def undated(row: Row) -> Asked:
    """All that is printed but the date and the day of publication."""
    return Asked(
        place=row.place_words,
        light=row.light or None,
        altitude=row.altitude or None,
        clock=row.clock or None,
        by=row.by or None,
        aboard=row.aboard,
        docked=row.docked,
    )


def with_publication(row: Row) -> Asked:
    """What is printed, with the day of publication for the date."""
    return replace(undated(row), published=row.published)


def with_expedition(row: Row) -> Asked:
    """What is printed, with the days of the expedition for the date."""
    return replace(undated(row), start=row.first, stop=row.last)


TABLES: tuple[tuple[str, Callable[[Row], bool], Callable[[Row], Asked]], ...] = (
    (
        "captions and posts, printed date",
        lambda r: r.kind in ("caption", "exif") and r.dated != "",
        with_date,
    ),
    (
        "captions and posts, publication",
        lambda r: r.kind in ("caption", "exif") and r.published != "",
        with_publication,
    ),
    (
        "captions and posts, expedition",
        lambda r: r.kind in ("caption", "exif") and r.first != "",
        with_expedition,
    ),
    ("library, printed date", lambda r: r.kind == "library", with_date),
    ("library, that day only", lambda r: r.kind == "library", with_date_alone),
    ("library, expedition", lambda r: r.kind == "library", with_expedition),
    ("events, printed date", lambda r: r.kind in ("event", "film"), with_date),
)


def search(row: Row, asked: Asked) -> Result:
    """One question put to the finder; names that nobody knows are left out of it."""
    dropped: list[str] = []
    while True:
        try:
            found = find(question_from(asked))
            break
        except InputError as error:
            if error.parameter in ("aboard", "docked") and "known" in str(error):
                dropped += getattr(asked, error.parameter)
                asked = (
                    replace(asked, aboard=()) if error.parameter == "aboard" else replace(asked, docked=())
                )
                continue
            return Result(row, None, 0, refused=str(error), dropped=tuple(dropped))
    ranked = found.ranked()
    slack = row.within_s + SLACK_S
    said = tuple(
        (share, any(c.start_unix_s - slack <= moment <= c.stop_unix_s + slack for moment in row.moments))
        for c, share in ranked
    )
    rank = next((number for number, (_, true) in enumerate(said, 1) if true), None)
    return Result(row, rank, len(ranked), said, dropped=tuple(dropped))


def line(name: str, found: list[Result]) -> str:
    """One line of the table."""
    ranks = [one.rank for one in found]
    within = [sum(rank is not None and rank <= most for rank in ranks) for most in (1, 3, 10)]
    refused = sum(bool(one.refused) for one in found)
    lost = sum(rank is None for rank in ranks) - refused
    median = float(np.median([one.candidates for one in found])) if found else 0.0
    return (
        f"  {name:34}{len(found):4}{within[0]:7}{within[1]:6}{within[2]:7}{lost:6}{refused:9}{median:11.0f}"
    )


def reliability(found: Iterable[Result]) -> None:
    """Of all scores in a range, how many belonged to the true pass."""
    said = [pair for one in found for pair in one.said]
    print("\nreliability: of the scores in a range, the share that was true")
    for low, high in pairwise(BINS):
        inside = [(score, true) for score, true in said if low <= score < high or score == high == 1.0]
        if inside:
            scores, trues = np.array(inside, dtype=float).T
            print(
                f"  {low:4.0%} to {high:4.0%}: {len(inside):6}  "
                f"mean score {scores.mean():5.1%}  true {trues.mean():5.1%}"
            )


if __name__ == "__main__":
    main()
