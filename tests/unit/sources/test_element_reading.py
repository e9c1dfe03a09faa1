"""Files of every kind at the doors of the product: read, or refused in one sentence; nothing hangs."""

from __future__ import annotations

import io
import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from dashboard.cli import main
from dashboard.files import reading
from dashboard.files.reading import UnusableError, read_bytes
from dashboard.orbit.archive import load_archive
from tests.unit.orbit_samples import cut, text_of, write_sets

SETS = cut("2026-02-10", "2026-02-14").sets
Output = pytest.CaptureFixture[str]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    where = tmp_path / "archive"
    where.mkdir()
    write_sets(where / "2026.tle", SETS[:-2])
    return where


def test_standard_input_is_read(folder: Path, capsys: Output, monkeypatch: pytest.MonkeyPatch) -> None:
    stream = io.TextIOWrapper(io.BytesIO(text_of(SETS).encode("utf-16")))
    monkeypatch.setattr("sys.stdin", stream)
    assert main(["elements", "--folder", str(folder), "import", "-"]) == 0
    assert capsys.readouterr().out.startswith("2 sets added")


def test_what_is_refused_there_is_named_so(
    folder: Path, capsys: Output, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"nothing of use")))
    assert main(["elements", "--folder", str(folder), "import", "-"]) == 1
    assert capsys.readouterr().err.startswith("standard input: holds no element set")


def test_a_pipe_is_read_to_its_end(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    content = text_of(SETS).encode() * 2000  # more than a pipe holds

    def write() -> None:
        with pipe.open("wb") as stream:
            stream.write(content)

    writer = threading.Thread(target=write)
    writer.start()
    assert read_bytes(pipe) == content
    writer.join()


def test_a_pipe_that_nobody_writes_to_ends_in_a_sentence(
    folder: Path, tmp_path: Path, capsys: Output, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "PATIENCE_S", 0.1)
    os.mkfifo(tmp_path / "pipe")
    assert main(["elements", "--folder", str(folder), "import", str(tmp_path / "pipe")]) == 1
    assert "pipe: is a pipe or a device that brought nothing for 0.1 s" in capsys.readouterr().err


def test_a_device_without_an_end_is_cut_off() -> None:
    with pytest.raises(UnusableError, match="is larger than 1 MB"):
        read_bytes(Path("/dev/zero"), largest=1_000_000)


def test_a_file_may_be_as_large_as_is_said(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_bytes(b"x" * 1000)
    assert len(read_bytes(file, largest=1000)) == 1000
    with pytest.raises(UnusableError, match="is larger than"):
        read_bytes(file, largest=999)


@pytest.mark.parametrize("given", ["/", "/dev/null/none", "a\0b", "x" * 5000, "/proc/self/mem"])
def test_what_is_no_file_is_a_sentence(folder: Path, capsys: Output, given: str) -> None:
    assert main(["elements", "--folder", str(folder), "import", given]) == 2
    said = capsys.readouterr()
    assert (said.out, said.err.count("\n")) == ("", 1)
    assert len(said.err) < 600


def test_what_is_printed_of_garbage_is_short(folder: Path, tmp_path: Path, capsys: Output) -> None:
    """Also where every line begins as one of a set does."""
    file = tmp_path / "garbage.tle"
    one = SETS[-1]
    for text in ("garbage\n" * 200_000, f"{one.line1}\n" * 2000, f"{one.line2}\n" * 2000, "1 \n2 \n" * 2000):
        file.write_text(text)
        for options in ([], ["--json"]):
            assert main(["elements", "--folder", str(folder), "import", str(file), *options]) == 1
            said = capsys.readouterr()
            assert len(said.err) < 10_000
            assert len(said.out) < 400_000


def damage_bytes(folder: Path) -> None:
    content = bytearray((folder / "2026.tle").read_bytes())
    content[1000] = 0xFF
    (folder / "2026.tle").write_bytes(content)


def in_its_place(make: Callable[[Path], object], name: str = "2026.tle") -> Callable[[Path], None]:
    def damage(folder: Path) -> None:
        (folder / name).unlink(missing_ok=True)
        make(folder / name)

    return damage


DAMAGE: dict[str, tuple[Callable[[Path], None], str]] = {
    "binary": (in_its_place(lambda file: file.write_bytes(bytes(range(256)) * 99)), "2026.tle' is no text"),
    "a byte": (damage_bytes, "2026.tle line 15' can't be read"),
    "a folder": (in_its_place(Path.mkdir), "2026.tle' is no regular file"),
    "a pipe": (in_its_place(os.mkfifo), "2026.tle' is no regular file"),
    "nothing": (in_its_place(Path.touch), "it is empty"),
    "no file": (in_its_place(lambda _: None), "holds no element sets"),
    "a dead link": (in_its_place(lambda file: file.symlink_to("gone")), "2026.tle' can't be read"),
    "a web page": (in_its_place(lambda file: file.write_text("<html>\n")), "is a web page"),
    "binary reboosts": (
        in_its_place(lambda file: file.write_bytes(bytes(range(256)) * 9), "reboosts.csv"),
        "reboosts.csv' is no text",
    ),
    "a folder for reboosts": (in_its_place(Path.mkdir, "reboosts.csv"), "reboosts.csv' is no regular file"),
    "half a row": (
        in_its_place(
            lambda file: file.write_text("after_utc,before_utc\n2026-02-15T13:40Z\n"), "reboosts.csv"
        ),
        "reboosts.csv line 2' can't be read",
    ),
}


@pytest.mark.parametrize("kind", DAMAGE)
@pytest.mark.parametrize("command", [["moment", "2026-02-12"], ["elements", "list"]], ids=["moment", "list"])
def test_a_damaged_archive_is_one_sentence(
    folder: Path, kind: str, command: list[str], capsys: Output, monkeypatch: pytest.MonkeyPatch
) -> None:
    damage, told = DAMAGE[kind]
    damage(folder)
    monkeypatch.setenv("ISS_DASHBOARD_TLE", str(folder))
    assert main(command) == 2
    said = capsys.readouterr()
    assert (said.out, said.err.count("\n")) == ("", 1)
    assert told in said.err


@pytest.mark.parametrize("kind", DAMAGE)
def test_the_check_fails_where_the_commands_do(folder: Path, kind: str, capsys: Output) -> None:
    DAMAGE[kind][0](folder)
    assert main(["elements", "--folder", str(folder), "check"]) in (1, 2)
    assert "every set passes" not in capsys.readouterr().out


@pytest.mark.parametrize("dress", ["comments", "mark.tle", "utf-16.tle", "blanks"])
def test_what_the_check_passes_every_command_reads(folder: Path, dress: str, capsys: Output) -> None:
    file = folder / "2026.tle"
    text = file.read_text()
    dresses = {
        "comments": ("# mine\n" + text + "# end\n").encode(),
        "mark.tle": b"\xef\xbb\xbf" + text.encode(),
        "utf-16.tle": text.encode("utf-16"),
        "blanks": text.replace("\n", "  \r\n\r\n").encode(),
    }
    before = load_archive(folder).sets
    file.write_bytes(dresses[dress])
    assert main(["elements", "--folder", str(folder), "check"]) == 0
    assert main(["elements", "--folder", str(folder), "list"]) == 0
    assert load_archive(folder).sets == before


@pytest.mark.skipif(os.geteuid() != 0, reason="needs to become somebody else")
def test_a_file_that_may_not_be_read_is_a_sentence(folder: Path) -> None:
    readable = shutil.copytree(folder, folder.with_name("readable"))
    # The program itself may lie where nobody else can read: all of it is loaded by a first run.
    code = (
        "import contextlib, io, os, sys; from dashboard import cli\n"
        "parser = cli.build_parser()\n"
        "cli.build_parser = lambda: parser\n"
        "with contextlib.redirect_stdout(io.StringIO()):\n"
        "    cli.main(['elements', '--folder', sys.argv[1], 'list'])\n"
        "os.setgid(65534); os.setuid(65534); sys.exit(cli.main(sys.argv[2:]))"
    )
    for parent in folder.resolve().parents:
        if parent != Path("/tmp") and str(parent).startswith("/tmp/"):
            parent.chmod(0o755)
    for locked in (folder / "2026.tle", folder):
        mode = locked.stat().st_mode
        locked.chmod(0)
        command = [sys.executable, "-B", "-c", code, str(readable)]
        command += ["elements", "--folder", str(folder), "list"]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        locked.chmod(mode)
        assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)
        assert "Permission denied" in done.stderr
