"""What an import did, as lines and as JSON of bounded length, however much was refused."""

from __future__ import annotations

import sys
from dataclasses import asdict, replace
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from dashboard.sources.element_archive import Outcome

SHOWN = 20
SHOWN_AS_JSON = 1000


def print_outcome(outcome: Outcome) -> None:
    """The first refusals on standard error, then one line of sums on standard output."""
    for one in outcome.rejected[:SHOWN]:
        print(one, file=sys.stderr)
    if (more := len(outcome.rejected) - SHOWN) > 0:
        print(f"and {more:,} more (--json lists the first {SHOWN_AS_JSON:,})", file=sys.stderr)
    others = f", {outcome.others:,} of other objects passed over" if outcome.others else ""
    print(
        f"{outcome.added} sets added, {outcome.known} were there, {len(outcome.rejected)} refused{others}: "
        f"the archive holds {outcome.total}."
    )


def outcome_json(outcome: Outcome) -> dict[str, Any]:
    """The outcome as plain values; ``refused`` counts all, ``rejected`` lists the first thousand."""
    shown = replace(outcome, rejected=outcome.rejected[:SHOWN_AS_JSON])
    return {**asdict(shown), "refused": len(outcome.rejected)}
