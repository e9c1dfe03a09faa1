"""An OpenAPI schema as a page to read without a script, and to try each request with one."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from typing import Any

Schema = dict[str, Any]

_PAGE = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}: API reference</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/assets/css/tokens.css">
<link rel="stylesheet" href="/assets/css/reference.css">
<script type="module" src="/assets/app/reference.js"></script>
</head>
<body class="reference">
<header>
<p><a href="/">{title}</a></p>
<h1>API reference</h1>
<p>{description}</p>
<p>All times are UTC, all answers are JSON unless a picture is asked for, and no key is needed.
Input that can't be used is answered with status 422 and a sentence. The same as data:
<a href="/api/openapi.json">openapi.json</a>.</p>
<nav aria-label="Requests"><ul>{contents}</ul></nav>
</header>
<main>{operations}</main>
</body>
</html>
"""


def reference_page(schema: Schema) -> str:
    """The whole page. Everything in it comes from the schema."""
    operations = list(_operations(schema))
    contents = "".join(
        f'<li><a href="#{anchor(path)}"><code>{escape(path)}</code></a> {escape(operation["summary"])}</li>'
        for path, operation in operations
    )
    info = schema["info"]
    return _PAGE.format(
        title=escape(info["title"]),
        description=escape(info.get("description", "")),
        contents=contents,
        operations="".join(_section(path, operation, schema) for path, operation in operations),
    )


def anchor(path: str) -> str:
    """A path as an id of the page: ``/api/v1/visits/{id}`` is ``api-v1-visits-id``."""
    return path.strip("/").translate(str.maketrans("/.", "--", "{}"))


def _operations(schema: Schema) -> Iterator[tuple[str, Schema]]:
    for path, item in schema["paths"].items():
        if "get" in item:
            yield path, item["get"]


def _section(path: str, operation: Schema, schema: Schema) -> str:
    name = anchor(path)
    parameters = operation.get("parameters", [])
    filled = filled_in(parameters)
    fields = "".join(_field(name, parameter, filled) for parameter in parameters)
    return (
        f'<section id="{name}" aria-labelledby="{name}-title">'
        f'<h2 id="{name}-title"><span class="method">GET</span> <code>{escape(path)}</code></h2>'
        f"<p>{escape(operation.get('description') or operation['summary'])}</p>"
        f'<form data-try="{escape(path)}">{fields}<button type="submit">Try it</button></form>'
        f'<div class="outcome" hidden aria-live="polite"></div>'
        f"{_answer(operation, schema)}</section>"
    )


def filled_in(parameters: list[Schema]) -> dict[str, str]:
    """What the form sends at first: examples of what is required, or else of the first that has one."""
    required = [parameter for parameter in parameters if parameter.get("required")]
    chosen = required or [parameter for parameter in parameters if _example(parameter)][:1]
    return {parameter["name"]: _example(parameter) for parameter in chosen}


def _example(parameter: Schema) -> str:
    return str(next(iter(parameter.get("schema", {}).get("examples") or [""])))


def _field(section: str, parameter: Schema, filled: dict[str, str]) -> str:
    schema = parameter.get("schema", {})
    name = parameter["name"]
    described = parameter.get("description") or schema.get("description", "")
    required = "<em>required</em>" if parameter.get("required") else _default(schema)
    hint = _example(parameter)
    identity = f"{section}-{name}"
    return (
        f'<div class="field"><label for="{identity}"><code>{escape(name)}</code> {required}</label>'
        f'<input id="{identity}" name="{escape(name)}" data-in="{parameter["in"]}" '
        f'value="{escape(filled.get(name, ""))}" placeholder="{escape(hint and f"such as {hint}")}" '
        f'autocomplete="off" spellcheck="false" aria-describedby="{identity}-about">'
        f'<p id="{identity}-about">{escape(_sentences(described, _bounds(schema)))}</p></div>'
    )


def _sentences(*parts: str) -> str:
    return " ".join(f"{part.rstrip('.')}." for part in parts if part)


def _default(schema: Schema) -> str:
    default = schema.get("default")
    return "optional" if default is None else f"optional, {escape(str(default))} if left out"


def _bounds(schema: Schema) -> str:
    options = [schema, *schema.get("anyOf", [])]
    low = next((option["minimum"] for option in options if "minimum" in option), None)
    high = next((option["maximum"] for option in options if "maximum" in option), None)
    return "" if low is None or high is None else f"From {low:g} to {high:,g}."


def _answer(operation: Schema, schema: Schema) -> str:
    content = operation["responses"].get("200", {}).get("content", {})
    if not content:
        return ""
    media_type, body = next(iter(content.items()))
    rows = "".join(
        f"<tr><td><code>{escape(name)}</code></td><td>{escape(kind)}</td><td>{escape(about)}</td></tr>"
        for name, kind, about in _fields(body.get("schema", {}), schema)
    )
    if not rows:
        return f"<p>Answers <code>{escape(media_type)}</code>.</p>"
    return (
        "<details><summary>Fields of the answer</summary><table><thead><tr><th>Field</th><th>Kind</th>"
        f"<th>Meaning</th></tr></thead><tbody>{rows}</tbody></table></details>"
    )


def _fields(part: Schema, schema: Schema, prefix: str = "", depth: int = 0) -> Iterator[tuple[str, str, str]]:
    """Rows of (dotted name, kind, meaning) for an answer, nested answers after their parent."""
    part = _resolve(part, schema)
    if part.get("type") == "array":
        yield from _fields(part.get("items", {}), schema, f"{prefix}[]", depth)
        return
    if depth > 4:
        return
    for name, field in part.get("properties", {}).items():
        dotted = f"{prefix}.{name}" if prefix else name
        resolved = _resolve(field, schema)
        yield dotted, _kind(field, schema), field.get("description") or resolved.get("description", "")
        yield from _fields(resolved, schema, dotted, depth + 1)


def _resolve(part: Schema, schema: Schema) -> Schema:
    """Follow a reference, and take the real alternative of ``X or null``."""
    for option in part.get("anyOf", []):
        if option.get("type") != "null":
            return _resolve(option, schema)
    reference = part.get("$ref")
    if reference is None:
        return part
    found: Schema = schema["components"]["schemas"][reference.rsplit("/", 1)[1]]
    return found


def _kind(field: Schema, schema: Schema) -> str:
    nullable = any(option.get("type") == "null" for option in field.get("anyOf", []))
    resolved = _resolve(field, schema)
    kind = resolved.get("type", "any")
    if kind == "array":
        kind = f"list of {_kind(resolved.get('items', {}), schema)}"
    elif "enum" in resolved:
        kind = " | ".join(str(value) for value in resolved["enum"])
    return f"{kind} or null" if nullable else kind
