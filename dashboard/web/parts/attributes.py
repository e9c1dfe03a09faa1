"""``data-*`` and ``aria-*`` attributes, written as keywords: ``**data(field="port")``."""

from __future__ import annotations

from typing import Any


def data(**values: object) -> Any:  # noqa: ANN401  (what Dash's components accept isn't expressible)
    """``data-<name>`` for each keyword; ``visit_card`` becomes ``data-visit-card``."""
    return {f"data-{name.replace('_', '-')}": value for name, value in values.items()}


def aria(**values: str) -> Any:  # noqa: ANN401
    """``aria-<name>`` for each keyword."""
    return {f"aria-{name.replace('_', '-')}": value for name, value in values.items()}
