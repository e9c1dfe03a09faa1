"""``iss-dashboard maps``: make the map's layers and the borders anew, for maintainers in a checkout."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from dashboard import settings
from dashboard.errors import InputError

if TYPE_CHECKING:
    from dashboard.commands import Subparsers


def add(subparsers: Subparsers) -> None:
    """Add ``maps`` with the two source files."""
    parser = subparsers.add_parser(
        "maps",
        help="make the map's layers anew from their sources (for maintainers)",
        description="Unpack the npm packages plotly.js and world-atlas somewhere, and give the two files.",
    )
    parser.add_argument(
        "plotly_assets", metavar="PLOTLY_GEO_ASSETS", help="plotly.js: dist/plotly-geo-assets.js"
    )
    parser.add_argument("countries", metavar="COUNTRIES_10M", help="world-atlas: countries-10m.json")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Write the layers and print what was written."""
    from dashboard.geo.borderdata import BORDERS_FILE
    from dashboard.sources.groundlayer import write_ground
    from dashboard.sources.maplayers import write_layers

    plotly_assets = _file("PLOTLY_GEO_ASSETS", arguments.plotly_assets)
    countries = _file("COUNTRIES_10M", arguments.countries)
    try:
        maps = settings.assets_folder() / "maps"
        sizes = write_layers(plotly_assets, countries, maps, BORDERS_FILE)
        sizes["ground.json"] = write_ground(BORDERS_FILE, maps / "ground.json")
    except (KeyError, ValueError) as problem:
        given = f"{plotly_assets}, {countries}"
        allowed = "plotly-geo-assets.js of plotly.js 3 or 4 and countries-10m.json of world-atlas 2"
        raise InputError("sources", given, allowed, f"can't be read ({problem})") from None
    for name, size in sizes.items():
        print(f"{name:20} {size / 1000:8.0f} kB")
    return 0


def _file(parameter: str, given: str) -> Path:
    path = Path(given)
    if not path.is_file():
        raise InputError(parameter, given, "the path of a file", "is not a file")
    return path
