"""Write ``compass.json``, the winds in words: ``python -m tests.vectors.make_compass``."""

from __future__ import annotations

import json
from pathlib import Path

from dashboard.answers.sentences import compass_point


def main() -> None:
    bearings = [eighth * 22.5 + off for eighth in range(-16, 33) for off in (-0.01, 0.0, 0.01)]
    cases = [{"given": {"bearing_deg": b}, "expected": {"point": compass_point(b)}} for b in bearings]
    file = Path(__file__).parent / "compass.json"
    lines = ",\n".join(json.dumps(case) for case in cases)
    file.write_text(f'{{"rule": "the winds in words", "cases": [\n{lines}\n]}}\n', encoding="utf-8")


if __name__ == "__main__":
    main()
