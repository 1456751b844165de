"""Segments tile the file: every line is in exactly one, whatever the lines are."""

from __future__ import annotations

import itertools
from pathlib import PurePosixPath

from hypothesis import example, given
from hypothesis import strategies as st

from smcourse.diagnostics import Diagnostic
from smcourse.parse.lesson import parse_page
from smcourse.parse.segments import Segment, segments
from smcourse.parse.shapes.pages import LESSON

TOKENS = [
    ":::", "::::", "::: choice q", "::: note", ":::choice", "::: choice q {a=b", "::: {", "---",
    "***", "- - -", "===", "```", "````", "~~~", "```py", "``` a`b", "   ```", "    ```", "a", "",
    "- [ ] a", "- [x] b {#b}", "- b", "  > why", "> quote", "hint: h", "# t", "## t {.kick}",
    "[a]: https://a.b", "![a](b)", "<b>", "</b>", "<!--", "|a|b|", "|-|-|", ": def", "    code",
    "\t", "1. a", "{: .lead }", "\u2028", "é", "id: a", "title: 'b", "{{ a.b }}", "...", "&#x41;",
]  # fmt: skip
LINES = st.lists(st.sampled_from(TOKENS) | st.text(alphabet=":`~- \t>[]x{}", max_size=9))
LIMITS = st.integers(0, 3)


@given(LINES, LIMITS)
@example(["```", ":::"], 0)
@example(["::: choice q", "```", ":::"], 0)
@example(["::: a", "::: b", ":::", ":::"], 0)
def test_every_line_is_in_exactly_one_segment(lines: list[str], first: int) -> None:
    tiles = segments(lines, first)
    edges = [(tile.start, tile.end) for tile in tiles]
    at = first
    for start, end in edges:
        assert start == at
        assert end > start
        at = end
    assert at == max(first, len(lines)) or not tiles


@given(LINES)
def test_prose_never_stands_beside_prose(lines: list[str]) -> None:
    kinds = [tile.kind for tile in segments(lines)]
    assert ("prose", "prose") not in itertools.pairwise(kinds)


@given(LINES, st.booleans())
@example(["~~~", "\u2028", ":::", "a", "---"], True)
def test_a_page_of_any_lines_is_read_and_every_place_is_in_the_file(
    lines: list[str], has_front_matter: bool
) -> None:
    text = "\n".join(["---", *lines] if has_front_matter else lines)
    found: list[Diagnostic] = []
    page = parse_page(PurePosixPath("a.md"), text.encode(), found, LESSON)
    written = text.split("\n")
    for span in [*(finding.span for finding in found), *(block.span for block in page.blocks)]:
        assert 1 <= span.line <= len(written)
        assert span.end_line in (0, span.line)
        assert 1 <= span.column <= len(written[span.line - 1]) + 1
        assert span.end_column <= len(written[span.line - 1]) + 1


@given(st.binary(max_size=300))
def test_a_page_of_any_bytes_is_read(content: bytes) -> None:
    found: list[Diagnostic] = []
    page = parse_page(PurePosixPath("a.md"), content, found, LESSON)
    assert page.refused is True or isinstance(page.blocks, tuple)


def _kinds(text: str) -> list[tuple[str, int, int]]:
    return [(tile.kind, tile.start, tile.end) for tile in segments(text.split("\n"))]


def test_a_fence_ends_at_its_colons() -> None:
    assert _kinds("a\n::: choice q\nb\n:::\nc") == [
        ("prose", 0, 1),
        ("fence", 1, 4),
        ("prose", 4, 5),
    ]


def test_a_fence_with_more_colons_holds_one_with_fewer() -> None:
    assert _kinds(":::: tabs\n::: choice q\n:::\n::::") == [("fence", 0, 4)]


def test_a_forgotten_end_does_not_swallow_the_next_fence() -> None:
    tiles = segments("::: choice q\na\n::: choice r\nb\n:::".split("\n"))
    assert tiles == [Segment("fence", 0, 2, closed=False), Segment("fence", 2, 5, closed=True)]


def test_colons_in_a_code_block_are_code() -> None:
    assert _kinds("```\n::: choice q\n```\n") == [("prose", 0, 4)]
    assert _kinds("::: choice q\n~~~\n:::\n~~~\n:::") == [("fence", 0, 5)]


def test_inline_code_of_three_backticks_opens_no_code_block() -> None:
    assert _kinds("::: choice q\n```a``` what?\n:::") == [("fence", 0, 3)]


def test_a_break_needs_a_blank_line_above_it() -> None:
    assert [kind for kind, _, _ in _kinds("a\n\n---\n\nb")] == ["prose", "break", "prose"]
    assert [kind for kind, _, _ in _kinds("a\n***\nb")] == ["prose"]
