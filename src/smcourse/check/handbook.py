"""Rules about a course beside its handbook."""

from __future__ import annotations

import re
from collections.abc import Iterator

from smcourse.codes.handbook import handbook_version
from smcourse.company import Company
from smcourse.diagnostics import Diagnostic
from smcourse.model import Course, Lesson, Ungraded
from smcourse.order import Order
from smcourse.parse.variables import outside_code

_LINK = re.compile(r"\]\(\s*<?handbook:")


def version_is_the_companys(
    course: Course, company: Company | None, order: Order
) -> Iterator[Diagnostic]:
    """What is confirmed in a lesson that links to the handbook is the version that the company
    has. One without a version, or a company without one, is said elsewhere."""
    version = company.value(course.language, "handbook_version") if company else None
    if not isinstance(version, str) or course.handbook is None:
        return
    for lesson in course.lessons():
        if not _links_to_it(lesson):
            continue
        for question in lesson.questions():
            if not isinstance(question, Ungraded) or question.version in ("", version):
                continue
            span, written = question.place("version"), question.version
            yield handbook_version(span, written, version, is_release=order.release)


def _links_to_it(lesson: Lesson) -> bool:
    return any(
        "handbook:" in prose.markdown and _LINK.search(outside_code(prose.markdown))
        for prose in lesson.prose()
    )
