"""Rules about audiences."""

from __future__ import annotations

from collections.abc import Iterator

from smcourse.diagnostics import Diagnostic, did_you_mean, error, say
from smcourse.model import Course, Only, walk


def audience_known(course: Course) -> Iterator[Diagnostic]:
    """An audience is one that `course.yaml` lists under `audiences:`.

    A mistyped one would leave its lesson out of every package, in silence.
    """
    for lesson in course.lessons():
        wanted = [(lesson.span, name) for name in lesson.audience]
        for block in walk(lesson.blocks):
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
