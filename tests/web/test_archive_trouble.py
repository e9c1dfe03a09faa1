"""While the archive on disk is damaged the last good one is answered from, and the server says so."""

from __future__ import annotations

import logging
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest

from dashboard import settings
from dashboard.errors import InputError
from dashboard.instants import parse_unix
from dashboard.orbit.archive import held_archive, load_archive, set_files
from dashboard.orbit.states import states_at
from dashboard.web.server.caching import data_version
from tests.web.conftest import Client

_PATHS = ("/", "/?t=2026-03-01T01:02:03Z", "/api/v1/moment", "/api/v1/moment?t=2026-03-01")


def _deleted(folder: Path) -> None:
    (folder / "2026.tle").unlink()


def _old_year(folder: Path) -> Path:
    return folder / "2005.tle"


def _empty(folder: Path) -> None:
    (folder / "2026.tle").write_bytes(b"")


def _cut(folder: Path) -> None:
    file = folder / "2026.tle"
    file.write_bytes(file.read_bytes()[:-200])


def _binary(folder: Path) -> None:
    (folder / "2026.tle").write_bytes(bytes(range(256)) * 40)


def _another_object(folder: Path) -> None:
    (folder / "2026.tle").unlink()
    (folder / "2026.tle").mkdir()


def _bad_reboosts(folder: Path) -> None:
    (folder / "reboosts.csv").write_bytes(b"\xff\x00 no rows")


def _away(folder: Path) -> None:
    shutil.rmtree(folder)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the archive that the server reads."""
    copy = tmp_path / "elements"
    shutil.copytree(settings.tle_folder(), copy)
    monkeypatch.setenv("ISS_DASHBOARD_TLE", str(copy))
    return copy


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """One copy for all kinds of damage: what is computed from it is computed once."""
    copy = tmp_path_factory.mktemp("served") / "elements"
    shutil.copytree(settings.tle_folder(), copy)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ISS_DASHBOARD_TLE", str(copy))
        yield copy


def _restored(folder: Path, good: Path) -> None:
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(good, folder)


@pytest.mark.parametrize(
    "damage",
    [_deleted, _empty, _cut, _binary, _another_object, _bad_reboosts, _away],
    ids=lambda one: one.__name__,
)
def test_answers_go_on_and_come_back(
    client: Client,
    served: Path,
    tmp_path: Path,
    damage: Callable[[Path], None],
    caplog: pytest.LogCaptureFixture,
) -> None:
    good = shutil.copytree(served, tmp_path / "good")
    before = {path: client.get(path) for path in _PATHS}
    assert client.json("/healthz")["status"] == "ok"
    version = data_version()

    damage(served)
    with caplog.at_level(logging.WARNING, "dashboard.orbit.archive"):
        for path, answer in before.items():
            again = client.get(path)
            assert (again.status_code, again.content) == (answer.status_code, answer.content)
            assert again.headers["etag"] == answer.headers["etag"]
        health = client.json("/healthz")
    assert health["status"] == "degraded"
    assert health["version"] == version
    assert health["trouble"].startswith("The archive on disk can't be read")
    assert str(served.parent) not in health["trouble"]
    assert len(caplog.records) == 1

    _restored(served, good)
    health = client.json("/healthz")
    assert (health["status"], health["trouble"]) == ("ok", None)
    assert health["version"] == version


def test_other_files_in_the_folder_and_times_of_writing_change_no_version(folder: Path) -> None:
    version = data_version()
    (folder / ".2026.tle.k1ll3d").write_text("half of it", encoding="ascii")
    (folder / "2026.tle").write_bytes((folder / "2026.tle").read_bytes())
    assert data_version() == version
    lines = (folder / "2026.tle").read_text(encoding="ascii").splitlines()
    (folder / "2026.tle").write_text("\n".join(lines[:-2]) + "\n", encoding="ascii")
    assert data_version() != version


def test_a_bad_year_is_served_as_it_was_and_other_years_as_they_become(folder: Path) -> None:
    archive = load_archive()
    _old_year(folder).write_bytes(b"rubbish")
    lines = (folder / "2026.tle").read_text(encoding="ascii").splitlines()
    (folder / "2026.tle").write_text("\n".join(lines[:-2]) + "\n", encoding="ascii")
    held = held_archive()
    assert held.trouble
    assert "2005.tle" in held.trouble
    assert len(held.archive.sets) == len(archive.sets) - 1
    then = [parse_unix("2005-07-28T12:00:00Z")]
    assert np.array_equal(states_at(then).position_itrs_km, states_at(then, archive).position_itrs_km)


def test_a_bad_new_year_doesn_t_hide_the_others(folder: Path) -> None:
    archive = load_archive()
    (folder / "2027.tle").write_bytes(b"rubbish")
    assert "2027.tle" in str(held_archive().trouble)
    assert load_archive() is archive
    (folder / "2027.tle").unlink()
    assert held_archive().trouble is None
    assert load_archive() is archive


def test_one_file_in_place_of_many_is_taken(folder: Path) -> None:
    archive = load_archive()
    content = b"".join(file.read_bytes() for file in set_files(folder))
    for file in set_files(folder):
        file.unlink()
    (folder / "iss.tle").write_bytes(content)
    assert held_archive().trouble is None
    assert load_archive() is archive


def test_nothing_is_served_that_was_never_good(folder: Path) -> None:
    _cut(folder)
    with pytest.raises(InputError):
        held_archive()
    with pytest.raises(InputError):
        load_archive()


def test_commands_are_told_of_the_damage(folder: Path) -> None:
    load_archive()
    _cut(folder)
    assert held_archive().trouble
    with pytest.raises(InputError):
        load_archive(folder)
