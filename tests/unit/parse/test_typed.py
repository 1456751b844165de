"""The lines of `::: text` and `::: number` become a question."""

from __future__ import annotations

from dataclasses import replace
from pathlib import PurePosixPath

import pytest
from unit.headers import header

from smcourse.diagnostics import Diagnostic, Span
from smcourse.model import Number, Text
from smcourse.parse.questions import parse_question

SPAN = Span(path=PurePosixPath("en/a.md"), line=5)
TEXT = """A bee is born. She is `[[young]]`.

~~~
hint: [[code]]
~~~

What does she do?

First she [[cleans|  tidies   up ]] her
cell,

- then she [[flies]].

wrong: Inside *first*.
hint: Who is young?
"""


def _parse(text: str, **attributes: str) -> tuple[Text, list[Diagnostic]]:
    head = replace(header(SPAN), kind="text", attributes=attributes)
    question, found = parse_question(head, text.split("\n"), 6)
    assert isinstance(question, Text)
    return question, found


def test_a_text_is_the_paragraph_of_its_first_gap_and_all_below() -> None:
    question, found = _parse(TEXT)
    assert found == []
    assert question.situation and question.situation.markdown.endswith("~~~\n")
    assert question.prompt.markdown == "What does she do?"
    assert question.body.markdown.startswith("First she [[cleans|")
    assert question.body.markdown.rstrip().endswith("- then she [[flies]].")
    assert [gap.variants for gap in question.gaps] == [("cleans", "tidies up"), ("flies",)]
    places = [(gap.span.line, gap.span.column) for gap in question.gaps]
    assert places == [(14, 11), (17, 12)]
    assert question.hint and question.hint.markdown == "Who is young?"
    assert {key: prose.markdown for key, prose in question.remarks.items()} == {
        "wrong": "Inside *first*."
    }


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("A?\n\n[[a]] [[b\nc]]", [("gap-form", 8)]),
        ("A?\n\n[[a]] [[b [[c]]", [("gap-form", 8)]),
        ("A?\n\n[[a]] \\[[b", []),
        ("A?\n\n[[a]]\n\nright: a\nright: b", [("remark-line", 11)]),
        ("A?\n\n[[a]]\n\nright: a\nand so on", [("remark-line", 11)]),
        ("A?\n\n[[a]]\n\nnote: a", []),
    ],
)
def test_what_is_no_gap_and_no_remark_is_said_with_its_line(
    text: str, said: list[tuple[str, int]]
) -> None:
    _, found = _parse(text)
    assert [(one.code, one.span.line) for one in found] == said


@pytest.mark.parametrize(
    ("written", "exact", "said"),
    [
        ("case", ("case",), []),
        ("accents,case", ("case", "accents"), []),
        ("capitals", (), ["fence-attribute-value"]),
    ],
)
def test_exact_names_what_counts(written: str, exact: tuple[str, ...], said: list[str]) -> None:
    question, found = _parse("A?\n\n[[a]]", exact=written)
    assert (question.exact, [one.code for one in found]) == (exact, said)


def test_a_text_without_a_gap_has_none() -> None:
    question, found = _parse("What is missing `[[here]]`?\n\nhint: all")
    assert (question.gaps, found) == ((), [])
    assert question.prompt.markdown == "What is missing `[[here]]`?"
    assert question.hint


def test_many_gaps_are_read_in_time() -> None:
    question, found = _parse("A?\n\n" + "\n".join(f"- a{n} [[b{n}|c]] [[" for n in range(5_000)))
    assert (len(question.gaps), len(found)) == (5_000, 5_000)
    _, found = _parse("A?\n\n[[a]]" + "[[" * 5_000 + "]]")
    assert len(found) > 1


UNITS = (
    "m2",
    "kg/m3",
    "m^2",
    "km/h",
    "CO2",
    "g CO2/km",
    "%",
    "\u00b0C",
    "US$",
    "mg/100ml",
    "m (top)",
)
TWO_NUMBERS = (
    *(
        "40-50 min",
        "40\u201350 min",
        "40 \u2212 50",
        "40 to 50",
        "40 to50",
        "40 a 50",
        "40 y 50 min",
    ),
    *(
        "45 + 15",
        "45 (\u00b1 15)",
        "45 (15)",
        "45 min \u00b1 15",
        "45 \u00b1 5 \u00b1 1",
        "45 ~ 50",
    ),
    *("1e999 \u00b1 15", "1E9", "1e-9", "45/15", "45:30", "45 - min"),
)


def _number(line: str) -> tuple[Number, list[Diagnostic]]:
    head = replace(header(SPAN), kind="number")
    question, found = parse_question(head, f"It is late.\n\nHow late?\n\n{line}".split("\n"), 6)
    assert isinstance(question, Number)
    return question, found


@pytest.mark.parametrize(
    ("line", "low", "high", "right", "told", "unit"),
    [
        ("= 45", "45", "45", "45", "45", ""),
        ("=45min", "45", "45", "45", "45", "min"),
        ("= 45 \u00b1 5 min", "40", "50", "45", "45 \u00b1 5", "min"),
        ("= 0,3 +- 0,1 m a day", "0.2", "0.4", "0.3", "0,3 \u00b1 0,1", "m a day"),
        ("= -4.5 +/- .5", "0", "0", "0", "", ""),
        ("= 40..50 %", "40", "50", "40", "40\u201350", "%"),
        ("= -10..-9.5", "-10", "-9.5", "-10", "-10\u2013-9.5", ""),
        ("= \u22124.5 \u00b1 0.10", "-4.6", "-4.4", "-4.5", "\u22124.5 \u00b1 0.10", ""),
        ("= 1000000", "1000000", "1000000", "1000000", "1000000", ""),
        ("= 0.000", "0", "0", "0", "0.000", ""),
        *((f"= 45 {unit}", "45", "45", "45", "45", unit) for unit in UNITS),
        *((f"= {line}", "0", "0", "0", "", "") for line in TWO_NUMBERS),
    ],
)
def test_a_number_is_right_from_where_to_where_its_line_says(
    line: str, low: str, high: str, right: str, told: str, unit: str
) -> None:
    question, found = _number(f"{line}\n\nright: Yes.\nhint: Look.")
    assert question.prompt.markdown == "How late?"
    assert sorted(question.remarks) == ["right"]
    if told:
        assert found == []
        assert (question.low, question.high, question.right) == (low, high, right)
        assert (question.told, question.unit) == (told, unit)
        assert question.mark == ("," if "," in told else ".")
    else:
        assert [one.code for one in found] == ["number-form"]


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        ("About five.", [("number-has-answer", 5)]),
        ("===", [("number-has-answer", 5)]),
        ("~~~\n= 4\n~~~", [("number-has-answer", 5)]),
        ("=", [("number-form", 10)]),
        ("= many", [("number-form", 10)]),
        ("= 1.234", [("number-form", 10)]),
        ("= 1.234,5", [("number-form", 10)]),
        ("= 4 \u00b1", [("number-form", 10)]),
        ("= 4 \u00b1 x min", [("number-form", 10)]),
        ("= 4..x", [("number-form", 10)]),
        ("= 4 \u00b1 -1", [("number-range", 10)]),
        ("= 5..4", [("number-range", 10)]),
        ("= 1000000000", [("number-digits", 10)]),
        ("= 999999999 \u00b1 1", [("number-digits", 10)]),
        ("= 0.1234567", [("number-digits", 10)]),
        ("= 4\n= 5", [("remark-line", 11)]),
        ("= 4\n\nhint: a\n= 5", [("remark-line", 13)]),
    ],
)
def test_what_is_no_number_is_said_with_its_line(lines: str, said: list[tuple[str, int]]) -> None:
    _, found = _number(lines)
    assert [(one.code, one.span.line) for one in found] == said


@pytest.mark.parametrize(
    ("line", "codes"),
    [
        ("= " + "1" * 20_000, ["number-digits"]),
        ("= " + "1." * 10_000, ["number-form"]),
        ("= 1" + " " * 20_000 + "x1", []),
    ],
    ids=["digits", "marks", "blanks"],
)
def test_a_long_line_is_read_as_any_other(line: str, codes: list[str]) -> None:
    """How long that takes is measured in tests/hostile."""
    _, found = _number(line)
    assert [one.code for one in found] == codes
