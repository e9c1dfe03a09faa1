"""What is printed can't command the terminal, and is printed whatever letters the terminal knows."""

from __future__ import annotations

import contextlib
import io
import sys
from collections.abc import Iterator
from typing import Any, TextIO

# Control characters (C0 but tab and newline, DEL, C1) and those that turn the direction of writing.
_COMMANDS = {
    code: f"\\x{code:02x}" if code < 256 else f"\\u{code:04x}"
    for code in (
        *(c for c in range(32) if chr(c) not in "\t\n"),
        *range(0x7F, 0xA0),
        *(0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A)),
    )
}


def harmless(text: str) -> str:
    """The text with everything that a terminal would obey written out, such as ``\\x1b``."""
    return text.translate(_COMMANDS)


class _Harmless:
    """A stream that writes text made harmless, and is the other stream in everything else."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream

    def write(self, text: str) -> int:
        self._stream.write(harmless(text))
        return len(text)

    def writelines(self, lines: Iterator[str]) -> None:
        for line in lines:
            self.write(line)

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - whatever the stream has
        return getattr(self._stream, name)


@contextlib.contextmanager
def harmless_output() -> Iterator[None]:
    """Inside, standard output and errors obey :func:`harmless`, and unknown letters are written out too."""
    with contextlib.ExitStack() as streams:
        for stream, redirect in (
            (sys.stdout, contextlib.redirect_stdout),
            (sys.stderr, contextlib.redirect_stderr),
        ):
            if isinstance(stream, io.TextIOWrapper):
                stream.reconfigure(errors="backslashreplace")
            if stream is not None:  # closed by whoever started us
                streams.enter_context(redirect(_Harmless(stream)))
        yield
