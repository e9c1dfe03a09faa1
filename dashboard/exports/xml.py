"""What the XML forms share: elements with their text, and the file as a whole."""

from __future__ import annotations

from xml.etree import ElementTree
from xml.etree.ElementTree import Element, SubElement


def child(parent: Element, name: str, text: str | None = None, **attributes: str) -> Element:
    """A new element at the end of ``parent``."""
    made = SubElement(parent, name, attributes)
    made.text = text
    return made


def xml_text(root: Element) -> str:
    """The file with its declaration."""
    ElementTree.indent(root, " ")
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ElementTree.tostring(root, encoding="unicode") + "\n"
