"""The lines of `::: order` and `::: match` become questions."""

from __future__ import annotations

from dataclasses import replace
from pathlib import PurePosixPath

import pytest
from unit.headers import header

from smcourse.diagnostics import Diagnostic, Span
from smcourse.model import Match, Order, Question
from smcourse.parse.questions import parse_question

SPAN = Span(path=PurePosixPath("en/a.md"), line=5)
ORDER = """A bee is born.

What does she do first?

1. She cleans
   her cell. {#clean}
   > All young bees
   > do.
2) She feeds
- She flies. {#fly}

hint: Who is *young*?
right: Inside first.
"""
MATCH = """Who does what?

- Lays eggs {#eggs} :: The queen
  > Up to 2,000 a day.
- Gathers nectar :: A  worker
- Guards
  the hive :: A worker {#guard}
- :: The keeper

part: Look again.
wrong: Who leaves the hive?
"""


def _parse(kind: str, text: str) -> tuple[Question, list[Diagnostic]]:
    return parse_question(replace(header(SPAN), kind=kind), text.split("\n"), 6)


def test_an_order_has_its_lines_in_the_right_order() -> None:
    order, found = _parse("order", ORDER)
    assert found == []
    assert isinstance(order, Order)
    assert order.situation and order.situation.markdown.strip() == "A bee is born."
    assert order.prompt.markdown == "What does she do first?"
    assert [(entry.id, entry.text.markdown) for entry in order.entries] == [
        ("clean", "She cleans\nher cell."),
        ("b", "She feeds"),
        ("fly", "She flies."),
    ]
    first = order.entries[0]
    assert first.feedback and first.feedback.markdown == "All young bees\ndo."
    assert (first.span.line, first.text.place(11, 3).line, first.text.place(11, 3).column) == (
        10,
        11,
        4,
    )
    assert order.hint and order.hint.markdown == "Who is *young*?"
    assert {key: prose.markdown for key, prose in order.remarks.items()} == {
        "right": "Inside first."
    }


def test_a_match_has_lines_and_each_answer_once() -> None:
    match, found = _parse("match", MATCH)
    assert found == []
    assert isinstance(match, Match)
    assert [(entry.id, entry.text.markdown) for entry in match.entries] == [
        ("eggs", "Lays eggs"),
        ("b", "Gathers nectar"),
        ("guard", "Guards\nthe hive"),
    ]
    assert [answer.markdown for answer in match.answers] == ["The queen", "A  worker", "The keeper"]
    assert match.right == (0, 1, 1)
    answer = match.answers[0].span
    assert (answer.line, answer.column) == (8, 24)
    assert match.entries[0].feedback is not None
    assert sorted(match.remarks) == ["part", "wrong"]


@pytest.mark.parametrize(
    ("kind", "text", "said"),
    [
        ("order", "A?\n\n1. One.\nTwo.", [("item-line", 9)]),
        ("order", "A?\n\n1. One.\n\nright: a\nright: b", [("item-line", 11)]),
        ("order", "A?\n\n1. One. {#Not}", [("id-form", 8)]),
        ("match", "A?\n\n- One\n- :: \n- a::b", [("pair-form", 8), ("pair-form", 9), ("pair-form", 10)]),
        ("match", "A?\n\n- One {#Not} :: b", [("id-form", 8)]),
        ("match", "A?\n\nnote: b\n- c :: d\nnote: e", [("item-line", 10)]),
    ],
)  # fmt: skip
def test_what_is_no_item_is_said_with_its_line(
    kind: str, text: str, said: list[tuple[str, int]]
) -> None:
    _, found = _parse(kind, text)
    assert [(one.code, one.span.line) for one in found] == said


def test_a_question_without_a_list_has_none() -> None:
    order, found = _parse("order", "What is missing here?")
    assert isinstance(order, Order)
    assert (order.entries, order.prompt.markdown, found) == ((), "What is missing here?", [])


def test_a_list_in_code_is_none() -> None:
    order, _ = _parse("order", "~~~\n1. code\n~~~\n\nWhich?\n\n1. a\n2. b")
    assert isinstance(order, Order)
    assert [entry.text.markdown for entry in order.entries] == ["a", "b"]


@pytest.mark.parametrize("kind", ["order", "match"])
def test_many_items_are_read_in_time(kind: str) -> None:
    question, found = _parse(kind, "A?\n\n" + "\n".join(f"- a{n} :: b{n}" for n in range(20_000)))
    assert isinstance(question, (Order, Match))
    assert (len(question.entries), found) == (20_000, [])
