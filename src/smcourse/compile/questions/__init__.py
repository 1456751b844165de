"""What each kind of question adds to a payload; a kind has a file, here as in `parse/questions`."""

from __future__ import annotations

from smcourse.compile.questions.choice import CHOICE
from smcourse.compile.questions.kind import Kind
from smcourse.compile.questions.match import MATCH
from smcourse.compile.questions.number import NUMBER
from smcourse.compile.questions.order import ORDER
from smcourse.compile.questions.scenario import SCENARIO
from smcourse.compile.questions.spot import SPOT
from smcourse.compile.questions.text import TEXT
from smcourse.compile.questions.ungraded import LISTED
from smcourse.model import Choice, Match, Number, Order, Question, Scenario, Spot, Text, Ungraded

KINDS: dict[type[Question], Kind] = {
    Choice: CHOICE,
    Match: MATCH,
    Number: NUMBER,
    Order: ORDER,
    Spot: SPOT,
    Text: TEXT,
    Ungraded: LISTED,
    Scenario: SCENARIO,
}


def kind_of(question: Question) -> Kind:
    """The kind of a question, by its type."""
    return KINDS[type(question)]
