"""Speed, streaks and circles of a caption, held against the motion of the station."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from dashboard.answers.claim_rules import Finding, verdict_of
from dashboard.answers.moment import Moment
from dashboard.answers.sentences import KM_PER_MILE
from dashboard.answers.sunwords import sun_words
from dashboard.exposure.camera.attitude import lvlh_from_inertial
from dashboard.instants import parse_unix
from dashboard.orbit.frames import itrs_to_gcrs
from dashboard.orbit.geodesy import inertial_velocity_km_s
from dashboard.orbit.states import states_at
from dashboard.photos.catalogue.claims import CirclesClaim, SpeedClaim, StreaksClaim
from dashboard.photos.catalogue.models import Photo

ROUNDED_UP = 0.02  # round numbers for the public: this part of the speed, beyond the rounding step
SPAN_S = 60.0
LIGHTS_ON_DEG = -6.0


def findings(photo: Photo, moment: Moment) -> Iterator[Finding]:
    """What the caption says of speed, city lights and stars, in its order."""
    for claim in photo.claims:
        if isinstance(claim, SpeedClaim):
            yield _speed(claim, moment)
        elif isinstance(claim, StreaksClaim):
            yield _streaks(claim, moment)
        elif isinstance(claim, CirclesClaim):
            yield _circles(claim, moment)


def _speed(claim: SpeedClaim, moment: Moment) -> Finding:
    km_h = moment.position.speed_km_s * 3600
    own = km_h / KM_PER_MILE if claim.unit == "mph" else km_h
    verdict = verdict_of(claim.value, own, claim.rounding, ROUNDED_UP * claim.value)
    part = claim.value / own - 1
    why = None
    if verdict == "about":
        why = f"The printed number is rounded {'up' if part > 0 else 'down'} by {abs(part):.0%}."
    elif verdict == "differs":
        way = "high" if part > 0 else "low"
        why = f"The printed number is {abs(part):.0%} too {way}: rounding can't explain it."
    computed = f"{km_h / KM_PER_MILE:,.0f} mph ({km_h:,.0f} km/h) with respect to the stars."
    return Finding("speed", claim.says, computed, verdict, claim.source, why)


def _streaks(claim: StreaksClaim, moment: Moment) -> Finding:
    speed = moment.position.ground_speed_km_s
    lit = moment.ground.sun_elevation_deg <= LIGHTS_ON_DEG
    moved = f"The ground below passes at {speed:.1f} km ({speed / KM_PER_MILE:.1f} mi) a second"
    computed = f"{moved}: {speed * 30:,.0f} km in half a minute."
    why = None if lit else f"But {sun_words(moment.ground.sun_elevation_deg)}: no lights would be seen."
    return Finding("streaks", claim.says, computed, "fits" if lit else "differs", claim.source, why)


def _circles(claim: CirclesClaim, moment: Moment) -> Finding:
    rate = turn_deg_per_s(parse_unix(moment.time_utc))
    period_s = 86_400 / float(moment.elements.line2[52:63])
    turns = rate * period_s / 360
    verdict = verdict_of(claim.turns_per_orbit, turns, 0.0, 0.02 * claim.turns_per_orbit)
    computed = (
        f"Held upright over the Earth it turns {rate * 60:.2f}° a minute against the stars; one orbit takes "
        f"{period_s / 60:.1f} minutes: {turns:.2f} turns an orbit."
    )
    # The two numbers come from different sources, the states and the element set's mean motion.
    agreed = verdict != "differs"
    why = None if agreed else "One turn an orbit keeps the same side to the Earth; any other number doesn't."
    return Finding("circles", claim.says, computed, "fits" if agreed else "differs", claim.source, why)


def turn_deg_per_s(unix_s: float) -> float:
    """How fast the station's own axes (local vertical, local horizontal) turn against the stars."""
    states = states_at([unix_s, unix_s + SPAN_S])
    to_gcrs = itrs_to_gcrs(states.unix_s)
    inertial = inertial_velocity_km_s(states.position_itrs_km, states.velocity_itrs_km_s)
    position = np.einsum("nij,nj->ni", to_gcrs, states.position_itrs_km)
    velocity = np.einsum("nij,nj->ni", to_gcrs, inertial)
    before, after = lvlh_from_inertial(position, velocity)
    cosine = (np.trace(after @ before.T) - 1) / 2
    return float(np.degrees(np.arccos(np.clip(cosine, -1, 1)))) / SPAN_S
