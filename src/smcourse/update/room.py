"""How much of a record a package takes at most, as far as its questions tell."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping

from smcourse.state import MAX_RESPONSE

MOST_LINES = 60  # of a question whose codes are worth reckoning; ours have fewer

Payload = Mapping[str, object]


def greatest_code(kind: str, payload: Payload) -> int | None:
    """The greatest code of a response to a question, from its payload; None where nobody knows."""
    reckon = RECKONED.get(kind)
    if reckon is None or max(_count(payload, "options"), _count(payload, "answers")) > MOST_LINES:
        return None
    code = reckon(payload)
    return code if code <= MAX_RESPONSE else None


def _count(payload: Payload, name: str) -> int:
    lines = payload.get(name)
    return len(lines) if isinstance(lines, list) else 0


def _of_choice(payload: Payload) -> int:
    options = _count(payload, "options")
    return int(2**options) - 1 if payload.get("multiple") is True else options


def _of_order(payload: Payload) -> int:
    return math.factorial(_count(payload, "options"))


def _of_match(payload: Payload) -> int:
    return int((_count(payload, "answers") + 1) ** _count(payload, "options")) - 1


def _of_text(payload: Payload) -> int:
    key = payload.get("key")
    gaps = key.get("accepted") if isinstance(key, dict) else None
    if not isinstance(gaps, list):
        return MAX_RESPONSE + 1
    sizes = [len(words) for words in gaps if isinstance(words, list)]
    return math.prod(2 * size for size in sizes[:MOST_LINES]) - 1


RECKONED: Mapping[str, Callable[[Payload], int]] = {
    "choice": _of_choice,
    "spot": _of_choice,
    "true-false": _of_choice,
    "order": _of_order,
    "match": _of_match,
    "text": _of_text,
    "survey": _of_choice,
    "checklist": lambda payload: int(2 ** _count(payload, "options")),
    "acknowledge": lambda _: 1,
}
