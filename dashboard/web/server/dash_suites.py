"""The scripts that Dash brings: of the version that is installed, compressed once."""

from __future__ import annotations

import pkgutil
import re
from functools import partial
from pathlib import Path

import plotly
from dash.fingerprint import build_fingerprint, check_fingerprint

from dashboard.web.server.files import File, file_of

_ADDRESS = re.compile(r'"/_dash-component-suites/([\w.]+)/([^"?]+)"')
# Loaded by scripts, under addresses without a version.
_PLOTLY = "package_data/plotly.min.js"
# Engines that know the line compile all of Plotly while it is on its way, beside the page's own thread; else
# they do so when it runs, and a slow phone stands still for seconds more. To the others it is a remark.
_COMPILE_EARLY = b"//# allFunctionsCalledOnLoad\n"
_LATER = (("plotly", _PLOTLY), ("dash", "dcc/async-graph.js"))
_VERSION = re.compile(r"\.(v[\w-]+m[0-9a-fA-F]+)\.")


def plain_name(fingerprinted_path: str) -> str:
    """The file's own name, without the version and time that Dash puts into its address."""
    return str(check_fingerprint(fingerprinted_path)[0])  # type: ignore[no-untyped-call]


def plotly_address() -> str:
    """Where Plotly's script is, for good: the address names its version, as Dash's own do."""
    path = Path(plotly.__file__).parent / _PLOTLY
    made = int(path.stat().st_mtime)
    versioned = build_fingerprint(_PLOTLY, plotly.__version__, made)  # type: ignore[no-untyped-call]
    return f"/_dash-component-suites/plotly/{versioned}"


class Suites:
    """Files of Dash's packages, by the addresses in the page's HTML."""

    def __init__(self, index: str) -> None:
        self._named = sorted(set(_ADDRESS.findall(index)))
        # A file that a script loads later has the version of that script.
        self._versions = set(_VERSION.findall(index))
        self._files: dict[tuple[str, str], File] = {}

    def get(self, package: str, path: str) -> File | None:
        """The file of a name that Dash has registered; None where the address is of another version."""
        name = plain_name(path)
        if name != path and not self._versions.intersection(_VERSION.findall(path)):
            return None
        if (package, name) not in self._files:
            read = partial(_data, package, name)
            try:
                self._files[package, name] = file_of(name, read(), read)
            except OSError:
                return None
        return self._files[package, name]

    def named(self) -> tuple[File, ...]:
        """The files that every visit asks for."""
        found = (self.get(package, path) for package, path in (*self._named, *_LATER))
        return tuple(file for file in found if file is not None)


def _data(package: str, name: str) -> bytes:
    data = pkgutil.get_data(package, name)
    if data is None:
        raise FileNotFoundError(name)
    return _COMPILE_EARLY + data if name == _PLOTLY else data
