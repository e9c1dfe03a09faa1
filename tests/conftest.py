"""Tests hold the element sets that the product is delivered with, also after a person has added more."""

from __future__ import annotations

import atexit
import os
import shutil
import tempfile
from pathlib import Path

import hypothesis

from dashboard import settings
from dashboard.orbit.archive import REBOOSTS_FILE, SETS_FILE
from dashboard.orbit.elements import parse_element_set
from dashboard.sources.element_archive import write_archive

LAST_DELIVERED = "26282.82140208"  # epoch of the last set, as its line has it; tle/README.md names it too


def _delivered_only(folder: Path) -> Path:
    """The folder itself, or a copy without the sets that came after those delivered."""
    lines = (folder / SETS_FILE).read_text(encoding="ascii").splitlines()
    epochs = [line[18:32] for line in lines[::2]]
    if epochs[-1] <= LAST_DELIVERED:
        return folder
    copy = Path(tempfile.mkdtemp(prefix="delivered-element-sets-"))
    atexit.register(shutil.rmtree, copy, ignore_errors=True)
    shutil.copytree(folder, copy, dirs_exist_ok=True)
    pairs = zip(lines[::2], lines[1::2], strict=True)
    kept = [parse_element_set(*pair) for pair in pairs if pair[0][18:32] <= LAST_DELIVERED]
    (copy / REBOOSTS_FILE).unlink()
    write_archive(copy, kept)
    return copy


# Before anything is collected, for modules read the archive as they are imported; servers that tests
# start inherit it.
os.environ["ISS_DASHBOARD_TLE"] = str(_delivered_only(settings.tle_folder()))

# How long an example takes says more of the machine than of the product. The same commit gets the same
# verdict each time; `make search` looks at other instances.
hypothesis.settings.register_profile("repeatable", deadline=None, derandomize=True)
hypothesis.settings.register_profile("search", deadline=None, print_blob=True)
hypothesis.settings.load_profile("repeatable")
