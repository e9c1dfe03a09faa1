"""Visits, cargo and crew as files to keep."""

from __future__ import annotations

import csv
import io
from typing import Any

import pytest

from dashboard.station.catalogue import load_station
from tests.web.conftest import Client


def rows_of(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


@pytest.mark.parametrize("table", ["visits", "cargo", "crew"])
def test_both_forms_hold_the_same_and_are_files(client: Client, table: str) -> None:
    plain, structured = client.get(f"/api/v1/{table}.csv"), client.get(f"/api/v1/{table}.json")
    assert plain.status_code == structured.status_code == 200
    assert plain.headers["content-type"] == "text/csv; charset=utf-8"
    assert plain.headers["content-disposition"] == f'attachment; filename="iss-{table}.csv"'
    told: list[dict[str, Any]] = structured.json()
    written = [{key: "" if value is None else str(value) for key, value in row.items()} for row in told]
    assert rows_of(plain.text) == written


def test_one_row_a_stay_with_its_precision(client: Client) -> None:
    rows = rows_of(client.get("/api/v1/visits.csv").text)
    assert len(rows) == sum(len(visit.attachments) for visit in load_station().visits)
    cygnus = [row for row in rows if row["visit"] == "cygnus-ng-23"]
    assert [row["place"] for row in cygnus] == [
        "Canadarm2",
        "Unity nadir",
        "Canadarm2",
        "Unity nadir",
        "Canadarm2",
    ]
    assert (cygnus[2]["from_utc"], cygnus[2]["from_precision"]) == ("2025-11-24", "range")
    assert cygnus[2]["from_latest_utc"] == "2025-11-26T00:00:00Z"
    open_end = next(row for row in rows if row["visit"] == "cygnus-ng-24" and row["stay"] == "2")
    assert (open_end["to_utc"], open_end["last_confirmed_attached"]) == ("", "2026-10-05")


def test_an_unknown_mass_is_empty_and_not_zero(client: Client) -> None:
    rows = rows_of(client.get("/api/v1/cargo.csv").text)
    wholes = {row["visit"]: row["mass_kg"] for row in rows if row["part"] == "whole cargo"}
    assert wholes["cygnus-ng-23"] == "4911.0"
    assert "crew-12" not in wholes
    assert all(row["mass_kg"] not in ("0", "0.0") for row in rows)
    parts = [float(row["mass_kg"]) for row in rows if row["visit"] == "progress-ms-31" and row["kind"]]
    assert sum(parts) == 2625


def test_people_with_the_times_of_their_ships(client: Client) -> None:
    stays = rows_of(client.get("/api/v1/crew.csv").text)
    rows = {row["name"]: row for row in stays}
    assert (len(stays), len(rows)) == (526, 298)
    assert rows["Chris Williams"]["arrived_utc"] == "2025-11-27T12:34:35Z"
    assert (rows["Chris Williams"]["left_utc"], rows["Chris Williams"]["left_precision"]) == (
        "2026-07-26",
        "day",
    )
    assert rows["Anna Kikina"]["left_utc"] == ""


def test_a_second_request_is_not_sent_again(client: Client) -> None:
    first = client.get("/api/v1/visits.csv")
    again = client.get_with("/api/v1/visits.csv", {"If-None-Match": first.headers["etag"]})
    assert again.status_code == 304
