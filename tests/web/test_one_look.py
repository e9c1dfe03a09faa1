"""A request looks at the archive's files once, however often it asks, and the next one looks again."""

from __future__ import annotations

from pathlib import Path

import pytest

from dashboard.orbit.archive import held
from tests.web.conftest import Client


@pytest.mark.parametrize(
    "address",
    [
        "/?t=2026-02-19T21:36:{second}Z",
        "/api/v1/moment?t=2026-02-19T21:37:{second}Z",
        "/api/v1/track?start=2026-02-19T21:38:{second}Z&stop=2026-02-19T21:40:00Z",
    ],
)
def test_each_request_looks_once(client: Client, monkeypatch: pytest.MonkeyPatch, address: str) -> None:
    looks, look = [], held._as_it_is

    def counted(folder: Path) -> tuple[Path, held.Stamps]:
        looks.append(folder)
        return look(folder)

    monkeypatch.setattr(held, "_as_it_is", counted)
    for asked, second in enumerate(("01", "02", "02"), 1):
        assert client.get(address.format(second=second)).status_code == 200
        assert len(looks) == asked
