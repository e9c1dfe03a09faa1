"""Times on the command line: read as everywhere else, or refused in a sentence with exit status 2."""

from __future__ import annotations

import pytest

from dashboard import cli

COMMANDS = (
    ("moment", "{}"),
    ("track", "{}", "2026-02-20"),
    ("track", "2026-02-19", "{}"),
    ("visits", "--at", "{}"),
    ("crew", "--at", "{}"),
    ("find", "--place", "Lahore", "--from", "{}"),
    ("find", "--place", "Lahore", "--to", "{}"),
    ("find", "--place", "Lahore", "--published", "{}"),
    ("exposure", "{}"),
    ("elements", "show", "{}"),
)


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("9999-12-31T23:59:59.9999", "outside the years 1900 to 2200"),
        ("0001-01-01", "outside the years 1900 to 2200"),
        ("2026-02-30", "February 2026 has 28 days"),
        ("2026-02-19T21.5", "decimals after the hour"),
        ("2026-02-19\x00", "is not a time"),
        ("2026-02-19\udc80", "is not a time"),
    ],
)
def test_what_is_no_time_is_refused_in_a_sentence(
    command: tuple[str, ...], text: str, says: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main([part.format(text) for part in command]) == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    assert says in printed.err
    assert printed.err.startswith(f"iss-dashboard {command[0]}: ")
    assert printed.err.count("\n") == 1


@pytest.mark.parametrize(
    "text", ["2026:02:19 21:36:30", "20260219213630", "19 Feb 2026, 21:36:30 UTC", "2026-050T21:36:30Z"]
)
def test_a_time_is_read_as_on_the_page(text: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["moment", text]) == 0
    assert capsys.readouterr().out.startswith("2026-02-19 21:36:30 UTC")
