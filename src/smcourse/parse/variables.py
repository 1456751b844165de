"""`{{ policy_owner.name }}` in a text: a dotted path, and nothing else, outside code.

Never read by a template engine: a text of an author cannot reach one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from smcourse.diagnostics import Span
from smcourse.model import Prose
from smcourse.parse.code import CODE_SPAN, without_code

PATH = re.compile(r"[a-z][a-z0-9_]*(?:\.[A-Za-z0-9][A-Za-z0-9_-]*)*")

_VARIABLE = re.compile(r"\{\{(?P<path>[^{}\n]*)(?P<end>\}\})?")


@dataclass(frozen=True, slots=True)
class Use:
    """One use of a company's word: its path, where it is written, and the characters it takes."""

    path: str
    span: Span
    start: int
    end: int

    @property
    def is_well_formed(self) -> bool:
        """Whether it is a dotted path."""
        return bool(PATH.fullmatch(self.path))


def uses(prose: Prose) -> Iterator[Use]:
    """Every use in a run of Markdown, in its order."""
    if "{{" not in prose.markdown:
        return
    text = outside_code(prose.markdown)
    for match in _VARIABLE.finditer(text):
        place = prose.place(match.start(), match.end() - match.start())
        yield Use(_path(match), place, match.start(), match.end())


def uses_in_title(title: str, span: Span) -> Iterator[Use]:
    """Every use in a title; all stand where the title stands."""
    for match in _VARIABLE.finditer(title):
        yield Use(_path(match), span, match.start(), match.end())


def _path(match: re.Match[str]) -> str:
    """The path, or all that is written where the braces are not closed."""
    return match["path"].strip(" \t") if match["end"] else match[0]


@lru_cache(maxsize=4)  # asked anew for each image of a text, which may have thousands
def outside_code(text: str) -> str:
    """The text with blanks where code is, so that places stay."""
    return CODE_SPAN.sub(_blank, without_code(text)) if "`" in text or "~~~" in text else text


def _blank(match: re.Match[str]) -> str:
    return re.sub(r"[^\n]", " ", match[0])
