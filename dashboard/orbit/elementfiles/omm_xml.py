"""OMM as XML (NDM): the fields of each segment. No document type, no entities: nothing can be built up."""

from __future__ import annotations

from xml.parsers import expat

from dashboard.files.reading import UnusableError
from dashboard.orbit.elementfiles.omm import Record

_RECORD_ENDS = ("segment", "item", "omm")
_LONGEST_VALUE = 1000


def xml_records(text: str) -> list[Record]:
    """The messages of a text. Raises :class:`UnusableError` for no XML, or one with a document type."""
    reader = _Reader()
    parser = expat.ParserCreate("utf-8")
    parser.StartDoctypeDeclHandler = reader.doctype
    parser.EntityDeclHandler = reader.doctype
    parser.StartElementHandler = lambda name, attributes: reader.start(
        name, attributes, parser.CurrentLineNumber
    )
    parser.CharacterDataHandler = reader.text
    parser.EndElementHandler = reader.end
    try:
        parser.Parse(text.encode("utf-8", "replace"), True)
    except expat.ExpatError as error:
        said = expat.errors.messages.get(error.code, "it is damaged")
        raise UnusableError(f"begins like XML, but is none: {said} (line {error.lineno})") from None
    return reader.records


class _Reader:
    """Gathers the text of innermost elements by their names, until the element that holds them ends."""

    def __init__(self) -> None:
        self.records: list[Record] = []
        self._fields: dict[str, str] = {}
        self._name = ""
        self._text: list[str] = []
        self._size = 0
        self._line = 0

    def doctype(self, *_: object) -> None:
        raise UnusableError("is XML that declares a document type or entities, which is not read")

    def start(self, name: str, attributes: dict[str, str], line: int) -> None:
        local = name.rpartition(":")[2]
        if local in _RECORD_ENDS:
            self._line = line
        self._name = (attributes.get("parameter") or local).upper().removeprefix("USER_DEFINED_")
        self._text, self._size = [], 0

    def text(self, text: str) -> None:
        self._size += len(text)
        if self._size <= _LONGEST_VALUE:
            self._text.append(text)

    def end(self, name: str) -> None:
        if self._name and (value := "".join(self._text).strip()):
            self._fields[self._name] = value
        self._name, self._text = "", []
        if name.rpartition(":")[2] in _RECORD_ENDS and (
            "EPOCH" in self._fields or "OBJECT_NAME" in self._fields
        ):
            self.records.append(Record(self._line, len(self.records) + 1, self._fields))
            self._fields = {}
