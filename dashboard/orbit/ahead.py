"""What every moment of the recent window needs and is computed once: made before anybody asks."""

from __future__ import annotations

import numpy as np

from dashboard.orbit.archive import load_archive
from dashboard.orbit.states import states_at
from dashboard.orbit.sunlight import illumination
from dashboard.orbit.window import DAY_S, recent


def prepare_recent() -> None:
    """The sets' qualities and the tables of the sky for all of the recent window: half a second of work.

    Else the first moment of each week would pay for it. Both are found for some days at a time, so that one
    moment a day reaches all.
    """
    archive = load_archive()
    window = recent(archive)
    for start, stop in archive.answered_within(window.start_unix_s, window.stop_unix_s):
        instants = np.arange(start, stop, DAY_S)
        illumination(states_at(instants, archive).position_itrs_km, instants)
