"""The archive that the product is delivered with."""

from __future__ import annotations

from datetime import timedelta

import numpy as np
import pytest

from dashboard import settings
from dashboard.instants import parse_unix
from dashboard.orbit.archive import load_archive
from dashboard.orbit.blend import handover_unix_s
from dashboard.orbit.reboosts import infer_reboosts
from dashboard.sources.element_checks import wrong_revolutions
from dashboard.sources.element_report import Report, check_archive

# Published with the sets of September 2025 to October 2026: found by others, from the same sets.
PUBLISHED_REBOOSTS = [
    "2025-09-25T04:19Z,2025-09-25T21:20Z",
    "2025-09-26T05:04Z,2025-09-26T22:05Z",
    "2025-10-14T03:19Z,2025-10-15T07:11Z",
    "2025-11-07T10:52Z,2025-11-08T10:05Z",
    "2025-11-19T07:39Z,2025-11-20T05:19Z",
    "2025-12-29T12:01Z,2025-12-30T03:29Z",
    "2026-01-23T17:19Z,2026-01-25T04:57Z",
    "2026-02-15T13:40Z,2026-02-19T19:53Z",
    "2026-03-13T16:59Z,2026-03-14T10:01Z",
    "2026-04-15T21:02Z,2026-04-16T20:16Z",
    "2026-06-09T18:30Z,2026-06-10T09:59Z",
    "2026-07-01T12:11Z,2026-07-04T11:25Z",
    "2026-08-26T11:58Z,2026-08-28T21:15Z",
    "2026-09-25T10:22Z,2026-09-27T04:10Z",
]


@pytest.fixture(scope="module")
def report() -> Report:
    return check_archive(settings.tle_folder())


def test_the_archive_passes_its_check(report: Report) -> None:
    assert report.failures == ()


def test_what_it_holds(report: Report) -> None:
    assert report.sets >= 22_878
    assert report.first_epoch_utc.startswith("1998-11-20")
    assert report.last_epoch_utc >= "2026-10-09"


def test_the_longest_gap_around_the_photograph() -> None:
    epochs = load_archive().epochs_unix_s
    season = epochs[epochs > parse_unix("2025-09-12")]
    longest = max(zip(season[1:] - season[:-1], season[:-1], strict=True))
    assert longest[0] == pytest.approx(timedelta(days=4.26).total_seconds(), abs=0.01 * 86400)
    assert longest[1] == pytest.approx(parse_unix("2026-02-15T13:40"), abs=60)


def test_the_known_oddities_are_all_there_are(report: Report) -> None:
    recent = load_archive().sets[-1000:]
    odd = [one.line1[18:32] for one, _ in wrong_revolutions(recent)]
    assert odd[-4:] == ["25247.10182809", "25259.47902118", "26014.62805721", "26050.82880434"]
    assert "26050.82880434" in report.poor_fits
    readme = (settings.tle_folder() / "README.md").read_text(encoding="utf-8")
    assert [epoch for epoch in odd if epoch not in readme] == []


def test_reboosts_are_inferred_as_others_found_them() -> None:
    """More sets are held here than were published then: an interval may be narrower, or be two."""
    for row in PUBLISHED_REBOOSTS:
        after, before = map(parse_unix, row.split(","))
        inside = [
            one for one in load_archive().reboosts if after <= one.after_unix_s < one.before_unix_s <= before
        ]
        assert inside, row


def test_every_reboost_inferred_is_listed() -> None:
    assert set(infer_reboosts(load_archive().sets[:])) <= set(load_archive().reboosts)


def test_announced_burns_are_borne_out_by_the_sets() -> None:
    """The mean motion fell by what the announced change of speed makes of it, at the announced time."""
    archive = load_archive()
    announced = [burn for burn in archive.reboosts if burn.ignition_unix_s is not None]
    assert len(announced) == 31
    for burn in announced:
        assert burn.ignition_unix_s is not None
        assert burn.delta_v_m_s is not None
        assert burn.after_unix_s < burn.ignition_unix_s < burn.before_unix_s
        assert burn.source.startswith("announced: NASA OEM of 20")
        left = int(np.searchsorted(archive.epochs_unix_s, burn.ignition_unix_s)) - 1
        before, after = archive.sets[left : left + 2]
        speed_m_s = 7.66e3
        fall = 3 * before.mean_motion_rev_day * burn.delta_v_m_s / speed_m_s
        assert 0.6 < (before.mean_motion_rev_day - after.mean_motion_rev_day) / fall < 1.6
        assert abs(handover_unix_s(archive, left) - burn.ignition_unix_s) < 2 * 3600


def test_the_readme_counts_right(report: Report) -> None:
    readme = (settings.tle_folder() / "README.md").read_text(encoding="utf-8")
    assert f"{report.sets:,} element sets" in readme
    assert f"{report.reboosts} intervals" in readme
    assert f"{len(report.odd_revolutions):,} sets carry another revolution number" in readme.replace(
        "\n", " "
    )
    assert f"like {len(report.poor_fits) - 1:,}" in readme.replace("\n", " ")
