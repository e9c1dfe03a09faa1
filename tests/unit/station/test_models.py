"""A visit's file: what is refused, and with which reason."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from dashboard.errors import InputError
from dashboard.station.catalogue import load_station, read_visit
from dashboard.station.models import Visit
from dashboard.station.shapes import shaped
from tests.unit.station_samples import day, days_range, minute, tables

Change = Callable[[dict[str, Any]], object]


def test_the_sample_itself_is_a_good_visit() -> None:
    good = shaped(Visit, tables(end=minute(9)), Path("progress-x.toml"))
    assert good.cargo.not_broken_down_kg == 1000
    assert good.sources_of(good.launch.time) == ("page",)


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        (lambda v: v.update(sources={}), "sources"),
        (lambda v: v.pop("sources"), "sources"),
        (lambda v: v["sources"].update(empty={}), "needs a url or a title"),
        (lambda v: v["launch"]["time"].pop("precision"), "precision"),
        (lambda v: v["attachments"][0]["from"].pop("precision"), "precision"),
        (lambda v: v["launch"]["time"].update(sources=["nowhere"]), "isn't there: nowhere"),
        (lambda v: v["attachments"][0].update(to=minute(1)), "ends before its start"),
        (lambda v: v["attachments"][0].update(to=days_range(-3, 1)), "ends before its start"),
        (lambda v: v["launch"].update(time=minute(3)), "before its launch"),
        (lambda v: v.update(landed=minute(4)), "lands before it leaves"),
        (lambda v: v.update(last_confirmed_attached="2026-02-01"), "last_confirmed_attached"),
        (lambda v: v["attachments"][0].pop("to"), "last_confirmed_attached"),
        (lambda v: v["attachments"][0].update(place="canadarm2"), "'held' by canadarm2"),
        (lambda v: v["attachments"].clear(), "attachments"),
        (lambda v: v.update(kind="crew"), "names its crew"),
        (lambda v: v["cargo"].update(up_kg=0), "greater than 0"),
        (lambda v: v["cargo"].update(up_lb=2300), "disagree"),
        (
            lambda v: v["cargo"].update(breakdown=[{"kind": "dry", "label": "all", "mass_kg": 1001}]),
            "weighs more",
        ),
        (lambda v: v.update(colour="red"), "Extra inputs"),
    ],
)
def test_a_visit_that_breaks_its_shape_is_refused_with_file_and_reason(change: Change, reason: str) -> None:
    bad = tables(end=minute(9))
    change(bad)
    with pytest.raises(InputError, match=reason) as refused:
        shaped(Visit, bad, Path("progress-x.toml"))
    assert "progress-x.toml" in str(refused.value)


def test_stays_must_join_where_a_ship_moves() -> None:
    moved = tables(end=minute(9))
    moved["attachments"].append(
        {"place": "canadarm2", "method": "held", "from": minute(9), "to": minute(10), "confidence": "high"}
    )
    assert len(shaped(Visit, moved, Path("x.toml")).attachments) == 2
    moved["attachments"][1]["from"] = day(9)
    with pytest.raises(InputError, match="each attachment starts when the last ended"):
        shaped(Visit, moved, Path("x.toml"))


def test_a_file_has_the_name_of_its_visit(tmp_path: Path) -> None:
    source = Path(load_station.__wrapped__.__code__.co_filename).parent / "visits" / "crs-33.toml"
    (tmp_path / "crs-99.toml").write_text(source.read_text("utf-8"), "utf-8")
    with pytest.raises(InputError, match="holds the visit crs-33"):
        read_visit(tmp_path / "crs-99.toml")


def test_a_file_that_is_no_toml_is_named(tmp_path: Path) -> None:
    (tmp_path / "crs-99.toml").write_text('id = "crs-99', "utf-8")
    with pytest.raises(InputError, match=r"crs-99\.toml.*can't be read"):
        read_visit(tmp_path / "crs-99.toml")


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("crs-33", "crs-33"),
        ("  PROGRESS 93 ", "progress-ms-32"),
        ("NG-23", "cygnus-ng-23"),
        ("74S", "soyuz-ms-28"),
    ],
)
def test_a_ship_is_found_by_any_of_its_names(name: str, found: str) -> None:
    assert load_station().visit(name).id == found


def test_a_name_of_two_ships_says_which_two() -> None:
    with pytest.raises(InputError, match="several visits") as refused:
        load_station().visit("Cygnus XL")
    assert refused.value.allowed == "cygnus-ng-23, cygnus-ng-24"
    with pytest.raises(InputError, match="is no visit"):
        load_station().visit("Apollo 11")
