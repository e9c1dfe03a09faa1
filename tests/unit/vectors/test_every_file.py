"""Every file of golden vectors is read by pytest and by Node, has its maker, and stands in the list."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

VECTORS = Path(__file__).parents[2] / "vectors"
FILES = sorted(file.stem for file in VECTORS.glob("*.json"))


def read_by(files: list[Path], reader: str) -> set[str]:
    text = "\n".join(file.read_text("utf-8") for file in files)
    return set(re.findall(rf"{reader}\(\"(\w+)\"\)", text))


@pytest.mark.parametrize("name", FILES)
def test_both_sides_read_it(name: str) -> None:
    python = read_by(list(Path(__file__).parent.glob("test_*.py")), "cases")
    node = read_by(list((VECTORS.parent / "js").rglob("*.js")), "cases")
    assert name in python, f"{name}.json is read by no test of Python"
    assert name in node, f"{name}.json is read by no test of Node"


@pytest.mark.parametrize("name", FILES)
def test_it_stands_in_the_list(name: str) -> None:
    assert f"`{name}.json`" in (VECTORS / "README.md").read_text("utf-8")
