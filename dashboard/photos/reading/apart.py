"""The stars of a picture that a stranger sent, read in a process of its own with limits of memory and time.

Whatever is in the file, the server only starts a process, hands it the bytes and reads one line of JSON. No
file is written. ``python -m dashboard.photos.reading.apart`` is that process.
"""

from __future__ import annotations

import io
import json
import subprocess
import sys
import warnings
from typing import Any

from dashboard.photos.reading.metadata import Metadata

MOST_PIXELS = 120_000_000
LONGEST_SIDE_PX = 1280
_MOST_MEMORY, _MOST_CPU_S, _LONGEST_S = 3 * 2**30, 40, 60.0
_GIVEN_UP = "Reading this picture took more time or memory than there is for one: it was given up."
_NO_PICTURE = "The picture is damaged, or is no JPEG, PNG or TIFF: its stars can't be read."
_TOO_LARGE = "The picture has more than 120 million pixels: send a smaller copy of it."


def stars_apart(data: bytes, told: Metadata) -> dict[str, Any]:
    """What the stars say: ``sentence``, ``refused`` and ``unix_s`` (None where the moment isn't told)."""
    known = {"focal_mm": told.focal_mm, "exposure_s": told.exposure_s, "unix_s": told.mid_unix_s}
    command = [sys.executable, "-m", "dashboard.photos.reading.apart", json.dumps(known)]
    try:
        done = subprocess.run(command, input=data, capture_output=True, timeout=_LONGEST_S, check=True)
        answer: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    except (subprocess.SubprocessError, OSError, ValueError, IndexError):
        return _refused(_GIVEN_UP)
    return answer


def _refused(sentence: str) -> dict[str, Any]:
    return {"sentence": sentence, "refused": True, "unix_s": None}


def read_here(data: bytes, known: dict[str, float | None]) -> dict[str, Any]:
    """The same in this process: for the process apart, and for tests."""
    import numpy as np
    from PIL import Image

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # Pillow's, of large and of malformed files
            with Image.open(io.BytesIO(data), formats=("JPEG", "PNG", "TIFF")) as image:
                if image.width * image.height > MOST_PIXELS:
                    return _refused(_TOO_LARGE)
                image.draft("RGB", (LONGEST_SIDE_PX, LONGEST_SIDE_PX))
                image.thumbnail((LONGEST_SIDE_PX, LONGEST_SIDE_PX))
                pixels = np.asarray(image.convert("RGB"))
    except Image.DecompressionBombError:
        return _refused(_TOO_LARGE)
    except (OSError, ValueError, SyntaxError, EOFError, MemoryError):
        return _refused(_NO_PICTURE)

    from dashboard.photos.reading.patterns import SolverMissing
    from dashboard.photos.reading.starreading import Known, read_stars

    try:
        reading = read_stars(pixels, Known(**known))  # type: ignore[arg-type]
    except SolverMissing as missing:
        return _refused(str(missing))
    return {
        "sentence": reading.sentence,
        "refused": reading.refusal is not None,
        "unix_s": reading.unix_s,
    }


def _main() -> None:
    import resource

    resource.setrlimit(resource.RLIMIT_AS, (_MOST_MEMORY, _MOST_MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (_MOST_CPU_S, _MOST_CPU_S))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    print(json.dumps(read_here(sys.stdin.buffer.read(), json.loads(sys.argv[1]))))


if __name__ == "__main__":
    _main()
