"""Jinja templates of what the server sends at once: each value is escaped, a missing one is an error."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template
from markupsafe import Markup

FOLDER = Path(__file__).parent / "templates"


@cache
def environment() -> Environment:
    """The templates of this room, each compiled once in a process."""
    made = Environment(
        loader=FileSystemLoader(FOLDER),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,  # else each use asks the disk whether it has changed
    )
    made.filters["json"] = json_markup
    return made


def template(name: str) -> Template:
    """A template by its file's name."""
    return environment().get_template(name)


def render(name: str, **values: Any) -> Markup:  # noqa: ANN401 - whatever the template writes
    """What a template makes of ``values``."""
    return Markup(template(name).render(values))


def text_of(name: str) -> Markup:
    """A file of the folder as it is: for a script or a style, in which nothing is escaped."""
    return Markup((FOLDER / name).read_text(encoding="utf-8").strip())


def sources() -> str:
    """All templates' text: what a page is made of changes with it."""
    return "\0".join(path.read_text(encoding="utf-8") for path in sorted(FOLDER.iterdir()) if path.is_file())


def json_markup(facts: Any) -> Markup:  # noqa: ANN401 - whatever JSON holds
    """JSON inside a script element: "<" would end it or begin another; the escape means the same."""
    text = json.dumps(facts, separators=(",", ":"), ensure_ascii=False).replace("<", "\\u003c")
    return Markup(text)
