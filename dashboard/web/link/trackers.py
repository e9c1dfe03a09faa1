"""Parameters that mail, messengers and advertisements add to an address: nothing of what is asked."""

from __future__ import annotations

import re

_TRACKERS = re.compile(
    r"utm_\w+|fbclid|gclid|gclsrc|gbraid|wbraid|dclid|msclkid|yclid|twclid|ttclid|li_fat_id|igshid?|srsltid"
    r"|mc_[ce]id|mkt_tok|_hsenc|_hsmi|_ga|_gl|vero_id|wickedid|oly_(anon|enc)_id|epik|rdt_cid",
    re.IGNORECASE,
)


def is_tracker(name: str) -> bool:
    """Whether a parameter of this name is passed over."""
    return _TRACKERS.fullmatch(name) is not None
