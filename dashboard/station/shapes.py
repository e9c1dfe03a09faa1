"""A file's tables as models: what doesn't fit is named."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from dashboard.errors import InputError

Model = TypeVar("Model", bound=BaseModel)


def read_toml(path: Path) -> dict[str, Any]:
    """The tables of a TOML file; a broken one raises :class:`InputError` with file and place."""
    try:
        return tomllib.loads(path.read_text("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise InputError("file", path.name, "TOML 1.0 in UTF-8", f"can't be read ({error})") from None
    except OSError as error:
        raise InputError(
            "file", path, "a file that can be read", f"can't be read ({error.strerror})"
        ) from None
    except RecursionError:
        raise InputError("file", path.name, "TOML 1.0 in UTF-8", "is nested too deeply") from None


def shaped(model: type[Model], tables: Mapping[str, Any], path: Path) -> Model:
    """``tables`` as ``model``; what doesn't fit raises :class:`InputError` naming file, field and reason."""
    try:
        return model.model_validate(tables)
    except ValidationError as error:
        reasons = reasons_of(error)
        allowed = f"the fields of {model.__name__}"
        raise InputError(
            "file", path.name, allowed, f"breaks the shape of a {model.__name__} ({reasons})"
        ) from None


def reasons_of(error: ValidationError) -> str:
    """Every field that doesn't fit, and why."""
    reasons = "; ".join(
        ".".join(map(str, found["loc"])) + ": " + found["msg"].removeprefix("Value error, ")
        for found in error.errors()
    ).replace("; : ", "; ")
    return reasons.removeprefix(": ")
