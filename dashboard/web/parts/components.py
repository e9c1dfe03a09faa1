"""Dash components of our own: native fields, and tables that are drawn at once.

``dcc.Input`` takes no ``aria-describedby``, ``aria-invalid`` or ``aria-valuetext`` and knows no date,
``dcc.Dropdown`` is no ``<select>``, and ``dcc.Checklist`` is a listbox. These are the elements themselves,
with properties that callbacks read and write like those of any component; ``assets/app/core/parts.js`` draws
them.
"""

# ruff: noqa: RUF012 - Dash declares these lists so

from __future__ import annotations

from typing import Any

from dash.development.base_component import Component


class _Part(Component):
    """What all have in common; ``data-*`` and ``aria-*`` are taken as they are."""

    _namespace = "page_parts"
    _children_props: list[str] = []
    _base_nodes: list[str] = ["children"]
    _valid_wildcard_attributes: list[str] = ["data-", "aria-"]
    available_wildcard_properties: list[str] = ["data-", "aria-"]

    def __init__(self, **properties: Any) -> None:  # noqa: ANN401 - as any component of Dash
        super().__init__(**properties)  # type: ignore[no-untyped-call]


class Drawn(_Part):
    """An element whose ``content`` is drawn at once: trees of :func:`tree`, or texts.

    Dash walks through every component of its own, at milliseconds each; a table of a thousand cells takes it
    seconds. Of this it sees one, with the id and the class of the element ``tag``.
    """

    _type = "Drawn"
    _children_props: list[str] = []
    _prop_names: list[str] = ["id", "className", "role", "style", "hidden", "tag", "content"]
    available_properties = _prop_names


def tree(component: Component | str) -> Any:  # noqa: ANN401 - lists, as JSON has them
    """A component of ``dash.html`` as ``[tag, attributes, *children]``: what :class:`Drawn` draws."""
    if not isinstance(component, Component):
        return component
    properties = {
        name: value
        for name, value in component.to_plotly_json()["props"].items()  # type: ignore[no-untyped-call]
        if name not in ("children", "disable_n_clicks") and value is not None
    }
    children = getattr(component, "children", None)
    below = children if isinstance(children, list | tuple) else [children]
    drawn = [tree(child) for child in below if child is not None]
    return [component._type.lower(), dict(sorted(properties.items())), *drawn]


def drawn(component: Component, **properties: Any) -> Drawn:  # noqa: ANN401
    """A component of ``dash.html`` with all in it as one :class:`Drawn`, and what else that takes."""
    tag, attributes, *content = tree(component)
    return Drawn(tag=tag, content=content, **attributes, **properties)


class Input(_Part):
    """``<input>`` of any type of one line, a slider too.

    ``value`` is its text as it is typed or moved; ``settled`` the same when the gesture is over. ``error`` is
    what is wrong with it: then it is ``aria-invalid``. ``valuetext`` is a slider's value in words.
    """

    _type = "Input"
    _children_props: list[str] = []
    _prop_names: list[str] = [
        *("id", "className", "type", "value", "settled", "error", "valuetext", "placeholder", "name"),
        *("min", "max", "step", "list", "autoComplete", "spellCheck", "role"),
    ]
    available_properties = _prop_names


class Select(_Part):
    """``<select>``: ``options`` are dicts of ``value`` and ``label``; ``value`` is the chosen one's."""

    _type = "Select"
    _children_props: list[str] = []
    _prop_names: list[str] = ["id", "className", "value", "settled", "options", "error", "name"]
    available_properties = _prop_names


class Checks(_Part):
    """A group of checkboxes: ``options`` as of :class:`Select`, ``value`` the list of the checked ones."""

    _type = "Checks"
    _children_props: list[str] = []
    _prop_names: list[str] = ["id", "className", "value", "settled", "options", "error", "name"]
    available_properties = _prop_names
