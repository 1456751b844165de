"""Grading works on the payload alone, so that a server grades as the page does.

Twin of `player/questions/`; `tests/grading/cases.json` binds both. A response is a list of texts,
whose meaning is its kind's: ids of options, an order, what was typed. Whatever comes in, a foreign
id or a wrong length, is graded as wrong and never raises. Where nothing is right
or wrong, a whole response counts as right: it is answered.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from smcourse.grading.choice import CHOICE
from smcourse.grading.kind import PART, RIGHT, WRONG, Kind
from smcourse.grading.match import MATCH
from smcourse.grading.number import NUMBER
from smcourse.grading.order import ORDER
from smcourse.grading.scenario import SCENARIO
from smcourse.grading.text import TEXT
from smcourse.grading.ungraded import ACKNOWLEDGE, CHECKLIST, SURVEY

__all__ = ["KINDS", "PART", "RIGHT", "WRONG", "grade", "response_code", "response_of", "share_of"]

KINDS: Mapping[str, Kind] = {
    "acknowledge": ACKNOWLEDGE,
    "checklist": CHECKLIST,
    "choice": CHOICE,
    "match": MATCH,
    "number": NUMBER,
    "order": ORDER,
    "survey": SURVEY,
    "scenario": SCENARIO,
    "spot": CHOICE,
    "text": TEXT,
    "true-false": CHOICE,
}


def grade(payload: Mapping[str, Any], response: Sequence[str]) -> int:
    """1 wrong, 2 in part, 3 right."""
    return KINDS[payload["kind"]].grade(payload, response)


def response_code(payload: Mapping[str, Any], response: Sequence[str]) -> int:
    """A response as a number from 1 and below 2^29, for the saved record; 0 where it has none."""
    return KINDS[payload["kind"]].code(payload, response)


def response_of(payload: Mapping[str, Any], code: int) -> list[str]:
    """The response that a code stands for; empty for 0."""
    return KINDS[payload["kind"]].response(payload, code)


def share_of(outcome: int, *, gives_half: bool) -> float:
    """What an outcome gives of the points of a question: all, half, nothing."""
    if outcome == PART and gives_half:
        return 0.5
    return float(outcome == RIGHT)
