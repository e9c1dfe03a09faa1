"""Visits, cargo and crew as files to keep: CSV for spreadsheets, JSON for programs."""

from __future__ import annotations

import csv
import io
import json

from fastapi import APIRouter, Request, Response

from dashboard.station.catalogue import load_station
from dashboard.station.exports import EXPORTS, Row
from dashboard.web.server.caching import respond

router = APIRouter(prefix="/api/v1", tags=["station"])

MEDIA = {"csv": "text/csv; charset=utf-8", "json": "application/json"}
ROWS = {"visits": "one row a stay", "cargo": "one row a part of a cargo", "crew": "one row a person"}


def as_csv(rows: list[Row]) -> str:
    """A header and the rows; unknown values are empty."""
    text = io.StringIO()
    writer = csv.DictWriter(text, fieldnames=list(rows[0]), lineterminator="\r\n")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue()


def _file(request: Request, table: str, form: str) -> Response:
    def body() -> bytes:
        rows = EXPORTS[table](load_station())
        text = as_csv(rows) if form == "csv" else json.dumps(rows, ensure_ascii=False, indent=1)
        return text.encode()

    response = respond(request, (table, form), body, media_type=MEDIA[form])
    response.headers["Content-Disposition"] = f'attachment; filename="iss-{table}.{form}"'
    return response


def _add(table: str, form: str) -> None:
    def download(request: Request) -> Response:
        return _file(request, table, form)

    missing = "empty" if form == "csv" else "null"
    router.add_api_route(
        f"/{table}.{form}",
        download,
        name=f"{table}_{form}",
        summary=f"{table.capitalize()} as {form.upper()}",
        description=f"A file to keep: {ROWS[table]}; what isn't known is {missing}.",
        response_class=Response,
        responses={200: {"content": {MEDIA[form]: {}}}},
    )


# Each its own path: one with a placeholder would swallow other files of the API.
for _table in EXPORTS:
    for _form in MEDIA:
        _add(_table, _form)
