"""What is refused before a parser sees it, and what is not."""

from __future__ import annotations

from pathlib import PurePosixPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smcourse.diagnostics import Span
from smcourse.parse.limits import MAX_BYTES, MAX_LINE, MAX_NESTING, blocks, decode, prose_limits

PATH = PurePosixPath("en/a.md")
SPAN = Span(path=PATH)


def _codes(markdown: str) -> list[str]:
    return [finding.code for finding in prose_limits(markdown, SPAN)]


@pytest.mark.parametrize(
    ("content", "text"),
    [
        (b"a\r\nb\rc\nd", "a\nb\nc\nd"),
        (b"\xef\xbb\xbfa", "a"),
        ("Alcance ñ 🐝".encode(), "Alcance ñ 🐝"),
        (b"", ""),
    ],
)
def test_line_ends_and_byte_order_mark_do_not_matter(content: bytes, text: str) -> None:
    assert decode(PATH, content) == (text, [])


@pytest.mark.parametrize(
    ("content", "code", "line"),
    [
        (b"a\nb\xff", "not-utf8", 2),
        ("añb".encode("utf-16"), "not-utf8", 1),
        (b"a\nb\x00", "control-character", 2),
        (b"a\n\n\x1b[31m", "control-character", 3),
        (b"a\x7f", "control-character", 1),
        ("a\ufffe".encode(), "control-character", 1),
        (b"a\n" + b"b" * (MAX_LINE + 1), "line-too-long", 2),
        (b"a\n" * MAX_BYTES, "file-too-large", 1),
    ],
)
def test_a_file_that_must_not_be_read_gives_no_text(content: bytes, code: str, line: int) -> None:
    text, found = decode(PATH, content)
    assert text == ""
    assert [(finding.code, finding.span.line) for finding in found] == [(code, line)]


def test_a_line_just_short_enough_is_read() -> None:
    assert decode(PATH, b"b" * MAX_LINE)[1] == []


@given(st.binary(max_size=60))
def test_no_bytes_raise(content: bytes) -> None:
    text, found = decode(PATH, content)
    assert text == "" or found == []


@pytest.mark.parametrize(
    ("markdown", "code"),
    [
        ("[" * 201, "too-many-brackets"),
        ("[" * 150 + "\n" + "[" * 51, "too-many-brackets"),
        ("*" * 4001, "too-many-brackets"),
        ("<b>" * 201, "too-many-brackets"),
        ("- [a](b)\n" * 201, "too-many-brackets"),
        (":   b\n" * 201, "too-many-brackets"),
        ("> " * 21 + "a", "nested-too-deep"),
        (">" * 21 + "a", "nested-too-deep"),
        ("- " * 21 + "a", "nested-too-deep"),
        ("1. " * 21 + "a", "nested-too-deep"),
        ("    " * 21 + "- a", "nested-too-deep"),
        ("\t" * 21 + "- a", "nested-too-deep"),
        ("- > " * 11 + "a", "nested-too-deep"),
        ("a b c\n" * 20_000, "block-too-long"),
        ("|a" * 900 + "|\n" + "|\n" * 100, "table-too-large"),
    ],
)
def test_what_would_take_a_parser_minutes_is_refused(markdown: str, code: str) -> None:
    assert _codes("fine\n\n" + markdown) == [code]


@pytest.mark.parametrize(
    "markdown",
    [
        "[" * 200,
        "[a](b) " * 150,
        "[a\n\n" * 500,
        "> " * MAX_NESTING + "a",
        "- " * MAX_NESTING + "a",
        "```\n" + "[" * 5000 + "\n" + " " * 900 + "a\n```",
        "a - b - c - d " * 40,
        "1 2 3 4 5 6 7 8 9 10. " * 30,
    ],
)
def test_an_honest_lesson_is_let_through(markdown: str) -> None:
    assert _codes(markdown) == []


def test_the_finding_stands_at_its_line() -> None:
    found = list(prose_limits("a\n\nb\n" + "> " * 30 + "c", SPAN.at(10)))
    assert [finding.span.line for finding in found] == [13]


PIECES = st.lists(st.sampled_from(["a", "", "## t", "- b", "    c", "```", "> q", "|x|", "<b>"]))


@given(PIECES)
def test_blocks_put_together_are_the_run_again(lines: list[str]) -> None:
    text = "\n".join(lines)
    assert "\n".join(blocks(text)) == text
