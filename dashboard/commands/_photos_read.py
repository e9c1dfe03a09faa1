"""``iss-dashboard photos read``: what the stars in one picture or in thousands say of the moment."""

from __future__ import annotations

import argparse
import csv
import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dashboard.commands._names import named_as
from dashboard.commands._progress import progress_line
from dashboard.errors import InputError

if TYPE_CHECKING:
    from dashboard.commands import Subparsers
    from dashboard.photos.reading.starreading import Known, StarReading

Row = dict[str, str]

COLUMNS = (
    "file", "camera_utc", "moment_utc", "clock_fast_s", "sigma_s", "airglow_km", "limb_km", "lights_utc",
    "lights_believed", "stars", "rms_px", "right_ascension_deg", "declination_deg", "latitude_deg",
    "longitude_deg", "says",
)  # fmt: skip
_MOST_WORKERS = 256


def add(subparsers: Subparsers) -> None:
    """Add ``photos read`` with its options."""
    read = subparsers.add_parser("read", help="what the stars, the limb and the city lights in pictures say")
    read.add_argument("files", metavar="FILE", nargs="+", help="night pictures from the station")
    read.add_argument("--csv", metavar="OUT", help="write a table to this file, or - for the standard output")
    read.add_argument("--workers", metavar="N", default="1", help="processes (more than one: extra 'many')")
    read.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Read all files, in their order; a picture that tells nothing says why and is no failure."""
    from dashboard.photos.reading.patterns import SolverMissing, patterns

    workers = _workers(arguments.workers)
    if workers > 1:
        _dask()
    try:
        patterns()  # made once, before processes would each make them
    except SolverMissing as error:
        print(f"iss-dashboard photos: {error}", file=sys.stderr)
        return 2
    rows = _read_all(arguments.files, workers)
    if arguments.csv == "-":
        _write(sys.stdout, rows)
    elif arguments.csv is None:
        for row in rows:
            print(f"{row['file']}: {row['says']}" if len(arguments.files) > 1 else row["says"])
    else:
        try:
            with Path(arguments.csv).open("w", encoding="utf-8", newline="") as out:
                _write(out, rows)
        except OSError as error:
            raise InputError(
                "csv", arguments.csv, "a file to write, or -", f"can't be written ({error})"
            ) from None
    return 0


def _workers(text: str) -> int:
    if text.isdigit() and 1 <= int(text) <= _MOST_WORKERS:
        return int(text)
    raise InputError("workers", text, f"a whole number from 1 to {_MOST_WORKERS}")


def _dask() -> Any:  # noqa: ANN401 - an optional module
    try:
        import dask
        import dask.multiprocessing
    except ImportError:
        allowed = "1, or more with the extra: pip install 'iss-photo-dashboard[many]'"
        raise InputError("workers", "more than 1", allowed, "needs Dask, which isn't installed") from None
    return dask


def _read_all(files: list[str], workers: int) -> Iterator[Row]:
    tell = progress_line("Reading")
    if workers == 1 or len(files) == 1:
        for done, file in enumerate(files, 1):
            yield row_of(file)
            tell(done, len(files))
        return
    yield from _with_dask(files, min(workers, len(files)), tell)


def _with_dask(files: list[str], workers: int, tell: Callable[[int, int], None]) -> Iterator[Row]:
    """Rows in the files' order, some at a time, so that the first are written before the last are read."""
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import get_context

    dask = _dask()
    os.environ.setdefault("OMP_NUM_THREADS", "1")
    together = 8 * workers
    with (
        ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool,
        dask.config.set(pool=pool, scheduler="processes"),
    ):
        for start in range(0, len(files), together):
            part = files[start : start + together]
            yield from dask.compute(*(dask.delayed(row_of)(file) for file in part))
            tell(min(start + together, len(files)), len(files))


def _write(out: Any, rows: Iterator[Row]) -> None:  # noqa: ANN401 - a text file, or standard output in its wrapper
    table = csv.DictWriter(out, COLUMNS, lineterminator="\n")
    table.writeheader()
    for row in rows:
        table.writerow(row)
        out.flush()


def row_of(file: str) -> Row:
    """What one picture tells, as the table has it."""
    from dashboard.photos.reading.opening import open_picture
    from dashboard.photos.reading.starreading import read_stars

    empty = dict.fromkeys(COLUMNS, "")
    try:
        with named_as(FILE=file):
            image, known = open_picture(Path(file))
    except InputError as error:
        return {**empty, "file": file, "says": str(error)}
    return {**empty, **_told(read_stars(image, known), known), "file": file}


def _told(reading: StarReading, known: Known) -> Row:
    from dashboard.exposure.sky.bodies import sky_from_unit
    from dashboard.instants import format_utc

    row = {"says": reading.sentence}
    if known.unix_s is not None:
        row["camera_utc"] = format_utc(round(known.unix_s))
    if reading.plate is not None:
        right_ascension, declination = sky_from_unit(reading.plate.camera_from_gcrs[2])
        row["stars"], row["rms_px"] = str(len(reading.plate.star)), f"{reading.plate.rms_px:.2f}"
        row["right_ascension_deg"], row["declination_deg"] = f"{right_ascension:.2f}", f"{declination:.2f}"
    if reading.limb is not None and known.unix_s is not None:
        row["moment_utc"] = format_utc(round(reading.limb.unix_s))
        row["clock_fast_s"] = str(round(known.unix_s - reading.limb.unix_s))
        row["sigma_s"] = str(max(1, round(reading.limb.sigma_s)))
        row |= {f"{kind}_km": str(round(height)) for kind, height in reading.limb.height_km.items()}
    if reading.lights is not None:
        row["lights_utc"] = format_utc(round(reading.lights.unix_s))
        row["lights_believed"] = "yes" if reading.lights.believed else "no"
    if reading.place_deg is not None:
        row["latitude_deg"], row["longitude_deg"] = (f"{part:.2f}" for part in reading.place_deg)
    return row
