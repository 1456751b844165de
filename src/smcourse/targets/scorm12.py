"""SCORM 1.2: one page, one SCO, in a zip that any corporate LMS imports."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath
from typing import Any

from smcourse.compile.compiled import Compiled
from smcourse.compile.payload import greatest_response
from smcourse.diagnostics import Diagnostic, error, say
from smcourse.formats.imscp import manifest
from smcourse.formats.schemas import CONTROL_DOCUMENTS, control_document
from smcourse.formats.scorm12_rules import scorm12_findings
from smcourse.formats.xml import to_bytes
from smcourse.lms import PRESETS
from smcourse.model import Course
from smcourse.suspend import LIMIT, budget, worst_case
from smcourse.suspend_tests import TestSize
from smcourse.targets import Package, Target, package_name
from smcourse.targets.course_page import PAGE, Place, identifier_of, page_files

ENTRY = "scorm12.js"
MAX_TITLE = 200  # IMS CP 1.1.2, `title`


def render(compiled: Compiled) -> Package:
    """The package's files: manifest and control documents first, then what the SCO loads."""
    content = page_files(compiled, PLACE)
    root = manifest(
        identifier=identifier_of(compiled),
        version=compiled.course.version,
        title=compiled.title,
        launch=str(PAGE),
        files=[str(path) for path in content],
    )
    control = {PurePosixPath(name): control_document(name) for name in CONTROL_DOCUMENTS}
    return Package(
        name=package_name(compiled, TARGET.name),
        suffix=TARGET.suffix,
        files={PurePosixPath("imsmanifest.xml"): to_bytes(root), **control, **content},
    )


def _told(compiled: Compiled, _: Compiled) -> Mapping[str, Any]:
    """How its LMS wants to be talked to."""
    course = compiled.course
    preset = PRESETS[course.settings.lms]
    score = None if compiled.is_scored else preset.score_when_done
    return {
        "commitEvery": preset.commit_every,
        "room": state_budget(course),
        **({} if score is None else {"scoreWhenDone": score}),
    }


PLACE = Place(entry=ENTRY, told=_told)


def state_budget(course: Course) -> int:
    """Characters of `cmi.suspend_data` that the longest record of this course can take."""
    return budget(*_record_of(course))


def _record_of(course: Course) -> tuple[list[int], int, list[TestSize]]:
    """What a full record keeps: the greatest code of each question, lessons, and tests."""
    codes = [greatest_response(question) for question in course.questions() if question.record]
    lanes = len(course.modules) if any(lesson.fast_lane for lesson in course.lessons()) else 0
    return (
        codes,
        sum(lesson.record for lesson in course.lessons()),
        [
            TestSize(
                codes=tuple(sorted(map(greatest_response, bank), reverse=True)[: test.length]),
                items=len(bank),
                lanes=0 if test.kind == "final" else lanes,
            )
            for test in course.tests
            for bank in [[item.question for item in course.items_of(test)]]
        ],
    )


def state_fits(course: Course) -> Iterator[Diagnostic]:
    """The longest possible record of a learner fits into what SCORM 1.2 keeps.

    An LMS keeps 4,096 characters of suspend_data (RTE 3.4.4), and some cut what is longer without
    a word. Every question that keeps a record takes some 6 characters, every lesson some 4, every
    item that a test draws some 8.
    """
    kept = [question for question in course.questions() if question.record]
    codes, lessons, tests = _record_of(course)
    needed = worst_case(codes, lessons, tests=tests)
    if needed <= LIMIT:
        return
    surplus = math.ceil((needed - LIMIT) / 4) + 1  # a question takes from 4 to 6 characters
    yield error(
        course.span,
        "state-fits",
        say(
            "a full record of this course takes {needed} characters and an LMS keeps {limit}: "
            "{questions} questions and {lessons} lessons are too many for one package",
            needed=needed,
            limit=LIMIT,
            questions=len(kept),
            lessons=lessons,
        ),
        help=say(
            "mark about {count} questions `record=none`, or make two courses of it", count=surplus
        )
        if surplus <= len(kept)
        else say("make two courses of it"),
    )


def titles_fit(course: Course) -> Iterator[Diagnostic]:
    """The course's title has at most the 200 characters that a manifest can hold.

    An LMS shows this title to learners and admins; the standard ends it at 200 characters.
    """
    if len(course.title) > MAX_TITLE:
        yield error(
            course.span,
            "titles-fit",
            say(
                "the course's title has {length} characters; a manifest holds {limit}",
                length=len(course.title),
                limit=MAX_TITLE,
            ),
            help=say("shorten the title"),
        )


TARGET = Target(
    name="scorm12",
    summary="SCORM 1.2 package: one SCO in a zip, for any corporate LMS",
    suffix=".zip",
    render=render,
    checks=(state_fits, titles_fit),
    verify=scorm12_findings,
)
