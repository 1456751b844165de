"""The lines of a question that is not graded."""

from __future__ import annotations

from dataclasses import replace
from pathlib import PurePosixPath

import pytest
from unit.headers import header

from smcourse.compile.payload import print_of
from smcourse.diagnostics import Diagnostic, Span
from smcourse.model import Ungraded
from smcourse.parse.questions import parse_question

SPAN = Span(path=PurePosixPath("en/a.md"), line=5)
SURVEY = """You have seen the hive.

Would you keep bees?

- Never {#no}
- Perhaps,
  one day
  > Come and see us.
- [Yes](https://example.com)

hint: Think of July.
"""


def _parse(text: str, kind: str = "survey", **attributes: str) -> tuple[Ungraded, list[Diagnostic]]:
    read = replace(header(SPAN), kind=kind, attributes=attributes)
    question, found = parse_question(read, text.split("\n"), 6)
    assert isinstance(question, Ungraded)
    return question, found


def test_an_opinion_has_options_and_no_points() -> None:
    survey, found = _parse(SURVEY)
    assert found == []
    assert survey.situation and survey.situation.markdown.strip() == "You have seen the hive."
    assert survey.prompt.markdown == "Would you keep bees?"
    assert [(entry.id, entry.text.markdown) for entry in survey.entries] == [
        ("no", "Never"),
        ("b", "Perhaps,\none day"),
        ("c", "[Yes](https://example.com)"),
    ]
    assert survey.entries[1].feedback and survey.entries[1].feedback.markdown == "Come and see us."
    assert survey.hint and survey.hint.markdown == "Think of July."
    assert survey.points == 0


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("A?\n\n- [ ] One.\n- [x] Two.\n- [X]", [8, 9, 10]),
        ("A?\n\n- One.\n- Two.\n\nright: a\nhint: b\nwrong: c", [11, 13]),
        ("A?\n\n- [x](https://example.com)\n- x [x]", []),
    ],
)
def test_a_mark_of_right_or_wrong_is_refused_where_it_stands(text: str, said: list[int]) -> None:
    _, found = _parse(text)
    assert [(one.code, one.span.line) for one in found] == [("ungraded-mark", n) for n in said]


def test_points_are_refused_and_are_none() -> None:
    survey, found = _parse("A?\n\n- b\n- c", points="5")
    assert [one.code for one in found] == ["ungraded-points"]
    assert survey.points == 0


def test_an_answer_is_to_its_words_not_to_their_order() -> None:
    one, two, other = (
        print_of(_parse(f"A?\n\n{lines}")[0])
        for lines in ("- B {#b}\n- C {#c}", "- c {#c}\n- b {#b}", "- B {#b}\n- D {#c}")
    )
    assert (one == two, one == other) == (True, False)


RULES = """I confirm:

- I have read them. {#read}
- I know whom to ask.

refuse: Ask first.
"""


def test_what_is_to_be_confirmed_has_a_version_and_a_refusal() -> None:
    rules, found = _parse(RULES, "acknowledge", version="2026.1")
    assert found == []
    assert [entry.id for entry in rules.entries] == ["read", "b"]
    assert (rules.version, rules.remarks) == ("2026.1", {})
    assert rules.refusal and rules.refusal.markdown == "Ask first."


def test_only_what_is_to_be_confirmed_has_them() -> None:
    _, found = _parse(RULES, version="2026.1")
    assert [one.code for one in found] == ["item-line", "fence-attribute-unknown"]


@pytest.mark.parametrize("version", ["2026_1", "März", "a b", "-1", "1234567890.1234567890"])
def test_a_version_that_an_id_cannot_hold_is_refused(version: str) -> None:
    _, found = _parse(RULES, "acknowledge", version=version)
    assert [one.code for one in found] == ["fence-attribute-value"]


def test_a_new_version_is_another_question() -> None:
    first, second = (_parse(RULES, "acknowledge", version=v)[0] for v in ("2026.1", "2026.2"))
    assert print_of(first) != print_of(second)
    assert first.own_key() != second.own_key()


def test_a_list_to_tick_is_read_like_an_opinion() -> None:
    ticks, found = _parse(SURVEY, "checklist")
    assert (ticks.kind, len(ticks.entries), found) == ("checklist", 3, [])
