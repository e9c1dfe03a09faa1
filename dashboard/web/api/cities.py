"""The city list the page names places by."""

from __future__ import annotations

import json

import numpy as np
from fastapi import APIRouter, Request, Response

from dashboard.orbit.cities import cities
from dashboard.web.api.caching import respond

router = APIRouter(prefix="/api/v1", tags=["places"])


@router.get("/cities")
def city_list(request: Request) -> Response:
    """Cities by rising latitude, as columns: latitude, longitude (degrees), name, ISO country code."""
    return respond(request, (), _columns, immutable=False)


def _columns() -> bytes:
    table = cities()
    order = np.argsort(table.latitude_deg, kind="stable")
    columns = {
        "source": "GeoNames, CC BY 4.0",
        "latitude": [round(float(table.latitude_deg[i]), 3) for i in order],
        "longitude": [round(float(table.longitude_deg[i]), 3) for i in order],
        "name": [str(table.name[i]) for i in order],
        "country": [str(table.country_code[i]) for i in order],
    }
    return json.dumps(columns, ensure_ascii=False, separators=(",", ":")).encode()
