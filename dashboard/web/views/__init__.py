"""The large views that share the left of the page, one shown at a time."""

STAGES = ("map", "when", "exposure", "station")
