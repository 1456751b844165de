"""A text as JSON: a field for each gap, and a key that no field gives away."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import PurePosixPath
from typing import Any

import pytest
from unit.headers import header
from unit.rendering import make_renderer

from smcourse.compile.payload import greatest_response, print_of, question_payload
from smcourse.diagnostics import Diagnostic, Span
from smcourse.grading import response_code
from smcourse.model import Question
from smcourse.parse.questions import parse_question

SPAN = Span(path=PurePosixPath("en/a.md"))


def _text(body: str, **attributes: str) -> Question:
    head = replace(header(SPAN), kind="text", attributes=attributes)
    question, _ = parse_question(head, f"A?\n\n{body}".split("\n"), 1)
    return question


def _payload(body: str) -> tuple[dict[str, Any], list[Diagnostic]]:
    found: list[Diagnostic] = []
    renderer = make_renderer({}, found)
    return dict(question_payload(_text(body), renderer)), found


def test_each_gap_is_a_field_in_its_sentence() -> None:
    payload, found = _payload(
        "*The* [[six|6]] of `[[x]]` and\n\n| a | b |\n|---|---|\n| [[c|d]] | <b> |"
    )
    assert [one.code for one in found] == []
    html = re.sub(r" (?:max|auto|spell)[^>]*", "", payload["html"])
    assert html.startswith('<p><em>The</em> <span class="sm-gap"><input size="6"></span> of <code>')
    assert '<td><span class="sm-gap"><input size="6"></span></td>' in html
    assert payload["key"]["right"] == ["six", "c"]
    assert payload["key"]["accepted"] == [["six", "6"], ["c", "d"]]


def test_the_width_of_a_field_does_not_tell_the_word() -> None:
    widths = {}
    for length in range(1, 101):
        payload, _ = _payload(f"The [[{'x' * length}]].")
        (size,) = re.findall(r'size="(\d+)"', payload["html"])
        widths[length] = int(size)
    assert all(width >= min(length, 30) for length, width in widths.items())
    assert set(widths.values()) == {6, 12, 18, 24, 30}


@pytest.mark.parametrize(
    "body",
    ["[a [[b]]](https://example.org)", "![[[b]]](a.png)", "[a](https://example.org '[[b]]')"],
)
def test_a_gap_in_a_link_or_an_image_is_refused(body: str) -> None:
    payload, found = _payload(f"[[a]]\n{body}")
    assert "gap-form" in [one.code for one in found]
    assert payload["html"] == ""


def test_characters_that_hold_a_place_are_none_of_the_author_s() -> None:
    payload, found = _payload("\ue000\ue001 [[a]][[b]] \ue002")
    assert found == []
    assert payload["html"].count("<input") == 2
    assert payload["html"].startswith("<p>\ue000\ue001 <span")


def test_what_is_accepted_is_text() -> None:
    payload, _ = _payload("[[<b>|*a* & `c`]]")
    assert payload["key"]["accepted"] == [["<b>", "*a* & `c`"]]


def test_a_text_s_print_follows_its_meaning() -> None:
    same = print_of(_text("The [[Queen|bee]] lays."))
    assert print_of(_text("In the hive the [[ queen | BÉE ]] **lays**")) == same
    assert print_of(_text("The [[Queen|bees]] lays.")) != same
    assert print_of(_text("The [[bee|Queen]] lays.")) != same, "which variant it was is kept"
    assert print_of(_text("The [[Queen|bee]] lays.", exact="case")) != same


def test_no_code_is_greater_than_is_counted_with() -> None:
    question = _text("[[a|b|c]] [[d]] [[e|f]]")
    payload, _ = _payload("[[a|b|c]] [[d]] [[e|f]]")
    assert response_code(payload, ["c", "d", "f"]) == greatest_response(question)
