"""What the largest frame adds to the memory of the process that draws it."""

from __future__ import annotations

import subprocess
import sys

import pytest

ADDED_MB = 300  # some 245 when alone on the machine; twice as much before sums were freed and mixed in bands

MEASURE = """
import resource, sys
from dashboard.exposure.render import render, render_arrival, to_png
from tests.unit.exposure_samples import exposure
draw = {"render": render, "render_arrival": render_arrival}[sys.argv[1]]
to_png(draw(exposure("photo", width=96, height=64, exposure_s=20.0)))  # catalogues are read
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
to_png(draw(exposure("photo", width=2560, height=1707, exposure_s=60.0)))
print((resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) // 1024)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="ru_maxrss is in kilobytes on Linux")
def test_the_largest_frame_is_made_in_little_room() -> None:
    measured = subprocess.run(
        [sys.executable, "-c", MEASURE, "render"], check=True, capture_output=True, text=True, timeout=300
    )
    assert 50 < int(measured.stdout) < ADDED_MB
