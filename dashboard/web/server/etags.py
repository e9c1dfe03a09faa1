"""Whether a client has an answer already."""

from __future__ import annotations


def matches(if_none_match: str, etag: str) -> bool:
    """Whether an ``If-None-Match`` names the ETag (RFC 9110: weakly, or ``*``)."""
    given = {entry.strip().removeprefix("W/") for entry in if_none_match.split(",")}
    return etag in given or "*" in given
