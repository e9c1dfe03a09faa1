"""The archive is written by one process at a time, whole or not at all; links, owners and remarks stay."""

from __future__ import annotations

import os
import resource
import select
import subprocess
import sys
from pathlib import Path

import pytest

from dashboard.cli import main
from dashboard.errors import InputError
from dashboard.files import writing
from dashboard.files.writing import replace_files, sole_writer
from dashboard.orbit.archive import load_archive
from dashboard.sources.element_archive import import_files
from dashboard.sources.element_report import check_archive
from tests.unit.orbit_samples import cut, text_of, write_sets

SETS = cut("2026-02-10", "2026-02-26").sets


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """An archive of every other set."""
    where = tmp_path / "archive"
    import_files([write_sets(tmp_path / "first.tle", SETS[::2])], where)
    return where


@pytest.fixture
def rest(tmp_path: Path) -> Path:
    """The sets between."""
    return write_sets(tmp_path / "rest.tle", SETS[1::2])


def content(folder: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in folder.iterdir()}


# Reads the archive, tells that it did, waits for the word to go on, and only then writes.
_SLOW_IMPORT = """
import sys
from pathlib import Path
from dashboard.sources import element_archive
merge = element_archive._merge
def slow(*given):
    print("read", flush=True)
    sys.stdin.readline()
    return merge(*given)
element_archive._merge = slow
outcome = element_archive.import_files([Path(sys.argv[1])], Path(sys.argv[2]))
print(outcome.added, flush=True)
"""


def test_two_imports_at_once_lose_nothing(folder: Path, tmp_path: Path) -> None:
    """Two processes; the second is started while the first has read and not yet written."""
    odd = SETS[1::2]
    halves = [write_sets(tmp_path / "a.tle", odd[::2]), write_sets(tmp_path / "b.tle", odd[1::2])]
    command = [sys.executable, "-c", _SLOW_IMPORT]
    first, second = (
        subprocess.Popen([*command, str(half), str(folder)], stdin=-1, stdout=-1, text=True)
        for half in halves
    )
    with first, second:
        assert first.stdout is not None
        assert second.stdout is not None
        # Whichever was first holds the archive: only one of the two has read it.
        readers, _, _ = select.select([first.stdout, second.stdout], [], [])
        holder, waiter = (first, second) if first.stdout in readers else (second, first)
        assert holder.stdout is not None
        assert holder.stdout.readline() == "read\n"
        added = [int(holder.communicate("\n")[0]), int(waiter.communicate("\n")[0].split()[1])]
    assert sorted(added) == sorted([len(odd[::2]), len(odd[1::2])])
    assert load_archive(folder).sets == SETS
    assert sorted(content(folder)) == ["2026.tle", "reboosts.csv"]


def test_a_writer_that_does_not_end_is_told(
    folder: Path, rest: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(writing, "WAIT_S", 0.0)
    before = content(folder)
    with sole_writer(folder, ("2026.tle",)):
        assert main(["elements", "--folder", str(folder), "import", str(rest)]) == 2
    assert "is being written by another process" in capsys.readouterr().err
    assert content(folder) == before


def test_a_file_system_without_locks_is_written_all_the_same(
    folder: Path, rest: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def none(*_: object) -> None:
        raise OSError(37, "No locks available")

    monkeypatch.setattr("fcntl.flock", none)
    assert import_files([rest], folder).total == len(SETS)


def test_a_crash_while_writing_leaves_the_archive(
    folder: Path, rest: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = content(folder)

    def fails(_descriptor: int) -> None:
        raise OSError("the disk is full")

    monkeypatch.setattr("os.fsync", fails)
    with pytest.raises(InputError, match=r"the disk is full.*the archive is as it was"):
        import_files([rest], folder)
    assert content(folder) == before  # and no temporary file beside it


def test_a_full_disk_leaves_the_archive(folder: Path, rest: Path) -> None:
    """A real limit of the system, in a process of its own: the second of the two files no longer fits."""
    before = content(folder)
    room = (folder / "2026.tle").stat().st_size + 100
    code = (
        "import resource, signal, sys; from dashboard.cli import main;"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN);"
        f"resource.setrlimit(resource.RLIMIT_FSIZE, ({room}, {room}));"
        "sys.exit(main(sys.argv[1:]))"
    )
    command = [sys.executable, "-B", "-c", code, "elements", "--folder", str(folder), "import", str(rest)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert "File too large" in done.stderr
    assert done.stderr.count("\n") == 1
    assert content(folder) == before
    assert resource.getrlimit(resource.RLIMIT_FSIZE)[0] != room


def test_all_files_or_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the second can't be moved to its place, the first gets its old text back."""
    one, two, new = (tmp_path / name for name in ("one", "two", "new"))
    one.write_text("old")
    two.write_text("old")
    replace = Path.replace

    def fails_for_two(self: Path, target: Path) -> Path:
        if target == two:
            raise PermissionError(1, "Operation not permitted")
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", fails_for_two)
    with pytest.raises(PermissionError):
        replace_files({new: "new", one: "new", two: "new"})
    assert content(tmp_path) == {"one": b"old", "two": b"old"}


def test_a_folder_that_can_not_be_written_is_a_sentence(
    folder: Path, rest: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    before = content(folder)

    def refused(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")  # root, who may run this, can write anywhere

    monkeypatch.setattr("tempfile.mkstemp", refused)
    assert main(["elements", "--folder", str(folder), "import", str(rest)]) == 2
    said = capsys.readouterr().err
    assert "can't be written (Permission denied): the archive is as it was" in said
    assert content(folder) == before


def test_a_link_stays_a_link(folder: Path, rest: Path, tmp_path: Path) -> None:
    kept = tmp_path / "elsewhere"
    kept.mkdir()
    for name in ("2026.tle", "reboosts.csv"):
        (folder / name).rename(kept / name)
        (folder / name).symlink_to(kept / name)
    import_files([rest], folder)
    assert (folder / "2026.tle").is_symlink()
    assert (kept / "2026.tle").read_text() == text_of(SETS)
    assert sorted(content(kept)) == sorted(content(folder)) == ["2026.tle", "reboosts.csv"]


def test_a_link_that_leads_to_itself_is_a_sentence(
    tmp_path: Path, rest: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "loop").mkdir()
    (tmp_path / "loop" / "2026.tle").symlink_to("2026.tle")
    for command in (["import", str(rest)], ["check"], ["list"]):
        assert main(["elements", "--folder", str(tmp_path / "loop"), *command]) == 2
        assert capsys.readouterr().err.count("\n") == 1


def test_permissions_stay(folder: Path, rest: Path) -> None:
    (folder / "2026.tle").chmod(0o640)
    import_files([rest], folder)
    assert (folder / "2026.tle").stat().st_mode & 0o777 == 0o640


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can give a file away")
def test_the_owner_stays(folder: Path, rest: Path) -> None:
    os.chown(folder / "2026.tle", 12345, 54321)
    import_files([rest], folder)
    state = (folder / "2026.tle").stat()
    assert (state.st_uid, state.st_gid) == (12345, 54321)


def test_leavings_of_killed_writers_are_swept(folder: Path, rest: Path) -> None:
    ours = [
        folder / ".2026.tle.ab3d_f9h.tmp",
        folder / ".2026.tle.ab3d_f9h",
        folder / ".reboosts.csv.abcdefgh.tmp",
    ]
    theirs = [folder / ".2026.tle.20261009", folder / ".2026.tle.swp", folder / "2026.tle.tmp"]
    for file in (*ours, *theirs):
        file.write_text("")
    ours[1].chmod(0o600)
    import_files([rest], folder)
    assert [file for file in ours if file.exists()] == []
    assert [file for file in theirs if not file.exists()] == []


def test_comments_of_a_maintainer_stay(folder: Path, rest: Path) -> None:
    file = folder / "2026.tle"
    lines = file.read_text().splitlines(keepends=True)
    file.write_text("".join(["# mine\n", *lines[:4], "# a good one\n", *lines[4:], "# the end\n"]))
    burns = folder / "reboosts.csv"
    burns.write_text("# by hand\n" + burns.read_text())
    import_files([rest], folder)
    text = file.read_text()
    assert text.replace("# mine\n", "").replace("# a good one\n", "").replace("# the end\n", "") == text_of(
        SETS
    )
    assert text.startswith("# mine\n")
    assert text.endswith("# the end\n")
    assert text.split("# a good one\n")[1].startswith(lines[4])
    assert burns.read_text().startswith("# by hand\n# Reboosts")
    assert check_archive(folder).failures == ()
