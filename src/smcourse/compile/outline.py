"""The course in few characters: what has to be known of it wherever the learner is.

It stands before the first page, so every learner waits for all of it; a course of 1,000 lessons
opens as fast as one of 20 because of how little that is. `player/course.js` reads it.

    module   = [id, label or "", lessons]
    lesson   = ["id states", label, minutes, steps], and 0 where it leaves no record, 2 where it is
               on its module's fast lane
    step     = 0 | "id" | "id states prints" | "id states prints points"   without a question, with
               one that leaves no record, with one that does, for other than one point
    points   = a number, and `h` behind it where an answer in part gives half of them
    test     = ["id states", title, questions, mark or 0, [[module, "state"s of its items], ...]],
               and 0 where it has no consequence; behind a module's items those again of which an
               answer in part gives half
    states   = 5 characters for its id and for each that it had before
    prints   = 2 characters for its options in this language and in each other of the package
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from smcourse.bits import ID_BITS, sixes
from smcourse.compile.compiled import Compiled, LessonPage, Payload, TestPage
from smcourse.state import PRINT_BITS


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


def tests_of(compiled: Compiled) -> list[Any]:
    """The tests of one language of the package."""
    return [_test(test) for test in compiled.tests]


def _test(test: TestPage) -> list[Any]:
    modules: dict[str, tuple[list[int], list[int]]] = {}
    for item in test.items:
        all_, halves = modules.setdefault(item.module, ([], []))
        states = (item.payload["state"], *item.payload["was"])
        all_ += states
        halves += states if item.payload["half"] else ()
    return [
        f"{test.id} {_states(test.state, *test.was)}",
        test.title,
        test.length,
        test.mark or 0,
        [[name, *(_states(*some) for some in states if some)] for name, states in modules.items()],
        *([] if test.is_final else [0]),
    ]


def bank_of(test: TestPage) -> Mapping[str, Any]:
    """A test's rules and what it draws from; its typedef is `Bank` in player/types.js."""
    return {
        **test.rules,
        "objectives": test.objectives,
        "items": [
            {
                **{name: item.payload[name] for name in ("id", "state", "was", "objective")},
                "cell": item.cell,
                "critical": item.critical,
                "enemy": item.enemy,
            }
            for item in test.items
        ],
    }


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
        f"{lesson.id} {_states(lesson.state, *lesson.was)}",
        lesson.label,
        lesson.minutes,
        [_question(one, alike) if (one := step.question) else 0 for step in lesson.steps],
        *_asked_for(lesson),
    ]


def _asked_for(lesson: LessonPage) -> list[int]:
    if not lesson.record:
        return [0]
    return [2] if lesson.fast_lane else []


def _question(question: Payload, alike: Mapping[str, list[int]]) -> str:
    if not question["record"]:
        return str(question["id"])
    prints = [question["print"], *alike.get(question["id"], ())]
    return " ".join(
        [
            question["id"],
            _states(question["state"], *question["was"]),
            "".join(sixes(print_, PRINT_BITS) for print_ in prints),
            *_points(question),
        ]
    )


def _points(question: Payload) -> list[str]:
    told = f"{question['points']}{'h' if question['half'] else ''}"
    return [] if told == "1" else [told]


def _states(*states: int) -> str:
    return "".join(sixes(one, ID_BITS) for one in states)
