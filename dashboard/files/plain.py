"""Text as people have it made plain: marks, encodings, line ends and blanks that aren't blanks.

What a text says isn't touched: letters, digits and the columns they stand in stay.
"""

from __future__ import annotations

import codecs

from dashboard.files.reading import UnusableError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_LOOKED_AT = 1 << 16
_MOST_CONTROLS = 0.15
_BLANKS = "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
_NOTHING = "\u200b\u200c\u200d\u2060\ufeff\u00ad\x1a"
_MINUS = "\u2010\u2011\u2012\u2013\u2212"
_PLAIN = {
    **dict.fromkeys(map(ord, _BLANKS), " "),
    **dict.fromkeys(map(ord, _NOTHING)),
    **dict.fromkeys(map(ord, _MINUS), "-"),
}


def plain_text(content: bytes) -> str:
    """Bytes as text: UTF-8, UTF-16 or UTF-32 with a mark or without, or one byte a letter.

    Line ends become ``\\n``, no-break and wide blanks blanks, minus signs and dashes hyphens; a ``>``
    before every line, as mail quotes, is taken off. Raises :class:`UnusableError` for what is no text.
    """
    text = _decoded(content)
    beginning = text[:_LOOKED_AT]
    controls = sum((c < " " and c not in "\t\n\r\f\v") or "\x7f" <= c < "\xa0" for c in beginning)
    if controls > _MOST_CONTROLS * len(beginning):
        raise UnusableError("is no text, but binary")
    if not text.isascii():
        text = text.translate(_PLAIN)
    lines = text.replace("\x1a", "").splitlines()
    while any(map(str.strip, lines)) and all(line.lstrip()[:1] in ("", ">") for line in lines):
        lines = [line.lstrip()[1:] for line in lines]
    return "\n".join(lines)


def quoted(text: str, most: int = 60) -> str:
    """The beginning of a text in quotes, on one line, without anything that a terminal would obey."""
    words = " ".join("".join(c if c.isprintable() else " " for c in text[: 4 * most]).split())
    return repr(words if len(words) <= most and len(text) <= 4 * most else words[:most] + "…")


def _decoded(content: bytes) -> str:
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return content[len(mark) :].decode(encoding, "replace")
    if wide := _wide_encoding(content):
        return content.decode(wide, "replace")
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return content.decode("latin-1")


def _wide_encoding(content: bytes) -> str | None:
    """UTF-16 without its mark: every other byte of plain text is then zero."""
    even, odd = content[0:_LOOKED_AT:2], content[1:_LOOKED_AT:2]
    if len(odd) < 2:
        return None
    if odd.count(0) > 0.9 * len(odd) and even.count(0) < 0.1 * len(even):
        return "utf-16-le"
    if even.count(0) > 0.9 * len(even) and odd.count(0) < 0.1 * len(odd):
        return "utf-16-be"
    return None
