"""Whether a payload has the shape that its kind's grader and page read, all the way down.

A server takes payloads from imports that anybody may have edited; what passes here is graded and
shown without a surprise.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from smcourse.model import CRITICAL, FEEDBACK, REVIEW

TEXTS = ("situation", "prompt", "hint")
MOST_POINTS, MOST_ITEMS = 10_000, 1000
QUALITIES = (0, 1, 3)


def is_payload(payload: Any, kinds: Iterable[str]) -> bool:
    """Whether this is a question of one of `kinds`, with its key."""
    return _is_question(payload, tuple(kinds)) and _is_text(payload)


def _is_question(payload: Any, kinds: tuple[str, ...]) -> bool:
    if not (_is_mapping(payload) and payload.get("kind") in kinds):
        return False
    named = ("id", "objective", *TEXTS)
    key = payload.get("key")
    return bool(
        _has_texts(payload, *named)
        and _is_whole(payload.get("points"), MOST_POINTS)
        and _are_numbers(payload.get("was"))
        and _is_whole(payload.get("state"), 2**30)
        and _is_mapping(key)
        and _is_key(key, payload["kind"])
        and _is_own(payload, key)
    )


def _is_key(key: Mapping[str, Any], kind: str) -> bool:
    told = (key.get("feedback"), key.get("remarks", {}))
    return _are_texts(key.get("right")) and all(_are_named(one) for one in told)


def _is_own(payload: Mapping[str, Any], key: Mapping[str, Any]) -> bool:
    """What a kind has beside what all have."""
    match payload["kind"]:
        case "choice" | "true-false" | "spot":
            is_spot = payload["kind"] == "spot"
            has_html = not is_spot or isinstance(payload.get("html"), str)
            return _are_lines(payload, "options") and "multiple" in payload and has_html
        case "match":
            lines = _are_lines(payload, "options") and _are_lines(payload, "answers")
            return lines and len(key["right"]) == len(payload["options"])
        case "text":
            accepted = key.get("accepted")
            if not isinstance(accepted, list) or not all(map(_are_texts, accepted)):
                return False
            is_same = len(accepted) == len(key["right"])
            return bool(is_same and _are_texts(key.get("exact")) and _has_texts(payload, "html"))
        case "number":
            bounds = all(_is_decimal(key.get(name)) for name in ("low", "high"))
            has_own = _has_texts(payload, "html", "unit", "mark")
            return bounds and has_own and _has_texts(key, "told")
        case "scenario":
            return _is_scenario(payload.get("nodes"), key.get("quality"))
    return _are_lines(payload, "options")


def _is_scenario(nodes: Any, quality: Any) -> bool:
    if not (isinstance(nodes, list) and nodes and _is_mapping(quality)):
        return False
    for node in nodes:
        if not (_is_mapping(node) and _has_texts(node, "id", "title", "html")):
            return False
        ways = node.get("ways")
        if not isinstance(ways, list) or not all(map(_is_mapping, ways)):
            return False
        if not all(_has_texts(way, "id", "html", "to") for way in ways):
            return False
        own = quality.get(node["id"], {})
        if not (_is_mapping(own) and all(own.get(way["id"]) in QUALITIES for way in ways)):
            return False
    return True


def _are_lines(payload: Mapping[str, Any], name: str) -> bool:
    lines = payload.get(name)
    if not isinstance(lines, list):
        return False
    return all(isinstance(line, dict) and _has_texts(line, "id", "html") for line in lines)


def _has_texts(part: Mapping[str, Any], *names: str) -> bool:
    return all(isinstance(part.get(name), str) for name in names)


def _is_decimal(value: Any) -> bool:
    digits = value.removeprefix("-").partition(".") if isinstance(value, str) else ("", "", "")
    whole, _, parts = digits
    return whole.isascii() and whole.isdigit() and (not parts or parts.isdigit())


def _is_whole(value: Any, most: int) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= most


def _are_numbers(value: Any) -> bool:
    return isinstance(value, list) and all(_is_whole(one, 2**30) for one in value)


def _are_texts(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(one, str) for one in value)


def _are_named(value: Any) -> bool:
    return _is_mapping(value) and all(isinstance(one, str) for one in value.values())


def _is_mapping(value: Any) -> bool:
    return isinstance(value, dict)  # of JSON, so that its keys are texts


def _is_text(value: Any) -> bool:
    """Whether all of it can be written: a lone surrogate cannot."""
    try:
        json.dumps(value, ensure_ascii=False).encode()
    except (TypeError, ValueError, RecursionError):
        return False
    return True


def is_test(payload: Any, kinds: Iterable[str]) -> bool:
    """Whether this is a test that asks questions of `kinds`, with its rules and all its items."""
    if not (_is_mapping(payload) and _is_text(payload)):
        return False
    objectives, links = payload.get("objectives"), payload.get("links", {})
    items = payload.get("items")
    mark, known = payload.get("mark"), tuple(kinds)
    return bool(
        _has_texts(payload, "id", "kind", "title", "html")
        and _is_whole(payload.get("length"), MOST_ITEMS)
        and (mark is None or _is_whole(mark, 100))
        and _are_rules(payload.get("rules"))
        and _is_mapping(objectives)
        and all(
            _is_mapping(one) and _has_texts(one, "text") and _are_texts(one.get("lessons"))
            for one in objectives.values()
        )
        and _is_mapping(links)
        and all(_is_mapping(one) and _has_texts(one, "label", "href") for one in links.values())
        and isinstance(items, list)
        and all(_is_item(one, known) for one in items)
    )


def _is_item(item: Any, kinds: tuple[str, ...]) -> bool:
    return (
        _is_mapping(item)
        and _has_texts(item, "cell", "module", "enemy")
        and isinstance(item.get("critical"), bool)
        and _is_question(item.get("payload"), kinds)
    )


def _are_rules(rules: Any) -> bool:
    if not _is_mapping(rules):
        return False
    cells, wait = rules.get("cells"), rules.get("wait")
    words = {"feedback": FEEDBACK, "review": REVIEW, "critical": CRITICAL}
    numbers = {"attempts": rules.get("attempts"), "minutes": rules.get("minutes")}
    helps = {"helpAfter": rules.get("helpAfter", 0)}
    return bool(
        _is_mapping(cells)
        and all(_is_whole(one, MOST_ITEMS) for one in cells.values())
        and isinstance(wait, list)
        and all(_is_whole(one, 10_000) for one in wait)
        and all(_is_whole(one, 10_000) for one in (*numbers.values(), *helps.values()))
        and all(rules.get(name) in known for name, known in words.items())
        and all(isinstance(rules.get(name), bool) for name in ("shuffle", "confidence"))
        and isinstance(rules.get("help", ""), str)
    )
