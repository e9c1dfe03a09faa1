"""The city table as columns, for the browser's "nearest city" and the lights on its map."""

from __future__ import annotations

import numpy as np
import pydantic_core
from pydantic import BaseModel, Field

from dashboard.geo.cities import cities


class Cities(BaseModel):
    """GeoNames' cities of 15,000 people and more (CC BY 4.0), from south to north."""

    source: str
    name: list[str]
    country: list[str] = Field(description="ISO 3166 codes of two letters")
    latitude: list[float] = Field(description="Degrees north, ascending")
    longitude: list[float] = Field(description="Degrees east")
    population: list[int]


def cities_json(least: int = 0, below: int | None = None) -> bytes:
    """The :class:`Cities` of ``least`` people and more and, if given, of less than ``below``, as JSON; places
    to a thousandth of a degree (110 m)."""
    table = cities()
    order = np.argsort(table.latitude_deg, kind="stable")
    people = table.population[order]
    order = order[(people >= least) & (people < (np.inf if below is None else below))]
    return pydantic_core.to_json(
        {
            "source": "GeoNames, CC BY 4.0",
            "name": [table.name[i] for i in order],
            "country": [table.country_code[i] for i in order],
            "latitude": np.round(table.latitude_deg[order], 3).tolist(),
            "longitude": np.round(table.longitude_deg[order], 3).tolist(),
            "population": table.population[order].tolist(),
        }
    )
