"""When a question may be answered, and what may be told of it: the platform's rules as values.

The names of the settings are those that every block of a course inherits (`InheritanceMixin`); what
each word means is the core problem block's reading of it. Nothing enforces them but the block.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from smcourse.grading import RIGHT


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """`ends` is the due date with its grace, None for none; `most` is how often the question may be
    answered, None for any number."""

    now: datetime
    ends: datetime | None = None
    most: int | None = None
    showanswer: str = "finished"
    show_correctness: str = "always"


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """What a learner did: how often it was answered, and the best outcome of all."""

    attempts: int = 0
    best: int = 0


def is_over(rules: Rules) -> bool:
    """Whether its time has passed."""
    return rules.ends is not None and rules.now > rules.ends


def is_used_up(rules: Rules, standing: Standing) -> bool:
    """Whether no attempt is left."""
    return rules.most is not None and standing.attempts >= rules.most


def may_answer(rules: Rules, standing: Standing) -> bool:
    """Whether an answer would be taken. What is right already is closed, unless that would tell."""
    is_done = standing.best == RIGHT and may_tell(rules)
    return not (is_done or is_over(rules) or is_used_up(rules, standing))


def may_tell(rules: Rules) -> bool:
    """Whether a learner may know what came of an answer."""
    match rules.show_correctness:
        case "never" | "never_but_include_grade":
            return False
        case "past_due":
            return rules.ends is None or is_over(rules)
    return True


def may_show(rules: Rules, standing: Standing) -> bool:
    """Whether the right answer may be shown. A word that is not known shows nothing."""
    is_right, is_late = standing.best == RIGHT, is_over(rules)
    is_closed = is_late or is_used_up(rules, standing)
    is_tried = standing.attempts > 0
    match rules.showanswer:
        case "always":
            may = True
        case "answered":
            may = is_right
        case "attempted" | "attempted_no_past_due":
            may = is_tried or (is_late and rules.showanswer == "attempted")
        case "closed":
            may = is_closed
        case "finished":
            may = is_closed or is_right
        case "correct_or_past_due":
            may = is_right or is_late
        case "past_due":
            may = is_late
        case "after_all_attempts":
            may = is_used_up(rules, standing)
        case "after_all_attempts_or_correct":
            may = is_used_up(rules, standing) or is_right
        case _:
            may = False
    return may and may_tell(rules)
