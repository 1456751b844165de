"""Nothing dangerous reaches the page, whatever the prose tries, said or not."""

from __future__ import annotations

import re
from pathlib import PurePosixPath

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from lxml import html as lxml_html
from unit.rendering import make_renderer

from smcourse.compile.markup import TAGS
from smcourse.diagnostics import Diagnostic, Span
from smcourse.model import Prose

SPAN = Span(path=PurePosixPath("en/a.md"))
SVG = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 2 1"><path d="M0 0"/></svg>'
DRAWN = {"svg", "path"}
ATTRIBUTES = set(
    "class lang dir href title target rel src alt width height loading align scope start "
    "tabindex id role download aria-haspopup data-sm-goto data-sm-term".split()
)


def _render(text: str) -> str:
    found: list[Diagnostic] = []
    files = {PurePosixPath("en/b.svg"): SVG}
    prose = Prose(markdown=text, span=SPAN)
    return str(make_renderer(files, found, page=(prose,)).block(prose))


def _flaws(html: str) -> list[str]:
    """What of a piece of HTML no course may hold."""
    elements = [
        part
        for el in lxml_html.fragments_fromstring(f"<p></p>{html}")
        if not isinstance(el, str)
        for part in el.iter()
    ]
    odd = [str(el.tag) for el in elements if el.tag not in TAGS | DRAWN]  # comments too
    attributes = [(el.tag, name, value) for el in elements for name, value in el.attrib.items()]
    return odd + [f"{name}={value}" for tag, name, value in attributes if _is_odd(tag, name, value)]


def _is_odd(tag: str, name: str, value: str) -> bool:
    if name in ("href", "src"):
        scheme = re.match(r"[\x00-\x20]*([A-Za-z][\w+.-]*):", value)
        return scheme is not None and scheme[1].lower() not in ("https", "mailto", "tel")
    if name == "class":
        return not all(word.startswith("sm-") for word in value.split())
    return name.lower().startswith("on") or (name not in ATTRIBUTES and tag not in DRAWN)


ATTACKS = [
    "<script>alert(1)</script>",
    "<scr<script>ipt>alert(1)</script>",
    "<script\n>alert(1)</script\n>",
    "<svg onload=alert(1)>",
    "<svg><style><img src=x onerror=alert(1)></style></svg>",
    "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>",
    "<img src=x onerror=alert(1)//",
    "<b onmouseover=alert(1)>x</b>",
    '<b title=">" onclick=alert(1)>x</b>',
    "<b/onclick=alert(1)>x",
    "<b\x0conclick=alert(1)>x",
    "<iframe srcdoc='<script>alert(1)</script>'>",
    "<a href='javascript:alert(1)'>x</a>",
    "<a href='java\tscript:alert(1)'>x</a>",
    "[x](javascript:alert(1))",
    "[x](java&#115;cript:alert(1))",
    "[x](<javascript:alert(1)>)",
    "[x]( javascript:alert(1))",
    "[x](\\javascript:alert(1))",
    "[x](&#106;avascript:alert(1))",
    "[x](//evil.example)",
    "[x][y]\n\n[y]: javascript:alert(1)",
    "<javascript:alert(1)>",
    "![x](javascript:alert(1))",
    "![x](https://evil.example/a.png)",
    "![x](b.svg){src=javascript:alert(1)}",
    "![x](b.svg){onerror=alert(1) style=x srcset=y}",
    '![" onerror="alert(1)](b.svg)',
    '![x](b.svg " onerror=alert(1)"){.themed}',
    '![" onload="alert(1)](b.svg){.themed}',
    "[x](https://a.example){href=javascript:alert(1)}",
    "[x](https://a.example){onclick=alert(1) target=_top}",
    "# x {onclick=alert(1)}",
    "x\n{: style=color:red onclick=alert(1) }",
    "|a|\n|-|\n|b {onclick=alert(1)}|",
    "- a\n{: onclick=alert(1) }",
    "``` {onclick=alert(1) .x style=y}\nx\n```",
    "```html onclick=alert(1)\n<script>\n```",
    "   ```\n<script>alert(1)</script>\n   ```",
    "~~~\n<script>alert(1)</script>\n~~~~",
    "`` ` <script> ` ``",
    "<!-- --><script>alert(1)</script>",
    "<!--><script>alert(1)</script>-->",
    "<![CDATA[<script>alert(1)</script>]]>",
    "<?php <script>alert(1)</script> ?>",
    "<!DOCTYPE html><script>alert(1)</script>",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "\\<script>alert(1)\\</script>",
    "<p title='</p><script>alert(1)</script>'>x</p>",
    "<noscript><p title='</noscript><img src=x onerror=alert(1)>'></noscript>",
    "<plaintext>x",
    "<base href=https://evil.example>",
    "<meta http-equiv=refresh content='0;url=https://evil.example'>",
    "<form action=https://evil.example><input name=x></form>",
    "\x02wzxhzdk:0\x03 klzzwxh:0000",
    "&#xE000;0&#xE001;",
]  # fmt: skip


@pytest.mark.parametrize("text", ATTACKS)
def test_an_attack_comes_to_nothing(text: str) -> None:
    assert _flaws(_render(text)) == []
    assert _flaws(_render(f"> - {text}\n\n{text}\n\nx {text} x\n")) == []


@given(st.lists(st.sampled_from([*ATTACKS, "\n", "\n\n", "> ", "- ", "`", "*", "[", "](", ")"])))
@example(["![", ATTACKS[0], "](b.svg){.themed}"])
def test_nor_do_attacks_put_together(parts: list[str]) -> None:
    assert _flaws(_render("".join(parts))) == []


@given(st.text(alphabet="<>/='\"!-[]() \n`&;#{}.:xbsaonscriptjv", max_size=80))
def test_nor_does_noise(text: str) -> None:
    assert _flaws(_render(text)) == []
