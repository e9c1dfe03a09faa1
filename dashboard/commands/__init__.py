"""The subcommands of ``iss-dashboard``, one module each.

A module here is a subcommand: it has ``add(subparsers)``, which adds its parser and sets the
default ``run`` to a function of the parsed arguments that returns the exit status::

    def add(subparsers: Subparsers) -> None:
        parser = subparsers.add_parser("crew", help="who was aboard")
        parser.set_defaults(run=run)

    def run(arguments: argparse.Namespace) -> int: ...

Input that can't be used is raised as :class:`dashboard.errors.InputError`; ``cli.main`` prints its
sentence. Imports that are heavy belong inside ``run``: ``--help`` must stay quick. Modules whose
name starts with an underscore are helpers, not subcommands.
"""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    Subparsers = argparse._SubParsersAction[argparse.ArgumentParser]

__all__ = ["Subparsers"]
