"""The line that opens a fence: `::: kind id {key=value flag}`, or `::: kind A title {…}`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from smcourse.codes.fences import (
    fence_attribute_form,
    fence_attribute_twice,
    fence_attribute_unknown,
    fence_attribute_value,
    fence_form,
)
from smcourse.diagnostics import Diagnostic, Span, Text, say

OPEN = re.compile(r"^(?P<colons>:{3,})(?P<rest>.*)$")
ID = re.compile(r"[a-z][a-z0-9-]{0,63}")

_ATTRIBUTE = re.compile(r"""\s*([^\s=]+)(?:=("[^"]*"|'[^']*'|[^\s"']+))?(?=\s|$)""")


@dataclass(frozen=True, slots=True, kw_only=True)
class Header:
    """An opening line, read: `argument` is a question's id or a block's title; a flag among the
    attributes has the value ""."""

    kind: str
    argument: str
    attributes: Mapping[str, str]
    span: Span


def read_header(rest: str, span: Span) -> tuple[Header | None, list[Diagnostic]]:
    """Read what follows the colons."""
    head, brace, braced = rest.strip().partition("{")
    words = head.split(maxsplit=1)
    if not words or (brace and not braced.endswith("}")):
        return None, [fence_form(span)]
    found: list[Diagnostic] = []
    attributes = read_attributes(braced[:-1], span, found)
    kind, argument = words[0], words[1].rstrip() if len(words) > 1 else ""
    return Header(kind=kind, argument=argument, attributes=attributes, span=span), found


def read_attributes(text: str, span: Span, found: list[Diagnostic]) -> dict[str, str]:
    """`key=value` and single words, separated by spaces."""
    attributes: dict[str, str] = {}
    position = 0
    while text[position:].strip():
        match = _ATTRIBUTE.match(text, position)
        if match is None:
            found.append(fence_attribute_form(span, text[position:].strip()))
            break
        value = match[2] or ""
        if match[1] in attributes:
            found.append(fence_attribute_twice(span, match[1]))
        attributes[match[1]] = value[1:-1] if value[:1] in ("'", '"') else value
        position = match.end()
    return attributes


class Attributes:
    """Reads a header's attributes by type; `unknown()` reports those nobody asked for."""

    def __init__(self, header: Header, found: list[Diagnostic]) -> None:
        self.header = header
        self.found = found
        self._asked: list[str] = []

    def text(self, key: str) -> str:
        """A value as text, "" where it is missing."""
        self._asked.append(key)
        return self.header.attributes.get(key, "")

    def flag(self, key: str) -> bool:
        """Whether the word stands there."""
        self._asked.append(key)
        value = self.header.attributes.get(key)
        if value:
            self._wrong(key, say("no value"), key)
        return value is not None

    def ids(self, key: str) -> tuple[str, ...]:
        """Ids, separated by commas."""
        names = tuple(name for name in self.text(key).split(",") if name)
        for name in names:
            if not ID.fullmatch(name):
                self._wrong(key, say("ids, separated by commas"), f"{key}=old-id,older-id")
        return tuple(name for name in names if ID.fullmatch(name))

    def whole_number(self, key: str, default: int, high: int) -> int:
        """A whole number from 0 to `high`."""
        text = self.text(key)
        if not text:
            return default
        if text.isascii() and text.isdigit() and len(text) < 6 and int(text) <= high:
            return int(text)
        self._wrong(key, say("a whole number from {low} to {high}", low=0, high=high), f"{key}=2")
        return default

    def unknown(self) -> None:
        """Report every attribute that nobody asked for."""
        for key in self.header.attributes:
            if key not in self._asked:
                span, kind = self.header.span, self.header.kind
                self.found.append(fence_attribute_unknown(span, kind, key, self._asked))

    def _wrong(self, key: str, wanted: Text, example: str) -> None:
        self.found.append(fence_attribute_value(self.header.span, key, wanted, example))
