"""Where the product's own files are, in a checkout and in an installed wheel."""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent
_CHECKOUT = _PACKAGE.parent


def _folder(in_checkout: str, in_wheel: str, variable: str) -> Path:
    chosen = os.environ.get(variable)
    return Path(chosen) if chosen else _own_folder(in_checkout, in_wheel)


@cache
def _own_folder(in_checkout: str, in_wheel: str) -> Path:
    """Looked for once: the archive's folder is asked for several times a request."""
    checkout = _CHECKOUT / in_checkout
    return checkout if checkout.is_dir() and (_CHECKOUT / "pyproject.toml").is_file() else _PACKAGE / in_wheel


def assets_folder() -> Path:
    """Stylesheets, the browser's half, map layers and icons."""
    return _folder("assets", "_assets", "ISS_DASHBOARD_ASSETS")


def tle_folder() -> Path:
    """The archive of element sets; ``ISS_DASHBOARD_TLE`` points elsewhere."""
    return _folder("tle", "_tle", "ISS_DASHBOARD_TLE")


def cache_folder() -> Path | None:
    """Where what can be made again is kept (``XDG_CACHE_HOME`` or ``~/.cache``); None without a home."""
    try:
        base = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    except RuntimeError:
        return None
    return base / "iss-dashboard"


def host() -> str:
    """Address to listen on (``HOST``), this machine only unless told otherwise."""
    return os.environ.get("HOST", "127.0.0.1")


def port() -> int:
    """Port to listen on (``PORT``)."""
    return int(os.environ.get("PORT", "8050"))


def security_contact() -> str | None:
    """Whom ``/.well-known/security.txt`` names (``SECURITY_CONTACT``, a mailto: or https: address)."""
    given = os.environ.get("SECURITY_CONTACT", "").strip()
    return given if given.startswith(("mailto:", "https://", "tel:")) and given.isprintable() else None
