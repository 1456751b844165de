"""The line that opens a fence: `::: kind id {key=value flag}`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from smcourse.diagnostics import Diagnostic, Span, did_you_mean, error

OPEN = re.compile(r"^(?P<colons>:{3,})(?P<rest>.*)$")
ID = re.compile(r"[a-z][a-z0-9-]{0,63}")
ID_HELP = "use a-z, digits and hyphens, a letter first, at most 64, such as `the-hive`"

_HEAD = re.compile(
    r"^(?P<kind>[^\s{]+)(?:[ \t]+(?P<id>[^\s{]+))?[ \t]*(?:\{(?P<attributes>.*)\})?$"
)
_ATTRIBUTE = re.compile(r"""\s*([^\s=]+)(?:=("[^"]*"|'[^']*'|[^\s"']+))?(?=\s|$)""")


@dataclass(frozen=True, slots=True, kw_only=True)
class Header:
    """An opening line, read; a flag has the value ""."""

    kind: str
    id: str
    attributes: Mapping[str, str]
    span: Span


def read_header(rest: str, span: Span) -> tuple[Header | None, list[Diagnostic]]:
    """Read what follows the colons."""
    match = _HEAD.match(rest)
    if match is None:
        return None, [
            error(
                span,
                "fence-form",
                "this opening line cannot be read",
                help="write `::: kind id {key=value}`",
            )
        ]
    found: list[Diagnostic] = []
    attributes = _read_attributes(match["attributes"] or "", span, found)
    header = Header(kind=match["kind"], id=match["id"] or "", attributes=attributes, span=span)
    return header, found


def _read_attributes(text: str, span: Span, found: list[Diagnostic]) -> dict[str, str]:
    attributes: dict[str, str] = {}
    position = 0
    while text[position:].strip():
        match = _ATTRIBUTE.match(text, position)
        if match is None:
            found.append(
                error(
                    span,
                    "fence-attribute-form",
                    f"`{text[position:].strip()}` is not `key=value`",
                    help='put quotes around a value with spaces: `key="two words"`',
                )
            )
            break
        value = match[2] or ""
        if match[1] in attributes:
            found.append(
                error(
                    span,
                    "fence-attribute-twice",
                    f"the attribute `{match[1]}` stands here twice",
                    help="keep one",
                )
            )
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
            self._wrong(key, "no value", key)
        return value is not None

    def ids(self, key: str) -> tuple[str, ...]:
        """Ids, separated by commas."""
        names = tuple(name for name in self.text(key).split(",") if name)
        for name in names:
            if not ID.fullmatch(name):
                self._wrong(key, "ids, separated by commas", f"{key}=old-id,older-id")
        return tuple(name for name in names if ID.fullmatch(name))

    def whole_number(self, key: str, default: int, high: int) -> int:
        """A whole number from 0 to `high`."""
        text = self.text(key)
        if not text:
            return default
        if text.isascii() and text.isdigit() and len(text) < 6 and int(text) <= high:
            return int(text)
        self._wrong(key, f"a whole number from 0 to {high}", f"{key}=2")
        return default

    def unknown(self) -> None:
        """Report every attribute that nobody asked for."""
        for key in self.header.attributes:
            if key not in self._asked:
                self.found.append(
                    error(
                        self.header.span,
                        "fence-attribute-unknown",
                        f"`{self.header.kind}` has no attribute `{key}`",
                        help=did_you_mean(key, self._asked),
                    )
                )

    def _wrong(self, key: str, wanted: str, example: str) -> None:
        self.found.append(
            error(
                self.header.span,
                "fence-attribute-value",
                f"the attribute `{key}` takes {wanted}",
                help=f"write `{example}`",
            )
        )
