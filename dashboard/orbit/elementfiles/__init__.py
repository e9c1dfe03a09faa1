"""Element sets of a file, whatever its form: two lines each, or OMM as CSV, JSON, XML or KVN.

The one reader of the product: import, update, check and the archive itself read through it.
"""

from __future__ import annotations

from dashboard.orbit.elementfiles.read import read_content, read_file, read_text
from dashboard.orbit.elementfiles.reading import Candidate, Reading, Rejection

__all__ = ["Candidate", "Reading", "Rejection", "read_content", "read_file", "read_text"]
