"""The facts that a course may cite, each with its source and how sure it is."""

from __future__ import annotations

from dataclasses import dataclass, field

from smcourse.diagnostics import Span

GRADES = ("A", "B", "C", "X")  # read at the source, read at third parties, not opened, contested
CITABLE = GRADES[:2]


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """One fact of `facts.yaml`, in one language.

    `via` names who quotes the source where it was not opened itself; `says` are words that a
    paragraph which cites it must hold, such as the year of an old survey; `review` is the day by
    which somebody is to look at it again, "" for none.
    """

    id: str
    grade: str
    source: str
    via: str
    year: str
    says: tuple[str, ...]
    review: str
    span: Span = field(compare=False)
