"""What a caption says beside what is computed: one line a claim, each with a verdict and its reason.

A number *fits* where it rounds to the printed one and lies within 1 % of it; it is *about* right where
how such captions are written explains the rest; it *differs* where nothing does.
"""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, Field

from dashboard.answers import claim_place, claim_ships, claim_sky
from dashboard.answers.claim_rules import Verdict
from dashboard.answers.moment import moment_at
from dashboard.photos.catalogue.models import Photo

MARKS: dict[Verdict, str] = {"fits": "✓", "about": "≈", "differs": "✗", "open": "?"}
WORDS: dict[Verdict, str] = {
    "fits": "fits",
    "about": "about",
    "differs": "differs",
    "open": "can't be checked",
}


class ClaimAnswer(BaseModel):
    """One claim of the caption, held against the answer computed for the photograph's moment."""

    kind: str
    says: str = Field(description="What the caption says, in our words or as printed")
    computed: str = Field(description="What follows from the station's orbit and its traffic")
    verdict: Literal["fits", "about", "differs", "open"] = Field(
        description="open: nothing that was published can settle it"
    )
    why: str | None = Field(description="Where the two part, and why; null where there is nothing to say")
    source: str = Field(description="Id of the source that prints the claim")


def claims_of(photo: Photo, unix_s: float) -> list[ClaimAnswer]:
    """Every claim of a photograph's caption at one instant (POSIX seconds).

    Place, light and altitude are claims too, where the caption gives them; so is who took it.
    Raises :class:`InputError` for an instant outside the archive.
    """
    moment = moment_at(unix_s, photo.id)
    return [
        ClaimAnswer(
            kind=finding.kind,
            says=finding.says,
            computed=finding.computed,
            verdict=finding.verdict,
            why=finding.why,
            source=finding.source,
        )
        for part in (claim_place, claim_sky, claim_ships)
        for finding in part.findings(photo, moment)
    ]


def summary(claims: list[ClaimAnswer]) -> str:
    """``8 fit, 3 are about right, 1 can't be checked``."""
    said = {"fits": "fit", "about": "about right", "differs": "differ", "open": "can't be checked"}
    counted = {verdict: sum(line.verdict == verdict for line in claims) for verdict in said}
    return ", ".join(f"{count} {said[verdict]}" for verdict, count in counted.items() if count)
