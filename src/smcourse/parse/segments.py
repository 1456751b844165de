"""Lines become segments: prose, breaks and `:::` fences, with code fences respected.

Python-Markdown cannot say on which line something stands, so it is never asked: a file is cut
here, by line, and Markdown only renders each run of prose.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from smcourse.parse.code import code_after
from smcourse.parse.fences import OPEN

RULES = ("---", "...")  # the second may end a front matter, too

_BREAK = re.compile(r"^ {0,3}(?:-[ \t]*){3,}$|^ {0,3}(?:\*[ \t]*){3,}$|^ {0,3}(?:_[ \t]*){3,}$")


@dataclass(frozen=True, slots=True)
class Segment:
    """Lines `start` to `end` (from 0, end excluded) and what they are."""

    kind: str  # "prose", "break" or "fence"
    start: int
    end: int
    closed: bool = True


def page_start(lines: list[str]) -> int:
    """The line (from 0) on which the own text of a page begins, below its front matter; all lines
    where that has no end."""
    if lines[0].rstrip() != RULES[0]:
        return 0
    ends = (i + 1 for i, line in enumerate(lines[1:], 1) if line.rstrip() in RULES)
    return next(ends, len(lines))


def segments(lines: list[str], first: int = 0, *, with_breaks: bool = True) -> list[Segment]:
    """Cut `lines[first:]` into segments that tile it exactly; without breaks they are prose."""
    tiles: list[Segment] = []
    start = i = first
    code = ""
    while i < len(lines):
        was_code, code = code, code_after(lines[i], code)
        is_code = was_code or code
        opening = None if is_code else OPEN.match(lines[i])
        is_break = with_breaks and not is_code and _BREAK.match(lines[i])
        if opening:
            tiles += [Segment("prose", start, i)] if start < i else []
            end, closed = _fence_end(lines, i, opening)
            tiles.append(Segment("fence", i, end, closed))
            start = i = end
            continue
        if is_break and (i == start or not lines[i - 1].strip()):
            tiles += [Segment("prose", start, i)] if start < i else []
            tiles.append(Segment("break", i, i + 1))
            start = i + 1
        i += 1
    if start < len(lines):
        tiles.append(Segment("prose", start, len(lines)))
    return tiles


def _fence_end(lines: list[str], start: int, opening: re.Match[str]) -> tuple[int, bool]:
    """The line after the fence's closing colons, and whether it was closed.

    Another fence with as many colons cannot stand inside: the closing line was forgotten before it.
    """
    if not opening["rest"].strip():
        return start + 1, False
    code = ""
    for i in range(start + 1, len(lines)):
        was_code, code = code, code_after(lines[i], code)
        colons = None if was_code or code else OPEN.match(lines[i])
        if colons is None or len(colons["colons"]) < len(opening["colons"]):
            continue
        return (i, False) if colons["rest"].strip() else (i + 1, True)
    return len(lines), False
