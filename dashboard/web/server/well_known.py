"""What programs look for on every server: robots.txt, favicon.ico, security.txt."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from fastapi import APIRouter
from fastapi.responses import PlainTextResponse, Response

from dashboard import settings
from dashboard.web.server.sentences import sentence_answer

router = APIRouter(include_in_schema=False)
_A_DAY = {"Cache-Control": "public, max-age=86400"}

# Answers of the API are computed for whoever asks; the picture of a link is there to be fetched.
_ROBOTS = "User-agent: *\nAllow: /api/v1/card.png\nAllow: /api/docs\nDisallow: /api/\nDisallow: /_dash-\n"


@router.get("/robots.txt")
def robots() -> Response:
    """The page may be found, the API need not be walked through."""
    return PlainTextResponse(_ROBOTS, headers=_A_DAY)


@router.get("/favicon.ico")
def favicon() -> Response:
    """The icon, for those who don't look for the one that the page names."""
    icon = (settings.assets_folder() / "icons" / "station.svg").read_bytes()
    return Response(icon, media_type="image/svg+xml", headers=_A_DAY)


@router.get("/.well-known/security.txt")
def security() -> Response:
    """Whom to tell about a weakness (RFC 9116), where the operator has said so."""
    contact = settings.security_contact()
    if contact is None:
        sentence = "Whoever runs this server has named nobody to write to about its security."
        return sentence_answer("/.well-known/security.txt", 404, sentence)
    expires = (datetime.now(UTC) + timedelta(days=30)).strftime("%Y-%m-%dT00:00:00Z")
    return PlainTextResponse(f"Contact: {contact}\nExpires: {expires}\nPreferred-Languages: en\n")
