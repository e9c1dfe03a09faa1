"""The page's own modules and styles in few files: a visit asks once for each kind, not sixty times.

Nothing is shortened or renamed. A module becomes a function, run when the module is first used:

    import { a, b as c } from "./x.js"  →  const { a, b: c } = use("app/x.js")
    export function f()                 →  function f(), handed over at the end
    import("./y.js")                    →  useLater("app/y.js"), out of a second file

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
  if (!used.has(name)) used.set(name, modules.get(name)(use, useLater));
  return used.get(name);
}
let coming = null, tries = 0;
function useLater(name) {
  coming ??= import(`./LATER${tries ? `?try=${tries}` : ""}`).then(({ define }) => define(modules));
  coming.catch(() => {
    coming = null;
    tries += 1;
  });
  return coming.then(() => use(name));
}
"""


def scripts(entry: str, read: Read, later: str) -> tuple[str, str]:
    """Two modules that do what ``entry`` and all that it imports do; ``read`` gives a file's text.

    The second, of the file name ``later`` beside the first, holds what is imported only while the page runs.
    """
    written: dict[str, str] = {}
    asked: list[str] = []
    _write(entry, read, written, asked)
    first = _defined(written)
    for name in asked:
        _write(name, read, written, asked)
    second = _defined({name: text for name, text in written.items() if name not in first})
    start = _START.replace("LATER", later)
    return (
        "".join([start, *first.values(), f'use("{entry}");\n']),
        "".join(["export function define(modules) {\n", *second.values(), "}\n"]),
    )


def _write(entry: str, read: Read, written: dict[str, str], asked: list[str]) -> None:
    """Adds a module and those that it imports at once; those it imports later are added to ``asked``."""
    waiting = [entry]
    while waiting:
        name = waiting.pop()
        if name not in written:
            written[name], at_once, later = _module(name, read(name))
            waiting += at_once
            asked += later


def _defined(written: dict[str, str]) -> dict[str, str]:
    return {
        name: f'modules.set("{name}", (use, useLater) => {{\n{text}}});\n'
        for name, text in sorted(written.items())
    }


def _module(name: str, text: str) -> tuple[str, list[str], list[str]]:
    """A module as a function's body, and the names of those it uses at once and later."""
    text = _COMMENT.sub("", text)
    used = [_beside(name, other) for _, other in _IMPORT.findall(text)]
    later = [_beside(name, other) for other in _LATER.findall(text)]
    exported = _EXPORTED.findall(text)
    text = _IMPORT.sub(lambda found: _taken(name, found[1], found[2]), text)
    text = _LATER.sub(lambda found: f'useLater("{_beside(name, found[1])}")', text)
    text = _EXPORT.sub("", text)
    if left := _LEFT.search(text):
        raise ValueError(f"{name}: {left[0].strip()} is in a form that the page's one script doesn't know")
    text = re.sub(r"\n{2,}", "\n", text).lstrip("\n")
    return f"{text.rstrip()}\nreturn {{ {', '.join(exported)} }};\n", used, later


def _taken(name: str, names: str, other: str) -> str:
    wanted = re.sub(r"([\w$]+) as ([\w$]+)", r"\1: \2", " ".join(names.split()))
    return f'const {{ {wanted} }} = use("{_beside(name, other)}");'


def _beside(name: str, other: str) -> str:
    return posixpath.normpath(posixpath.join(posixpath.dirname(name), other))


def styles(names: Iterable[str], read: Read) -> str:
    """One style sheet of several, in their order."""
    return "\n".join(read(name) for name in names)
