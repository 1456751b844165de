"""What a server may show of a question depends on nothing that it keeps back."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from grading.alike import ALIKE, pair_of, wrong_of

from smcourse.grading import PART, RIGHT, WRONG, grade
from smcourse.grading.presented import presented, told


@pytest.fixture(params=ALIKE)
def pair(request: pytest.FixtureRequest, tmp_path: Path) -> list[dict[str, Any]]:
    return pair_of(str(request.param), tmp_path)


def test_questions_that_differ_in_their_keys_are_presented_alike(
    pair: list[dict[str, Any]],
) -> None:
    one, other = pair
    assert one != other
    assert json.dumps(presented(one).public) == json.dumps(presented(other).public)


def test_what_is_taken_and_given_back_goes_by_the_names_that_are_shown(
    pair: list[dict[str, Any]],
) -> None:
    for payload in pair:
        shown = presented(payload)
        right = list(payload["key"]["right"])
        assert grade(payload, shown.taken([str(one) for one in shown.given(right)])) == RIGHT
        if payload["kind"] in ("text", "number"):
            assert shown.taken(["zz"]) == ["zz"], "it is typed"
            continue
        with pytest.raises(ValueError, match="no such name"):
            shown.taken([*map(str, shown.given(right[1:])), "zz"])


def test_of_a_right_answer_all_of_it_is_told(pair: list[dict[str, Any]]) -> None:
    for payload in pair:
        right = payload["key"]["right"]
        say = told(payload, right, RIGHT, is_shown=False)
        if payload["kind"] != "number":
            assert say["right"] == presented(payload).given(right) or payload["kind"] == "scenario"
        assert told(payload, right, RIGHT, is_shown=True)["right"] == presented(payload).given(
            right
        )


def test_of_a_wrong_answer_nothing_is_told_but_what_came_of_it(pair: list[dict[str, Any]]) -> None:
    """The same for both that differ in their keys, where the same answer is wrong in both."""
    for payload in pair:
        wrong = wrong_of(payload)
        assert grade(payload, wrong) == WRONG
        say = told(payload, wrong, WRONG, is_shown=False)
        assert [one for one in say["right"] if one is not None] == []
        assert set(say["feedback"]) <= {*wrong, *(f"start.{one}" for one in wrong)}
        text = json.dumps(say)
        for word in ("lengthy", "very long word", "70000", "Green"):
            assert word not in text


def test_an_answer_in_part_is_told_part_by_part() -> None:
    payload = {
        "kind": "order",
        "id": "line",
        "options": [{"id": id_, "letter": id_, "html": f"<p>{id_}</p>"} for id_ in "dcba"],
        "key": {"right": ["a", "b", "c", "d"], "feedback": {"a": "First.", "c": "Third."}},
    }
    shown = presented(payload)
    say = told(payload, ["a", "b", "d", "c"], PART, is_shown=False)
    own = {name: id_ for id_, name in shown.names.items()}
    assert say["right"] == [own["a"], own["b"], None, None]
    assert say["feedback"] == {own["a"]: "First."}
