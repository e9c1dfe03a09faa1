"""``python -m tests.benchmarks [NAME…]``: every benchmark of this folder, or those named."""

from __future__ import annotations

import importlib
import pkgutil
import sys
from pathlib import Path


def run(wanted: list[str]) -> int:
    """Run each module here that has a ``main``; exit status 1 if one of them fails."""
    names = sorted(module.name for module in pkgutil.iter_modules([str(Path(__file__).parent)]))
    unknown = [name for name in wanted if name not in names]
    if unknown:
        print(f"no benchmark is called {', '.join(unknown)}; there are {', '.join(names)}", file=sys.stderr)
        return 2
    failed = 0
    for name in names:
        if name.startswith("_") or (wanted and name not in wanted):
            continue
        main = getattr(importlib.import_module(f"tests.benchmarks.{name}"), "main", None)
        if main is None:
            continue
        print(f"== {name}", flush=True)
        try:
            main()
        except Exception as error:  # the others still have something to say
            print(f"{name} failed: {type(error).__name__}: {error}", file=sys.stderr)
            failed += 1
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(run(sys.argv[1:]))
