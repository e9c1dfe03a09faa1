"""Turn d3-celestial's star data into the product's own compact file.

    python -m dashboard.sources.stars FOLDER [--to FILE]

``FOLDER`` is the package's ``data`` folder (npm package ``d3-celestial``). Read: ``stars.6.json``
(Hipparcos to magnitude 6), ``starnames.json``, ``constellations.json`` and
``constellations.lines.json``. Written: one ``stars.npz``, the same bytes for the same input.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dashboard.errors import InputError

CATALOGUE_FILE = Path(__file__).resolve().parents[1] / "exposure" / "sky" / "data" / "stars.npz"
FILES = ("stars.6.json", "starnames.json", "constellations.json", "constellations.lines.json")
MEAN_COLOUR_INDEX = 0.6  # B-V of a star like the Sun, for the two stars that carry none
FEWEST_STARS = 4000


def compact(folder: Path) -> dict[str, NDArray[Any]]:
    """The arrays of the star file. Raises :class:`InputError` when the folder isn't d3-celestial's data.

    ``hip`` (n,) int32, ``ra_deg``, ``dec_deg``, ``magnitude``, ``colour_index`` (n,) float32, brightest
    first; ``name`` and ``designation`` (n,) text, empty where a star has none; ``line_deg`` (m, 4) float32
    right ascension and declination of the two ends of every constellation line, ``line_constellation``
    (m,) index into ``constellation`` (88,) text.
    """
    stars, names, constellations, lines = (_read(folder, file) for file in FILES)
    try:
        return _stars(stars["features"], names) | _lines(lines["features"], constellations["features"])
    except (KeyError, TypeError, ValueError) as problem:
        raise InputError(
            "folder", folder, "d3-celestial's data folder", f"has other fields: {problem}"
        ) from None


def _read(folder: Path, file: str) -> Any:  # noqa: ANN401
    try:
        return json.loads((folder / file).read_text(encoding="utf-8"))
    except OSError:
        raise InputError(
            "folder", folder, f"a folder with {', '.join(FILES)}", f"has no readable {file}"
        ) from None
    except ValueError:
        raise InputError("folder", folder, "JSON files", f"has a {file} that is not JSON") from None


def _stars(features: list[dict[str, Any]], names: dict[str, dict[str, str]]) -> dict[str, NDArray[Any]]:
    rows = []
    for star in features:
        right_ascension, declination = star["geometry"]["coordinates"]
        properties = star["properties"]
        colour = float(properties["bv"]) if properties["bv"] else MEAN_COLOUR_INDEX
        known = names.get(str(star["id"]), {})
        designation = " ".join(part for part in (known.get("desig", ""), known.get("c", "")) if part)
        rows.append(
            (
                int(star["id"]),
                right_ascension % 360.0,
                declination,
                float(properties["mag"]),
                colour,
                known.get("name", ""),
                designation if known.get("desig") else "",
            )
        )
    if len(rows) < FEWEST_STARS or len({row[0] for row in rows}) != len(rows):
        raise ValueError(f"{len(rows)} stars, of which some may be there twice")
    rows.sort(key=lambda row: (row[3], row[0]))
    columns = list(zip(*rows, strict=True))
    kinds = (np.int32, np.float32, np.float32, np.float32, np.float32, np.str_, np.str_)
    fields = ("hip", "ra_deg", "dec_deg", "magnitude", "colour_index", "name", "designation")
    return {
        name: np.asarray(column, dtype=kind)
        for name, column, kind in zip(fields, columns, kinds, strict=True)
    }


def _lines(features: list[dict[str, Any]], constellations: list[dict[str, Any]]) -> dict[str, NDArray[Any]]:
    names = {row["id"]: row["properties"]["name"] for row in constellations}
    ids = sorted({feature["id"] for feature in features})
    ends, owner = [], []
    for feature in features:
        for chain in feature["geometry"]["coordinates"]:
            for (ra1, dec1), (ra2, dec2) in pairwise(chain):
                ends.append((ra1 % 360.0, dec1, ra2 % 360.0, dec2))
                owner.append(ids.index(feature["id"]))
    return {
        "line_deg": np.asarray(ends, dtype=np.float32),
        "line_constellation": np.asarray(owner, dtype=np.uint8),
        "constellation": np.asarray([names[name] for name in ids], dtype=np.str_),
    }


def main(argv: Sequence[str] | None = None) -> int:
    """Write the star file and print what it holds."""
    parser = argparse.ArgumentParser(prog="python -m dashboard.sources.stars", description=__doc__)
    parser.add_argument("folder", type=Path, help="the data folder of the package d3-celestial")
    parser.add_argument(
        "--to", type=Path, default=CATALOGUE_FILE, metavar="FILE", help="default: %(default)s"
    )
    arguments = parser.parse_args(argv)
    try:
        arrays = compact(arguments.folder)
    except InputError as error:
        parser.error(str(error))
    np.savez_compressed(arguments.to, allow_pickle=False, **arrays)
    print(
        f"{arguments.to}: {len(arrays['hip'])} stars, {np.count_nonzero(arrays['name'] != '')} with names, "
        f"{len(arrays['line_deg'])} lines of {len(arrays['constellation'])} constellations"
    )
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
