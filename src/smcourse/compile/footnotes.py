"""Footnotes: written anywhere in a lesson, shown under the step that refers to them."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from smcourse.model import Prose
from smcourse.parse.code import with_code

OURS = "made by us"  # an attribute that no author can write, with the classes of ours

_DEFINITION = re.compile(r"^ {0,3}\[\^(?P<name>[^\]\s]+)\]:[ \t]*(?P<text>.*)$")


@dataclass(frozen=True, slots=True)
class Definition:
    """A footnote as it is written: lines `start` to `end` of the run of prose that holds it."""

    name: str
    start: int
    end: int
    prose: Prose


def definitions(prose: Prose) -> Iterator[Definition]:
    """The footnotes that a run of prose writes."""
    if "[^" not in prose.markdown:
        return
    lines = prose.markdown.split("\n")
    is_code = [code for _, code in with_code(lines)]
    i = 0
    while i < len(lines):
        match = None if is_code[i] else _DEFINITION.match(lines[i])
        if match is None:
            i += 1
            continue
        end = i + 1
        while end < len(lines) and (
            (lines[end][:1] in " \t" and lines[end].strip()) or _goes_on(lines, end)
        ):
            end += 1
        text = "\n".join([match["text"], *(line.strip() for line in lines[i + 1 : end])])
        span = prose.span.at(prose.span.line + i, 1, len(lines[i]))
        yield Definition(match["name"], i, end, Prose(markdown=text, span=span))
        i = end


def _goes_on(lines: list[str], i: int) -> bool:
    """Whether a blank line stands inside a footnote: what follows it is indented."""
    return not lines[i].strip() and i + 1 < len(lines) and lines[i + 1][:2] in ("  ", "\t")


def without_definitions(prose: Prose) -> str:
    """The text with blank lines where its footnotes are written, so that places stay."""
    lines = prose.markdown.split("\n")
    for definition in definitions(prose):
        lines[definition.start : definition.end] = [""] * (definition.end - definition.start)
    return "\n".join(lines)


class Footnotes:
    """Numbers the footnotes of one lesson as they are referred to; each step shows its own."""

    def __init__(self, page: str, runs: Iterable[Prose]) -> None:
        self.page, self._step = page, 1
        self.written: dict[str, Prose] = {}
        for run in runs:
            for definition in definitions(run):
                self.written.setdefault(definition.name, definition.prose)
        self._numbers: dict[str, int] = {}
        self._asked: list[str] = []

    def refer(self, name: str) -> ET.Element | None:
        """The mark in the text; None where nothing of this name is written."""
        if name not in self.written:
            return None
        number = self._numbers.setdefault(name, len(self._numbers) + 1)
        mark = ET.Element("sup", {OURS: "sm-ref"})
        address = {"href": f"#sm-fn-{self._id(number)}", "role": "doc-noteref", OURS: ""}
        link = ET.SubElement(mark, "a", address)
        link.text = str(number)
        if name not in self._asked:
            self._asked.append(name)
            link.set("id", f"sm-fr-{self._id(number)}")
        return mark

    def of_step(self) -> tuple[tuple[int, str, Prose], ...]:
        """Number, end of the ids and text of what the step that ends here refers to."""
        shown = []
        for name in self._asked:  # a footnote may refer to another, which then follows it
            number = self._numbers[name]
            shown.append((number, self._id(number), self.written[name]))
        self._asked, self._step = [], self._step + 1
        return tuple(shown)

    def unused(self) -> Iterator[tuple[str, Prose]]:
        """Those that nothing has referred to."""
        yield from ((name, p) for name, p in self.written.items() if name not in self._numbers)

    def _id(self, number: int) -> str:
        return f"{self.page}-{self._step}-{number}"
