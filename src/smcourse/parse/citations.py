"""`[@F09]` or `[@F02; @F04]` in a text: facts of `facts.yaml`, cited by their ids, outside code."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from smcourse.diagnostics import Span
from smcourse.model import Prose
from smcourse.parse.variables import outside_code

CITES = "[@"  # begins a citation in a text
CITED = "@"  # begins what stands for a citation; no path of a company's word does

_NAME = r"@[A-Za-z][A-Za-z0-9_-]*"
_CITATION = re.compile(rf"\[(?P<names>{_NAME}(?:[ \t]*;[ \t]*{_NAME})*)\](?![(\[{{:])")


@dataclass(frozen=True, slots=True)
class Citation:
    """One citation: the ids of its facts, where it is written, and the characters it takes."""

    facts: tuple[str, ...]
    span: Span
    start: int
    end: int

    @property
    def key(self) -> str:
        """What stands for it among the words of a text."""
        return CITED + ";".join(self.facts)


def citations(prose: Prose) -> Iterator[Citation]:
    """Every citation in a run of Markdown, in its order."""
    if CITES not in prose.markdown:
        return
    for match in _CITATION.finditer(outside_code(prose.markdown)):
        names = tuple(name.strip().removeprefix("@") for name in match["names"].split(";"))
        place = prose.place(match.start(), match.end() - match.start())
        yield Citation(names, place, match.start(), match.end())


def without_citations(text: str) -> str:
    """A text as its readers' own words, without what stands for sources."""
    return _CITATION.sub("", text)
