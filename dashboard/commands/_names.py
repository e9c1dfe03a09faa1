"""Errors speak of what the person typed: the layers below call an argument by another name."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from dashboard.errors import InputError


@contextmanager
def named_as(**names: str) -> Iterator[None]:
    """Inside, an :class:`InputError` about parameter ``t`` becomes one about ``names["t"]``."""
    try:
        yield
    except InputError as error:
        typed = names.get(error.parameter)
        if typed is None:
            raise
        message = str(error).replace(f"{error.parameter}:", f"{typed}:", 1)
        error.parameter, error.args = typed, (message,)
        raise


def seconds(text: str) -> float:
    """A step as it was typed. Raises :class:`InputError` in the name of ``step_s``."""
    try:
        return float(text)
    except ValueError:
        raise InputError("step_s", text, "a number of seconds from 1 to 600", "is not a number") from None
