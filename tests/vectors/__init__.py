"""Golden vectors: what a rule answers that is told in Python and in JavaScript, one file a rule.

pytest (``tests/unit/vectors``) and Node (``tests/js``) read the same files, so the two tellings
can't drift apart. A file is ``{"rule": ..., "cases": [{"given": ..., "expected": ...}, ...]}``; ``expected``
comes from an independent reference or from the Python side, whose own tests hold it against one.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any


def cases(name: str) -> list[dict[str, Any]]:
    """The cases of ``tests/vectors/NAME.json``."""
    text = (Path(__file__).parent / f"{name}.json").read_text(encoding="utf-8")
    found: list[dict[str, Any]] = json.loads(text)["cases"]
    assert found, f"{name}.json holds no case"
    return found


def write_cases(name: str, rule: str, cases: list[dict[str, Any]]) -> None:
    """Write ``tests/vectors/NAME.json``, a case a line."""
    lines = ",\n".join(json.dumps(case, ensure_ascii=False) for case in cases)
    text = f'{{"rule": "{rule}", "cases": [\n{lines}\n]}}\n'
    (Path(__file__).parent / f"{name}.json").write_text(text, encoding="utf-8")
