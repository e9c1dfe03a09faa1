"""How all tests run: properties are judged by what they find, not by how fast the machine is."""

from __future__ import annotations

import os

from hypothesis import HealthCheck, settings

settings.register_profile(
    "house",
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
    # What a change is judged by has to be the same on every run; at a desk the search goes on.
    derandomize="CI" in os.environ,
)
settings.load_profile("house")
