"""Tests hold the element sets that the product is delivered with, also after a person has added more."""

from __future__ import annotations

import atexit
import os
import shutil
import tempfile
from pathlib import Path

import hypothesis

from dashboard import settings
from dashboard.orbit.archive import load_archive, read_sets, set_files
from dashboard.orbit.elements import ElementSet

LAST_DELIVERED = "26282.82140208"  # epoch of the last set, as its line has it; tle/README.md names it too


def _delivered_only(folder: Path) -> Path:
    """The folder itself, or a copy without the sets that came after those delivered."""
    last = load_archive(folder).sets[-1].line1[18:32]
    if last <= LAST_DELIVERED:
        return folder
    copy = Path(tempfile.mkdtemp(prefix="delivered-element-sets-"))
    atexit.register(shutil.rmtree, copy, ignore_errors=True)
    shutil.copytree(folder, copy, dirs_exist_ok=True)
    for file in set_files(copy):
        year = read_sets(copy)[file]
        kept = [one.elements for one in year.found if _delivered(one.elements)]
        if len(kept) < len(year.found):
            file.write_text("".join(f"{one.line1}\n{one.line2}\n" for one in kept), encoding="ascii")
        if not kept:
            file.unlink()
    return copy


def _delivered(elements: ElementSet) -> bool:
    """Written with two digits of the year: those of the last century are the larger ones."""
    epoch = elements.line1[18:32]
    return epoch <= LAST_DELIVERED or epoch >= "57"


# Before anything is collected, for modules read the archive as they are imported; servers that tests
# start inherit it.
os.environ["ISS_DASHBOARD_TLE"] = str(_delivered_only(settings.tle_folder()))

# How long an example takes says more of the machine than of the product. The same commit gets the same
# verdict each time; `make search` looks at other instances.
hypothesis.settings.register_profile("repeatable", deadline=None, derandomize=True)
hypothesis.settings.register_profile("search", deadline=None, print_blob=True)
hypothesis.settings.load_profile("repeatable")
