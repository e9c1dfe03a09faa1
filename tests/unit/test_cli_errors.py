"""Whatever fails, a command ends in one sentence; and nothing that it prints commands the terminal."""

from __future__ import annotations

import argparse
import io
import subprocess
import sys
from pathlib import Path

import pytest

from dashboard import cli
from dashboard.commands._terminal import harmless, harmless_output
from dashboard.errors import InputError

Output = pytest.CaptureFixture[str]


def failing(error: BaseException, monkeypatch: pytest.MonkeyPatch) -> int:
    """The exit status of a command that fails so."""

    def fail(_: argparse.Namespace) -> int:
        raise error

    parser = argparse.ArgumentParser()
    parser.add_argument("command")
    parser.set_defaults(run=fail)
    monkeypatch.setattr(cli, "build_parser", lambda: parser)
    return cli.main(["moment"])


@pytest.mark.parametrize(
    ("error", "status", "told"),
    [
        (OSError(28, "No space left on device"), 2, "No space left on device."),
        (PermissionError(13, "Permission denied", "/a/file"), 2, "/a/file: Permission denied."),
        (OSError(), 2, "OSError."),
        (UnicodeDecodeError("utf-8", b"\xff", 0, 1, "invalid start byte"), 2, "text that can't be read: "),
        (RecursionError("maximum"), 2, "the input is nested too deeply."),
        (MemoryError(), 2, "there is not enough memory"),
        (KeyboardInterrupt(), 130, "interrupted."),
        (InputError("t", "x" * 100_000, "less"), 2, "t: 'xxx"),
        (InputError("t", "\x1b[2J", "less", "\x1b]0;title\x07"), 2, r"t: '\x1b[2J' \x1b]0;title\x07;"),
    ],
)
def test_what_fails_is_one_sentence(
    error: BaseException, status: int, told: str, capsys: Output, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert failing(error, monkeypatch) == status
    said = capsys.readouterr()
    assert (said.out, said.err.count("\n")) == ("", 1)
    assert said.err.startswith("iss-dashboard moment: ")
    assert told in said.err
    assert len(said.err) < 1000


def test_a_mistake_of_ours_is_not_hidden(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(ZeroDivisionError):
        failing(ZeroDivisionError(), monkeypatch)


def test_what_a_terminal_obeys_is_written_out() -> None:
    assert harmless("a\x1b[31mb\x07\x9b\x7f\r\u202e") == r"a\x1b[31mb\x07\x9b\x7f\x0d\u202e"
    assert harmless("tab\tand\nline – 27° N, é, 日本") == "tab\tand\nline – 27° N, é, 日本"


def test_names_of_files_are_harmless(tmp_path: Path, capsys: Output) -> None:
    file = tmp_path / "\x1b]0;mine\x07.tle"
    file.write_text("no set\n")
    assert cli.main(["elements", "--folder", str(tmp_path / "new"), "import", str(file)]) == 1
    said = capsys.readouterr()
    assert "\x1b" not in said.err + said.out
    assert r"\x1b]0;mine\x07.tle: holds no element set" in said.err


def test_letters_that_the_terminal_lacks_are_written_out(monkeypatch: pytest.MonkeyPatch) -> None:
    stream = io.TextIOWrapper(io.BytesIO(), encoding="ascii")
    monkeypatch.setattr("sys.stdout", stream)
    with harmless_output():
        print("27° N, file \udcff")
        sys.stdout.flush()
    assert stream.buffer.getvalue() == b"27\\xb0 N, file \\udcff\n"


COMMAND = [sys.executable, "-B", "-m", "dashboard.cli"]


def test_a_full_output_is_one_sentence() -> None:
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [*COMMAND, "visits"], stdout=full, stderr=subprocess.PIPE, text=True, check=False
        )
    assert (done.returncode, done.stderr) == (2, "iss-dashboard visits: No space left on device.\n")


@pytest.mark.parametrize("closed", ["1>&-", "2>&-", "<&-"])
def test_closed_streams_are_no_traceback(closed: str) -> None:
    command = " ".join([*COMMAND, "elements import -", closed])
    done = subprocess.run(["bash", "-c", command], capture_output=True, text=True, check=False, stdin=-3)
    assert done.returncode in (1, 2)
    assert "Traceback" not in done.stderr


def test_toml_that_is_nested_deeply_is_one_sentence(tmp_path: Path, capsys: Output) -> None:
    file = tmp_path / "deep.toml"
    file.write_text("a = " + "[" * 3000)
    assert cli.main(["find", "--photo", str(file)]) == 2
    assert "is nested too deeply" in capsys.readouterr().err
