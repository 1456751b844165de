"""The course in few characters: what has to be known of it wherever the learner is.

It stands before the first page, so every learner waits for all of it; a course of 1,000 lessons
opens as fast as one of 20 because of how little that is. `player/course.js` reads it.

    module   = [id, label or "", lessons]
    lesson   = ["id states", label, minutes, steps], and 0 where it leaves no record
    step     = 0 | "id" | "id states prints" | "id states prints points"   without a question, with
               one that leaves no record, with one that does, for other than one point
    points   = a number, and `h` behind it where an answer in part gives half of them
    states   = 5 characters for its id and for each that it had before
    prints   = 2 characters for its options in this language and in each other of the package
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from smcourse.compile.compiled import Compiled, LessonPage, Payload
from smcourse.state import ID_BITS, PRINT_BITS, sixes


def outline(compiled: Compiled, package: Compiled) -> list[Any]:
    """The modules of one language of the package."""
    alike = _prints(one for one in package.languages if one is not compiled)
    return [
        [
            module.id,
            module.label if module.title else "",
            [_lesson(lesson, alike) for lesson in module.lessons],
        ]
        for module in compiled.modules
    ]


def told_in_place(question: Payload) -> Mapping[str, Any]:
    """What stands where a question is shown: all that the outline does not have."""
    known = ("id", "state", "print", "was", "record", "points", "half")
    return {name: value for name, value in question.items() if name not in known}


def _prints(others: Iterable[Compiled]) -> Mapping[str, list[int]]:
    """The fingerprints of each question's options in other languages, by the question's id."""
    prints: dict[str, list[int]] = {}
    for compiled in others:
        for question in compiled.questions:
            prints.setdefault(question["id"], []).append(question["print"])
    return prints


def _lesson(lesson: LessonPage, alike: Mapping[str, list[int]]) -> list[Any]:
    return [
        f"{lesson.id} {_states(lesson.state, lesson.was)}",
        lesson.label,
        lesson.minutes,
        [_question(one, alike) if (one := step.question) else 0 for step in lesson.steps],
        *([] if lesson.record else [0]),
    ]


def _question(question: Payload, alike: Mapping[str, list[int]]) -> str:
    if not question["record"]:
        return str(question["id"])
    prints = [question["print"], *alike.get(question["id"], ())]
    return " ".join(
        [
            question["id"],
            _states(question["state"], question["was"]),
            "".join(sixes(print_, PRINT_BITS) for print_ in prints),
            *_points(question),
        ]
    )


def _points(question: Payload) -> list[str]:
    told = f"{question['points']}{'h' if question['half'] else ''}"
    return [] if told == "1" else [told]


def _states(state: int, was: Iterable[int]) -> str:
    return "".join(sixes(one, ID_BITS) for one in (state, *was))
