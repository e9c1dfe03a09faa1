"""``iss-dashboard photo``: what a photograph's caption says, beside what is computed for its moment."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from typing import TYPE_CHECKING

from dashboard.instants import parse_utc

if TYPE_CHECKING:
    from dashboard.answers.photos import PhotoAnswer
    from dashboard.commands import Subparsers


def add(subparsers: Subparsers) -> None:
    """Add ``photo`` with its options."""
    parser = subparsers.add_parser("photo", help="what a caption says, beside what is computed")
    parser.add_argument(
        "photo", nargs="?", metavar="ID", help="id of the photograph (default: the mission's)"
    )
    parser.add_argument("--json", action="store_true", help="print the API's answer")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Print the photograph and its claims."""
    from dashboard.answers.photos import photo_answer
    from dashboard.photos.catalogue.files import MISSION_PHOTO, photo_by_id

    answer = photo_answer(photo_by_id(arguments.photo or MISSION_PHOTO))
    print(answer.model_dump_json() if arguments.json else "\n".join(lines(answer)))
    return 0


def lines(answer: PhotoAnswer) -> Iterator[str]:
    """The photograph for people, line by line."""
    from dashboard.answers.claims import MARKS, WORDS, summary

    photo = answer.facts
    yield f"{photo.title}, by {photo.photographer or photo.credit}"
    if photo.published is not None:
        source = photo.source(photo.published.source)
        yield f"Published by {photo.published.by} on {photo.published.day}: {source.url or source.title}"
    kind = "an estimate" if answer.moment_is_estimate else "as published"
    yield f"Moment: {parse_utc(answer.moment_utc):%Y-%m-%d %H:%M:%S} UTC ({kind})"
    yield ""
    yield f"What the caption says, and what we compute: {summary(answer.claims)}"
    for line in answer.claims:
        yield f"{MARKS[line.verdict]} {line.says}"
        yield f"    {WORDS[line.verdict]}: {line.computed}"
        if line.why:
            yield f"    {line.why}"
