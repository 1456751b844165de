"""What a course loses on a platform without our blocks."""

from __future__ import annotations

from collections.abc import Iterator

from smcourse.codes.olx import native_loses, scorm_loses
from smcourse.diagnostics import Diagnostic, Text, say
from smcourse.model import UNGRADED, Course, Question
from smcourse.model import Text as Gaps


def lost_without_blocks(course: Course) -> Iterator[Diagnostic]:
    """Question by question, and test by test."""
    for question in course.questions():
        for text in _lost(question):
            yield native_loses(question.span, text)
    for test in course.tests:
        text = say(
            "the test `{id}` asks everybody the same items: no draw, no critical items, no waits",
            id=test.id,
        )
        yield native_loses(test.span, text)


def _lost(question: Question) -> Iterator[Text]:
    id_ = question.id
    match question.kind:
        case "scenario":
            yield say("the scenario `{id}` becomes text to read: nothing is decided", id=id_)
        case kind if kind in UNGRADED:
            yield say("`{id}` becomes text to read: nothing is kept of it", id=id_)
        case "order":
            yield say("the order `{id}` becomes a menu for each place", id=id_)
        case "match":
            yield say("the match `{id}` becomes menus of plain text", id=id_)
        case "spot":
            yield say("the spot `{id}` becomes a choice below its image", id=id_)
    if question.half:
        yield say("`{id}` gives no half of its points", id=id_)
    if question.remarks:
        yield say("what `{id}` says of an answer as a whole is lost", id=id_)
    if isinstance(question, Gaps) and "accents" not in question.exact:
        yield say("accents count in `{id}`", id=id_)


def lost_in_scorm(course: Course) -> Iterator[Diagnostic]:
    """The course as a whole."""
    yield scorm_loses(course.span)
