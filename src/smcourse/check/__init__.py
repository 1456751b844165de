"""ROOM 3, check: one function a rule, over what was parsed, before anything is compiled.

A rule's name is its code and its docstring is what an author reads of it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from smcourse.check import questions, structure
from smcourse.diagnostics import Diagnostic
from smcourse.model import Course

Check = Callable[[Course], Iterable[Diagnostic]]

CHECKS: tuple[Check, ...] = (
    structure.course_has_lessons,
    structure.language_spoken,
    structure.ids_unique,
    structure.state_ids_differ,
    structure.lesson_has_content,
    structure.minutes_given,
    questions.choice_has_prompt,
    questions.choice_has_options,
    questions.choice_has_answer,
    questions.option_ids_unique,
    questions.option_has_text,
    questions.objective_known,
)


def check(course: Course, target_checks: tuple[Check, ...]) -> Iterator[Diagnostic]:
    """Every common rule, then the target's own."""
    for rule in (*CHECKS, *target_checks):
        yield from rule(course)
