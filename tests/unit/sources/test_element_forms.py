"""Element sets in every form that people have them in: the same sets come out, to the byte."""

from __future__ import annotations

import gzip
import json
import zipfile
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given as given_by
from hypothesis import settings
from hypothesis import strategies as st
from sgp4 import omm
from sgp4.api import Satrec

from dashboard.orbit.archive import load_archive
from dashboard.orbit.elementfiles import read_content, read_file, read_text
from dashboard.orbit.elementfiles.omm import set_lines
from dashboard.orbit.elements import ElementSet, checksum, parse_element_set
from dashboard.sources.element_archive import import_files
from tests.data.elementfiles.make import fields
from tests.unit.orbit_samples import edited, recent_archive, text_of, write_sets

SAMPLES = Path(__file__).parents[2] / "data" / "elementfiles"
LAST = load_archive().sets[-4:]
FILES = sorted(
    file.name for file in SAMPLES.iterdir() if file.is_file() and file.suffix not in (".py", ".md")
)
ONLY_FIELDS = {name for name in FILES if name.startswith(("celestrak", "spreadsheet", "lines"))}


def as_celestrak_prints(elements: ElementSet) -> tuple[str, str]:
    """A second derivative of zero as ``00000+0``: which sign a source printed, fields don't tell."""
    return edited(elements.line1, 45, elements.line1[44:52].replace("00000-0", "00000+0")), elements.line2


@pytest.mark.parametrize("name", FILES)
def test_every_form_gives_the_same_sets(name: str) -> None:
    reading = read_file(SAMPLES / name)
    assert (reading.refused, reading.others.total()) == ([], 0)
    lines = [(one.elements.line1, one.elements.line2) for one in reading.found]
    if name in ONLY_FIELDS:
        assert lines == [as_celestrak_prints(one) for one in LAST]
    else:
        assert lines == [(one.line1, one.line2) for one in LAST]


def test_the_samples_are_all_there() -> None:
    assert len(FILES) >= 20


@pytest.mark.parametrize("name", FILES)
def test_they_are_imported(name: str, tmp_path: Path) -> None:
    """Into the archive without them, which then answers as the whole one."""
    folder = tmp_path / "archive"
    folder.mkdir()
    write_sets(folder / "iss.tle", load_archive().sets[-25:-4])
    outcome = import_files([SAMPLES / name], folder)
    assert (outcome.added, outcome.known, outcome.total) == (4, 0, 25)
    again = import_files([SAMPLES / name, SAMPLES / "mark.tle", SAMPLES / "celestrak.csv"], folder)
    assert (again.added, again.known) == (0, 12)
    held = [one.orbit for one in load_archive(folder).sets[-4:]]
    assert held == [one.orbit for one in LAST]


def test_every_set_of_the_archive_survives_its_fields() -> None:
    """Byte for byte, but for the sign of a zero that fields don't tell."""
    for one in recent_archive().sets:
        given = {key: str(value) for key, value in fields(one).items()}
        assert set_lines(given) == as_celestrak_prints(one)
        with_lines = given | {"TLE_LINE1": one.line1, "TLE_LINE2": one.line2}
        assert set_lines(with_lines) == (one.line1, one.line2)


def test_fields_make_the_orbit_that_sgp4_reads_of_them() -> None:
    """The library's own reader of OMM and ours, through the lines, give SGP4 the same elements."""
    for one in load_archive().sets[::300]:
        given = {key: str(value) for key, value in fields(one).items()}
        theirs = Satrec()
        omm.initialize(theirs, given)  # type: ignore[no-untyped-call]
        ours = Satrec.twoline2rv(*set_lines(given))
        for name in ("ecco", "inclo", "nodeo", "argpo", "mo", "no_kozai", "bstar", "ndot", "nddot"):
            assert getattr(ours, name) == pytest.approx(getattr(theirs, name), rel=1e-12, abs=1e-15)
        apart_d = ours.jdsatepoch - theirs.jdsatepoch + ours.jdsatepochF - theirs.jdsatepochF
        assert abs(apart_d) < 0.6e-8
        assert (ours.classification, ours.intldesg, ours.elnum, ours.revnum) == (
            theirs.classification, theirs.intldesg, theirs.elnum, theirs.revnum,
        )  # fmt: skip


@settings(deadline=None)
@given_by(
    st.sampled_from("UCS"), st.integers(0, 9999), st.integers(0, 99999), st.integers(-99999, 99999),
    st.integers(-9, -1), st.integers(-99_999_999, 99_999_999), st.integers(0, 9999999),
    st.integers(0, 3_600_000),
)  # fmt: skip
def test_any_columns_survive_their_fields(
    letter: str, number: int, revolution: int, drag: int, power: int, rate: int, shape: int, angle: int
) -> None:
    one = LAST[0]
    signed = f"{'-' if drag < 0 else ' '}{abs(drag):05d}{power}" if abs(drag) >= 10000 else " 00000+0"
    line1 = one.line1[:7] + letter + one.line1[8:33]
    line1 += f"{'-' if rate < 0 else ' '}.{abs(rate):08d}  00000+0 {signed} 0 {number:4d}"
    line2 = f"{one.line2[:17]}{angle / 1e4:8.4f} {shape:07d} {angle / 1e4:8.4f} {angle / 1e4:8.4f} "
    line2 += f"{one.line2[52:63]}{revolution:5d}"
    lines = f"{line1}{checksum(line1)}", f"{line2}{checksum(line2)}"
    given = {key: str(value) for key, value in fields(replace(one, line1=lines[0], line2=lines[1])).items()}
    assert set_lines(given) == lines


def test_user_defined_lines_are_read() -> None:
    """As Space-Track adds them to XML and KVN."""
    one = LAST[0]  # its zero is printed 00000-0, which only its lines tell
    text = (SAMPLES / "celestrak.kvn").read_text().split("\n\n")[0]
    told = f"\nUSER_DEFINED_TLE_LINE1 = {one.line1}\nUSER_DEFINED_TLE_LINE2 = {one.line2}\n"
    assert [found.elements for found in read_text(text + told, "it").found] == [one]
    text = (SAMPLES / "celestrak.xml").read_text()
    told = "".join(
        f'<USER_DEFINED parameter="TLE_LINE{k}">{line}</USER_DEFINED>'
        for k, line in ((1, one.line1), (2, one.line2))
    )
    text = text.replace("</data>", f"<userDefinedParameters>{told}</userDefinedParameters></data>", 1)
    found = [candidate.elements.line1 for candidate in read_text(text, "it").found]
    assert found == [one.line1, *(as_celestrak_prints(other)[0] for other in LAST[1:])]


def test_binary_numbers_of_json_survive() -> None:
    """0.00012652 that went through a program's floating point comes out as it was."""
    for one in recent_archive().sets[::50]:
        given = json.loads(json.dumps(fields(one), default=float))
        given = {key: repr(value) if isinstance(value, float) else str(value) for key, value in given.items()}
        given["BSTAR"] = repr(float(given["BSTAR"]) * (1 + 3e-16))
        assert set_lines(given) == as_celestrak_prints(one)


def one_with(**changed: str) -> str:
    """The sentence for a message with other fields."""
    given = {key: str(value) for key, value in fields(LAST[0]).items()} | changed
    reading = read_text(json.dumps(given), "it")
    assert reading.found == []
    (refusal,) = reading.refused
    return str(refusal)


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"EPOCH": "2026-10-07"}, "EPOCH: '2026-10-07' is not one"),
        ({"EPOCH": "2026-02-30T00:00:00.0"}, "EPOCH: '2026-02-30"),
        ({"EPOCH": "2026-10-07T24:00:00.0"}, "is not one; allowed: a UTC time"),
        ({"MEAN_MOTION": "fast"}, "MEAN_MOTION: 'fast' is no number"),
        ({"MEAN_MOTION": "NaN"}, "MEAN_MOTION: 'NaN' is no number"),
        ({"MEAN_MOTION": "1e400"}, "MEAN_MOTION: '1e400' is no number"),
        ({"INCLINATION": "-51.6"}, "below 0"),
        ({"ECCENTRICITY": "1.5"}, "ECCENTRICITY: '1.5' is not one"),
        ({"BSTAR": ""}, "lacks BSTAR"),
        ({"MEAN_ELEMENT_THEORY": "SGP4-XP"}, "'SGP4-XP' is not what SGP4 takes"),
        ({"EPHEMERIS_TYPE": "4"}, "SGP4-XP"),
        ({"REF_FRAME": "EME2000"}, "'EME2000' is not what SGP4 takes"),
        ({"TIME_SYSTEM": "TAI"}, "'TAI' is not what SGP4 takes"),
        ({"NORAD_CAT_ID": "", "OBJECT_ID": ""}, "names no object"),
        ({"TLE_LINE1": LAST[1].line1, "TLE_LINE2": LAST[1].line2}, "says another thing than its fields"),
    ],
)
def test_fields_that_make_no_set_are_named(changed: dict[str, str], told: str) -> None:
    assert told in one_with(**changed)


def test_an_epoch_may_count_the_days_of_the_year() -> None:
    given = {key: str(value) for key, value in fields(LAST[0]).items()}
    assert set_lines(given | {"EPOCH": "2026-280T13:30:47.478528Z"}) == as_celestrak_prints(LAST[0])
    older = given | {"EPOCH": "2026-10-07 13:30:47", "EPOCH_MICROSECONDS": "478528"}
    assert set_lines(older) == as_celestrak_prints(LAST[0])


def test_an_epoch_rounds_into_the_next_year() -> None:
    given = {key: str(value) for key, value in fields(LAST[0]).items()}
    line1, _ = set_lines(given | {"EPOCH": "2026-12-31T23:59:59.999999"})
    assert line1[18:32] == "27001.00000000"


def test_other_objects_are_counted() -> None:
    hubble = [edited(LAST[0].line1, 3, "20580"), edited(LAST[0].line2, 3, "20580")]
    far = [edited(LAST[0].line1, 3, "T0123"), edited(LAST[0].line2, 3, "T0123")]
    reading = read_text("\n".join(["HUBBLE", *hubble, "ISS", text_of([LAST[1]]), *far]), "it")
    assert [one.elements for one in reading.found] == [LAST[1]]
    assert (reading.others, reading.refused) == ({"20580": 1, "T0123": 1}, [])
    assert "2 of other objects (20580, T0123)" in reading.others_text
    records = [fields(LAST[0]), fields(LAST[0]) | {"NORAD_CAT_ID": 270123, "OBJECT_ID": "2026-001A"}]
    reading = read_text(json.dumps(records, default=str), "it")
    assert (len(reading.found), reading.others) == (1, {"270123": 1})


HOSTILE = {
    "an xml bomb": '<?xml version="1.0"?><!DOCTYPE n [<!ENTITY a "aa"><!ENTITY b "&a;&a;">]><ndm>&b;</ndm>',
    "an outer entity": '<?xml version="1.0"?><!DOCTYPE n SYSTEM "file:///etc/passwd"><ndm><omm/></ndm>',
    "deep json": "[" * 200_000,
    "deep xml": "<ndm>" * 100_000,
    "half json": '[{"EPOCH": "2026',
    "half xml": "<ndm><omm><body>",
    "a page": "<!DOCTYPE html><html><title>Sign in</title></html>",
    "a list of numbers": "[1, 2, 3]",
    "json's null": "[null]",
    "a table's head": "OBJECT_NAME,EPOCH,MEAN_MOTION\n",
    "a wide cell": "OBJECT_NAME,EPOCH,MEAN_MOTION\n" + '"' + "x" * 200_000,
    "nothing": "",
    "words": "a letter\nof two lines\n",
    "two hundred thousand lines": "garbage\n" * 200_000,
    "one line": "x" * 5_000_000,
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_what_is_none_is_named_once_for_the_file(kind: str) -> None:
    reading = read_content(HOSTILE[kind].encode(), "it")
    assert reading.found == []
    (refusal,) = reading.refused
    assert str(refusal).startswith("it: ")
    assert len(str(refusal)) < 300


def packed_zip(**members: bytes) -> bytes:
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in members.items():
            made.writestr(name, content)
    return stream.getvalue()


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (lambda: gzip.compress(b"\0" * 200_000_000, 1), "is larger than 100 MB"),
        (lambda: packed_zip(big=b"\0" * 200_000_000), "is larger than 100 MB"),
        (lambda: gzip.compress(b"1 25544U" * 1000, mtime=0)[:-9], "cut short"),
        (lambda: gzip.compress(b"1 25544U" * 1000, mtime=0)[:20] + b"\xff" * 50, "damaged"),
        (lambda: b"PK\x03\x04 and nothing more", "damaged"),
        (lambda: packed_zip(**{"[Content_Types].xml": b""}), "Office document"),
        (lambda: b"\x89PNG\r\n\x1a\n", "a picture"),
        (lambda: b"%PDF-1.7", "a PDF"),
        (lambda: b"\xfd7zXZ\0", "xz"),
        (lambda: bytes(range(256)) * 100, "binary"),
    ],
)
def test_what_is_no_text_is_named(content: Callable[[], bytes], told: str) -> None:
    reading = read_content(content(), "it")
    assert reading.found == []
    (refusal,) = reading.refused
    assert told in str(refusal)


def test_lines_within_a_page_or_a_fence_are_read() -> None:
    lines = text_of(list(LAST))
    for text in (f"```\n{lines}```\n", f"<html>\n<pre>{lines}</pre></html>\n", f"----\n{lines}====\n"):
        reading = read_text(text, "it")
        assert [one.elements for one in reading.found] == list(LAST)
        assert reading.refused == []
    by_name = [{"name": "ISS", "line1": one.line1, "line2": one.line2} for one in LAST]
    assert len(read_text(json.dumps({"member": by_name}), "it").found) == 4


def test_comments_stay_with_their_sets() -> None:
    reading = read_text(f"# one\n#two\n{text_of(list(LAST[:2]))}# end", "it")
    assert [one.remarks for one in reading.found] == [("# one", "#two"), ()]
    assert reading.remarks == ("# end",)


def test_blanks_within_a_number_are_no_leading_zeros() -> None:
    broken = LAST[0].line2[:8] + "5 .6311" + LAST[0].line2[15:]
    reading = read_text(f"{LAST[0].line1}\n{broken}", "it")
    assert (reading.found, len(reading.refused)) == ([], 1)


def test_a_line_without_its_last_digit_is_not_spread() -> None:
    """Its element number would pass for the checksum once in ten times."""
    for one in load_archive().sets[:60]:
        reading = read_text(f"{one.line1[:-1]}\n{one.line2}\n", "it")
        assert (reading.found, len(reading.refused)) == ([], 1)
        assert "68 characters" in reading.refused[0].reason


def test_a_plus_is_a_sign() -> None:
    """As the sets of 1998 to 2001 have it."""
    line1 = edited(edited(LAST[0].line1, 34, "+.00004213"), 54, "+85268-4")
    assert parse_element_set(line1, LAST[0].line2).bstar == LAST[0].bstar
