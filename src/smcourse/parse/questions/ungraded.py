"""`::: survey`, `acknowledge` and `checklist`: lists in which nothing is right or wrong."""

from __future__ import annotations

import re

from smcourse.codes.fences import fence_attribute_value
from smcourse.codes.questions import ungraded_mark, ungraded_points
from smcourse.diagnostics import Diagnostic, say
from smcourse.model import Ungraded
from smcourse.parse.fences import Attributes, Header
from smcourse.parse.questions.common import common
from smcourse.parse.questions.items import REMARKS, read_list

REFUSAL = "refuse"

_VERSION = re.compile(r"[A-Za-z0-9][A-Za-z0-9.-]{0,19}")
_BOX = re.compile(r"\[[ xX]\](?!\()")


def parse_ungraded(
    header: Header, lines: list[str], first: int
) -> tuple[Ungraded, list[Diagnostic]]:
    """The question and its list; marks of right answers are refused."""
    found: list[Diagnostic] = []
    is_confirmed = header.kind == "acknowledge"
    keys = (*REMARKS, REFUSAL) if is_confirmed else REMARKS
    asked, entries, remarks = read_list(header, lines, first, found, keys)
    refusal = remarks.pop(REFUSAL, None)
    marks = [entry.span for entry in entries if _BOX.match(entry.text.markdown)]
    marks += [prose.span for key, prose in remarks.items() if key != "hint"]
    found += map(ungraded_mark, marks)
    attributes = Attributes(header, found)
    question = Ungraded(
        **common(header, attributes, asked, remarks, points=None),
        entries=entries,
        version=_version(attributes) if is_confirmed else "",
        refusal=refusal,
    )
    if "points" in header.attributes:
        found.append(ungraded_points(attributes.place("points")))
    attributes.unknown("points")
    return question, found


def _version(attributes: Attributes) -> str:
    """That of what is confirmed: it becomes a part of an id in reports."""
    version = attributes.text("version")
    if version and not _VERSION.fullmatch(version):
        wanted = say("at most 20 letters, digits, `.` and `-`")
        place = attributes.place("version")
        attributes.found.append(fence_attribute_value(place, "version", wanted, "version=2026.1"))
    return version
