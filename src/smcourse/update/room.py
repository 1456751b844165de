"""How much of a record a package takes at most, as far as its questions tell."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping

from smcourse.state import MAX_RESPONSE

MOST_LINES = 60  # of a question whose codes are worth reckoning; ours have fewer


def greatest_code(kind: str, payload: Mapping[str, object]) -> int | None:
    """The greatest code of a response to a question, from its payload; None where nobody knows."""
    reckon = RECKONED.get(kind)
    options, answers = _count(payload, "options"), _count(payload, "answers")
    if reckon is None or max(options, answers) > MOST_LINES:
        return None
    code = reckon(options, answers, payload.get("multiple") is True)
    return code if code <= MAX_RESPONSE else None


def _count(payload: Mapping[str, object], name: str) -> int:
    lines = payload.get(name)
    return len(lines) if isinstance(lines, list) else 0


def _of_choice(options: int, answers: int, multiple: bool) -> int:
    return 2**options - 1 if multiple else options


def _of_order(options: int, answers: int, multiple: bool) -> int:
    return math.factorial(options)


def _of_match(options: int, answers: int, multiple: bool) -> int:
    return int((answers + 1) ** options) - 1


RECKONED: Mapping[str, Callable[[int, int, bool], int]] = {
    "choice": _of_choice,
    "true-false": _of_choice,
    "order": _of_order,
    "match": _of_match,
    "survey": _of_choice,
}
