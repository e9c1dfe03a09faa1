"""The page's modules and styles as one file each."""

from __future__ import annotations

import re

import pytest

from dashboard import settings
from dashboard.web.server import bundle
from dashboard.web.server.assets import LATER, SCRIPT, STYLE, assets

MODULES = sorted((settings.assets_folder() / "app").rglob("*.js"))


def made(**files: str) -> str:
    named = {f"app/{name}.js": text for name, text in files.items()}
    return bundle.scripts("app/main.js", named.__getitem__, "more.js")[0]


def modules_in(name: str) -> list[str]:
    file = assets().get(name)
    assert file is not None
    return re.findall(r'^modules\.set\("([^"]+)"', file.read().decode(), re.MULTILINE)


def test_every_module_of_the_page_is_in_one_of_its_scripts_once() -> None:
    first, later = modules_in(SCRIPT), modules_in(LATER)
    inside = first + later
    assert {"app/views/finder.js", "app/views/station.js", "app/views/exposure.js"} <= set(later)
    assert {"app/main.js", "app/map/stage.js"} <= set(first)
    ours = {f"app/{path.relative_to(settings.assets_folder() / 'app').as_posix()}" for path in MODULES}
    assert len(inside) == len(set(inside))
    assert set(inside) == ours - {"app/reference.js"}  # the API reference's own


def test_every_style_but_the_references_is_in_the_pages_one_in_order() -> None:
    file = assets().get(STYLE)
    assert file is not None
    text = file.read().decode()
    for path in (settings.assets_folder() / "css").glob("*.css"):
        assert (path.read_text() in text) == (path.name != "reference.css")
    assert text.index(":root") < text.index("#react-entry-point")


def test_what_a_module_takes_and_gives_is_handed_over_by_name() -> None:
    text = made(
        main='import {\n  a,\n  b as c,\n} from "./lib/x.js";\nconst later = () => import("./lib/y.js");\n',
        **{"lib/x": "export const a = 1;\nexport async function b() {}\n", "lib/y": "export class Y {}\n"},
    )
    assert 'const { a, b: c, } = use("app/lib/x.js");' in text
    assert 'const later = () => useLater("app/lib/y.js");' in text
    assert "import(`./more.js" in text
    assert "const a = 1;\nasync function b() {}\nreturn { a, b };" in text
    assert "class Y" not in text
    assert text.endswith('use("app/main.js");\n')


@pytest.mark.parametrize(
    "text",
    [
        'import x from "./x.js";',
        'import * as x from "./x.js";',
        'import "./x.js";',
        "export default function f() {}",
        "export { a };",
        'export * from "./x.js";',
        "export let a = 1;",
        "const here = import.meta.url;",
        "await fetch('/');",
        'import { a } from "elsewhere";',
    ],
)
def test_a_form_it_does_not_know_is_refused_with_the_modules_name(text: str) -> None:
    with pytest.raises(ValueError, match=r"app/main\.js"):
        made(main=text, x="export const a = 1;")


def test_words_about_imports_are_no_imports() -> None:
    text = made(
        main='// import { a } from "./x.js";\n/** @type {import("./y.js").T} */\nconst importance = 1;\n'
    )
    assert "use(" not in text.split("modules.set", 1)[1].rsplit("use(", 1)[0]
