"""A test: what is said before it begins, its rules, and the bank that it draws from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from markupsafe import Markup

from smcourse.compile.compiled import ItemEntry, TestPage
from smcourse.compile.payload import question_payload
from smcourse.compile.prose import Renderer
from smcourse.draw import candidates
from smcourse.model import Course, Test
from smcourse.state import state_id

WORDS = {"final": "test", "pre-test": "preTest"}  # what a test without a title is called


def compile_tests(
    course: Course, renderer: Renderer, words: Mapping[str, str]
) -> Iterator[TestPage]:
    """The tests of a course in their order."""
    taught = course.taught()
    for test in course.tests:
        renderer.begin(test.id, list(test.opening))
        title = renderer.title(test.title or words[WORDS[test.kind]], test.span)
        html = Markup("").join(renderer.block(block) for block in test.opening)
        items = tuple(_items(course, test, renderer))
        objectives = {
            name: {
                "text": renderer.title(taught[name][1][0].objectives[name], test.span),
                "lessons": [lesson.id for lesson in taught[name][1]],
            }
            for name in sorted({item.payload["objective"] for item in items})
            if name in taught
        }
        yield TestPage(
            id=test.id,
            kind=test.kind,
            title=title,
            html=html,
            state=state_id(test.id),
            was=tuple(state_id(old) for old in test.was),
            length=test.length,
            mark=course.mark_of(test),
            rules=_rules(test, renderer),
            items=items,
            objectives=objectives,
        )


def _items(course: Course, test: Test, renderer: Renderer) -> Iterator[ItemEntry]:
    drawn = {candidate.id: candidate for candidate in candidates(course, test)}
    taught = course.taught()
    for item in course.items_of(test):
        if item.id not in drawn:
            continue
        renderer.begin(item.id, list(item.question.prose()))
        yield ItemEntry(
            payload={
                **question_payload(item.question, renderer),
                **({"fixed": True} if item.fixed else {}),
            },
            cell=drawn[item.id].cell,
            module=taught[item.objective][0].id if item.objective in taught else "",
            critical=item.critical,
            enemy=item.enemy,
        )


def _rules(test: Test, renderer: Renderer) -> Mapping[str, Any]:
    """What the player has to know of a test beside its bank."""
    said = renderer.filling.title(test.help, test.span)
    return {
        "cells": dict(test.cells),
        "attempts": test.attempts,
        "wait": test.wait,
        **({"help": said, "helpAfter": test.help_after} if said else {}),
        "minutes": test.minutes,
        "feedback": test.feedback,
        "review": test.review,
        "critical": test.critical,
        "shuffle": test.shuffle,
        "confidence": test.confidence,
    }
