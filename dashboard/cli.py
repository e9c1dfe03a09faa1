"""``iss-dashboard``: finds the subcommands in ``dashboard.commands`` and runs the one asked for."""

from __future__ import annotations

import argparse
import contextlib
import importlib
import os
import pkgutil
import sys
from collections.abc import Sequence

from dashboard import __version__, commands
from dashboard.commands._terminal import harmless_output
from dashboard.errors import InputError

EXIT_BAD_INPUT = 2  # as argparse itself exits
EXIT_INTERRUPTED = 130
_LONGEST_ECHO = 300  # characters of what was given that are told again


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit status: 0, 1 for a check that failed, 2 for bad input."""
    with harmless_output():
        return _run(argv)


def _run(argv: Sequence[str] | None) -> int:
    command = ""
    try:
        arguments = build_parser().parse_args(argv)
        command = f" {arguments.command}"
        status: int = arguments.run(arguments)
        if sys.stdout is not None:
            sys.stdout.flush()
    except BrokenPipeError:
        # The reader (head, less) has gone: that is its right.
        _leave_output()
        return 0
    except KeyboardInterrupt:
        print(f"iss-dashboard{command}: interrupted.", file=sys.stderr)
        return EXIT_INTERRUPTED
    except InputError as error:
        given = error.given if len(error.given) <= _LONGEST_ECHO else error.given[:_LONGEST_ECHO] + "…"
        return _refused(command, str(error).replace(repr(error.given), repr(given)))
    except (OSError, UnicodeError, RecursionError, MemoryError) as error:
        return _refused(command, sentence(error))
    return status


def _refused(command: str, reason: str) -> int:
    print(f"iss-dashboard{command}: {reason}", file=sys.stderr)
    _leave_output()
    return EXIT_BAD_INPUT


def sentence(error: Exception) -> str:
    """What the system refused, in one sentence: the file, and why."""
    if isinstance(error, OSError):
        reason = error.strerror or str(error) or type(error).__name__
        return f"{error.filename}: {reason}." if error.filename is not None else f"{reason}."
    if isinstance(error, UnicodeError):
        return f"text that can't be read: {error}."
    if isinstance(error, RecursionError):
        return "the input is nested too deeply."
    return "there is not enough memory for this."


def _leave_output() -> None:
    """Flush what can be, and let Python not complain at exit of what can't."""
    with contextlib.suppress(OSError, ValueError, AttributeError):
        try:
            sys.stdout.flush()
        except OSError:
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


class _Wide(argparse.HelpFormatter):
    """Room for the longest command's name beside its line: argparse forgets that commands are indented."""

    def add_argument(self, action: argparse.Action) -> None:
        super().add_argument(action)
        if isinstance(action.choices, dict):
            longest = max(map(len, action.choices))
            self._action_max_length = max(self._action_max_length, longest + 2 * self._indent_increment)


def build_parser() -> argparse.ArgumentParser:
    """The whole parser, with every subcommand found in ``dashboard.commands``."""
    parser = argparse.ArgumentParser(
        prog="iss-dashboard",
        description="Where the space station was, what it saw and what hung on its ports at one instant.",
        formatter_class=_Wide,
    )
    parser.add_argument("--version", action="version", version=__version__)
    subparsers = parser.add_subparsers(dest="command", metavar="COMMAND", required=True)
    for name in command_modules():
        importlib.import_module(f"{commands.__name__}.{name}").add(subparsers)
    return parser


def command_modules() -> list[str]:
    """Names of the modules in ``dashboard.commands`` that are subcommands, sorted."""
    found = (module.name for module in pkgutil.iter_modules(commands.__path__))
    return sorted(name for name in found if not name.startswith("_"))


if __name__ == "__main__":
    sys.exit(main())
