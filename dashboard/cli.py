"""``iss-dashboard``: finds the subcommands in ``dashboard.commands`` and runs the one asked for."""

from __future__ import annotations

import argparse
import importlib
import os
import pkgutil
import sys
from collections.abc import Sequence
from importlib.metadata import version

from dashboard import commands
from dashboard.errors import InputError

EXIT_BAD_INPUT = 2  # as argparse itself exits
EXIT_INTERRUPTED = 130


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit status: 0, 1 for a check that failed, 2 for bad input."""
    arguments = build_parser().parse_args(argv)
    try:
        status: int = arguments.run(arguments)
        sys.stdout.flush()
    except InputError as error:
        print(f"iss-dashboard {arguments.command}: {error}", file=sys.stderr)
        return EXIT_BAD_INPUT
    except BrokenPipeError:
        # The reader (head, less) has gone: that is its right. Python would complain once more at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except KeyboardInterrupt:
        return EXIT_INTERRUPTED
    return status


def build_parser() -> argparse.ArgumentParser:
    """The whole parser, with every subcommand found in ``dashboard.commands``."""
    parser = argparse.ArgumentParser(
        prog="iss-dashboard",
        description="Where the space station was, what it saw and what hung on its ports at one instant.",
    )
    parser.add_argument("--version", action="version", version=version("iss-photo-dashboard"))
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
