"""``iss-dashboard photos``: what is done with photographs.

``photos caption`` reads a caption into clues, ``photos read`` what the stars in pictures say.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from dashboard.commands import _photos_read
from dashboard.commands._names import named_as
from dashboard.commands._table import table
from dashboard.errors import InputError

if TYPE_CHECKING:
    from dashboard.answers.caption import CaptionAnswer
    from dashboard.commands import Subparsers


def add(subparsers: Subparsers) -> None:
    """Add ``photos caption`` and ``photos read`` with their options."""
    parser = subparsers.add_parser(
        "photos", help="read a photograph's caption into clues, or the stars in it"
    )
    what = parser.add_subparsers(dest="what", required=True, metavar="WHAT")
    caption = what.add_parser("caption", help="a caption's words as clues for 'find'")
    caption.add_argument("file", metavar="FILE", help="a text file, or - for the standard input")
    caption.add_argument("--json", action="store_true", help="print the API's answer")
    caption.set_defaults(run=run)
    _photos_read.add(what)


def run(arguments: argparse.Namespace) -> int:
    """Print the clues of a caption."""
    from dashboard.answers.caption import caption_answer

    with named_as(text="FILE"):
        answer = caption_answer(_text(arguments.file))
    print(answer.model_dump_json() if arguments.json else "\n".join(lines(answer)))
    return 0


def lines(answer: CaptionAnswer) -> Iterator[str]:
    """The clues for people, line by line."""
    if not answer.clues:
        yield "No clue was found in these words."
        return
    rows = [(one.clue, one.value, " ".join(one.words.split())) for one in answer.clues]
    yield from table(("clue", "taken as", "from the words"), rows)
    if answer.find is None:
        yield "No place was found, without which nothing can be searched."
    else:
        options = " ".join(f"--{one.clue} {_quoted(one.value)}" for one in answer.clues)
        yield f"Search: iss-dashboard find {options}"


def _quoted(value: str) -> str:
    from shlex import quote

    return quote(value)


def _text(name: str) -> str:
    try:
        return sys.stdin.read() if name == "-" else Path(name).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError("FILE", name, "a text file in UTF-8, or -", f"can't be read ({error})") from None
