"""A browser that has one family of fonts and no other, whatever the machine has."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, BrowserType

FONT_FOLDERS = (Path("/usr/share/fonts"), Path("/usr/local/share/fonts"))
# A wide family, a usual one (as wide as Arial), a narrow one: the file names' beginnings, first found taken.
FAMILIES: dict[str, tuple[str, ...]] = {
    "wide": ("DejaVuSans",),
    "usual": ("LiberationSans",),
    "narrow": ("LiberationSansNarrow", "RobotoCondensed"),
}
STYLES = ("", "-Regular", "-Bold", "-Oblique", "-Italic")
CONFIG = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig><dir>{fonts}</dir><cachedir>{cache}</cachedir></fontconfig>
"""


def font_files(family: str) -> list[Path]:
    """The machine's font files of a family of ``FAMILIES``; raises ``LookupError`` with a sentence."""
    for start in FAMILIES[family]:
        names = {f"{start}{style}.{kind}" for style in STYLES for kind in ("ttf", "otf")}
        found = [path for folder in FONT_FOLDERS for path in folder.rglob("*") if path.name in names]
        if found:
            return found
    raise LookupError(
        f"The layout is tried in a {family} font, and none of {' or '.join(FAMILIES[family])} is under "
        f"{' or '.join(map(str, FONT_FOLDERS))}: install Debian's fonts-dejavu-core, fonts-liberation and "
        "fonts-roboto-unhinted, as `make browser` does."
    )


@contextmanager
def browser_with_only(
    family: str, browser_type: BrowserType, launch: dict[str, Any], folder: Path
) -> Iterator[Browser]:
    """Chromium with only that family; ``folder`` (empty) takes the links and fontconfig's cache."""
    fonts = folder / "fonts"
    fonts.mkdir()
    for path in font_files(family):
        if not (fonts / path.name).exists():
            (fonts / path.name).symlink_to(path)
    config = folder / "fonts.conf"
    config.write_text(CONFIG.format(fonts=fonts, cache=folder / "cache"), encoding="utf-8")
    browser = browser_type.launch(**{**launch, "env": {**os.environ, "FONTCONFIG_FILE": str(config)}})
    yield browser
    browser.close()
