"""A question as JSON: letters, fingerprint and codes by which its answers are kept."""

from __future__ import annotations

from dataclasses import replace
from pathlib import PurePosixPath

import pytest
from hypothesis import given
from hypothesis import strategies as st
from unit.headers import header
from unit.rendering import make_renderer

from smcourse.compile.payload import greatest_response, print_of, question_payload
from smcourse.compile.questions.choice import letters_of
from smcourse.diagnostics import Diagnostic, Span
from smcourse.model import Choice, Option, Prose
from smcourse.parse.questions import parse_question
from smcourse.state import MAX_RESPONSE, state_id

SPAN = Span(path=PurePosixPath("en/a.md"))


def _choice(text: str, **attributes: str) -> Choice:
    choice, found = parse_question(header(SPAN, **attributes), text.split("\n"), 1)
    assert choice is not None
    assert found == []
    return choice


def _print(options: str) -> int:
    return print_of(_choice(f"A?\n{options}"))


def _options(*ids: str) -> tuple[Option, ...]:
    text = Prose(markdown="a", span=SPAN)
    return tuple(Option(id=i, text=text, right=False, feedback=None, span=SPAN) for i in ids)


@pytest.mark.parametrize(
    ("ids", "named"),
    [
        (("a", "b", "c"), "abc"),
        (("followers", "b", "worker"), "abc"),
        (("b", "two", "three"), "bac"),
        (("c", "two", "three", "d"), "cbad"),
        (("one", "a"), "ba"),
    ],
)
def test_an_option_s_letter_is_its_id_or_its_place(ids: tuple[str, ...], named: str) -> None:
    question = replace(_choice("A?\n- [x] a\n- [ ] b"), options=_options(*ids))
    assert "".join(letters_of(question)) == named


IDS = st.lists(st.from_regex("[a-z][a-z0-9]?", fullmatch=True), unique=True, max_size=26)


@given(IDS)
def test_letters_are_one_character_each_and_all_different(ids: list[str]) -> None:
    question = replace(_choice("A?\n- [x] a\n- [ ] b"), options=_options(*ids))
    named = letters_of(question)
    assert len(set(named)) == len(ids)
    assert all(letter in "abcdefghijklmnopqrstuvwxyz0123456789" for letter in named)


BASE = "- [ ] The queen, of course.\n- [x] A worker.\n- [ ] A drone."


@pytest.mark.parametrize(
    "options",
    [
        BASE.upper().replace("[X]", "[x]"),
        BASE.replace(",", "").replace(".", "!"),
        BASE.replace("The queen", "The  *queen*"),
        BASE.replace("queen,", "queen,\n ") + "\n  > Why not?",
    ],
    ids=["case", "commas", "emphasis and spaces", "lines and feedback"],
)
def test_what_changes_no_option_changes_no_print(options: str) -> None:
    assert _print(options) == _print(BASE)


@pytest.mark.parametrize(
    "options",
    [
        BASE.replace("queen", "king"),
        BASE.replace("[ ] A drone", "[x] A drone"),
        BASE.replace("A drone.", "A drone. {#drone}"),
        BASE + "\n- [ ] A fly.",
        BASE.rpartition("\n")[0],
        "\n".join(reversed(BASE.split("\n"))),
        BASE.replace("A drone.", "-5"),
    ],
    ids=["word", "rightness", "id", "more", "fewer", "order without ids", "other words"],
)
def test_what_changes_an_option_changes_the_print(options: str) -> None:
    assert _print(options) != _print(BASE)


@pytest.mark.parametrize(("one", "other"), [("-5", "5"), ("a < b", "a > b"), ("≥ 3", "≤ 3")])
def test_signs_are_words(one: str, other: str) -> None:
    assert _print(f"- [x] {one}\n- [ ] c") != _print(f"- [x] {other}\n- [ ] c")


def test_order_does_not_matter_where_options_have_ids() -> None:
    named = ["- [ ] The queen. {#queen}", "- [x] A worker. {#worker}", "- [ ] A drone. {#drone}"]
    assert _print("\n".join(named)) == _print("\n".join(reversed(named)))


def test_one_and_several_are_different_questions() -> None:
    choice = _choice(f"A?\n{BASE}")
    assert print_of(replace(choice, multiple=True)) != print_of(choice)


@pytest.mark.parametrize(("multiple", "greatest"), [(False, 3), (True, 7)])
def test_the_greatest_response(multiple: bool, greatest: int) -> None:
    assert greatest_response(replace(_choice(f"A?\n{BASE}"), multiple=multiple)) == greatest


def test_26_options_fit_into_a_record() -> None:
    many = replace(_choice(f"A?\n{BASE}"), options=_options(*map(str, range(26))), multiple=True)
    assert greatest_response(many) < MAX_RESPONSE


def test_the_public_part_does_not_hold_the_key() -> None:
    found: list[Diagnostic] = []
    renderer = make_renderer({}, found)
    text = "Look.\n\nA *b*?\n- [ ] x & y {#xy}\n  > Secret.\n- [x] z\n\nhint: H"
    payload = dict(question_payload(_choice(text, was="old", points="2"), renderer))
    assert payload.pop("key") == {"right": ["b"], "feedback": {"xy": "<p>Secret.</p>"}}
    assert "Secret" not in str(payload)
    assert payload["prompt"] == "A <em>b</em>?"
    assert payload["situation"] == "<p>Look.</p>"
    assert payload["hint"] == "<p>H</p>"
    assert payload["options"] == [
        {"id": "xy", "letter": "a", "html": "x &amp; y"},
        {"id": "b", "letter": "b", "html": "z"},
    ]
    assert (payload["state"], payload["was"]) == (state_id("q"), [state_id("old")])
    assert found == []
