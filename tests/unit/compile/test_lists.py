"""Lists mean what they mean on a forge: markdown-it, a reader of CommonMark, is the judge."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html as lxml_html
from markdown_it import MarkdownIt

from smcourse.compile.engine import Engine

ENGINE = Engine(lambda el: None, lambda name: None)
JUDGE = MarkdownIt("commonmark").enable("table")
FRAMES = ("ul", "ol", "li", "blockquote", "pre", "table", "td", "th")
Shape = list[tuple[tuple[str, ...], str]]


def _shape(html: str) -> Shape:
    """Each text with the lists, quotes and tables that it stands in."""
    found: Shape = []

    def walk(el: lxml_html.HtmlElement, frames: tuple[str, ...]) -> None:
        frames += (el.tag,) if el.tag in FRAMES else ()
        if el.text and el.text.strip():
            found.append((frames, " ".join(el.text.split())))
        for child in el:
            walk(child, frames)
            if child.tail and child.tail.strip():
                found.append((frames, " ".join(child.tail.split())))

    walk(lxml_html.fragment_fromstring(f"<div>{html}</div>"), ())
    return found


def _ours(text: str) -> Shape:
    return _shape(ENGINE.convert(text, {}))


def _theirs(text: str) -> Shape:
    return _shape(JUDGE.render(text))


@pytest.mark.parametrize(
    "text",
    [
        "- a\n  - b\n    - c\n- d",
        "* a\n    * b\n        * c",
        "1. a\n   1. b\n   2. c\n2. d",
        "1) a\n2) b",
        "10. a\n    - b\n11. c",
        "Text:\n- a\n- b",
        "Text:\n1. a\n2. b",
        "Born in\n1986. A year.",
        "- a\n\n  more\n\n      code\n- b",
        "- a\n\n  ```py\n  x = 1\n\n  y = 2\n  ```\n- b",
        "- a\n```\nx\n```\n- b",
        "- a\n> quote\n- b",
        "- a\n1. b",
        "> - a\n>   - b\n>\n> c",
        "> > - a\n> >   more",
        "- a\n\n\n- b",
        "Text\n| a | b |\n|---|---|\n| c | d |",
        "Text\n| a | b |\n| --- | :--- |\n| c | d |",
        "| a | b |\n|---|---|\n| `x \\| y` | `z` \\| w |",
        "a | b\n--|--\nc | d",
        "- a\n\n***\n\n- b",
        "- - a",
        "a\\\nb",
        "-  a\n-  b\n\n   c",
        "- a\nlazy\n- b",
        "\t- a",
        "- a\n\t- b",
    ],
)
def test_a_list_of_a_forge_is_that_list(text: str) -> None:
    assert _ours(text) == _theirs(text)


TEXTS = st.sampled_from(["a", "b c", "d\ne", "f\n\ng", "h **i**"])
INNER = ["-", "*", "1.", "1)", "-  "]
KINDS = st.sampled_from([*INNER, "7."])  # only a list that begins with 1 may follow a text
TREES = st.recursive(
    st.tuples(TEXTS, st.just([])),
    lambda inner: st.tuples(TEXTS, st.lists(inner, max_size=3)),
    max_leaves=6,
)


def _written(items: list[tuple[str, list]], kind: str, kinds: list[str], blank: str) -> str:
    """A list of items, each with its own below it, indented by the width of its marker."""
    parts = []
    for text, inner in items:
        width = len(kind) + 1
        body = text + (
            f"\n{blank}" + _written(inner, kinds[0], kinds[1:] + kinds[:1], blank) if inner else ""
        )
        lines = [line and " " * width + line for line in body.split("\n")]
        parts.append(
            f"{kind} {body.split(chr(10))[0]}" + "".join(f"\n{line}" for line in lines[1:])
        )
    return f"\n{blank}".join(parts)


@given(
    st.lists(TREES, min_size=1, max_size=3),
    KINDS,
    st.lists(st.sampled_from(INNER), min_size=1),
    st.booleans(),
)
def test_a_list_in_a_list_stays_there(
    items: list[tuple[str, list]], kind: str, kinds: list[str], is_loose: bool
) -> None:
    text = _written(items, kind, kinds, "\n" if is_loose else "")
    assert _ours(text) == _theirs(text), text
