"""A reading in a plain sentence: whole seconds, and what confirms what."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.instants import format_utc
from dashboard.photos.reading.citylights import LightsReading
from dashboard.photos.reading.limbtime import LimbReading
from dashboard.photos.reading.noclock import Moment
from dashboard.photos.reading.plate import Plate


def sentence_of(
    plate: Plate,
    clock_unix_s: float | None,
    limb: LimbReading | None,
    lights: LightsReading | None,
    place_deg: tuple[float, float] | None,
    place_by_zenith: bool,
) -> str:
    """``47 stars match to 0.4 px. The limb fits 42 s before the camera's time; the city lights agree.``"""
    parts = [f"{len(plate.star)} stars match to {plate.rms_px:.1f} px."]
    if clock_unix_s is not None and limb is not None:
        parts.append(
            f"The limb fits {_away(limb.unix_s - clock_unix_s)}; {_lights(limb, lights, clock_unix_s)}."
        )
    elif clock_unix_s is not None and lights is not None and lights.believed:
        parts.append(
            f"The limb tells no moment; the city lights alone fit {_away(lights.unix_s - clock_unix_s)}, "
            "which cloud can mislead."
        )
    elif clock_unix_s is not None:
        parts.append("Neither limb nor city lights tell the moment.")
    if place_deg is not None:
        where = _where(*place_deg)
        parts.append(
            f"No orbit is known then: by the camera's clock and the zenith the station was over {where}."
            if place_by_zenith
            else f"The station was over {where}."
        )
    return " ".join(parts)


def without_clock(plate: Plate, moments: Sequence[Moment], place_deg: tuple[float, float] | None) -> str:
    """The same for a picture that doesn't say when it was taken."""
    stars = f"{len(plate.star)} stars match to {plate.rms_px:.1f} px."
    if not moments:
        return f"{stars} The picture says no time, and no moment looked at fits its limb."
    count = f"{len(moments)} moments fit" if len(moments) > 1 else "One moment fits"
    first = format_utc(round(moments[0].limb.unix_s))
    if place_deg is None:
        best = f"the likeliest is {first}, but others are nearly as likely"
        return f"{stars} The picture says no time. {count} the limb; {best if len(moments) > 1 else first}."
    return (
        f"{stars} The picture says no time. {count} the limb; the city lights single out {first}. "
        f"The station was over {_where(*place_deg)}."
    )


def _away(seconds: float) -> str:
    whole = round(seconds)
    if whole == 0:
        return "the camera's time to the second"
    return f"{abs(whole)} s {'before' if whole < 0 else 'after'} the camera's time"


def _lights(limb: LimbReading, lights: LightsReading | None, clock_unix_s: float) -> str:
    if lights is None or not lights.believed:
        return "by the limb alone, as no city lights confirm it"
    apart = abs(lights.unix_s - limb.unix_s)
    if apart <= max(4.0, 2 * (limb.sigma_s**2 + lights.sigma_s**2) ** 0.5):
        return "the city lights agree"
    return f"the city lights say {_away(lights.unix_s - clock_unix_s)}, and cloud can mislead them"


def _where(latitude_deg: float, longitude_deg: float) -> str:
    north, east = ("N" if latitude_deg >= 0 else "S"), ("E" if longitude_deg >= 0 else "W")
    return f"{abs(latitude_deg):.1f}° {north} {abs(longitude_deg):.1f}° {east}"
