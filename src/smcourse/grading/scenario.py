"""A scenario: right where each decision of the path was the best (quality 3); in part where it
went astray and its last decision did no harm; else wrong.

A response is the decisions of a path from the first node on, by their ids.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from smcourse.grading.kind import PART, RIGHT, WRONG, Kind, Payload, Response

BEST = 3


def _grade(payload: Payload, response: Response) -> int:
    path = list(path_of(payload, response))
    if len(path) != len(response) or not path or _leads_on(payload, path[-1][1]):
        return WRONG
    qualities = [payload["key"]["quality"][node["id"]][way["id"]] for node, way in path]
    if all(quality == BEST for quality in qualities):
        return RIGHT
    return PART if qualities[-1] else WRONG


def _code(payload: Payload, response: Response) -> int:
    """A digit for each decision, the first the least: its place among the sorted ones of its
    node, from 1."""
    path = list(path_of(payload, response))
    if len(path) != len(response):
        return 0
    base = _base(payload)
    digits = [_sorted(node).index(way["id"]) + 1 for node, way in path]
    return sum(digit * base**place for place, digit in enumerate(digits))


def _response(payload: Payload, code: int) -> list[str]:
    base = _base(payload)
    given: list[str] = []
    node = payload["nodes"][0]
    while code > 0 and node is not None:
        code, digit = divmod(code, base)
        ways = _sorted(node)
        if not 0 < digit <= len(ways):
            return []
        given.append(ways[digit - 1])
        node = next((_to(payload, way) for way in node["ways"] if way["id"] == given[-1]), None)
    return given if code == 0 else []


def path_of(payload: Payload, response: Response) -> Iterator[tuple[Any, Any]]:
    """Each node and what was decided there, as far as the decisions exist."""
    node = payload["nodes"][0]
    for id_ in response:
        way = next((one for one in node["ways"] if one["id"] == id_), None) if node else None
        if way is None:
            return
        yield node, way
        node = _to(payload, way)


def _to(payload: Payload, way: Any) -> Any:
    return next((node for node in payload["nodes"] if node["id"] == way["to"]), None)


def _leads_on(payload: Payload, way: Any) -> bool:
    node = _to(payload, way)
    return node is None or bool(node["ways"])


def _sorted(node: Any) -> list[str]:
    return sorted(way["id"] for way in node["ways"])


def _base(payload: Payload) -> int:
    return max(len(node["ways"]) for node in payload["nodes"]) + 1


SCENARIO = Kind(grade=_grade, code=_code, response=_response)
