"""``/api/v1/export/…``: a stretch of the track as a file for other programs."""

from __future__ import annotations

from fastapi import APIRouter, Request, Response

from dashboard.exports.forms import FORMS, file_name
from dashboard.exports.stretch import stretch_of
from dashboard.instants import parse_unix
from dashboard.web.api.parameters import StartText, StopText, Version, is_settled
from dashboard.web.api.track import MANY_STATES, Step
from dashboard.web.server.caching import respond

router = APIRouter(prefix="/api/v1/export", tags=["orbit"])


def _add(name: str) -> None:
    form = FORMS[name]

    def export(
        request: Request, start: StartText, stop: StopText, step_s: Step = 60.0, v: Version = None
    ) -> Response:
        """Parse, write, cache."""
        first, last = parse_unix(start, "start"), parse_unix(stop, "stop")
        page = str(request.base_url)
        response = respond(
            request,
            (name, first, last, step_s, page),
            lambda: form.write(stretch_of(first, last, step_s, page)).encode(),
            settled=is_settled(last),
            media_type=form.media_type,
            dear=1 if last - first > MANY_STATES * step_s else 0,
        )
        response.headers["Content-Disposition"] = f'attachment; filename="{file_name(name, first)}"'
        return response

    router.add_api_route(
        f"/{name}",
        export,
        name=f"export_{name}",
        summary=f"A stretch of the track for {form.for_whom}",
        description="States at equal steps, both ends included, with where they come from and a link to the "
        "page inside.",
        response_class=Response,
        responses={200: {"content": {form.media_type: {}}}},
    )


for _name in FORMS:
    _add(_name)
