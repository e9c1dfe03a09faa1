"""The floodlit border: which stretch it is, and that it streaks in a frame as lamps do."""

from __future__ import annotations

import numpy as np
import pytest
from PIL import Image

from dashboard.answers.exposure.numbers import frame
from dashboard.exposure.ground.lights import MILLION_CITY
from dashboard.exposure.render.render import render
from dashboard.geo.floodlights import length_km, lit_borders
from dashboard.geo.regions import border_between
from dashboard.instants import parse_unix
from tests.unit.exposure_samples import exposure

NIGHT = parse_unix("2026-02-19T21:35:00Z")  # off Karachi: the whole stretch lies ahead
DOWN = {"width": 480, "height": 320, "exposure_s": 10.0, "window": "none", "lens_mm": 8.0, "lens": "fisheye"}


def bytes_of(picture: Image.Image) -> np.ndarray[tuple[int, ...], np.dtype[np.float64]]:
    return np.asarray(picture, dtype=np.float64)


def test_the_stretch_is_on_the_border_and_as_long_as_told() -> None:
    (border,) = lit_borders()
    line = border_between("IN", "PK")
    for part in border.lines:
        assert line.distance_km(part.latitude_deg, part.longitude_deg).max() < 0.05
    # The border's line is thinned: about a tenth shorter than the fence with its windings.
    assert 0.85 < sum(length_km(part) for part in border.lines) / border.sanctioned_km < 1.0
    first, last = border.lines[0], border.lines[-1]
    assert (first.latitude_deg[0], first.longitude_deg[0]) == pytest.approx((24.28, 69.56), abs=0.1)
    assert (last.latitude_deg[-1], last.longitude_deg[-1]) == pytest.approx((32.85, 74.33), abs=0.1)
    # Parts run on from each other, without a gap and without turning back.
    assert first.latitude_deg[-1] == last.latitude_deg[0]
    assert first.longitude_deg[-1] == last.longitude_deg[0]


def test_it_passes_between_lahore_and_amritsar() -> None:
    (border,) = lit_borders()
    wagah = border_between("IN", "PK").distance_km([31.605], [74.573])
    nearest = min(
        np.hypot((part.latitude_deg - 31.605) * 111, (part.longitude_deg - 74.573) * 95).min()
        for part in border.lines
    )
    assert wagah[0] < 2
    assert nearest < 3


def test_every_number_has_its_source() -> None:
    (border,) = lit_borders()
    text = " ".join(border.sources)
    for named in ("ISS028-E-029679", "ISS045-E-027869", "2,009.52", "1,861.92", "2,061"):
        assert named in text
    assert "about" in border.about
    # A kilometre: 8 poles of 3 lamps of 48,000 lumens, 15 % of it upwards, at 20 lumens a head.
    assert border.like_people_per_km == pytest.approx(8 * 3 * 48_000 * 0.15 / 20, rel=0.01)
    assert MILLION_CITY * border.like_people_per_km / 1e6 == pytest.approx(0.06, rel=0.01)


def test_it_shines_along_its_line_and_can_be_left_out() -> None:
    made, dark = (exposure("down", NIGHT, **DOWN, border_lights=switch) for switch in ("on", "off"))
    gained = (bytes_of(render(made)) - bytes_of(render(dark))).sum(axis=2)
    assert gained.max() > 60
    (told,) = frame(made).borders
    points = np.concatenate([np.array(line) for line in told.lines_px]).astype(int)
    along = gained[points[:, 1].clip(0, 319), points[:, 0].clip(0, 479)]
    assert (along > 8).mean() > 0.8
    assert (gained > 20).mean() < 0.05  # a line, not a veil
    red, _, blue = (bytes_of(render(made)) - bytes_of(render(dark)))[gained > 60].mean(axis=0)
    assert red > 1.6 * blue  # gold, though over-exposed in places
    assert frame(dark).borders == []


def test_it_streaks_in_a_long_exposure() -> None:
    on, off = (
        exposure("down", NIGHT, **{**DOWN, "exposure_s": 60.0}, border_lights=switch)
        for switch in ("on", "off")
    )
    gained = (bytes_of(render(on)) - bytes_of(render(off))).sum(axis=2)
    for moment in (NIGHT, NIGHT + 30, NIGHT + 58):  # all along, it has shone where it stood then
        (told,) = frame(exposure("down", moment, **{**DOWN, "exposure_s": 2.0})).borders
        points = np.concatenate([np.array(line) for line in told.lines_px]).astype(int)
        along = gained[points[:, 1].clip(0, 319), points[:, 0].clip(0, 479)]
        assert np.median(along) > 15


def test_it_is_dark_by_day_and_far_away() -> None:
    for moment in ("2026-02-19T08:28:00Z", "2026-02-19T22:28:00Z"):
        assert frame(exposure("down", parse_unix(moment), **DOWN)).borders == []


def test_words_name_it_only_where_it_is() -> None:
    assert "floodlit fence" in frame(exposure("down", NIGHT, **DOWN)).explanations.cities
    away = frame(exposure("down", NIGHT, **DOWN, border_lights="off"))
    assert "floodlit" not in away.explanations.cities
