"""Ready-made ways to point the camera, each with what is known of it and what is inferred."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Preset:
    """A name, the camera's numbers (as ``setup.build_exposure`` takes them), and a note on them."""

    key: str
    name: str
    settings: dict[str, float | str] = field(hash=False)
    note: str


PRESETS = {
    preset.key: preset
    for preset in (
        Preset(
            "photo",
            "As in the photo",
            {
                "exposure_s": 600.0,
                "lens": "rectilinear",
                "lens_mm": 14.0,
                "azimuth_deg": 48.0,
                "elevation_deg": -29.0,
                "roll_deg": 0.0,
                "window": "cupola",
                "flight": "forwards",
                "border_lights": "on",
            },
            "Inferred, not published: window, aim, lens and length. The caption says that Cygnus is at the "
            "right, HTV-X1 at the top behind Canadarm2, and the stars trail in circles. The ships are 65° "
            "apart from the Cupola; an upright view forward and to starboard, tilted down, with a lens of 14 "
            "to 20 mm, is what fits. Known star trails from the station took 30 s to 31 minutes.",
        ),
        Preset(
            "down",
            "Straight down",
            {
                "exposure_s": 120.0,
                "lens": "rectilinear",
                "lens_mm": 24.0,
                "azimuth_deg": 0.0,
                "elevation_deg": -90.0,
                "roll_deg": 0.0,
                "window": "destiny",
                "flight": "forwards",
                "border_lights": "on",
            },
            "Through the window in Destiny's floor: the ground passes from the top of the frame to its foot.",
        ),
        Preset(
            "ahead",
            "Looking ahead",
            {
                "exposure_s": 420.0,
                "lens": "rectilinear",
                "lens_mm": 20.0,
                "azimuth_deg": 4.0,
                "elevation_deg": -20.0,
                "roll_deg": 0.0,
                "window": "none",
                "flight": "forwards",
                "border_lights": "on",
            },
            "Along the flight, without the station in the way: stars sink straight to the horizon.",
        ),
        Preset(
            "pole",
            "Star pole",
            {
                "exposure_s": 900.0,
                "lens": "rectilinear",
                "lens_mm": 18.0,
                "azimuth_deg": 94.0,
                "elevation_deg": 0.0,
                "roll_deg": 0.0,
                "window": "none",
                "flight": "forwards",
                "border_lights": "on",
            },
            "At the point the stars circle about, without the station in the way: the pole of the orbit.",
        ),
        Preset(
            "fisheye",
            "Fisheye",
            {
                "exposure_s": 300.0,
                "lens": "fisheye",
                "lens_mm": 8.0,
                "azimuth_deg": 48.0,
                "elevation_deg": -60.0,
                "roll_deg": 0.0,
                "window": "cupola",
                "flight": "forwards",
                "border_lights": "on",
            },
            "The Earth's whole disc and both poles of the orbit, as an equidistant fisheye bends them.",
        ),
    )
}
