"""Takes the pictures of the README: ``python -m tests.screenshots``."""

from __future__ import annotations

import io
import shutil
from pathlib import Path

from PIL import Image
from playwright.sync_api import sync_playwright

from tests.serving import serving

FOLDER = Path(__file__).parents[1] / "assets" / "readme"
DESKTOP, PHONE = (1440, 900), (390, 844)
PICTURES = {
    "page": ("/", DESKTOP),
    "when": ("/?show=when", DESKTOP),
    "exposure": ("/?show=exposure", DESKTOP),
    "station": ("/?show=station", DESKTOP),
    "globe": ("/?view=globe", DESKTOP),
    "phone": ("/", PHONE),
}


def main() -> None:
    """Open each view, let it come to rest, and keep it; night skies and glows are small as JPEG."""
    FOLDER.mkdir(exist_ok=True)
    with serving() as url, sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-gpu"]
        )
        for name, (address, (width, height)) in PICTURES.items():
            page = browser.new_page(
                viewport={"width": width, "height": height},
                is_mobile=(width, height) == PHONE,
                reduced_motion="reduce",
            )
            page.goto(url + address)
            page.wait_for_selector("body.is-ready", timeout=60_000)
            page.evaluate("() => window.issDashboard.resting()")
            for veil in page.locator(".exposure-veil").all():
                veil.wait_for(state="hidden", timeout=60_000)
            picture = Image.open(io.BytesIO(page.screenshot())).convert("RGB")
            picture.save(FOLDER / f"{name}.jpg", quality=88, subsampling=0, optimize=True)
            page.close()
        browser.close()


if __name__ == "__main__":
    main()
