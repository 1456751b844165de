"""The lines between a question's fences become a question; each kind has a file.

Needs nothing but diagnostics and the model, so that an editor elsewhere can use it too.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from smcourse.diagnostics import Diagnostic
from smcourse.model import Question
from smcourse.parse.fences import Header
from smcourse.parse.questions.choice import parse_choice
from smcourse.parse.questions.match import parse_match
from smcourse.parse.questions.number import parse_number
from smcourse.parse.questions.order import parse_order
from smcourse.parse.questions.scenario import parse_scenario
from smcourse.parse.questions.spot import parse_spot
from smcourse.parse.questions.text import parse_text
from smcourse.parse.questions.ungraded import parse_ungraded

QuestionReader = Callable[[Header, list[str], int], tuple[Question, list[Diagnostic]]]

READERS: Mapping[str, QuestionReader] = {
    "choice": parse_choice,
    "true-false": parse_choice,
    "match": parse_match,
    "number": parse_number,
    "order": parse_order,
    "acknowledge": parse_ungraded,
    "checklist": parse_ungraded,
    "survey": parse_ungraded,
    "scenario": parse_scenario,
    "spot": parse_spot,
    "text": parse_text,
}


def parse_question(
    header: Header, lines: list[str], first: int
) -> tuple[Question, list[Diagnostic]]:
    """Read the lines between a question's fences; `first` is the number of the first one."""
    return READERS[header.kind](header, lines, first)
