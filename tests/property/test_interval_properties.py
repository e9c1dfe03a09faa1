"""Whatever a slack looks like, the intervals found are those that a dense grid shows."""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.photos.search.intervals import Floats, holding_intervals

HEIGHTS = st.lists(st.floats(-30.0, 30.0), min_size=4, max_size=24)


@given(HEIGHTS, st.floats(7.0, 23.0))
@settings(max_examples=150, deadline=None)
def test_no_interval_of_a_gentle_function_is_missed(heights: list[float], grid_s: float) -> None:
    # Straight lines between random heights 40 s apart, no steeper than one second per second.
    corners = np.arange(len(heights)) * 40.0
    slopes = np.clip(np.diff(heights), -40.0, 40.0)
    values = np.r_[heights[0], heights[0] + np.cumsum(slopes)]

    def slack(unix_s: Floats) -> Floats:
        return np.asarray([np.interp(unix_s, corners, values)])

    last = float(corners[-1])
    grid = np.unique(np.r_[np.arange(0.0, last, grid_s), last])
    [(starts, stops)] = holding_intervals(slack, grid, np.zeros(len(grid), dtype=np.int64), 0.05)
    dense = np.arange(0.0, last, 0.25)
    inside = np.asarray(((dense[:, None] >= starts) & (dense[:, None] <= stops)).any(axis=1))
    truth = slack(dense)[0]
    clear = np.greater(np.abs(truth), 0.1)  # right at an end, either answer will do
    assert np.array_equal(inside[clear], (truth >= 0)[clear])
    assert np.all(starts <= stops)
    assert np.all(starts[1:] > stops[:-1])
