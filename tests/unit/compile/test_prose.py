"""Markdown becomes HTML that is safe to show, and what is wrong with it is said at its place."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import PurePosixPath

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markupsafe import Markup
from unit.rendering import make_renderer

from smcourse.company import Company
from smcourse.compile.engine import Engine
from smcourse.compile.lists import normal_lists
from smcourse.compile.markup import clean
from smcourse.compile.runs import is_plain, references
from smcourse.diagnostics import Diagnostic, Span
from smcourse.model import Prose
from smcourse.parse.code import normal_code

SPAN = Span(path=PurePosixPath("en/a.md"), line=10)
SVG = (
    b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 10"><path class="a" d="M0 0"/></svg>'
)
SCROLLS = '<pre tabindex="0"><code>'  # what is wide scrolls, and a keyboard must reach it
FILES = {PurePosixPath(name): SVG for name in ("media/bee.svg", "media/the_bee.svg")}


def _render(
    text: str, known: Mapping[str, tuple[str, str]] | None = None
) -> tuple[Markup, list[Diagnostic]]:
    found: list[Diagnostic] = []
    renderer = make_renderer(FILES, found)
    renderer.references = known or {}
    return renderer.block(Prose(markdown=text, span=SPAN)), found


def _html(text: str) -> str:
    html, found = _render(text)
    assert found == []
    return str(html).strip()


def _codes(text: str) -> list[tuple[str, int, int]]:
    return [(f.code, f.span.line, f.span.column) for f in _render(text)[1]]


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("a **b** *c* `d`", "<p>a <strong>b</strong> <em>c</em> <code>d</code></p>"),
        ("a\nb", "<p>a\nb</p>"),
        ("3 < 4 & 5 > 2", "<p>3 &lt; 4 &amp; 5 &gt; 2</p>"),
        ("`<b>` &lt;b&gt;", "<p><code>&lt;b&gt;</code> &lt;b&gt;</p>"),
        ("## T", "<h2>T</h2>"),
        ("1. a\n2. b", "<ol>\n<li>a</li>\n<li>b</li>\n</ol>"),
        ("> a", "<blockquote>\n<p>a</p>\n</blockquote>"),
        ("a\n:   b", "<dl>\n<dt>a</dt>\n<dd>b</dd>\n</dl>"),
        ("a\n{: .lead }", '<p class="sm-lead">a</p>'),
        ("## a {.kick}", '<h2 class="sm-kick">a</h2>'),
        ("H<sub>2</sub>O", "<p>H<sub>2</sub>O</p>"),
        ("```\n<b> & {x}\n```", SCROLLS + "&lt;b&gt; &amp; {x}\n</code></pre>"),
        ("    <b>", SCROLLS + "&lt;b&gt;\n</code></pre>"),
    ],
)
def test_markdown_becomes_html(text: str, html: str) -> None:
    assert _html(text) == html


def test_a_table_is_aligned_by_attribute() -> None:
    html = _html("|a|b|\n|--:|:-:|\n|1|2|")
    assert '<th align="right">a</th>' in html
    assert '<td align="center">2</td>' in html
    assert "style" not in html


@pytest.mark.parametrize(
    ("text", "href"),
    [
        ("[a](https://a.example/b?c=1&d=2)", "https://a.example/b?c=1&amp;d=2"),
        ("[a](https://a.example/?b&amp;c)", "https://a.example/?b&amp;c"),
        ("[a](https://a.example/?x&section=2&lt=4)", "https://a.example/?x&amp;section=2&amp;lt=4"),
        ("[a](HTTPS://a.example)", "HTTPS://a.example"),
        ("[a](https://a.example/c_\\(d\\))", "https://a.example/c_(d)"),
        ("<https://a.example/>", "https://a.example/"),
    ],
)
def test_a_web_link_opens_beside_the_course(text: str, href: str) -> None:
    html = _html(text)
    assert f'href="{href}"' in html
    assert 'target="_blank"' in html
    assert 'rel="noopener noreferrer"' in html


@pytest.mark.parametrize(
    ("text", "is_bare"),
    [
        ("See https://a.example/b?c=1&d=2.", True),
        ("<https://a.example/>", True),
        ("[`a.example`](https://a.example/)", True),
        ("[https://a.example](https://a.example/)", True),
        ("[here](https://a.example/)", False),
        ("[a.example](https://a.example/b)", False),
        ("<a@b.example>", False),
    ],
)
def test_a_link_that_shows_its_address_is_marked_for_paper(text: str, is_bare: bool) -> None:
    assert ('class="sm-bare"' in _html(text)) is is_bare


def test_an_address_of_the_company_is_marked_too() -> None:
    owner = {"name": "Communication", "channel": "a.example/policy"}
    company = Company(
        id="c", sample=False, values={"en": {"policy_owner": owner}}, span=SPAN, spans={}
    )
    markdown = "[{{ policy_owner.channel }}](https://{{ policy_owner.channel }}) by [{{ policy_owner.name }}](https://b.example)"
    html = make_renderer({}, [], company=company).block(Prose(markdown=markdown, span=SPAN))
    assert html.count('class="sm-bare"') == 1
    assert ">a.example/policy</a>" in html


@pytest.mark.parametrize("text", ["[a](mailto:a@b.example)", "[a](tel:+5255)", "<a@b.example>"])
def test_mail_and_telephone_links_stay_in_their_window(text: str) -> None:
    html = _html(text)
    assert 'href="' in html
    assert "target" not in html


@pytest.mark.parametrize(
    "target",
    ["http://a.example", "javascript:alert(1)", "JaVaScRiPt:alert(1)",
     "data:text/html,x", "vbscript:x", "//a.example", "ftp://a.example", "file:///etc/passwd",
     "blob:x", "lesson:x"],
)  # fmt: skip
def test_a_link_to_nowhere_is_said_at_its_place(target: str) -> None:
    html, found = _render(f"Some bees.\n\nSee [it]({target}).")
    assert [finding.code for finding in found] == ["link-target"]
    assert (found[0].span.line, found[0].span.column) == (12, 10)
    assert "javascript" not in html.lower().replace("&#", "")


def test_a_link_in_code_is_code_and_the_one_outside_is_named() -> None:
    assert _codes("`[a](x)` and [a](x)") == [("download-missing", 10, 18)]


def test_a_link_definition_serves_the_whole_page() -> None:
    known = references(["x\n\n[Ref]: https://a.example 'A title'\n", "[two]: <https://b.example>"])
    html, found = _render("[a][ref] [b][TWO]", known)
    assert found == []
    assert 'href="https://a.example"' in html
    assert 'title="A title"' in html
    assert 'href="https://b.example"' in html


def test_an_image_alone_is_a_figure_with_its_size() -> None:
    assert _html("![A bee](../media/bee.svg)") == (
        '<figure><img alt="A bee" height="10" loading="lazy" src="media/bee.svg" width="20">'
        "</figure>"
    )


def test_a_title_becomes_the_caption() -> None:
    html = _html('![A bee](../media/bee.svg "A *bee* & co"){.wide}')
    assert html.startswith('<figure class="sm-wide">')
    assert "<figcaption>A *bee* &amp; co</figcaption></figure>" in html


@pytest.mark.parametrize("mark", ["", "{.themed}"])
@pytest.mark.parametrize(
    ("size", "is_wide"), [((640, 480), True), ((639, 300), False), ((900, 676), False)]
)
def test_a_broad_image_is_wide_by_itself(size: tuple[int, int], is_wide: bool, mark: str) -> None:
    drawing = SVG.replace(b"20 10", b"%d %d" % size)
    renderer = make_renderer({PurePosixPath("media/bee.svg"): drawing}, [])
    html = renderer.block(Prose(markdown=f"![A bee](../media/bee.svg){mark}", span=SPAN))
    assert html.startswith('<figure class="sm-wide">') is is_wide
    assert "<span width" not in html


def test_an_image_in_a_sentence_is_no_figure() -> None:
    assert _html("a ![b](../media/bee.svg)").startswith("<p>a <img")


@pytest.mark.parametrize("target", ["../media/the_bee.svg", "../media/the\\_bee.svg"])
def test_an_escaped_name_is_the_same_name(target: str) -> None:
    assert 'src="media/the-bee.svg"' in _html(f"![a]({target})")


def test_a_themed_drawing_stands_in_the_page() -> None:
    html = _html("![A \\* & `c` *e* bee](../media/bee.svg){.themed}")
    assert html.startswith("<figure><span><svg")
    assert 'aria-label="A * &amp; ' in html
    assert "<img" not in html
    assert not [character for character in html if ord(character) in (2, 3)]


def test_no_text_stands_in_for_a_drawing() -> None:
    html = _html("![a](../media/bee.svg){.themed} &#xE000;0&#xE001; drawing0 \ue0000\ue001")
    assert html.count("<svg") == 1


def test_a_missing_image_is_said_with_the_path_to_the_nearest() -> None:
    found = _render("![a](be.svg)")[1]
    assert [(finding.code, str(finding.help)) for finding in found] == [
        ("image-missing", "did you mean `../media/bee.svg`?")
    ]


@pytest.mark.parametrize(
    ("text", "code", "line", "column"),
    [
        ("The Hive and\n\n# Hive", "heading-level", 12, 1),
        ("a\n\nHive\n====", "heading-level", 12, 1),
        ("a <div>b</div>", "html-not-allowed", 10, 3),
        ("a\nb <img src=x>", "html-not-allowed", 11, 3),
        ("a <a href='https://a.example'>b</a>", "html-not-allowed", 10, 3),
        ("a <b onclick='x'>b</b>", "html-not-allowed", 10, 6),
        ("a <b/onclick='x'>b</b>", "html-not-allowed", 10, 6),
        ("a <b style='x'>b</b>", "html-not-allowed", 10, 6),
        ("a <b STYLE = x>b</b>", "html-not-allowed", 10, 6),
        ("a <b id=x>b</b>", "html-not-allowed", 10, 6),
        ("a\n{: style='x' }", "attribute-unknown", 11, 4),
        ("## a {.kikc}", "attribute-unknown", 10, 8),
    ],
)
def test_what_would_be_cleaned_away_is_said(text: str, code: str, line: int, column: int) -> None:
    assert (code, line, column) in _codes(text)


@pytest.mark.parametrize("text", ["`<div>`", "```\n<div>\n```", "~~~\n<i id=x>\n~~~~", "a <3 b>"])
def test_code_and_signs_are_no_html(text: str) -> None:
    assert _codes(text) == []


def test_a_line_is_one_paragraph_without_its_tags() -> None:
    found: list[Diagnostic] = []
    renderer = make_renderer({}, found)
    assert renderer.line(Prose(markdown="a *b*", span=SPAN)) == "a <em>b</em>"
    assert renderer.line(Prose(markdown="- a\n- b", span=SPAN)) == ""
    assert [finding.code for finding in found] == ["not-one-paragraph"]


WORDS = st.text(alphabet="ab .,;:!?-+=1)('\"“”«»…é🐝\u00ad\u200b\n /@%$", max_size=40)


@given(WORDS)
@example("a\n- b")
@example("1. a")
@example("a  \nb")
@example("= a")
@example("see http://a.example")
@example("a\n===")
def test_what_is_plain_comes_out_as_markdown_would_make_it(text: str) -> None:
    if is_plain(text):
        prose = Prose(markdown=text, span=SPAN)
        engine = Engine(lambda el: None, lambda name: None)
        assert str(make_renderer({}, []).block(prose)) == clean(engine.convert(text, {}))


STARS = st.lists(st.sampled_from(
    ["*", "**", "***", " ", "a", "b c", "\n", "\n\n", "- ", "1. ", "  \n", ".", "|", "a|b\n-|-\n", "# ",
     "{.lead}", ": ", "    ", "!", "(x)", "é", "+", "=", "http://a.b", "a@b.c"]
), max_size=14).map("".join)  # fmt: skip


@given(STARS)
def test_a_text_without_other_signs_needs_no_other_forms(text: str) -> None:
    engine = Engine(lambda el: None, lambda name: None)
    whole = engine._for_prose()
    whole.reset()
    assert engine.convert(text, {}) == whole.convert(normal_code(normal_lists(text)))
