"""Write ``sunwords.json``, the Sun's height in words: ``python -m tests.vectors.make_sunwords``."""

from __future__ import annotations

from dashboard.answers.sunwords import daylight_words, sun_text, twilight
from tests.vectors import write_cases


def main() -> None:
    limits = (0.0, -0.833, -6.0, -12.0, -18.0, 0.25, 1.45, 1.5, 2.5, 54.5, 90.0, -1.45, -1.5, -2.5, -0.05)
    heights = [limit + off for limit in limits for off in (-0.001, 0.0, 0.001)]
    cases = [
        {
            "given": {"elevation_deg": height, "solar_time_h": hour},
            "expected": {
                "text": sun_text(height),
                "twilight": twilight(height),
                "daylight": daylight_words(height, hour),
            },
        }
        for height in heights
        for hour in (11.9, 12.0)
    ]
    write_cases("sunwords", "the Sun's height in words", cases)


if __name__ == "__main__":
    main()
