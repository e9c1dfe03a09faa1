"""The house stays built: nothing imports upwards, neighbours don't know each other, files stay short."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

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
    "exposure": GROUND | {"geo", "orbit", "station"},
    "photos": GROUND | {"geo", "orbit", "station", "exposure"},
    "figures": GROUND | {"geo", "orbit", "station", "photos", "exposure"},
    "answers": GROUND | {"geo", "orbit", "station", "photos", "exposure", "figures"},
    "exports": GROUND | {"orbit", "answers"},
    "web": GROUND | {"geo", "orbit", "station", "photos", "exposure", "figures", "answers", "exports"},
    "commands": GROUND
    | {
        "files",
        "geo",
        "orbit",
        "station",
        "sources",
        "photos",
        "exposure",
        "figures",
        "answers",
        "exports",
        "web",
    },
    "cli": GROUND | {"commands"},
}
# The rooms of a layer, the lowest first: a room uses those before it.
ROOMS: dict[str, tuple[tuple[str, ...], ...]] = {
    "photos": (
        ("catalogue",),
        ("question",),
        ("search",),
        ("ranking",),
        ("finder",),
        ("moment",),
        ("reading",),
    ),
    "exposure": (("camera",), ("sky", "ground", "hardware"), ("render",)),
    "web": (
        ("server",),
        ("parts",),
        ("views",),
        ("link",),
        ("card",),
        ("page",),
        ("api",),
        ("dash_app",),
        ("app",),
    ),
}
# The same for the page's scripts; a room is a folder of assets/app or a file beside them.
SCRIPT_ROOMS = (
    ("lib",),
    ("orbit",),
    ("geo",),
    ("core", "station"),
    ("map", "timeline", "panels"),
    ("views",),
    ("main", "reference"),
)
WEB_PACKAGES = {"dash", "fastapi", "starlette", "uvicorn", "gunicorn"}
NOT_BELOW_FIGURES = {"plotly"}
NETWORK = {"httpx", "requests", "urllib3", "socket", "http"}
# Processes of one server talk over pairs of sockets, which lead to no other machine.
PAIRS = PACKAGE / "web" / "server" / "jobs"
OF_PAIRS = {"socket", "socketpair", "send_fds", "recv_fds", "SHUT_RDWR", "MSG_WAITALL"}


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


def room_of(name: str, layer: str) -> str:
    """``search`` of ``dashboard.photos.search.period`` for the layer ``photos``; empty outside it."""
    parts = name.split(".")
    return parts[2] if len(parts) > 2 and parts[:2] == ["dashboard", layer] else ""


@pytest.mark.parametrize("layer", ROOMS)
def test_no_room_uses_one_above_it(layer: str) -> None:
    height = {room: rank for rank, rooms in enumerate(ROOMS[layer]) for room in rooms}
    here = {path.stem for path in (PACKAGE / layer).iterdir() if not path.name.startswith(("_", "."))}
    assert here == set(height), "a new room: give it its place here"
    upwards = []
    for path in (PACKAGE / layer).rglob("*.py"):
        room = Path(path.relative_to(PACKAGE / layer).parts[0]).stem
        if room == "__init__":
            continue
        for name in imports_of(path):
            used = room_of(name, layer)
            if used and used != room and (used not in height or height[used] >= height[room]):
                upwards.append(f"{path.relative_to(ROOT)} uses {name}")
    assert not upwards


def test_no_module_uses_itself_in_a_circle() -> None:
    """Also not for types: each is understood before those that use it."""
    names = {".".join(path.relative_to(ROOT).with_suffix("").parts): path for path in modules()}
    left = {name: (set(imports_of(path)) & set(names)) - {name} for name, path in names.items()}
    while ready := {name for name, uses in left.items() if not uses}:
        left = {name: uses - ready for name, uses in left.items() if name not in ready}
    assert not left


def script_imports(path: Path) -> Iterator[Path]:
    """Modules that a script of the page names, for their code or for their types."""
    named = re.compile(r"""(?:\bfrom |\bimport\(|^import )["'](\.[^"']+)["']""", re.MULTILINE)
    for name in named.findall(path.read_text(encoding="utf-8")):
        yield (path.parent / name).resolve()


def test_no_script_uses_one_above_it() -> None:
    app = ROOT / "assets" / "app"
    height = {room: rank for rank, rooms in enumerate(SCRIPT_ROOMS) for room in rooms}
    upwards, seen = [], 0
    for path in sorted(app.rglob("*.js")):
        room = Path(path.relative_to(app).parts[0]).stem
        assert room in height, f"{room} is a new room of scripts: give it its place here"
        for used in script_imports(path):
            assert used.is_file(), f"{path.relative_to(ROOT)} names {used.name}, which isn't there"
            other = Path(used.relative_to(app).parts[0]).stem
            seen += 1
            if other != room and height[other] >= height[room]:
                upwards.append(f"{path.relative_to(ROOT)} uses {used.relative_to(app)}")
    assert seen > 100
    assert not upwards


def test_only_the_web_knows_the_web() -> None:
    wrong = []
    for path in modules():
        layer = layer_of(path)
        banned = set() if layer in ("web", "commands", "cli") else WEB_PACKAGES
        banned = banned if layer in ("web", "figures", "commands", "cli") else banned | NOT_BELOW_FIGURES
        wrong += [f"{path.relative_to(ROOT)} uses {name}" for name in sorted(used_packages(path) & banned)]
    assert not wrong


def only_uses_pairs(path: Path) -> bool:
    """Whether all that a file takes of sockets is for pairs, and it never calls for an address."""
    nodes = list(ast.walk(ast.parse(path.read_text(encoding="utf-8"))))
    taken = {name for name in imports_of(path) if name.split(".")[0] == "socket"} - {"socket"}
    whole = any(isinstance(node, ast.Import) and node.names[0].name == "socket" for node in nodes)
    calls = {node.attr for node in nodes if isinstance(node, ast.Attribute)}
    reaching = {"connect", "connect_ex", "create_connection", "sendto", "bind", "getaddrinfo"}
    return not whole and taken <= {f"socket.{name}" for name in OF_PAIRS} and not calls & reaching


def test_only_sources_and_the_terminal_ask_others() -> None:
    """Nothing that serves a request can reach out of the machine."""
    wrong = []
    for path in modules():
        if layer_of(path) not in ("sources", "commands"):
            asking = (used_packages(path) & NETWORK) | (set(imports_of(path)) & {"urllib.request"})
            if path.parent == PAIRS and only_uses_pairs(path):
                asking -= {"socket"}
            wrong += [f"{path.relative_to(ROOT)} uses {name}" for name in sorted(asking)]
    assert not wrong


def test_the_walk_sees_imports_of_every_kind() -> None:
    """A test of the tests above, on files that import at the top, inside a function, and for types only."""
    assert {"photos", "answers", "instants"} <= used_layers(PACKAGE / "commands" / "moment.py")
    assert "web" in used_layers(PACKAGE / "commands" / "serve.py")
    assert {"answers", "photos"} <= used_layers(PACKAGE / "web" / "card" / "card.py")
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


def test_a_large_view_is_called_a_view() -> None:
    """Only the map has a stage: what it is drawn on, inside its view."""
    other = re.compile(r"data-stage|dataset\.stage|[\"'`#]stage-|\bSTAGES\b|[.\"]stages\b")
    kinds = [path for kind in ("*.html", "*.js") for path in (PACKAGE / "web").rglob(kind)]
    wrong = [
        f"{path.relative_to(ROOT)}: {found[0]}"
        for path in [*ours(), *kinds]
        if path != Path(__file__) and (found := other.search(path.read_text(encoding="utf-8")))
    ]
    assert not wrong
