"""What the README leaves out, this fails on: subcommands, API paths, public ids, settings, make targets."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from fastapi import FastAPI

from dashboard.cli import command_modules
from dashboard.web.api import api_router
from dashboard.web.api.reference import schema_of

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")

# Elements of the page that tests and tools may rely on.
PUBLIC_IDS = (
    "map",
    "timeline",
    "moment-clock",
    "docked-list",
    "share-open",
    "share-link",
    "candidates",
    "exposure-image",
)


def api_paths() -> list[str]:
    app = FastAPI()
    app.include_router(api_router())
    return sorted(schema_of(app)["paths"])


def settings_read() -> list[str]:
    """Environment variables that the product reads."""
    sources = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "dashboard").rglob("*.py"))
    found = re.findall(r"environ(?:\.get\(|\[)\s*\"([A-Z_]+)\"", sources)
    return sorted({*found, *re.findall(r"\"(ISS_DASHBOARD_[A-Z_]+)\"", sources)})


@pytest.mark.parametrize("name", command_modules())
def test_every_subcommand_is_documented(name: str) -> None:
    assert f"iss-dashboard {name}" in README


@pytest.mark.parametrize("path", api_paths())
def test_every_path_of_the_api_is_documented(path: str) -> None:
    assert re.search(rf"`[^`]*{re.escape(path)}(?![\w/.])", README), f"{path} is not in the README"


@pytest.mark.parametrize("path", ["/api/docs", "/api/openapi.json"])
def test_the_reference_is_mentioned(path: str) -> None:
    assert path in README


@pytest.mark.parametrize("name", PUBLIC_IDS)
def test_every_public_id_is_documented_and_in_the_page(name: str) -> None:
    assert f"`{name}`" in README
    page = [*(ROOT / "dashboard" / "web").rglob("*.py"), *(ROOT / "dashboard" / "web").rglob("*.html")]
    page += (ROOT / "assets" / "app").rglob("*.js")
    written = re.compile(rf"""\bid(?:=|["']?: ?|\s=\s)["']{name}["']""")
    assert any(written.search(path.read_text(encoding="utf-8")) for path in page), f"no element {name}"


def test_the_pages_own_interface_is_documented() -> None:
    for part in ("window.issDashboard", "moment()", "setMoment("):
        assert part in README


@pytest.mark.parametrize("name", settings_read())
def test_every_setting_is_documented(name: str) -> None:
    assert f"`{name}`" in README or f"{name}=" in README


@pytest.mark.parametrize("target", ["run", "test"])
def test_the_two_commands_come_first(target: str) -> None:
    assert f"make {target}" in README
    assert re.search(rf"^{target}:", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)


def test_what_the_readme_points_at_is_there() -> None:
    targets = re.findall(r"\]\(([^)\s]+)\)", README)
    local = [target.split("#")[0] for target in targets if "://" not in target and not target.startswith("#")]
    missing = [target for target in local if not (ROOT / target).exists()]
    assert not missing


def test_it_tells_no_subcommand_that_is_not_there() -> None:
    told = set(re.findall(r"iss-dashboard ([a-z]+)", README))
    assert told <= set(command_modules())
