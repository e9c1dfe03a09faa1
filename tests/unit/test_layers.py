"""The house stays built: nothing imports upwards, neighbours don't know each other, files stay short."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "dashboard"
LONGEST_FILE = 300
LONGEST_TEST = 450

GROUND = {"", "errors", "instants", "settings", "time_forms", "time_reading"}
# What each layer may use besides itself.
ALLOWED: dict[str, set[str]] = {
    **dict.fromkeys(GROUND, GROUND),
    "files": GROUND,
    "geo": GROUND,
    "orbit": GROUND | {"files", "geo"},
    "station": GROUND,
    "sources": GROUND | {"files", "geo", "orbit", "station"},
    "photos": GROUND | {"geo", "orbit", "station"},
    "exposure": GROUND | {"geo", "orbit", "station"},
    "figures": GROUND | {"geo", "orbit", "station", "photos", "exposure"},
    "web": GROUND | {"geo", "orbit", "station", "photos", "exposure", "figures"},
    "commands": GROUND
    | {"files", "geo", "orbit", "station", "sources", "photos", "exposure", "figures", "web"},
    "cli": GROUND | {"commands"},
}
WEB_PACKAGES = {"dash", "fastapi", "starlette", "uvicorn", "gunicorn"}
NOT_BELOW_FIGURES = {"plotly"}
NETWORK = {"httpx", "requests", "urllib3", "socket", "http"}


def modules() -> list[Path]:
    return sorted(PACKAGE.rglob("*.py"))


def layer_of(path: Path) -> str:
    """``orbit`` of ``dashboard/orbit/states.py``, ``settings`` of ``dashboard/settings.py``."""
    parts = path.relative_to(PACKAGE).with_suffix("").parts
    return "" if parts == ("__init__",) else parts[0]


def imports_of(path: Path) -> Iterator[str]:
    """Dotted names of all modules that a file imports, wherever in it, also for types only."""
    package = ["dashboard", *path.relative_to(PACKAGE).parts[:-1]]
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = node.module or ""
            if node.level:
                base = ".".join([*package[: len(package) - node.level + 1], *filter(None, [node.module])])
            yield base
            yield from (f"{base}.{name.name}" for name in node.names)


def used_layers(path: Path) -> set[str]:
    """Layers of this product that a file uses."""
    layers = {path.stem for path in PACKAGE.glob("*.py")} | {path.name for path in PACKAGE.iterdir()}
    used = set()
    for name in imports_of(path):
        parts = name.split(".")
        if parts[0] == "dashboard":
            used.add(parts[1] if len(parts) > 1 and parts[1] in layers else "")
    return used


def used_packages(path: Path) -> set[str]:
    return {name.split(".")[0] for name in imports_of(path)}


def test_nothing_imports_upwards() -> None:
    upwards = []
    for path in modules():
        layer = layer_of(path)
        assert layer in ALLOWED, f"{layer} is a new layer: give it its place here"
        wrong = used_layers(path) - ALLOWED[layer] - {layer}
        upwards += [f"{path.relative_to(ROOT)} uses {name}" for name in sorted(wrong)]
    assert not upwards


def test_only_the_web_knows_the_web() -> None:
    wrong = []
    for path in modules():
        layer = layer_of(path)
        banned = set() if layer in ("web", "commands", "cli") else WEB_PACKAGES
        banned = banned if layer in ("web", "figures", "commands", "cli") else banned | NOT_BELOW_FIGURES
        wrong += [f"{path.relative_to(ROOT)} uses {name}" for name in sorted(used_packages(path) & banned)]
    assert not wrong


def test_only_sources_and_the_terminal_ask_others() -> None:
    """Nothing that serves a request can reach out of the machine."""
    wrong = []
    for path in modules():
        if layer_of(path) not in ("sources", "commands"):
            asking = (used_packages(path) & NETWORK) | (set(imports_of(path)) & {"urllib.request"})
            wrong += [f"{path.relative_to(ROOT)} uses {name}" for name in sorted(asking)]
    assert not wrong


def test_the_walk_sees_imports_of_every_kind() -> None:
    """A test of the tests above, on files that import at the top, inside a function, and for types only."""
    assert {"photos", "web", "instants"} <= used_layers(PACKAGE / "commands" / "moment.py")
    assert "web" in used_layers(PACKAGE / "commands" / "track.py")
    assert {"orbit", "photos"} <= used_layers(PACKAGE / "web" / "card.py")
    assert "fastapi" in used_packages(PACKAGE / "web" / "api" / "errors.py")
    assert layer_of(PACKAGE / "settings.py") == "settings"
    assert layer_of(PACKAGE / "web" / "api" / "errors.py") == "web"


def ours() -> list[Path]:
    """Every file of code that people read."""
    browser = (path for kind in ("*.js", "*.css") for path in (ROOT / "assets").rglob(kind))
    return sorted([*modules(), *browser, *(ROOT / "tests").rglob("*.py")])


def test_no_file_is_long() -> None:
    long = []
    for path in ours():
        lines = len(path.read_text(encoding="utf-8").splitlines())
        if lines > (LONGEST_TEST if ROOT / "tests" in path.parents else LONGEST_FILE):
            long.append(f"{path.relative_to(ROOT)} has {lines} lines: split it by idea")
    assert not long
