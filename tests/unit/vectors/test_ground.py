"""What lies below a point, told in Python and in JavaScript: the same answers."""

from __future__ import annotations

import gzip
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from dashboard import settings
from dashboard.geo.borderdata import border_data
from dashboard.geo.ground import GROUND, ground_areas, ground_below, grounds_below
from dashboard.geo.regions import Region
from tests.vectors import cases

NODE = os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", "")])
POINTS = Path(__file__).parents[2] / "js" / "ground_points.js"


def test_the_ground_is_named_as_the_vectors_say() -> None:
    known = cases("ground")
    places = [(case["given"]["latitude_deg"], case["given"]["longitude_deg"]) for case in known]
    found = [below.text for below in grounds_below(*zip(*places, strict=True))]
    expected = [case["expected"]["over"] for case in known]
    assert [(at, a, b) for at, a, b in zip(places, found, expected, strict=True) if a != b] == []
    assert [ground_below(*place).text for place in places[:20]] == expected[:20]


def test_the_vectors_know_sea_land_and_disputed_areas() -> None:
    said = {case["expected"]["over"] for case in cases("ground")}
    assert {
        "the open sea",
        "Fiji",
        "Antarctica",
        "Russia",
        "Jammu and Kashmir (disputed, held by India)",
    } <= said


@pytest.mark.skipif(shutil.which("node", path=NODE) is None, reason="Node is not installed")
def test_page_and_server_name_the_same_ground_at_ten_thousand_points() -> None:
    random = np.random.default_rng(7)
    lat = np.degrees(np.arcsin(random.uniform(-0.8, 0.8, 10_000))).round(6)
    lon = random.uniform(-180, 180, 10_000).round(6)
    points = list(zip(lat.tolist(), lon.tolist(), strict=True))
    node = shutil.which("node", path=NODE)
    assert node is not None
    lines = "\n".join(f"{a} {b}" for a, b in points)
    ran = subprocess.run([node, POINTS], input=lines, capture_output=True, text=True, check=True)
    pages = json.loads(ran.stdout)
    ours = [below.text for below in grounds_below(lat, lon)]
    assert [(at, a, b) for at, a, b in zip(points, ours, pages, strict=True) if a != b] == []
    assert len(set(ours)) > 120


def test_the_naming_file_is_small_and_near_the_borders() -> None:
    file = settings.assets_folder() / GROUND
    assert len(gzip.compress(file.read_bytes(), 6)) < 150_000
    random = np.random.default_rng(8)
    lat, lon = random.uniform(-52, 70, 300), random.uniform(-180, 180, 300)
    for country in border_data().countries[::9]:
        fine = Region("", (), country.rings).contains(lat, lon)
        thin = next(a for a in ground_areas().countries if a.code == country.code)
        differ = fine != Region("", (), thin.rings).contains(lat, lon)
        assert np.all(Region("", country.rings).distance_km(lat[differ], lon[differ]) < 10)
