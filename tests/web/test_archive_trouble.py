"""While the archive on disk is damaged the last good one is answered from, and the server says so."""

from __future__ import annotations

import logging
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from dashboard import settings
from dashboard.errors import InputError
from dashboard.orbit.archive import held_archive, load_archive
from dashboard.web.server.caching import data_version
from tests.web.conftest import Client

_PATHS = ("/", "/?t=2026-03-01T01:02:03Z", "/api/v1/moment", "/api/v1/moment?t=2026-03-01")


def _deleted(folder: Path) -> None:
    (folder / "iss.tle").unlink()


def _empty(folder: Path) -> None:
    (folder / "iss.tle").write_bytes(b"")


def _cut(folder: Path) -> None:
    file = folder / "iss.tle"
    file.write_bytes(file.read_bytes()[:-200])


def _binary(folder: Path) -> None:
    (folder / "iss.tle").write_bytes(bytes(range(256)) * 40)


def _another_object(folder: Path) -> None:
    (folder / "iss.tle").unlink()
    (folder / "iss.tle").mkdir()


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
    (folder / ".iss.tle.k1ll3d").write_text("half of it", encoding="ascii")
    (folder / "iss.tle").write_bytes((folder / "iss.tle").read_bytes())
    assert data_version() == version
    lines = (folder / "iss.tle").read_text(encoding="ascii").splitlines()
    (folder / "iss.tle").write_text("\n".join(lines[:-2]) + "\n", encoding="ascii")
    assert data_version() != version


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
