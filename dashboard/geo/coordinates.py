"""Coordinates as people, maps, cameras and this product print them."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from dashboard.errors import InputError

ALLOWED_POINT = (
    "latitude,longitude in degrees, such as 35.36,138.73, 35.36° N 138.73° E or 35°21'36\"N 138°43'48\"E"
)

_SIGNS = {"−": "-", "–": "-", "º": "°", "˚": "°", "′": "'", "’": "'", "‘": "'", "″": '"', "”": '"', "“": '"'}
_WORDS = (
    (r"''", '"'),
    (r"\b(?:degrees?|deg)\b\.?|(?<=\d)d(?=\s*\d)", "°"),
    (r"\b(?:minutes?|min)\b\.?", "'"),
    (r"\b(?:seconds?|sec)\b\.?", '"'),
    (r"\bnorth\b", "N"),
    (r"\bsouth\b", "S"),
    (r"\beast\b", "E"),
    (r"\bwest\b", "W"),
)
_NUMBER = r"\d{1,3}(?:\.\d+)?"
_ANGLE = re.compile(
    rf"""(?P<before>[NSEW])?\s*(?P<sign>[+-])?\s*(?P<degrees>{_NUMBER})\s*°?
    (?:[\s:]*(?P<minutes>\d{{1,2}}(?:\.\d+)?)\s*'?
    (?:[\s:]*(?P<seconds>\d{{1,2}}(?:\.\d+)?)\s*"?)?)?
    \s*(?P<after>[NSEW])?""",
    re.VERBOSE,
)


@dataclass(frozen=True)
class _Angle:
    value_deg: float
    letter: str


def looks_like_coordinates(text: str) -> bool:
    """Whether a text has numbers, and nothing else but signs and the letters of directions."""
    plain = _plain(text)
    return bool(re.search(r"\d", plain)) and re.fullmatch(r"[NSEW\d\s.,;:/°'\"+-]+", plain) is not None


def read_coordinates(text: str, parameter: str = "point") -> tuple[float, float]:
    """(latitude_deg, longitude_deg) of a text. Raises :class:`InputError` where it isn't surely one point.

    Latitude comes first unless letters or words say which is which.
    """
    plain = _plain(text)
    parts = _parts(plain)
    angles = [_angle(part) for part in parts] if parts else []
    if len(angles) != 2 or None in angles:
        raise InputError(parameter, text, ALLOWED_POINT, "is not a point")
    first, second = (angle for angle in angles if angle is not None)
    letters = first.letter + second.letter
    if len(letters) == 1 or (letters and ("N" in letters or "S" in letters) != _has_east(letters)):
        raise InputError(parameter, text, ALLOWED_POINT, "does not name one latitude and one longitude")
    if letters and first.letter in "EW":
        first, second = second, first
    latitude, longitude = first.value_deg, second.value_deg
    if abs(latitude) > 90 and abs(longitude) <= 90 and not letters:
        swapped = f"a latitude of at most 90 degrees, which comes first ({longitude:g},{latitude:g}?)"
        raise InputError(parameter, text, swapped, "is not on the Earth")
    if not (abs(latitude) <= 90 and abs(longitude) <= 180):
        raise InputError(parameter, text, f"{ALLOWED_POINT}; at most 90 and 180", "is not on the Earth")
    return latitude, longitude


def _has_east(letters: str) -> bool:
    return "E" in letters or "W" in letters


def _plain(text: str) -> str:
    plain = unicodedata.normalize("NFC", text.strip())
    plain = "".join(_SIGNS.get(letter, letter) for letter in plain)
    plain = re.sub(r"^geo:([-+\d.]+,[-+\d.]+)(?:,[-+\d.]+)?(?:[;?].*)?$", r"\1", plain, flags=re.IGNORECASE)
    plain = plain.strip("()[] ").rstrip(".,; ")
    for pattern, letter in _WORDS:
        plain = re.sub(pattern, letter, plain, flags=re.IGNORECASE)
    named = re.fullmatch(
        r"(lat|lon|lng|long)(?:itude)?[\s:=]+(.+?)[\s,;]+(lat|lon|lng|long)(?:itude)?[\s:=]+(.+)",
        plain,
        re.IGNORECASE,
    )
    if named:
        first, second = named[2], named[4]
        latitude_first = named[1].lower() == "lat"
        if latitude_first != (named[3].lower() == "lat"):
            plain = f"{first}, {second}" if latitude_first else f"{second}, {first}"
    return re.sub(r"(?<![A-Za-z])([nsew])(?![A-Za-z])", lambda found: found[1].upper(), plain)


def _parts(plain: str) -> list[str]:
    """The two angles, as written; none where they can't be told apart."""
    if re.search(r"[NSEW]", plain):
        after = re.findall(r"[^NSEW]*\d[^NSEW]*[NSEW]", plain)
        if len(after) == 2 and "".join(after) == plain:
            return [part.strip(" ,;/") for part in after]
        before = re.findall(r"[NSEW][^NSEW]*\d[^NSEW]*", plain)
        return [part.strip(" ,;/") for part in before] if "".join(before) == plain else []
    parts = [part for part in re.split(r"\s*[,;/]\s*", plain) if part]
    if len(parts) == 1:
        parts = (
            re.split(r"(?<=[\d°'\"])\s+(?=[+-]?\d{1,3}(?:\.\d+)?°)", plain) if "°" in plain else plain.split()
        )
    return parts


def _angle(part: str) -> _Angle | None:
    found = _ANGLE.fullmatch(part.strip())
    if not found or (found["before"] and found["after"]):
        return None
    letter = found["before"] or found["after"] or ""
    degrees, minutes, seconds = (found[name] for name in ("degrees", "minutes", "seconds"))
    if letter and found["sign"]:
        return None  # minus and south at once: which of them is meant?
    if (minutes and "." in degrees) or (seconds and "." in minutes):
        return None
    value = float(degrees) + float(minutes or 0) / 60 + float(seconds or 0) / 3600
    if float(minutes or 0) >= 60 or float(seconds or 0) >= 60:
        return None
    negative = found["sign"] == "-" or letter in ("S", "W")
    return _Angle(-value if negative else value, letter)
