"""The line that opens a fence: `::: kind id {key=value flag}`, or `::: kind A title {…}`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from smcourse.codes.fences import (
    fence_attribute_form,
    fence_attribute_twice,
    fence_attribute_unknown,
    fence_attribute_value,
    fence_form,
)
from smcourse.diagnostics import Diagnostic, Fix, Span, Text, say

OPEN = re.compile(r"^(?P<colons>:{3,})(?P<rest>.*)$")
ID = re.compile(r"[a-z][a-z0-9-]{0,63}")

_HEAD = re.compile(r"(?:[^{]|\{\{[^{}]*\}\})*+")  # a company's word is no attribute
_WORDS = re.compile(r"\s*(?P<kind>\S+)\s*(?P<argument>.*)")
_ATTRIBUTE = re.compile(r"""\s*(?P<key>[^\s=]+)(?:=(?P<value>"[^"]*"|'[^']*'|[^\s"']+))?(?=\s|$)""")


@dataclass(frozen=True, slots=True, kw_only=True)
class Header:
    """An opening line, read: `argument` is a question's id or a block's title; a flag among the
    attributes has the value "". `places` are those of the attributes."""

    kind: str
    argument: str
    attributes: Mapping[str, str]
    span: Span
    kind_span: Span
    argument_span: Span
    places: Mapping[str, Span] = field(default_factory=dict)


def read_header(rest: str, span: Span, column: int = 1) -> tuple[Header | None, list[Diagnostic]]:
    """Read what follows the colons; `column` is where it begins in its line."""
    tail = _HEAD.sub("", rest, count=1)
    head, brace, braced = rest.removesuffix(tail), tail[:1], tail[1:]
    match = _WORDS.fullmatch(head.rstrip())
    if match is None or (brace and not braced.rstrip().endswith("}")):
        return None, [fence_form(span, _closed(rest, span, column) if match and brace else None)]
    found: list[Diagnostic] = []
    inner = braced.rstrip()[:-1]
    attributes, places = read_attributes(inner, span, column + len(head) + 1, found)
    header = Header(
        kind=match["kind"],
        argument=match["argument"],
        attributes=attributes,
        span=span,
        kind_span=_part(span, column, match, "kind"),
        argument_span=_part(span, column, match, "argument") if match["argument"] else span,
        places=places,
    )
    return header, found


def read_attributes(
    text: str, span: Span, column: int, found: list[Diagnostic]
) -> tuple[dict[str, str], dict[str, Span]]:
    """`key=value` and single words, separated by spaces, and where each stands."""
    attributes: dict[str, str] = {}
    places: dict[str, Span] = {}
    position = 0
    while rest := text[position:].strip():
        match = _ATTRIBUTE.match(text, position)
        if match is None:
            start = column + text.index(rest, position)
            found.append(fence_attribute_form(span.at(span.line, start, len(rest)), rest))
            break
        key, value = match["key"], match["value"] or ""
        value = value[1:-1] if value[:1] in ("'", '"') else value
        place = _part(span, column, match, "key")
        if key in attributes:
            is_same = attributes[key] == value
            again = span.upto(span.line, column + position, span.line, column + match.end())
            found.append(
                fence_attribute_twice(place, key, Fix(span=again, text="") if is_same else None)
            )
        places.setdefault(key, place)
        attributes[key] = value
        position = match.end()
    return attributes, places


def _closed(rest: str, span: Span, column: int) -> Fix | None:
    """A last brace for an opening line that lacks nothing else."""
    end = column + len(rest.rstrip())
    header, problems = (None, []) if "}" in rest else read_header(f"{rest.rstrip()}}}", span)
    is_all = header is not None and not problems
    return Fix(span=span.upto(span.line, end, span.line, end), text="}") if is_all else None


def _part(span: Span, column: int, match: re.Match[str], name: str) -> Span:
    return span.at(span.line, column + match.start(name), len(match[name]))


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

    def unknown(self, *told: str) -> None:
        """Report every attribute that nobody asked for and of which nothing was `told` yet."""
        written = {*self.header.attributes}
        for key in self.header.attributes:
            if key not in (*self._asked, *told):
                span, kind = self.place(key), self.header.kind
                finding = fence_attribute_unknown(span, kind, key, self._asked, written)
                written |= {finding.fix.text} if finding.fix else set()
                self.found.append(finding)

    def place(self, key: str) -> Span:
        """Where an attribute stands; the opening line where its place is not known."""
        return self.header.places.get(key, self.header.span)

    def _wrong(self, key: str, wanted: Text, example: str) -> None:
        self.found.append(fence_attribute_value(self.place(key), key, wanted, example))
