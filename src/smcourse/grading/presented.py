"""What of a question may leave a server that grades it: before it is answered, and after.

A payload in the page of a SCORM package holds its key. A server keeps the key back, and with it
whatever follows from it: the order in which lines were written where that is the answer, names that
number them, fields as wide as their words. Two questions that differ in nothing but their keys are
presented alike, byte for byte.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any

from smcourse.grading.kind import PART, RIGHT, WRONG, Payload, Response
from smcourse.grading.number import NUMBER
from smcourse.grading.scenario import path_of
from smcourse.grading.text import places_of

PRIVATE = ("key", "print", "state", "was", "record")  # of a page's payload, what follows from a key
WIDTH = 24  # characters of every field to type into
STANDINGS = {WRONG: "wrong", PART: "part", RIGHT: "right"}
ANY, NONE = {"low": "-9999999999", "high": "9999999999"}, {"low": "1", "high": "0"}  # numbers
LETTERS = "abcdefghijklmnopqrstuvwxyz"

_SIZE = re.compile(r'(<input size=")\d+(")')


@dataclass(frozen=True, slots=True, kw_only=True)
class Presented:
    """A question as anybody may see it. `names` are those that its lines or answers go by there,
    each with the name that it has in the payload; empty where they keep their own. `known` is all
    that a part of a response can be, None where it is typed."""

    public: Mapping[str, Any]
    names: Mapping[str, str] = field(default_factory=dict)
    known: frozenset[str] | None = None

    def taken(self, response: Response) -> list[str]:
        """A response in the payload's names; ValueError where it has a name that is none."""
        if self.known is not None and not self.known.issuperset(response):
            raise ValueError("no such name")
        return [self.names.get(name, name) for name in response]

    def given(self, response: Sequence[str | None]) -> list[str | None]:
        """A response in the names that are presented."""
        own = {name: shown for shown, name in self.names.items()}
        return [name if name is None else own.get(name, name) for name in response]


def presented(payload: Payload) -> Presented:
    """The question without its key, and without what tells of it."""
    public = {name: value for name, value in payload.items() if name not in PRIVATE}
    match payload["kind"]:
        case "order":
            lines = _by_content(payload["id"], payload["options"])
            names = {str(n): line["id"] for n, line in enumerate(lines, 1)}
            public["options"] = [
                {**line, "id": name, "letter": LETTERS[n]}
                for n, (name, line) in enumerate(zip(names, lines, strict=True))
            ]
            return Presented(public=public, names=names, known=frozenset(names))
        case "match":
            answers = _by_content(payload["id"], payload["answers"])
            names = {str(n): answer["id"] for n, answer in enumerate(answers, 1)}
            public["answers"] = [
                {**answer, "id": name} for name, answer in zip(names, answers, strict=True)
            ]
            return Presented(public=public, names=names, known=frozenset({*names, ""}))
        case "text":
            public["html"] = _SIZE.sub(rf"\g<1>{WIDTH}\g<2>", payload["html"])
            return Presented(public=public)
        case "number":
            return Presented(public=public)
        case "scenario":
            ways = frozenset(way["id"] for node in payload["nodes"] for way in node["ways"])
            return Presented(public=public, known=ways)
    return Presented(public=public, known=frozenset(one["id"] for one in payload["options"]))


def told(payload: Payload, response: Response, outcome: int, *, is_shown: bool) -> dict[str, Any]:
    """So much of the key as may be told of an answer: what came of each part of it and what its
    author says of that; all that is right only where the answer `is_shown`. In the names that are
    presented."""
    key, names = payload["key"], presented(payload)
    about = list(key["right"]) if is_shown else list(response)
    remarks = key.get("remarks", {})
    standing = "right" if is_shown else STANDINGS.get(outcome, "open")
    right, feedback, more = _told(payload, about, is_shown=is_shown)
    if payload["kind"] == "order":
        own = {name: shown for shown, name in names.names.items()}
        feedback = [(name, own.get(name, name)) for name, _ in feedback]
    return {
        "right": names.given(right),
        "feedback": {
            as_: key["feedback"][name] for name, as_ in feedback if name in key["feedback"]
        },
        **more,
        **({"remarks": {standing: remarks[standing]}} if standing in remarks else {}),
    }


def untold(payload: Payload) -> dict[str, Any]:
    """A key that tells nothing, in the shape that its kind has."""
    more: dict[str, Any] = {}
    match payload["kind"]:
        case "number":
            more = {"told": "", **NONE}
        case "text":
            more = {"accepted": [[] for _ in payload["key"]["right"]], "exact": []}
        case "scenario":
            more = {"quality": {}}
    return {"right": [], "feedback": {}, **more}


def _told(
    payload: Payload, about: Sequence[str], *, is_shown: bool
) -> tuple[list[str | None], list[tuple[str, str]], dict[str, Any]]:
    """What is right of it, the feedback that belongs to it with the name it goes by, and what else
    its kind keeps."""
    key = payload["key"]
    match payload["kind"]:
        case "order" | "match":
            hits = [wanted == given for wanted, given in zip(key["right"], about, strict=False)]
            right = [name if hit else None for name, hit in zip(key["right"], hits, strict=False)]
            lines = about if payload["kind"] == "order" else [o["id"] for o in payload["options"]]
            return right, [(id_, id_) for id_, hit in zip(lines, hits, strict=False) if hit], {}
        case "text":
            places = places_of(payload, about)
            accepted = [
                [text] if place >= 0 else [] for text, place in zip(about, places, strict=True)
            ]
            first = zip(key["right"], places, strict=False)
            right = [word if place >= 0 else None for word, place in first]
            return right, [], {"accepted": accepted, "exact": list(key["exact"])}
        case "number":
            is_right = is_shown or NUMBER.grade(payload, about) == RIGHT
            shown = {"told": key["told"] if is_shown else "", **(ANY if is_right else NONE)}
            return list(about) if is_shown else [], [], shown
        case "scenario":
            path = list(path_of(payload, about))
            quality = {
                node["id"]: {way["id"]: key["quality"][node["id"]][way["id"]]} for node, way in path
            }
            names = [f"{node['id']}.{way['id']}" for node, way in path]
            return (
                list(about) if is_shown else [],
                [(one, one) for one in names],
                {"quality": quality},
            )
    right = [id_ for id_ in key["right"] if id_ in about]
    return right, [(id_, id_) for id_ in about], {}


def _by_content(id_: str, lines: Sequence[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    """In an order that depends on what they say alone."""

    def rank(line: Mapping[str, Any]) -> bytes:
        return sha256(f"{id_}\n{line['html']}".encode()).digest()

    return sorted(lines, key=rank)
