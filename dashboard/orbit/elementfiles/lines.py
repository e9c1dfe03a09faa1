"""Two-line element sets as they stand in a text: with names, comments, blank lines and quotes between."""

from __future__ import annotations

import re

from dashboard.files.plain import quoted
from dashboard.orbit.elementfiles.reading import Reading, Rejection
from dashboard.orbit.elements import LINE_LENGTH, checksum

_LONGEST = 400  # characters: a line of an element set with all that may stand around it
_QUOTED, _QUOTES = (">", "|"), " \t>|"
_FIRST = re.compile(r"1[ \t]+[\dA-Z]{1,5}[ \t]*[UCS]?[ \t].{30,}")
_RULE = re.compile(r"[-=_*~`+.]+")  # drawn between sets, or a fence around them
_ECCENTRICITY = slice(26, 33)
_Rows = list[tuple[int, str]]


def read_lines(text: str, name: str) -> Reading:
    """The sets of a text. A line of any kind right before a set is its name; ``#`` begins a comment."""
    reading = Reading()
    rows, comments, strange = _rows(text)
    told = k = 0  # comments that belong to the sets so far, and rows
    while k < len(rows):
        number, line = rows[k]
        following = rows[k + 1][1] if k + 1 < len(rows) else ""
        if _begins(line, "1") and _begins(following, "2"):
            before = told
            while told < len(comments) and comments[told][0] < number:
                told += 1
            remarks = tuple(comment for _, comment in comments[before:told])
            reading.take(name, number, _laid_out(line), _laid_out(following), remarks)
            k += 1
        elif _FIRST.match(line):
            reading.refuse(name, number, "a first line without its second line")
        elif _begins(line, "2") and len(line) > LINE_LENGTH // 2:
            reading.refuse(name, number, "a second line without its first line")
        elif not _FIRST.match(following):
            strange.append((number, line))
        k += 1
    reading.remarks = tuple(comment for _, comment in comments[told:])
    if strange:
        alone = not (reading.found or reading.others or reading.refused)
        reading.refused.append(_strange(sorted(strange), name, alone))
        reading.refused.sort(key=lambda one: one.line)
    elif not rows:
        reading.refuse(name, 0, "holds no element set: it is empty")
    return reading


def _begins(line: str, number: str) -> bool:
    return line[:1] == number and line[1:2] in (" ", "\t")


def _rows(text: str) -> tuple[_Rows, _Rows, _Rows]:
    """Numbered lines that say something, comments, and lines too long to be of a set."""
    rows, comments, long = [], [], []
    for number, given in enumerate(text.split("\n"), 1):
        line = given.strip()
        if len(line) > _LONGEST:
            long.append((number, line))
            continue
        if line[0:1] in _QUOTED:
            line = line.lstrip(_QUOTES)
        if line.startswith("#"):
            comments.append((number, line))
        elif line and not _RULE.fullmatch(line):
            rows.append((number, line))
    return rows, comments, long


def _laid_out(line: str) -> str:
    """The line with what is only another dress of it undone: tabs, blanks run together, and blanks for
    the leading zeros of an eccentricity. Column 69 still has to prove it."""
    if "\t" in line and len(line.expandtabs(8)) == LINE_LENGTH:
        line = line.expandtabs(8)
    if len(line) != LINE_LENGTH and "  " not in line:
        line = _spread(line)
    if line[:2] == "2 " and len(line) == LINE_LENGTH:
        line = line[: _ECCENTRICITY.start] + line[_ECCENTRICITY].replace(" ", "0") + line[33:]
    return line


def _spread(line: str) -> str:
    """A line whose runs of blanks became one blank, in its columns again, if its checksum then holds."""
    words = line.split()
    if len(words) == 9 and words[0] == "1":
        one, number, designator, epoch, first, second, drag, kind, last = words
        spread = f"{one} {number:>6} {designator:<8} {epoch:>14} {first:>10} {second:>8}"
        spread += f" {drag:>8} {kind} {last:>5}"
    elif len(words) in (8, 9) and words[0] == "2":
        two, number, inclination, node, eccentricity, perigee, anomaly, *motion = words
        end = motion[0] if len(motion) == 1 else f"{motion[0]:>11}{motion[1]:>6}"
        spread = f"{two} {number:>5} {inclination:>8} {node:>8} {eccentricity:>7}"
        spread += f" {perigee:>8} {anomaly:>8} {end:>17}"
    else:
        return line
    holds = len(spread) == LINE_LENGTH and spread[68] == str(checksum(spread))
    return spread if holds else line


def _strange(lines: _Rows, name: str, alone: bool) -> Rejection:
    """One refusal for all lines that are none of a set; of the whole file where there is nothing else."""
    (number, line), more = lines[0], len(lines) - 1
    if alone:
        count = f"{more + 1:,} lines" if more else "one line"
        return Rejection(name, 0, f"holds no element set that can be read: {count}, beginning {quoted(line)}")
    reason = f"not a line of an element set: {quoted(line)}"
    return Rejection(name, number, f"{reason}, nor are {more:,} more lines" if more else reason)
