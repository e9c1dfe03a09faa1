"""The one error a person causes: it names the input, what was given and what is allowed."""

from __future__ import annotations


class InputError(ValueError):
    """Input that can't be used.

    ``parameter`` is the name the person typed (a query parameter, an option, a file),
    ``given`` what they gave, ``allowed`` a phrase that completes "allowed: ...".
    The web layer answers it with status 422, the command line with exit status 2.
    """

    def __init__(self, parameter: str, given: object, allowed: str, problem: str = "can't be used") -> None:
        self.parameter = parameter
        self.given = str(given)
        self.allowed = allowed
        super().__init__(f"{parameter}: {self.given!r} {problem}; allowed: {allowed}.")
