"""The station's tables: their form of a time, and the way from a collection to the models and back."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from dashboard.errors import InputError
from dashboard.sources.station_history import write
from dashboard.station.catalogue import FOLDER
from dashboard.station.history.read import read_history
from dashboard.station.history.tables import read_rows, time_fields, time_text
from dashboard.station.times import Instant


@pytest.mark.parametrize(
    "text",
    [
        "2005-07-28T11:17:20Z",
        "2005-07-29T07:09Z",
        "~2005-07-29T07:09Z",
        "2022-07-01",
        "2025-11-24..2025-11-25",
    ],
)
def test_a_time_is_written_as_it_was_read(text: str) -> None:
    assert time_text(Instant(**time_fields(text))) == text


@pytest.mark.parametrize(
    "text", ["", "2005-07-28T11:17", "2005-07-28 11:17Z", "28 July 2005", "2005-7-28", "2005-07-28T11Z", "?"]
)
def test_any_other_form_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="is no time"):
        time_fields(text)


def collection() -> dict[str, Any]:
    """A ship with a doubtful berthing and a flight from port to port, a module, a visit checked by hand."""
    return {
        "visits": [
            {
                "id": "ship-1",
                "vehicle_class": "Cygnus",
                "name": "Ship 1",
                "kind": "cargo",
                "serial": "No. 1",
                "norad": "NNA C",
                "launch_utc": "2015-01-01T00:00:00Z",
                "launch_precision": "minute",
                "launch_source": "parsec",
                "ports": [
                    _stay("canadarm2", "held-by-arm", "2015-01-03T10:00:00Z", "2015-01-03T12:00:00Z"),
                    _stay(
                        "harmony-nadir",
                        "berthed",
                        "2015-01-03T12:00:00Z",
                        "2015-01-09T12:00:00Z",
                        start_approx=True,
                    ),
                    _stay("unity-nadir", "berthed", "2015-01-10T12:00:00Z", "2015-02-01T12:00:00Z"),
                ],
                "end": {"kind": "deorbited", "utc": "2015-02-02", "precision": "day", "where": "-"},
                "cargo": {
                    "up_kg": 1500.5,
                    "scope": "inside cargo with packing",
                    "source": "gcat-aux",
                    "confidence": "medium",
                    "breakdown_kg": {"water": 420},
                    "other": [{"up_kg": 1490, "source": "corquaid"}, {"up_kg": 1500.5, "source": "gcat-aux"}],
                },
                "sources": [
                    "GCAT event catalogue, as stored",
                    "https://example.org/a and https://example.org/b (lb)",
                ],
            },
            {
                "id": "module-extra",
                "vehicle_class": "Module",
                "name": "Extra",
                "kind": "module",
                "launch_utc": "2015-01-01T00:00:00Z",
                "launch_precision": "second",
                "launch_source": "gcat-launchlog",
                "ports": [_stay("unity-port", "berthed", "2015-01-03T10:00:00Z", None)],
                "sources": ["GCAT event catalogue, as stored"],
            },
            {"id": "crew-11", "vehicle_class": "Crew-Dragon"},
        ],
        "stays": [
            {
                "person": "Ada Example",
                "name_in_source": "Ada B. Example",
                "wikidata": None,
                "agency": "NASA",
                "nationality": "U.S.",
                "role": "msp",
                "arrival": {"vehicle": "ship-1"},
                "departure": None,
                "sources": ["tidytuesday", "https://example.org/a"],
            },
            {"person": "Bo", "arrival": {"vehicle": "crew-11"}},
        ],
    }


def _stay(port: str, method: str, start: str, end: str | None, **flags: bool) -> dict[str, Any]:
    stay = {"port": port, "method": method, "start_utc": start, "end_utc": end, **flags}
    return stay | {"start_precision": "minute", "end_precision": "minute" if end else "open"}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A station's folder with the hand-checked visits and the fixed files, without tables."""
    (tmp_path / "history").mkdir()
    shutil.copytree(FOLDER / "visits", tmp_path / "visits")
    for name in ("sources.toml", "classes.toml"):
        shutil.copy(FOLDER / "history" / name, tmp_path / "history")
    return tmp_path


def written(folder: Path, told: dict[str, Any]) -> Path:
    source = folder / "collection.json"
    source.write_text(json.dumps(told), "utf-8")
    write(source, source, folder)
    return folder / "history"


def test_from_a_collection_to_the_tables(folder: Path) -> None:
    home = written(folder, collection())
    rows = read_rows(home / "stays.csv")
    assert [(row["what"], row["from"], row["to"]) for row in rows] == [
        # The source's question mark belongs to the one instant between two stays.
        ("ship-1", "2015-01-03T10:00Z", "~2015-01-03T12:00Z"),
        ("ship-1", "~2015-01-03T12:00Z", "2015-01-09T12:00Z"),
        ("ship-1", "2015-01-10T12:00Z", "2015-02-01T12:00Z"),
        ("extra", "2015-01-03T10:00Z", ""),
    ]
    assert [row["id"] for row in read_rows(home / "ships.csv")] == ["ship-1"]
    assert [row["name"] for row in read_rows(home / "people.csv")] == ["Ada Example"]


def test_from_the_tables_to_the_models(folder: Path) -> None:
    told = collection()
    told["stays"] = told["stays"][1:]
    (ship,) = read_history(written(folder, told)).visits
    assert (ship.norad, ship.launch.time.precision, ship.launch.time.confidence) == (None, "minute", "medium")
    assert [stay.method for stay in ship.attachments] == ["held", "berthed", "berthed"]
    assert ship.attachments[1].start.about
    assert not ship.attachments[1].end.about  # type: ignore[union-attr]
    assert (ship.cargo.up_kg, ship.cargo.scope) == (1500.5, "inside, with packing")
    assert ship.cargo.not_broken_down_kg == pytest.approx(1080.5)
    assert ship.caveats[0].note == "1490 kg in another source (tracker)"
    assert list(ship.sources) == ["gcat", "launch-list", "gcat-aux", "page-1", "page-2"]
    assert (ship.sources["page-2"].url, ship.sources["page-2"].note) == ("https://example.org/b", "lb")


def test_people_of_the_tables(folder: Path) -> None:
    told = collection()
    told["visits"][0]["kind"] = "crew"
    history = read_history(written(folder, told))
    (person,) = history.people
    assert (person.country, person.role, person.expeditions) == ("United States", "mission specialist", None)
    assert (person.left_on, person.also_spelled, person.sources) == (
        None,
        ("Ada B. Example",),
        ("astronauts",),
    )
    assert [seat.name for seat in history.visits[0].crew] == ["Ada Example"]


@pytest.mark.parametrize(
    ("table", "old", "new", "words"),
    [
        ("stays.csv", "berthed", "glued", "bad ship-1"),
        ("stays.csv", "2015-01-10T12:00Z", "2015-01-08T12:00Z", "each attachment starts when the last ended"),
        ("ships.csv", "inside-packed", "everything", "bad ship-1"),
        ("ships.csv", ",cygnus,", ",apollo,", "bad ship-1"),
        ("ships.csv", "Ship 1,", "Ship 1", "not whole"),
        ("modules.csv", "2015", "MMXV", "is no time"),
    ],
)
def test_a_table_that_does_not_hang_together_is_named(
    folder: Path, table: str, old: str, new: str, words: str
) -> None:
    told = collection()
    told["stays"] = []
    path = written(folder, told) / table
    path.write_text(path.read_text("utf-8").replace(old, new, 1), "utf-8")
    with pytest.raises(InputError, match=words) as refused:
        read_history(path.parent)
    assert table in str(refused.value) or words == "bad ship-1" or "each attachment" in words


def test_a_collection_of_another_shape_is_refused(folder: Path) -> None:
    told = collection()
    told["visits"][0]["launch_source"] = "hearsay"
    with pytest.raises(InputError, match="hearsay"):
        written(folder, told)
    (folder / "no.json").write_text("[]", "utf-8")
    with pytest.raises(InputError, match="list of visits"):
        write(folder / "no.json", folder / "no.json", folder)
