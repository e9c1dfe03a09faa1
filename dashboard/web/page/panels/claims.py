"""What the caption says beside what is computed, line by line, for the photograph's own moment."""

from __future__ import annotations

from typing import Any

from dashboard.answers.claims import MARKS, WORDS, claims_of, summary
from dashboard.instants import from_unix
from dashboard.photos.catalogue.models import Photo
from dashboard.photos.moment import own_moment


def caption_words(photo: Photo) -> dict[str, Any] | None:
    """The moment it is about, and one line a claim with its verdict in words and as a mark; None where the
    archive has no element sets for that."""
    unix_s = own_moment(photo.id)
    if unix_s is None:
        return None
    claims = claims_of(photo, unix_s)
    return {
        "when": f"{from_unix(unix_s):%-d %b %Y, %H:%M:%S}",
        "kind": "its likeliest moment" if photo.taken is None else "the moment published",
        "summary": summary(claims),
        "lines": claims,
        "marks": MARKS,
        "words": WORDS,
    }
