"""Mutated files of every form: no traceback, nothing taken that wasn't there, the archive stays sound."""

from __future__ import annotations

import contextlib
import io
import tempfile
from pathlib import Path

from hypothesis import example, given, settings
from hypothesis import strategies as st

from dashboard.cli import main
from dashboard.orbit.archive import load_archive
from dashboard.orbit.elementfiles import read_content
from dashboard.sources.element_archive import import_files
from dashboard.sources.element_report import check_archive
from tests.unit.orbit_samples import write_sets

SAMPLES = Path(__file__).parents[1] / "data" / "elementfiles"
_NO_SETS = (".py", ".md", ".zip")
FILES = [f.read_bytes() for f in sorted(SAMPLES.iterdir()) if f.is_file() and f.suffix not in _NO_SETS]
HELD = load_archive().sets[-25:-4]


@st.composite
def mutated(draw: st.DrawFn) -> bytes:
    """A sample with a few bytes changed, cut out, doubled or put in."""
    content = bytearray(draw(st.sampled_from(FILES)))
    for _ in range(draw(st.integers(1, 4))):
        at = draw(st.integers(0, max(0, len(content) - 1)))
        length = draw(st.integers(1, 30))
        kind = draw(st.sampled_from(["byte", "cut", "double", "insert", "end", "token"]))
        if kind == "byte" and content:
            content[at] = draw(st.integers(0, 255))
        elif kind == "cut":
            del content[at : at + length]
        elif kind == "double":
            content[at:at] = content[at : at + length]
        elif kind == "insert":
            content[at:at] = draw(st.binary(max_size=20))
        elif kind == "end":
            del content[at:]
        else:
            tokens = [
                b"NaN",
                b"1e999",
                b"-",
                b"\r",
                b"\n",
                b",",
                b'"',
                b"<!DOCTYPE x>",
                b"[" * 50,
                b"\0",
                b"null",
            ]
            content[at:at] = draw(st.sampled_from(tokens))
    return bytes(content)


@settings(max_examples=300, deadline=None)
@given(content=mutated() | st.binary(max_size=300))
@example(content=b"")
@example(content=b"\xff\xfe")
@example(content=b"\x1f\x8b")
@example(content=b"PK\x03\x04")
@example(content=b'[{"EPOCH": {}}]')
@example(content=b"EPOCH,MEAN_MOTION\r\n,\r\n")
def test_what_is_read_is_sound(content: bytes) -> None:
    """Every refusal is short and printable; a set that is taken passed its checksum or its fields."""
    reading = read_content(content, "it")
    assert reading.found or reading.refused or reading.others
    for one in reading.refused:
        assert len(str(one)) < 1200


@settings(max_examples=60, deadline=None)
@given(content=mutated())
def test_an_import_never_harms_the_archive(content: bytes) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "archive"
        import_files([write_sets(Path(name) / "held.tle", HELD)], folder)
        file = Path(name) / "given"
        file.write_bytes(content)
        said = io.StringIO()
        with contextlib.redirect_stdout(said), contextlib.redirect_stderr(said):
            status = main(["elements", "--folder", str(folder), "import", str(file)])
        assert status in (0, 1)
        assert len(said.getvalue()) < 30_000
        sets = load_archive(folder).sets
        assert set(HELD) <= set(sets)
        assert check_archive(folder).failures == ()


@settings(max_examples=60, deadline=None)
@given(content=mutated())
def test_check_and_load_agree_on_any_archive(content: bytes) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "2026.tle").write_bytes(content)
        said = io.StringIO()
        with contextlib.redirect_stdout(said), contextlib.redirect_stderr(said):
            checked = main(["elements", "--folder", name, "check"])
            listed = main(["elements", "--folder", name, "list"])
        assert checked in (0, 1, 2)
        assert listed in (0, 2)
        assert listed == 0 or checked != 0  # what the check passes is read
        assert "Traceback" not in said.getvalue()
