"""Write ``findwords.json``, numbers of a candidate in words: ``python -m tests.vectors.make_findwords``."""

from __future__ import annotations

from dashboard.web.views.finder import words
from tests.vectors import write_cases


def main() -> None:
    """Hours and degrees between the halves too: both sides round those up."""
    numbers = [0.0, 1e-5, 0.00012, 0.0045, 0.00995, 0.01, 0.0345, 0.0999, 0.1, 0.125, 0.5, 0.945]
    numbers += [0.985, 0.9899, 0.99, 0.9994, 0.9995, 0.99951, 1.0]
    hours = [0.0, 0.5 / 60, 1.5 / 60, 2.5 / 60, 12.34, 23.98, 23.995, 23.9999]
    places = [(0.0, 0.0), (-0.04, 0.04), (28.65, -71.95), (51.64, 179.96), (-33.25, -0.25)]
    cases = [{"given": {"share": x}, "expected": {"text": words.percent(x)}} for x in numbers]
    cases += [{"given": {"hours": x}, "expected": {"text": words.clock(x)}} for x in hours]
    cases += [{"given": {"place": list(x)}, "expected": {"text": words.place(*x)}} for x in places]
    write_cases("findwords", "numbers of a candidate in words", cases)


if __name__ == "__main__":
    main()
