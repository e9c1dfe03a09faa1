"""The page's own modules and styles, each kind as one file: a visit asks once, not sixty times.

Nothing is shortened or renamed. A module becomes a function, run when the module is first used:

    import { a, b as c } from "./x.js"  →  const { a, b: c } = use("app/x.js")
    export function f()                 →  function f(), handed over at the end
    import("./y.js")                    →  Promise.resolve().then(() => use("app/y.js"))

Other forms are refused when the server starts, with the module's name.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterable

Read = Callable[[str], str]

_IMPORT = re.compile(r'^import \{([^}]*)\} from "(\.[^"]+)";$', re.MULTILINE)
_LATER = re.compile(r'\bimport\("(\.[^"]+)"\)')
_COMMENT = re.compile(r"^\s*(?:/\*\*?(?:[^*]|\*(?!/))*\*/|//.*)$", re.MULTILINE)
_EXPORT = re.compile(r"^export (?=(?:async )?function\b|class\b|const\b)", re.MULTILINE)
_EXPORTED = re.compile(r"^export (?:(?:async )?function\*?|class|const) ([A-Za-z_$][\w$]*)", re.MULTILINE)
_LEFT = re.compile(r"^\s*(?:import|export)\b(?! *[.(:=])|\bimport\.meta\b|^await\b", re.MULTILINE)

_START = """const modules = new Map(), used = new Map();
function use(name) {
  if (!used.has(name)) used.set(name, modules.get(name)(use));
  return used.get(name);
}
"""


def scripts(entry: str, read: Read) -> str:
    """One module that does what ``entry`` and all that it imports do; ``read`` gives a file's text."""
    written: dict[str, str] = {}
    waiting = [entry]
    while waiting:
        name = waiting.pop()
        if name not in written:
            written[name], names = _module(name, read(name))
            waiting += names
    parts = [f'modules.set("{name}", (use) => {{\n{text}}});\n' for name, text in sorted(written.items())]
    return "".join([_START, *parts, f'use("{entry}");\n'])


def _module(name: str, text: str) -> tuple[str, list[str]]:
    """A module as a function's body, and the names of those it uses."""
    text = _COMMENT.sub("", text)
    used = [_beside(name, other) for _, other in _IMPORT.findall(text)]
    used += [_beside(name, other) for other in _LATER.findall(text)]
    exported = _EXPORTED.findall(text)
    text = _IMPORT.sub(lambda found: _taken(name, found[1], found[2]), text)
    text = _LATER.sub(lambda found: f'Promise.resolve().then(() => use("{_beside(name, found[1])}"))', text)
    text = _EXPORT.sub("", text)
    if left := _LEFT.search(text):
        raise ValueError(f"{name}: {left[0].strip()} is in a form that the page's one script doesn't know")
    text = re.sub(r"\n{2,}", "\n", text).lstrip("\n")
    return f"{text.rstrip()}\nreturn {{ {', '.join(exported)} }};\n", used


def _taken(name: str, names: str, other: str) -> str:
    wanted = re.sub(r"([\w$]+) as ([\w$]+)", r"\1: \2", " ".join(names.split()))
    return f'const {{ {wanted} }} = use("{_beside(name, other)}");'


def _beside(name: str, other: str) -> str:
    return posixpath.normpath(posixpath.join(posixpath.dirname(name), other))


def styles(names: Iterable[str], read: Read) -> str:
    """One style sheet of several, in their order."""
    return "\n".join(read(name) for name in names)
