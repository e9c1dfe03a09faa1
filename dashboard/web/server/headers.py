"""The headers that every answer carries, errors included."""

from __future__ import annotations

from collections.abc import Iterable

# Everything comes from this server. Plotly and Dash write inline styles; scripts are files but for those
# named by their hash.
_POLICY = (
    "default-src 'self'; script-src {scripts}; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; "
    "worker-src 'self' blob:; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'self'"
)
_PERMISSIONS = "camera=(), microphone=(), payment=(), usb=(), serial=(), geolocation=(self)"
# Pictures of a link are shown by other people's pages.
_FOR_EVERYBODY = {"/api/v1/card.png"}

Header = tuple[bytes, bytes]


def security_headers(inline_scripts: Iterable[str] = ()) -> list[Header]:
    """Headers for all answers; ``inline_scripts`` are hash sources (``'sha256-...'``) of the page's own."""
    policy = _POLICY.format(scripts=" ".join(["'self'", *inline_scripts]))
    named = {
        "content-security-policy": policy,
        "x-content-type-options": "nosniff",
        "x-frame-options": "SAMEORIGIN",
        "referrer-policy": "same-origin",
        "permissions-policy": _PERMISSIONS,
        "cross-origin-opener-policy": "same-origin",
    }
    return [(name.encode(), value.encode()) for name, value in named.items()]


def resource_policy(path: str) -> Header:
    """Who may use the answer of a path inside a page: this server's own pages, but for link pictures."""
    return (
        b"cross-origin-resource-policy",
        b"cross-origin" if path in _FOR_EVERYBODY else b"same-origin",
    )
