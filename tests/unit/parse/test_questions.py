"""The lines of `::: choice` become a question."""

from __future__ import annotations

from pathlib import PurePosixPath

import pytest
from hypothesis import given
from hypothesis import strategies as st
from unit.headers import header

from smcourse.diagnostics import Diagnostic, Span
from smcourse.model import Choice
from smcourse.parse.questions import parse_question

SPAN = Span(path=PurePosixPath("en/a.md"), line=5)


def _parse(text: str, **attributes: str) -> tuple[Choice | None, list[Diagnostic]]:
    return parse_question(header(SPAN, **attributes), text.split("\n"), 6)


def _choice(text: str, **attributes: str) -> Choice:
    choice, found = _parse(text, **attributes)
    assert found == []
    assert choice is not None
    return choice


FULL = """A bee flies out.

She comes back.

Who is she?
Look closely.

- [ ] The queen.
  > No.
  >
  > She stays.
* [X] A worker,
  of course. {#worker}
  > Yes.
    She is.
+ [ ] A drone. {#drone}

hint: Who *works*?"""


def test_the_last_paragraph_is_the_question() -> None:
    choice = _choice(FULL)
    assert choice.situation is not None
    assert choice.situation.markdown.strip() == "A bee flies out.\n\nShe comes back."
    assert choice.prompt.markdown == "Who is she?\nLook closely."
    assert choice.prompt.span.line == 10


def test_options_have_words_feedback_and_places() -> None:
    first, second, third = _choice(FULL).options
    assert (first.id, first.right, first.text.markdown) == ("a", False, "The queen.")
    assert first.feedback is not None
    assert first.feedback.markdown == "No.\n\nShe stays."
    assert (first.span.line, first.feedback.span.line) == (13, 14)
    assert (second.id, second.right) == ("worker", True)
    assert " ".join(second.text.markdown.split()) == "A worker, of course."
    assert second.feedback is not None
    assert second.feedback.markdown == "Yes.\nShe is."
    assert (third.id, third.feedback) == ("drone", None)


def test_an_option_without_an_id_has_the_letter_of_its_place() -> None:
    choice = _choice("A?\n- [x] a\n- [ ] b {#zz}\n- [ ] c")
    assert [option.id for option in choice.options] == ["a", "zz", "c"]


def test_the_hint_is_kept_with_its_place() -> None:
    hint = _choice(FULL).hint
    assert hint is not None
    assert (hint.markdown, hint.span.line) == ("Who *works*?", 23)


@pytest.mark.parametrize(
    ("options", "attributes", "multiple"),
    [
        ("- [x] a\n- [ ] b", {}, False),
        ("- [x] a\n- [x] b", {}, True),
        ("- [x] a\n- [ ] b", {"multiple": ""}, True),
    ],
)
def test_several_right_options_make_it_multiple(
    options: str, attributes: dict[str, str], multiple: bool
) -> None:
    assert _choice(f"A?\n{options}", **attributes).multiple is multiple


def test_attributes_are_read() -> None:
    choice = _choice("A?\n- [x] a", points="5", objective="O1", record="none", was="old,older")
    assert (choice.points, choice.objective, choice.record) == (5, "O1", False)
    assert choice.was == ("old", "older")


def test_code_in_the_situation_holds_no_options() -> None:
    choice = _choice("```\n- [ ] not one\n```\n\nA?\n- [x] a\n- [ ] b")
    assert [option.text.markdown for option in choice.options] == ["a", "b"]


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        ("A?\n- [x] a\n- b", "option-mark", 8),
        ("A?\n- [x] a\nb", "option-line", 8),
        ("A?\n- [x] a\n\nnote: b", "option-line", 9),
        ("A?\n- [x] a {#B}", "id-form", 7),
    ],
)
def test_a_line_that_cannot_be_read_is_said_at_its_place(text: str, code: str, line: int) -> None:
    _, found = _parse(text)
    assert [(finding.code, finding.span.line) for finding in found] == [(code, line)]


TOKENS = st.sampled_from(
    ["- [ ] a", "- [x] b {#b}", "- [ ]", "- b", "  > f", ">", "> f", "  more", "", "A?", "hint: h",
     "hint:", "```", "- [x]b", "  - [ ] c", "1. d", "\t> x", "{#y}", ":::: x", "- [x] {#only}"]
)  # fmt: skip


@given(st.lists(TOKENS, max_size=12))
def test_no_lines_raise_and_every_place_is_inside(lines: list[str]) -> None:
    choice, found = _parse("\n".join(lines))
    places = [finding.span.line for finding in found]
    if choice:
        places += [option.span.line for option in choice.options]
    assert all(5 <= line <= 6 + len(lines) for line in places)
