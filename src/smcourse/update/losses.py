"""What learners lose by an update, as findings in the new version."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath

from smcourse.codes import update as codes
from smcourse.diagnostics import Diagnostic, Span, Text, say
from smcourse.formats.scorm12_manifest import MANIFEST
from smcourse.update.difference import Difference
from smcourse.update.likeness import likely_lessons, likely_questions
from smcourse.update.outline import Outline
from smcourse.update.reading import PAGE

Places = Mapping[str, Span]
"""Where lessons and questions stand, by their ids; under "" the course itself."""


def losses(difference: Difference, places: Places) -> Iterator[Diagnostic]:
    """Everything that somebody had and will not have."""
    yield from _of_the_package(difference, places.get("", Span(path=PurePosixPath(MANIFEST))))
    whole = places.get("", Span(path=PurePosixPath(PAGE)))
    lessons, questions = likely_lessons(difference), likely_questions(difference)
    for lesson in difference.lessons.lost():
        likely = lessons[lesson.id].id if lesson.id in lessons else ""
        yield codes.lesson_gone(places.get(likely, whole), lesson.id, likely)
    homes = {pair.old.id: pair.new.id for pair in difference.lessons.pairs}
    for question in difference.questions.lost():
        likely = questions[question.id].id if question.id in questions else ""
        home = places.get(homes.get(question.lesson, ""), whole)
        yield codes.question_gone(places.get(likely, home), question.id, likely)
    for test in difference.tests.lost():
        alike = [one.id for one in difference.tests.new if one.is_final == test.is_final]
        likely = alike[0] if len(alike) == 1 else ""
        yield codes.test_gone(places.get(likely, whole), test.id, likely)
    for pair in difference.pairs():
        place = places.get(pair.new.id, whole)
        if pair.is_mistaken:
            yield codes.id_taken_over(place, pair.new.id, pair.old.id)
        elif pair.dropped:
            yield codes.was_gone(place, pair.new.id, pair.dropped)


def _of_the_package(difference: Difference, span: Span) -> Iterator[Diagnostic]:
    old, new = difference.old, difference.new
    if old.identifier != new.identifier:
        yield codes.identifier_changed(span, old.identifier, new.identifier, _reason(old, new))
    for sco in dict.fromkeys(old.scos):
        if sco not in new.scos:
            yield codes.sco_gone(span, sco)


def _reason(old: Outline, new: Outline) -> Text:
    """Why the identifier is another, as far as a package tells."""
    if old.course != new.course:
        return say(
            "the course's id was `{old}` and is `{new}`, which takes up no record of `{old}`",
            old=old.course,
            new=new.course,
        )
    if old.languages != new.languages:
        return say("its languages are others")
    return say("it is for another audience or company")
