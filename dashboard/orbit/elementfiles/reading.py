"""What the reading of a file of element sets found, and what it could not take."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from dashboard.errors import InputError
from dashboard.orbit.elements import STATION_CATALOG_NUMBER, ElementSet, OtherObjectError, parse_element_set


@dataclass(frozen=True)
class Candidate:
    """An element set as it stands in a file; ``remarks`` are the comment lines before it."""

    file: str
    line: int
    elements: ElementSet
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True)
class Rejection:
    """Why something in a file was not taken; line 0 is the file as a whole."""

    file: str
    line: int
    reason: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.reason}" if self.line else f"{self.file}: {self.reason}"


@dataclass
class Reading:
    """Sets of the station in the order of their file, what was refused, and how many sets of other
    objects stand there (by catalogue number). ``remarks`` are the comment lines after the last set."""

    found: list[Candidate] = field(default_factory=list)
    refused: list[Rejection] = field(default_factory=list)
    others: Counter[str] = field(default_factory=Counter)
    remarks: tuple[str, ...] = ()

    def add(self, other: Reading) -> None:
        """Take what another reading found into this one."""
        self.found += other.found
        self.refused += other.refused
        self.others += other.others
        self.remarks += other.remarks

    def take(self, name: str, line: int, line1: str, line2: str, remarks: tuple[str, ...] = ()) -> None:
        """Take the set of two lines, count it if it is of another object, or say what is wrong with it."""
        try:
            self.found.append(Candidate(name, line, parse_element_set(line1, line2), remarks))
        except OtherObjectError as other:
            self.others[other.given] += 1
        except InputError as error:
            self.refused.append(Rejection(name, line, str(error)))

    def refuse(self, name: str, line: int, reason: str) -> None:
        """Note what can't be taken."""
        self.refused.append(Rejection(name, line, reason))

    @property
    def others_text(self) -> str:
        """The sets of other objects in words: how many, and of which objects the first few."""
        objects = sorted(self.others)
        shown = ", ".join(objects[:3]) + (f" and {len(objects) - 3} more" if len(objects) > 3 else "")
        return f"{self.others.total():,} of other objects ({shown}), not of {STATION_CATALOG_NUMBER}"
