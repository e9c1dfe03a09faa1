"""Query parameters that several routes have in common, with what the reference says of them."""

from __future__ import annotations

from typing import Annotated

from fastapi import Query, Request

from dashboard.errors import InputError
from dashboard.instants import ALLOWED, parse_unix
from dashboard.orbit.archive import load_archive
from dashboard.photos.catalogue import MISSION_PHOTO
from dashboard.photos.moment import default_moment
from dashboard.station.catalogue import load_station
from dashboard.web.api.errors import parameters_of

EXAMPLE_MOMENT = "2026-02-19T21:36:30Z"


def instant_parameter(description: str, example: str) -> object:
    """A UTC time, kept as text: :func:`dashboard.instants.parse_unix` reads it."""
    return Query(description=description, examples=[example], json_schema_extra={"allowed": ALLOWED})


MomentText = Annotated[
    str | None,
    instant_parameter(
        "The moment: ISO 8601, UTC unless it has an offset. Left out: the photograph's", EXAMPLE_MOMENT
    ),
]
PhotoId = Annotated[
    str, Query(description="Id of a photograph: its ships are marked", examples=[MISSION_PHOTO])
]
StartText = Annotated[str, instant_parameter("First instant, UTC", "2026-02-19T21:30:00Z")]
StopText = Annotated[str, instant_parameter("Last instant, UTC", "2026-02-19T21:45:00Z")]


def is_settled(unix_s: float) -> bool:
    """Whether sets on both sides of an instant are known: what comes later doesn't change its answer."""
    return unix_s <= float(load_archive().epochs_unix_s[-1])


def is_recorded(unix_s: float) -> bool:
    """Whether an instant is settled and also inside the time that the station's records cover."""
    return is_settled(unix_s) and unix_s < load_station().known_until.timestamp()


def moment_or_default(text: str | None, photo: str) -> float:
    """The moment asked for, or else the photograph's best estimate, in POSIX seconds."""
    return default_moment(photo) if text is None else parse_unix(text)


def only_known(request: Request) -> None:
    """Refuse a parameter the route doesn't have: a clue with a wrong name would quietly be no clue."""
    known = list(dict.fromkeys(field.alias for field in parameters_of(request)))
    for name, given in request.query_params.items():
        if name not in known:
            raise InputError(name, given, ", ".join(known), "is no parameter of this")
