"""`::: survey`: a list in which nothing is right or wrong."""

from __future__ import annotations

import re

from smcourse.codes.questions import ungraded_mark, ungraded_points
from smcourse.diagnostics import Diagnostic
from smcourse.model import Ungraded
from smcourse.parse.fences import Attributes, Header
from smcourse.parse.questions.common import common
from smcourse.parse.questions.items import read_list

_BOX = re.compile(r"\[[ xX]\](?!\()")


def parse_ungraded(
    header: Header, lines: list[str], first: int
) -> tuple[Ungraded, list[Diagnostic]]:
    """The question and its list; marks of right answers are refused."""
    found: list[Diagnostic] = []
    asked, entries, remarks = read_list(header, lines, first, found)
    marks = [entry.span for entry in entries if _BOX.match(entry.text.markdown)]
    marks += [prose.span for key, prose in remarks.items() if key != "hint"]
    found += map(ungraded_mark, marks)
    attributes = Attributes(header, found)
    question = Ungraded(**common(header, attributes, asked, remarks, points=None), entries=entries)
    if "points" in header.attributes:
        found.append(ungraded_points(attributes.place("points")))
    attributes.unknown("points")
    return question, found
