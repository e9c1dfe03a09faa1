"""Dash's HTML components as plain HTML, for what never changes.

Dash walks every component of its layout in the browser, at about a millisecond each; a hidden pool of
1,600 would cost the first view more than everything else together. Written as HTML it costs nothing.
"""

from __future__ import annotations

import html as escaping
from typing import Any

from dash.development.base_component import Component

_VOID = {"br", "hr", "img", "input", "meta", "link", "wbr"}
_NAMES = {
    "className": "class",
    "htmlFor": "for",
    "tabIndex": "tabindex",
    "colSpan": "colspan",
    "rowSpan": "rowspan",
    # Attributes of HTML that Dash's components don't take.
    "data-popover": "popover",
    "data-popovertarget": "popovertarget",
}
_SKIPPED = {"children", "disable_n_clicks", "n_clicks", "key"}


def to_html(component: Any) -> str:  # noqa: ANN401 - what a component may have as a child
    """One component of ``dash.html`` and all below it; texts and attribute values are escaped.

    Raises TypeError for a component that is not of ``dash.html``: it needs Dash in the browser.
    """
    if component is None:
        return ""
    if isinstance(component, list | tuple):
        return "".join(map(to_html, component))
    if not isinstance(component, Component):
        return escaping.escape(str(component), quote=False)
    if component._namespace != "dash_html_components":
        raise TypeError(f"{component._type} is not plain HTML")
    tag = component._type.lower()
    attributes = "".join(
        _attribute(name, value)
        # Sorted: Dash walks a set, in another order in each process, and the page has an ETag.
        for name, value in sorted(component.to_plotly_json()["props"].items())  # type: ignore[no-untyped-call]
        if name not in _SKIPPED
    )
    if tag in _VOID:
        return f"<{tag}{attributes}>"
    return f"<{tag}{attributes}>{to_html(getattr(component, 'children', None))}</{tag}>"


def _attribute(name: str, value: object) -> str:
    if value is None or (value is False and not name.startswith(("aria-", "data-"))):
        return ""
    name = _NAMES.get(name, name)
    if value is True and not name.startswith(("aria-", "data-")):
        return f" {name}"
    if name == "style" and isinstance(value, dict):
        value = ";".join(f"{_css_name(key)}:{part}" for key, part in value.items())
    text = str(value).lower() if isinstance(value, bool) else str(value)
    return f' {name}="{escaping.escape(text)}"'


def _css_name(name: str) -> str:
    if name.startswith("--"):
        return name
    return "".join(f"-{letter.lower()}" if letter.isupper() else letter for letter in name)
