"""What ``serve`` starts with: whole page files, and the same settings for one process or several."""

from __future__ import annotations

import logging.config
import shutil
import socket
from pathlib import Path
from unittest.mock import patch

import pytest
import uvicorn
from uvicorn.supervisors import Multiprocess

from dashboard import settings
from dashboard.cli import main
from dashboard.commands import serve
from dashboard.web.server.protocol import BoundedProtocol


@pytest.mark.parametrize(
    ("damage", "sentence"),
    [
        (lambda folder: shutil.rmtree(folder / "app"), "lacks app/main.js"),
        (lambda folder: (folder / "css" / "page.css").write_bytes(b""), "has an empty css/page.css"),
        (lambda folder: (folder / "maps" / "world_50m.json").unlink(), "lacks maps/world_50m.json"),
    ],
)
def test_missing_page_files_are_one_sentence(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    damage: object,
    sentence: str,
) -> None:
    folder = tmp_path / "assets"
    shutil.copytree(settings.assets_folder(), folder)
    assert callable(damage)
    damage(folder)
    monkeypatch.setenv("ISS_DASHBOARD_ASSETS", str(folder))
    with patch.object(serve, "serve") as never:
        assert main(["serve", "--port", "0"]) == 2
    assert never.call_count == 0
    printed = capsys.readouterr()
    assert sentence in printed.err
    assert "Traceback" not in printed.err
    assert "http://" not in printed.out


@pytest.mark.parametrize("workers", [1, 3])
def test_one_process_and_several_keep_connections_and_log_alike(workers: int) -> None:
    """Connections outlive a proxy's, a stop ends, and errors of every process are written."""
    seen: list[uvicorn.Config] = []

    def run(server: uvicorn.Server | Multiprocess, *_: object, **__: object) -> None:
        seen.append(server.config)

    with (
        socket.socket() as listening,
        patch.object(uvicorn.Server, "run", run),
        patch.object(Multiprocess, "run", run),
        patch.object(logging.config, "dictConfig"),
    ):
        serve.serve(listening, workers)
    (config,) = seen
    assert config.workers == workers
    assert config.timeout_keep_alive > 60  # nginx keeps its own for 60 s
    assert config.timeout_graceful_shutdown == serve.SHUTDOWN_S
    assert config.http is BoundedProtocol
    assert config.ws == "none"
    assert isinstance(config.log_config, dict)
    assert config.log_config["root"] == {"handlers": ["stderr"], "level": "WARNING"}
