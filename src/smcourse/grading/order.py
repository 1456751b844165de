"""An order: right where every line is in its place; in part where at least half of them are."""

from __future__ import annotations

from math import factorial

from smcourse.grading.kind import WRONG, Kind, Payload, Response
from smcourse.grading.places import grade_by_place


def _grade(payload: Payload, response: Response) -> int:
    if sorted(response) != _sorted(payload):
        return WRONG
    return grade_by_place(payload["key"]["right"], response)


def _code(payload: Payload, response: Response) -> int:
    """The place of an order among all orders of the sorted ids, from 1."""
    rest = _sorted(payload)
    if sorted(response) != rest:
        return 0
    code = 0
    for id_ in response:
        code += rest.index(id_) * factorial(len(rest) - 1)
        rest.remove(id_)
    return code + 1


def _response(payload: Payload, code: int) -> list[str]:
    rest = _sorted(payload)
    if not 0 < code <= factorial(len(rest)):
        return []
    place, order = code - 1, []
    while rest:
        i, place = divmod(place, factorial(len(rest) - 1))
        order.append(rest.pop(i))
    return order


def _sorted(payload: Payload) -> list[str]:
    return sorted(option["id"] for option in payload["options"])


ORDER = Kind(grade=_grade, code=_code, response=_response)
