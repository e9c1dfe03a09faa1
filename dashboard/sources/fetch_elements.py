"""Brings the archive up to date from CelesTrak, Space-Track or an address, through the importer.

CelesTrak gives the current set of an object to anybody (https://celestrak.org/NORAD/documentation/
gp-data-formats.php) and asks not to be asked more than once in two hours. Space-Track gives all sets
since a date to whoever has an account there (https://www.space-track.org/documentation), and asks that
each be fetched once and kept: only what is newer than the archive is asked for.
"""

from __future__ import annotations

import os
from dataclasses import asdict, dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

from dashboard.errors import InputError
from dashboard.instants import format_utc
from dashboard.orbit.archive import REACH_S, load_archive, set_files
from dashboard.orbit.elementfiles import Reading, read_content
from dashboard.orbit.elements import STATION_CATALOG_NUMBER
from dashboard.sources.element_archive import Outcome, take_in
from dashboard.sources.fetch import Fetched, FetchError, fetch

CELESTRAK_URL = f"https://celestrak.org/NORAD/elements/gp.php?CATNR={STATION_CATALOG_NUMBER}&FORMAT=TLE"
SPACE_TRACK_URL = "https://www.space-track.org"
_CREDENTIALS = "SPACE_TRACK_IDENTITY and SPACE_TRACK_PASSWORD"
WORTH_TELLING_S = 7 * 86400.0  # the archive's own longest gaps are little more


@dataclass(frozen=True)
class Gap:
    """A stretch without sets beside a set that was added; its middle may be without positions."""

    after_utc: str
    before_utc: str
    days: float
    unanswered_utc: tuple[str, str] | None

    def __str__(self) -> str:
        told = f"there is no set for {self.days:g} days, from {self.after_utc} to {self.before_utc}"
        if self.unanswered_utc is None:
            return f"{told}: positions in between are far less certain"
        return f"{told}: from {self.unanswered_utc[0]} to {self.unanswered_utc[1]} no position is given"


@dataclass(frozen=True)
class Update:
    """Where sets were asked for, what the importer made of them, and what the archive then looks like."""

    source: str
    outcome: Outcome
    newest_epoch_utc: str
    gaps: tuple[Gap, ...]

    @property
    def useful(self) -> bool:
        """Whether the source gave any set that the archive now holds, or nothing newer to give."""
        return bool(self.outcome.added or self.outcome.known) or not self.outcome.rejected

    def as_json(self) -> dict[str, Any]:
        """The update as plain values."""
        return {
            "source": self.source,
            **asdict(self.outcome),
            "newest_epoch_utc": self.newest_epoch_utc,
            "gaps": [asdict(gap) for gap in self.gaps],
        }


def update_archive(source: str, folder: Path) -> Update:
    """Ask ``source`` (``celestrak``, ``space-track`` or a URL) and import what it answers.

    Raises :class:`FetchError` when nothing usable comes, :class:`InputError` for a source that is none
    or an archive that can't be extended; the archive is then as it was.
    """
    before = _epochs(folder)
    if not os.access(next(one for one in (folder, *folder.resolve().parents) if one.exists()), os.W_OK):
        raise InputError("archive", folder, "a folder that can be written to", "can't be written to")
    fetched = _ask_space_track(before) if source == "space-track" else _ask(source)
    reading = Reading()
    if source != "space-track" or fetched.content.strip():  # nothing: nothing newer
        reading = read_content(fetched.content, fetched.host)
        if not (reading.found or reading.others or any(one.line for one in reading.refused)):
            raise FetchError(f"{fetched.host} answered without element sets ({fetched.beginning()}).")
    if reading.others and not reading.found:
        reading.refuse(fetched.host, 0, f"sent no set of the station: {reading.others_text}")
    outcome = take_in(reading, folder)
    after = _epochs(folder)
    newest = _text(after[-1]) if after else ""
    return Update(fetched.host, outcome, newest, tuple(_gaps(before, after)))


def _ask(source: str) -> Fetched:
    return fetch(CELESTRAK_URL if source == "celestrak" else source)


def _ask_space_track(held_epochs_unix_s: list[float]) -> Fetched:
    """All sets since the day of the archive's last one, in one request that carries the credentials."""
    identity, password = os.environ.get("SPACE_TRACK_IDENTITY"), os.environ.get("SPACE_TRACK_PASSWORD")
    if not identity or not password:
        raise InputError(
            "--from",
            "space-track",
            f"celestrak, or your own account's name and password in {_CREDENTIALS}",
            "needs an account",
        )
    if not held_epochs_unix_s:
        raise InputError("archive", "empty", "an archive to continue", "has no last set to go on from")
    since = format_utc(held_epochs_unix_s[-1])[:10]
    query = (
        f"{SPACE_TRACK_URL}/basicspacedata/query/class/gp_history/NORAD_CAT_ID/{STATION_CATALOG_NUMBER}"
        f"/EPOCH/%3E{since}/orderby/EPOCH%20asc/format/tle"
    )
    form = {"identity": identity, "password": password, "query": query}
    fetched = fetch(f"{SPACE_TRACK_URL}/ajaxauth/login", form)
    if '"Login":"Failed"' in fetched.text.replace(" ", ""):
        raise FetchError(f"{fetched.host} doesn't know the name and password in {_CREDENTIALS}.")
    return fetched


def _epochs(folder: Path) -> list[float]:
    """Epochs of the archive in a folder, ascending; none where there is no archive yet."""
    if not set_files(folder):
        return []
    return [float(epoch) for epoch in load_archive(folder).epochs_unix_s]


def _gaps(before: list[float], after: list[float]) -> list[Gap]:
    """The long stretches without sets on either side of what was added."""
    added = set(after) - set(before)
    found = []
    for older, newer in pairwise(after):
        if newer - older > WORTH_TELLING_S and (older in added or newer in added):
            silent = None
            if newer - older > 2 * REACH_S:
                silent = (_text(older + REACH_S), _text(newer - REACH_S))
            days = round((newer - older) / 86400.0, 1)
            found.append(Gap(_text(older), _text(newer), days, silent))
    return found


def _text(unix_s: float) -> str:
    """A time to the second: what a person reads."""
    return format_utc(round(unix_s))
