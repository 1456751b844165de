"""What is told to the platform's tracking log of an answer.

The event is `problem_check` in the shape of the core problem block's, so that what reads that one
(event-routing-backends, and Aspects behind it) reads ours. The manual has the table of its fields.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from smcourse.compile.markup import text_of
from smcourse.grading import PART, RIGHT
from smcourse.grading.presented import STANDINGS

SUBMITTED = "problem_check"
BEGUN, HANDED_IN = "smcourse.test.begun", "smcourse.test.handed_in"
TYPES = {  # of response and input, by the kind of question
    "choice": ("multiplechoiceresponse", "choicegroup"),
    "spot": ("multiplechoiceresponse", "choicegroup"),
    "survey": ("multiplechoiceresponse", "choicegroup"),
    "true-false": ("truefalseresponse", "choicegroup"),
    "match": ("optionresponse", "optioninput"),
    "text": ("stringresponse", "textline"),
    "number": ("numericalresponse", "textline"),
}
SEVERAL = ("choiceresponse", "checkboxgroup")
OTHER = ("customresponse", "textline")
CORRECTNESS = {RIGHT: "correct", PART: "partially-correct"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered:
    """A question and what came of an answer to it."""

    payload: Mapping[str, Any]
    response: Sequence[str]
    outcome: int


def submission(
    usage: object, answers: Sequence[Answered], *, attempt: int, earned: float, possible: float
) -> dict[str, Any]:
    """The event of one submission, of one question or of a whole test."""
    ids = [str(one.payload["id"]) for one in answers]
    told = dict(zip(ids, answers, strict=True))
    is_right = all(one.outcome == RIGHT for one in answers)
    return {
        "problem_id": str(usage),
        "attempts": attempt,
        "success": "correct" if is_right else "incorrect",
        "grade": earned,
        "max_grade": possible,
        "answers": {id_: _plain(list(one.response)) for id_, one in told.items()},
        "correct_map": {
            id_: {"correctness": CORRECTNESS.get(one.outcome, "incorrect")}
            for id_, one in told.items()
        },
        "submission": {id_: _submitted(one) for id_, one in told.items()},
        "smcourse": {
            id_: {
                "kind": one.payload["kind"],
                "objective": one.payload.get("objective", ""),
                "outcome": STANDINGS.get(one.outcome, "open"),
            }
            for id_, one in told.items()
        },
    }


def _submitted(one: Answered) -> dict[str, Any]:
    kind = one.payload["kind"]
    several = kind in ("choice", "spot") and one.payload.get("multiple")
    response_type, input_type = SEVERAL if several else TYPES.get(kind, OTHER)
    return {
        "question": text_of(one.payload.get("prompt", "")),
        "answer": _plain(_words(one)),
        "response_type": response_type,
        "input_type": input_type,
        "correct": one.outcome == RIGHT,
        "variant": "",
        "group_label": "",
    }


def _words(one: Answered) -> list[str]:
    """What was answered, as people read it."""
    lines = (*one.payload.get("options", ()), *one.payload.get("answers", ()))
    known = {line["id"]: text_of(line.get("html", "")) for line in lines}
    return [known.get(part, part) for part in one.response]


def _plain(parts: list[str]) -> str | list[str]:
    return parts[0] if len(parts) == 1 else parts
