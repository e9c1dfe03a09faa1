"""What every moment of the recent window needs and is computed once: made before anybody asks."""

from __future__ import annotations

import numpy as np

from dashboard.orbit.archive import load_archive
from dashboard.orbit.states import states_at
from dashboard.orbit.sunlight import illumination
from dashboard.orbit.window import DAY_S, recent


def prepare_recent() -> None:
    """The sets' qualities and the tables of the sky for all of the recent window: a second of work.

    Else the first moment of each month would pay for it, a twentieth of a second and more.
    """
    archive = load_archive()
    window = recent(archive)
    for start, stop in archive.answered_within(window.start_unix_s, window.stop_unix_s):
        instants = np.arange(start, stop, DAY_S / 4)
        illumination(states_at(instants, archive).position_itrs_km, instants)
