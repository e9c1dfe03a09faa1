"""Parameters that mail, messengers and advertisements add to an address: nothing of what is asked."""

from __future__ import annotations

import re

_TRACKERS = re.compile(
    r"utm_\w+|fbclid|gclid|gclsrc|gbraid|wbraid|dclid|msclkid|yclid|twclid|ttclid|li_fat_id|igshid?|srsltid"
    r"|mc_[ce]id|mkt_tok|_hsenc|_hsmi|_ga|_gl|vero_id|wickedid|oly_(anon|enc)_id|epik|rdt_cid",
    re.IGNORECASE,
)
# Short words: passed over on the page alone, where no parameter has such a name; a route might.
_MARKS = re.compile(
    r"ref(?:_src|_url|errer)?|src|source|si|s|spm|scm|share(?:_id|d)?|igsh|mibextid|sfnsn|rdid|ved|usqp|ei|sa"
    r"|sxsrf|cmp(?:id)?|campaign(?:_id)?|cid|ncid|trk|xtor|guccounter|guce_\w+|ysclid|_openstat|_branch_\w+"
    r"|(?:pk|mtm|matomo|piwik|hsa|ga|fb|at|_ke)_\w+|__\w+(?:\[\d+\])?|amp|feature",
    re.IGNORECASE,
)


def is_tracker(name: str) -> bool:
    """Whether a parameter of this name is passed over."""
    return _TRACKERS.fullmatch(name) is not None


def is_mark(name: str) -> bool:
    """Whether a page's parameter of this name is a mark of messengers and letters."""
    return _MARKS.fullmatch(name) is not None
