"""The platform's words for when an answer is shown, as the core problem block reads them."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from smcourse_xblock.scoring import Rules, Standing, may_answer, may_show, may_tell

NOW = datetime(2026, 11, 29, tzinfo=UTC)
OPEN = Rules(now=NOW, ends=NOW + timedelta(days=1), most=2)
LATE = replace(OPEN, ends=NOW - timedelta(days=1))
SEEN, WRONG, USED, RIGHT = (
    Standing(attempts=n, best=b) for n, b in ((0, 0), (1, 1), (2, 1), (1, 3))
)
MOMENTS = {
    "untouched": (OPEN, SEEN),
    "wrong": (OPEN, WRONG),
    "used up": (OPEN, USED),
    "right": (OPEN, RIGHT),
    "late, untouched": (LATE, SEEN),
    "late, wrong": (LATE, WRONG),
}
SHOWN = {
    "always": {*MOMENTS},
    "never": set(),
    "attempted": {"wrong", "used up", "right", "late, untouched", "late, wrong"},
    "attempted_no_past_due": {"wrong", "used up", "right", "late, wrong"},
    "answered": {"right"},
    "closed": {"used up", "late, untouched", "late, wrong"},
    "finished": {"used up", "right", "late, untouched", "late, wrong"},
    "correct_or_past_due": {"right", "late, untouched", "late, wrong"},
    "past_due": {"late, untouched", "late, wrong"},
    "after_all_attempts": {"used up"},
    "after_all_attempts_or_correct": {"used up", "right"},
    "no such word": set(),
}


@pytest.mark.parametrize("word", SHOWN)
def test_the_answer_is_shown_when_the_course_says_so(word: str) -> None:
    found = {
        name
        for name, (rules, standing) in MOMENTS.items()
        if may_show(replace(rules, showanswer=word), standing)
    }
    assert found == SHOWN[word]


@pytest.mark.parametrize("word", SHOWN)
def test_no_answer_is_shown_where_correctness_is_not(word: str) -> None:
    for rules, standing in MOMENTS.values():
        hidden = replace(rules, showanswer=word, show_correctness="never")
        assert not may_show(hidden, standing)


def test_correctness_is_told_always_never_or_once_it_is_late() -> None:
    told = {
        word: [may_tell(replace(rules, show_correctness=word)) for rules in (OPEN, LATE)]
        for word in ("always", "never", "never_but_include_grade", "past_due")
    }
    assert told == {
        "always": [True, True],
        "never": [False, False],
        "never_but_include_grade": [False, False],
        "past_due": [False, True],
    }


def test_an_answer_is_taken_until_it_is_right_used_up_or_late() -> None:
    taken = {name for name, (rules, standing) in MOMENTS.items() if may_answer(rules, standing)}
    assert taken == {"untouched", "wrong"}
    assert may_answer(replace(OPEN, most=None, ends=None), USED)
    hidden = replace(OPEN, show_correctness="never")
    assert may_answer(hidden, RIGHT), "else it would be known to be right"
