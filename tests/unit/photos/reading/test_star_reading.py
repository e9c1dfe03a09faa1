"""What stars, limb and lights in NASA's own frames tell, and what must not be read into others."""

from __future__ import annotations

import builtins
import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from dashboard.photos.reading.chance import binomial_tail, chance_of
from dashboard.photos.reading.lens import Lens
from dashboard.photos.reading.noclock import Moment, stands_out
from dashboard.photos.reading.opening import open_picture
from dashboard.photos.reading.patterns import MISSING, SolverMissing, patterns, star_table
from dashboard.photos.reading.picture import picture_of
from dashboard.photos.reading.starreading import Known, StarReading, read_stars
from dashboard.photos.reading.words import sentence_of, without_clock

PHOTOS = Path(__file__).parents[3] / "data" / "photos"
TRUTH = json.loads((PHOTOS / "truth.json").read_text(encoding="utf-8"))


def image(name: str) -> tuple[NDArray[np.uint8], Known]:
    return open_picture(PHOTOS / f"{name}.JPG")


@pytest.fixture(scope="module")
def upside_down() -> tuple[StarReading, Known]:
    pixels, known = image("ISS073-E-151533")
    return read_stars(pixels, known), known


def aim_error_deg(reading: StarReading, name: str) -> float:
    assert reading.plate is not None
    turn = reading.plate.camera_from_gcrs @ np.array(TRUTH[name]["camera_from_gcrs"]).T
    return float(np.degrees(np.arccos(np.clip((np.trace(turn) - 1) / 2, -1, 1))))


def test_stars_limb_and_lights_give_the_moment(upside_down: tuple[StarReading, Known]) -> None:
    reading, known = upside_down
    assert reading.plate is not None
    assert reading.limb is not None
    assert reading.lights is not None
    assert known.unix_s is not None
    assert aim_error_deg(reading, "ISS073-E-151533") < 0.1
    assert len(reading.plate.star) >= 40
    assert reading.plate.rms_px < 1
    fast = TRUTH["ISS073-E-151533"]["clock_error_s"]
    assert known.unix_s - reading.limb.unix_s == pytest.approx(fast, abs=3)
    assert known.unix_s - reading.lights.unix_s == pytest.approx(fast, abs=3)
    assert reading.lights.believed
    assert 85 < reading.limb.height_km["airglow"] < 110
    assert reading.place_deg == pytest.approx((14.8, -84.4), abs=0.2)


def test_the_sentence_says_stars_seconds_and_what_confirms_them(
    upside_down: tuple[StarReading, Known],
) -> None:
    reading, _ = upside_down
    assert reading.plate is not None
    begin = f"{len(reading.plate.star)} stars match to {reading.plate.rms_px:.1f} px. The limb fits 4"
    assert reading.sentence.startswith(begin)
    assert "before the camera's time; the city lights agree." in reading.sentence
    assert reading.refusal is None


def test_a_frame_whose_clock_was_right() -> None:
    pixels, known = image("ISS073-E-206244")
    reading = read_stars(pixels, known)
    assert aim_error_deg(reading, "ISS073-E-206244") < 0.1
    assert reading.limb is not None
    assert known.unix_s is not None
    assert known.unix_s - reading.limb.unix_s == pytest.approx(1.9, abs=3)


def test_a_place_by_the_zenith_where_no_orbit_is_known() -> None:
    pixels, known = image("ISS073-E-260125")
    late = Known(known.focal_mm, known.sensor_width_mm, known.exposure_s, 2_200_000_000.0)
    reading = read_stars(pixels, late)
    assert reading.plate is not None
    assert reading.limb is None
    assert reading.place_by_zenith
    assert "No orbit is known then" in reading.sentence


def test_without_a_clock_the_moments_that_fit_are_ordered_by_the_lights(
    upside_down: tuple[StarReading, Known],
) -> None:
    pixels, known = image("ISS073-E-151533")
    known_moment = upside_down[0].unix_s
    assert known_moment is not None
    days = (known_moment - 40 * 86400, known_moment + 50 * 86400)
    reading = read_stars(pixels, Known(known.focal_mm, exposure_s=known.exposure_s, between_unix_s=days))
    assert len(reading.moments) > 1
    assert reading.moments[0].limb.unix_s == pytest.approx(known_moment, abs=3)
    assert reading.unix_s == reading.moments[0].limb.unix_s
    assert "The picture says no time" in reading.sentence
    assert "the city lights single out 2025-05-22T05:51:4" in reading.sentence
    early = (known_moment - 40 * 86400, known_moment - 39.9 * 86400)
    none = read_stars(pixels, Known(known.focal_mm, exposure_s=known.exposure_s, between_unix_s=early))
    assert none.moments == ()
    assert "no moment looked at fits" in none.sentence


def test_a_sliver_of_sky_is_refused() -> None:
    reading = read_stars(*image("ISS072-E-262468"))
    assert reading.plate is None
    assert reading.refusal == reading.sentence


def test_a_mirrored_sky_is_never_solved() -> None:
    pixels, known = image("ISS073-E-206244")
    assert read_stars(np.ascontiguousarray(pixels[:, ::-1]), known).plate is None


def test_daylight_darkness_and_drawings_are_refused() -> None:
    known = Known(focal_mm=50.0, exposure_s=0.1)
    day = np.full((200, 300, 3), 170, dtype=np.uint8)
    assert "too bright" in read_stars(day, known).sentence
    assert "too few stars" in read_stars(np.zeros((200, 300, 3), dtype=np.uint8), known).sentence
    drawing = np.zeros((213, 320, 3), dtype=np.uint8)
    drawing[20:200:12, 10:310:15] = 255
    assert read_stars(drawing, known).plate is None
    assert "trails, which can't be read yet" in read_stars(day, Known(exposure_s=60.0)).sentence
    assert "trails, too short" in read_stars(day, Known(exposure_s=10.0)).sentence
    assert read_stars(np.zeros((9, 9, 3), dtype=np.uint8), Known(focal_mm=50.0)).plate is None


def test_a_picture_that_names_no_lens_is_tried_with_the_usual_ones() -> None:
    pixels, known = image("ISS073-E-206244")
    reading = read_stars(pixels, Known(exposure_s=known.exposure_s, unix_s=known.unix_s))
    assert aim_error_deg(reading, "ISS073-E-206244") < 0.1


def test_without_the_extra_a_sentence_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    found = builtins.__import__

    def without(name: str, *rest: Any, **more: Any) -> Any:  # noqa: ANN401
        if name.split(".")[0] == "tetra3rs":
            raise ImportError(name)
        return found(name, *rest, **more)

    monkeypatch.setattr(builtins, "__import__", without)
    with pytest.raises(SolverMissing, match=r"pip install 'iss-photo-dashboard\[stars\]'") as error:
        read_stars(np.zeros((9, 9, 3), dtype=np.uint8), Known())
    assert str(error.value) == MISSING


def test_patterns_are_made_at_first_use_and_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kept = patterns()

    class Database:
        """Stands for the solver's: what is asked of it, without the seconds that patterns take."""

        made = 0

        @classmethod
        def generate_from_gaia(cls, path: str, **_: object) -> Database:
            assert Path(path).read_bytes() == star_table()
            cls.made += 1
            return cls()

        def save_to_file(self, path: str) -> None:
            Path(path).write_bytes(b"patterns")

        @classmethod
        def load_from_file(cls, path: str) -> Database:
            if Path(path).read_bytes() != b"patterns":
                raise ValueError("not ours")
            return cls()

    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    monkeypatch.setattr("tetra3rs.SolverDatabase", Database)
    fresh = patterns.__wrapped__
    stale = tmp_path / "iss-dashboard" / "stars" / "patterns-old.bin"
    stale.parent.mkdir(parents=True)
    stale.touch()
    fresh()
    (file,) = stale.parent.glob("patterns-*.bin")
    fresh()
    assert Database.made == 1
    file.write_bytes(b"broken")
    fresh()
    assert Database.made == 2
    assert kept is patterns()


def test_patterns_are_of_the_products_own_stars() -> None:
    assert len(star_table()) == 16 + 36 * 5044
    assert patterns().num_stars == 5044


def test_the_chance_is_that_of_the_shifted_field() -> None:
    rng = np.random.default_rng(4)
    places = rng.uniform(0, 600, (60, 2))
    assert chance_of(places, places + 0.2, 2.0, 60) < 1e-30
    others = rng.uniform(0, 600, (60, 2))
    near = np.min(np.linalg.norm(places[:, None] - others, axis=2), axis=1) < 2
    assert chance_of(places, others, 2.0, int(near.sum())) > 1e-3
    assert binomial_tail(3, 3, 0.5) == pytest.approx(0.125)
    assert binomial_tail(1, 2, 0.5) == pytest.approx(0.75)


def test_the_sentence_says_what_confirms_the_limb_and_what_is_missing(
    upside_down: tuple[StarReading, Known],
) -> None:
    reading, known = upside_down
    plate, limb, lights, clock = reading.plate, reading.limb, reading.lights, known.unix_s
    assert plate is not None
    assert limb is not None
    assert lights is not None
    assert clock is not None
    apart = replace(lights, unix_s=limb.unix_s + 60)
    assert "the city lights say" in sentence_of(plate, clock, limb, apart, None, False)
    assert "by the limb alone" in sentence_of(plate, clock, limb, replace(lights, clear=1.0), None, False)
    assert "the city lights alone fit" in sentence_of(plate, clock, None, lights, None, False)
    assert "Neither limb nor city lights" in sentence_of(plate, clock, None, None, None, False)
    right = sentence_of(plate, limb.unix_s, limb, lights, None, False)
    assert "The limb fits the camera's time to the second" in right
    one = Moment(limb, 0.1, 20, 4.0)
    assert "One moment fits" in without_clock(plate, [one], None)
    assert "others are nearly as likely" in without_clock(plate, [one, one], None)
    assert stands_out([one])
    assert not stands_out([one, one])


def test_large_and_grey_pictures_are_made_small() -> None:
    picture = picture_of(np.full((1000, 2560), 7, dtype=np.uint8))
    assert (picture.width, picture.height, picture.shrunk) == (1280, 500, 2.0)
    assert picture.grey.mean() == pytest.approx(7)


def test_a_lens_and_its_distortion_both_ways() -> None:
    lens = Lens(640, 427, 266.0, -0.02)
    pixels = np.array([[0.0, 0.0], [320.0, 213.5], [600.0, 30.0]])
    assert np.allclose(lens.pixels(lens.rays(pixels)), pixels, atol=1e-3)


def test_an_image_of_another_shape_is_refused() -> None:
    with pytest.raises(ValueError, match="neither grey"):
        read_stars(np.zeros((4, 4, 2), dtype=np.uint8), Known())
