"""Rules about what a course reports to an LMS."""

from __future__ import annotations

import re
from collections.abc import Iterator

from smcourse.diagnostics import Diagnostic, Span, Text, say, warning
from smcourse.model import Course, Question, Scenario, Ungraded

_AGAIN = re.compile(r"(.+)-a(?:[2-9]|[1-9][0-9]+)")
Owner = tuple[str, ...]  # a question's id, or those of a scenario and its node


def id_meets_attempt(course: Course) -> Iterator[Diagnostic]:
    """No two answers have the same id in a report.

    A second try of the question `x` is reported as `x-a2`, the third as `x-a3`, and what is decided
    at the node `n` of a scenario `x` as `x-n`. A question that is itself called `x-a2`, or `x-n`,
    would be taken for it, and so would a version that ends in `-a2`.
    """
    first: dict[str, tuple[Owner, Span]] = {}
    for owner, span in _reported(course):
        other, where = first.setdefault("-".join(owner), (owner, span))
        if other != owner:  # the same twice is for ids-unique
            yield _meeting(span, "-".join(owner), _other_id(where))
    for id_, (_, span) in first.items():
        again = _AGAIN.fullmatch(id_)
        if again and again[1] in first:
            yield _meeting(span, id_, _other_id(first[again[1]][1]))
    for question in _kept(course):
        if isinstance(question, Ungraded) and _AGAIN.fullmatch(question.version):
            id_ = f"{question.id}_v{question.version}"
            yield _meeting(question.span, id_, say("choose another version"))


def _kept(course: Course) -> Iterator[Question]:
    return (question for question in course.questions() if question.record and question.id)


def _reported(course: Course) -> Iterator[tuple[Owner, Span]]:
    """What has an id in a report, without its version."""
    for question in _kept(course):
        yield (question.id,), question.span
        if isinstance(question, Scenario):
            for node in question.nodes:
                if node.ways:  # an ending is nothing to decide
                    yield (question.id, node.id), node.span


def _other_id(where: Span) -> Text:
    return say(
        "choose another id; the other stands in {path}, line {line}",
        path=str(where.path),
        line=str(where.line),
    )


def _meeting(span: Span, id_: str, way_out: Text) -> Diagnostic:
    return warning(
        span,
        "id-meets-attempt",
        say("in a report `{id}` may be this or something else", id=id_),
        help=way_out,
    )
