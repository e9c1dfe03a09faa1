"""Terms with a tap-open explanation: a button with a dotted line, and a popover that needs no script."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

from markupsafe import Markup

from dashboard.web.page.templating import render


@cache
def glossary() -> dict[str, str]:
    """Explanations by term."""
    return tomllib.loads((Path(__file__).parent / "glossary.toml").read_text(encoding="utf-8"))


def explanations() -> Markup:
    """Every explanation, closed; one element a term."""
    return render("glossary.html", terms=glossary())
