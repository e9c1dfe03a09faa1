"""Every form, read by a program that other people read it with."""

from __future__ import annotations

import csv
import io
import json
from datetime import datetime
from itertools import pairwise
from pathlib import Path
from typing import Any

import gpxpy
import numpy as np
import pytest
from czml3 import CZML_VERSION, Document
from fastkml import KML
from fastkml.features import Placemark
from fastkml.gx import Track
from fastkml.utils import find_all
from oem import OrbitEphemerisMessage
from skyfield import framelib

from dashboard.exports.forms import FORMS
from dashboard.exports.stretch import Stretch
from dashboard.geo.sphere import great_circle_km
from dashboard.instants import parse_unix
from dashboard.orbit.frames import skyfield_time
from tests.unit.exports.conftest import PAGE


def test_csv(stretch: Stretch) -> None:
    rows = list(csv.DictReader(io.StringIO(FORMS["csv"].write(stretch), newline="")))
    assert [row["time_utc"] for row in rows] == stretch.times
    np.testing.assert_allclose(
        [float(row["latitude_deg"]) for row in rows], stretch.place.latitude_deg, atol=6e-6
    )
    np.testing.assert_allclose(
        [float(row["altitude_km"]) for row in rows], stretch.place.altitude_km, atol=6e-4
    )
    assert {row["light"] for row in rows} >= {"sunlit", "umbra"}
    assert rows[0]["link"] == f"{PAGE}?t=2026-02-19T20:00:07.500Z"


def test_geojson_reaches_both_sides_of_the_meridian_and_crosses_nowhere(stretch: Stretch) -> None:
    answer = json.loads(FORMS["geojson"].write(stretch))
    track, *points = answer["features"]
    assert [point["properties"]["time_utc"] for point in points] == stretch.times
    lines = [np.array(line) for line in track["geometry"]["coordinates"]]
    assert len(lines) == 3
    for line in lines:
        assert np.abs(np.diff(line[:, 0])).max() < 90  # near the poles of the orbit they are far apart
        assert np.abs(line[:, 0]).max() <= 180
    for before, after in pairwise(lines):
        assert before[-1, 0] == -after[0, 0]
        assert abs(before[-1, 0]) == 180
        assert before[-1, 1:] == pytest.approx(after[0, 1:])
    drawn = sum(float(great_circle_km(*line[:-1, 1::-1].T, *line[1:, 1::-1].T).sum()) for line in lines)
    place = stretch.place
    flown = great_circle_km(
        place.latitude_deg[:-1], place.longitude_deg[:-1], place.latitude_deg[1:], place.longitude_deg[1:]
    ).sum()
    assert drawn == pytest.approx(float(flown), rel=1e-4)


def test_gpx(stretch: Stretch) -> None:
    read = gpxpy.parse(FORMS["gpx"].write(stretch))
    points: list[Any] = [one for track in read.tracks for segment in track.segments for one in segment.points]
    assert [point.time.timestamp() for point in points] == pytest.approx(stretch.states.unix_s.tolist())
    np.testing.assert_allclose([point.longitude for point in points], stretch.place.longitude_deg, atol=6e-7)
    np.testing.assert_allclose(
        [point.elevation for point in points], stretch.place.altitude_km * 1e3, atol=0.06
    )
    assert len(read.tracks[0].segments) == 3
    assert read.link == f"{PAGE}?t=2026-02-19T20:00:07.500Z"
    assert "element set" in str(read.description)


def test_kml(stretch: Stretch) -> None:
    read = KML.from_string(FORMS["kml"].write(stretch).partition("\n")[2], strict=True)
    (mark,) = find_all(read, of_type=Placemark)
    (track,) = find_all(mark, of_type=Track)
    items: list[Any] = getattr(track, "track_items")  # noqa: B009  # its finder gives objects
    assert [item.when.dt.timestamp() for item in items] == pytest.approx(stretch.states.unix_s.tolist())
    np.testing.assert_allclose([item.coord.x for item in items], stretch.place.longitude_deg, atol=6e-7)
    np.testing.assert_allclose([item.coord.z for item in items], stretch.place.altitude_km * 1e3, atol=0.06)


def test_czml_is_what_its_reader_writes(stretch: Stretch) -> None:
    packets = json.loads(FORMS["czml"].write(stretch))
    read = Document.model_validate({"packets": packets})
    document, station = read.packets
    assert document.version == CZML_VERSION
    row = np.array(packets[1]["position"]["cartesianVelocity"]).reshape(-1, 7)
    epoch = parse_unix(packets[1]["position"]["epoch"])
    np.testing.assert_allclose(epoch + row[:, 0], stretch.states.unix_s, atol=1e-3)
    np.testing.assert_allclose(row[:, 1:4], stretch.states.position_itrs_km * 1e3, atol=0.006)
    assert station.id == "iss"


def test_oem_against_skyfields_own_frames(stretch: Stretch, tmp_path: Path) -> None:
    file = tmp_path / "iss.oem"
    file.write_text(FORMS["oem"].write(stretch))
    reader: Any = OrbitEphemerisMessage
    (segment,) = reader.open(file).segments
    meta = segment.metadata
    assert (meta["OBJECT_ID"], meta["REF_FRAME"], meta["TIME_SYSTEM"]) == ("1998-067-A", "EME2000", "UTC")
    states = list(segment.states)
    assert [datetime.fromisoformat(f"{one.epoch.isot}Z").timestamp() for one in states] == pytest.approx(
        stretch.states.unix_s.tolist(), abs=1e-3
    )
    position = np.array([one.position for one in states])
    velocity = np.array([one.velocity for one in states])
    # Skyfield turns the Earth-fixed positions to J2000 by matrices of its own.
    skyfields: Any = framelib
    turn = np.moveaxis(skyfields.itrs.rotation_at(skyfield_time(stretch.states.unix_s)), -1, 0)
    back = np.einsum("nji,nj->ni", turn, stretch.states.position_itrs_km)
    expected = back @ np.asarray(skyfields.ICRS_to_J2000).T
    np.testing.assert_allclose(position, expected, atol=0.001)
    # The rate of the positions, by differences of the middle: good to some metres a second over a minute.
    slope = (position[2:] - position[:-2]) / 60.0
    omega2 = (2 * np.pi / 5575) ** 2
    np.testing.assert_allclose(velocity[1:-1] * (1 - omega2 * 30.0**2 / 6), slope, atol=2e-5)
    assert np.linalg.norm(velocity, axis=1) == pytest.approx(7.66, abs=0.02)


@pytest.mark.parametrize("form", FORMS)
def test_a_file_says_where_it_comes_from_and_is_the_same_each_time(form: str, stretch: Stretch) -> None:
    text = FORMS[form].write(stretch)
    assert text == FORMS[form].write(stretch)
    assert "t=2026-02-19T20:00:07.500Z" in text
    assert "2026-02-19" in text
    assert form == "csv" or "US Space Force" in text
