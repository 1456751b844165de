"""A choice: right are all right options and no other; in part, where there are several, some."""

from __future__ import annotations

from smcourse.grading.kind import PART, RIGHT, WRONG, Kind, Payload, Response


def _grade(payload: Payload, response: Response) -> int:
    right = payload["key"]["right"]
    hits = sum(id_ in response for id_ in right)
    if hits == len(right) == len(response):
        return RIGHT
    return PART if payload["multiple"] and hits else WRONG


def _code(payload: Payload, response: Response) -> int:
    """The place of the one option, or one bit for each, in the order of their ids, which stays
    when options move."""
    ids = _sorted(payload)
    if not payload["multiple"]:
        return ids.index(response[0]) + 1 if response and response[0] in ids else 0
    return sum(1 << i for i, id_ in enumerate(ids) if id_ in response)


def _response(payload: Payload, code: int) -> list[str]:
    ids = _sorted(payload)
    many = payload["multiple"]
    chosen = {id_ for i, id_ in enumerate(ids) if (code >> i & 1 if many else code == i + 1)}
    return [option["id"] for option in payload["options"] if option["id"] in chosen]


def _sorted(payload: Payload) -> list[str]:
    return sorted(option["id"] for option in payload["options"])


CHOICE = Kind(grade=_grade, code=_code, response=_response)
