"""The archive of element sets: its files, its sets as rows, the whole, and what a process holds of it."""

from dashboard.orbit.archive.archive import LONG_GAP_S, REACH_S, Archive
from dashboard.orbit.archive.files import (
    REBOOSTS_FILE,
    SINGLE_FILE,
    file_for,
    observations,
    read_sets,
    set_files,
)
from dashboard.orbit.archive.held import Held, held_archive, load_archive, look_once

__all__ = [
    "LONG_GAP_S",
    "REACH_S",
    "REBOOSTS_FILE",
    "SINGLE_FILE",
    "Archive",
    "Held",
    "file_for",
    "held_archive",
    "load_archive",
    "look_once",
    "observations",
    "read_sets",
    "set_files",
]
