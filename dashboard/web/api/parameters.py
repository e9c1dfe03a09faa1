"""Query parameters that several routes have in common, with what the reference says of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Annotated, Any, TypeVar, get_args, get_origin

from fastapi import Query, Request

from dashboard.errors import InputError
from dashboard.instants import ALLOWED, parse_unix
from dashboard.orbit.archive import load_archive
from dashboard.photos.catalogue.files import MISSION_PHOTO
from dashboard.photos.moment import default_moment
from dashboard.station.catalogue import load_station
from dashboard.web.api.errors import parameters_of
from dashboard.web.link.trackers import is_tracker

Endpoint = TypeVar("Endpoint", bound=Callable[..., Any])

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
From = Annotated[
    str | None,
    instant_parameter(
        "Start, UTC. Left out: the last two years', or two years before the stop", "2026-02-19"
    ),
]
To = Annotated[
    str | None,
    instant_parameter("Stop, UTC. Left out: the archive's, or two years after the start", "2026-02-24"),
]
Version = Annotated[
    str | None,
    Query(description="The data's version, as /healthz tells it: then the answer is kept for good"),
]


def is_settled(unix_s: float) -> bool:
    """Whether sets on both sides of an instant are known: what comes later doesn't change its answer."""
    return unix_s <= float(load_archive().epochs_unix_s[-1])


def is_recorded(unix_s: float) -> bool:
    """Whether an instant is settled and also inside the time that the station's records cover."""
    return is_settled(unix_s) and unix_s < load_station().known_until.timestamp()


def moment_or_default(text: str | None, photo: str) -> float:
    """The moment asked for, or else the photograph's best estimate, in POSIX seconds."""
    return default_moment(photo) if text is None else parse_unix(text)


def takes_a_link(
    names: Callable[[], Iterable[str]], unknown: Callable[[str], Iterable[tuple[str, str]]]
) -> Callable[[Endpoint], Endpoint]:
    """A route that reads its parameters ``names`` from the whole query, as the page does.

    ``unknown`` gives names and texts of what no reading of a query makes one of them.
    """

    def mark(endpoint: Endpoint) -> Endpoint:
        endpoint.takes, endpoint.unknown = names, unknown  # type: ignore[attr-defined]
        return endpoint

    return mark


async def only_known(request: Request) -> None:
    """Refuse a parameter that the route of the API doesn't have, and one given twice that is one value.

    A time or a clue with a wrong name would quietly be the default. What trackers add is passed over.
    """
    if not request.url.path.startswith("/api/"):
        return
    fields = {field.alias: field for field in parameters_of(request)}
    endpoint = request.scope["endpoint"]
    if hasattr(endpoint, "unknown"):
        for name, given in endpoint.unknown(request.url.query):
            raise InputError(name, given, ", ".join(endpoint.takes()), "is no parameter of this")
        return
    seen: set[str] = set()
    for name, given in request.query_params.multi_items():
        if name not in fields:
            if name and not is_tracker(name):
                allowed = ", ".join(fields) or "no parameters"
                raise InputError(name, given, allowed, "is no parameter of this")
        elif name in seen and not _is_list(fields[name]):
            raise InputError(name, given, "one value", "is given more than once")
        seen.add(name)


def _is_list(field: Any) -> bool:  # noqa: ANN401 - FastAPI keeps the field's type to itself
    kinds = [field.field_info.annotation, *get_args(field.field_info.annotation)]
    return any(get_origin(kind) is list for kind in kinds)
