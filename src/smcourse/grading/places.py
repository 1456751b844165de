"""Answers with a place for each part, graded alike: twin of `player/questions/lists.js`."""

from __future__ import annotations

from smcourse.grading.kind import PART, RIGHT, WRONG, Response


def grade_by_place(right: Response, response: Response) -> int:
    """Right in every place; in part in at least half of them."""
    if len(response) != len(right):
        return WRONG
    hits = sum(given == wanted for given, wanted in zip(response, right, strict=True))
    if hits == len(right):
        return RIGHT
    return PART if 2 * hits >= len(right) else WRONG
