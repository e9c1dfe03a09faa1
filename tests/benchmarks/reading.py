"""How well pictures are read: solved of n, residual, time against the truth, seconds a picture, on one core.

``PHOTOS=FOLDER`` names other pictures, with a ``truth.json`` of the same form beside them where there is one.
"""

from __future__ import annotations

import json
import os
import time
from pathlib import Path

import numpy as np

from dashboard.photos.reading.opening import open_picture
from dashboard.photos.reading.patterns import patterns
from dashboard.photos.reading.starreading import read_stars

FOLDER = Path(__file__).parents[1] / "data" / "photos"


def main() -> None:
    """Read every picture as it is and mirrored, and print a line a picture and the sums."""
    folder = Path(os.environ.get("PHOTOS", FOLDER))
    truths = json.loads((folder / "truth.json").read_text(encoding="utf-8"))
    patterns()
    files = sorted(
        file for file in folder.iterdir() if file.suffix.lower() in (".jpg", ".jpeg", ".png", ".tif")
    )
    solved, wrong, spent, off = 0, 0, [], []
    for file in files:
        image, known = open_picture(file)
        begun = time.process_time()
        reading = read_stars(image, known)
        spent.append(time.process_time() - begun)
        wrong += read_stars(np.ascontiguousarray(image[:, ::-1]), known).plate is not None
        said = reading.sentence
        if reading.plate is not None:
            solved += 1
            fast = truths.get(file.stem, {}).get("clock_error_s")
            if fast is not None and reading.limb is not None and known.unix_s is not None:
                off.append(known.unix_s - reading.limb.unix_s - fast)
                said += f" ({off[-1]:+.1f} s from the truth)"
        print(f"  {file.stem:18}{spent[-1]:5.1f} s  {said}")
    print(f"solved {solved} of {len(files)}, mirrored solved {wrong} (must be 0)")
    if off:
        middle, most = np.median(np.abs(off)), np.max(np.abs(off))
        print(f"time error: median {middle:.1f} s, largest {most:.1f} s of {len(off)}")
    print(f"CPU a picture: median {np.median(spent):.1f} s, most {np.max(spent):.1f} s")
