"""Mends that need no judgement: which findings have one, what they make of the files, and how that
is written. What changes the meaning of a course, or could lose a learner's record, is none."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache
from pathlib import PurePosixPath

from smcourse.diagnostics import Diagnostic
from smcourse.mend.lines import LINE_MENDS
from smcourse.mend.names import NAMELESS, names_of
from smcourse.model import Course
from smcourse.source import Sources


def with_fixes(
    found: Iterable[Diagnostic], sources: Sources, courses: tuple[Course, ...]
) -> Iterator[Diagnostic]:
    """The findings, with the fixes that take more than the place of one: the words of its file, or
    the course in every language."""

    @cache
    def lines(path: PurePosixPath) -> list[str]:
        return sources.text(path).split("\n")

    findings = list(found)
    nameless = [finding for finding in findings if finding.code == NAMELESS]
    names = names_of(nameless, lines, courses) if nameless else {}
    for finding in findings:
        if finding.fix is None and finding.code in LINE_MENDS:
            fix = LINE_MENDS[finding.code](finding, lines(finding.span.path))
            yield replace(finding, fix=fix)
        else:
            yield replace(finding, fix=names[finding]) if finding in names else finding
