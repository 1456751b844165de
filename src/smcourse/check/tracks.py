"""Rules about audiences."""

from __future__ import annotations

from collections.abc import Iterator

from smcourse.diagnostics import Diagnostic, did_you_mean, error, say
from smcourse.model import Course, Only, walk
from smcourse.parse.tracks import track


def audience_known(course: Course) -> Iterator[Diagnostic]:
    """An audience is one that `course.yaml` lists under `audiences:`.

    A mistyped one would leave its lesson out of every package, in silence.
    """
    wanted = [(one.place("audience"), name) for one in course.lessons() for name in one.audience]
    wanted += [(test.place("audience"), name) for test in course.tests for name in test.audience]
    wanted += [(item.question.place("role"), name) for item in course.bank for name in item.role]
    for block in (block for lesson in course.lessons() for block in walk(lesson.blocks)):
        if isinstance(block, Only):
            wanted += [(block.span, name) for name in block.audience]
    for span, name in wanted:
        if name not in course.audiences:
            yield error(
                span,
                "audience-known",
                say("there is no audience `{name}`", name=name),
                help=did_you_mean(
                    name, course.audiences, say("list it in course.yaml under `audiences:`")
                ),
            )


def audience_has_lessons(course: Course) -> Iterator[Diagnostic]:
    """Every audience of a course has at least one lesson.

    A package is built for each, and one without lessons can be opened and never completed. What
    has no `audience:` and stands in no `only` is for all.
    """
    for name in course.audiences:
        if any(True for _ in course.lessons()) and not any(track(course, (name,)).lessons()):
            yield error(
                course.span,
                "audience-has-lessons",
                say("there is no lesson for the audience `{name}`", name=name),
                help=say("write one for all, or one with `audience: [{name}]`", name=name),
            )
