"""`smcourse: ignore CODE reason` in a comment: a finding that its author has weighed.

In Markdown `<!-- smcourse: ignore CODE reason -->`, in YAML `# smcourse: ignore CODE reason`; on a
line of its own it is about the next line that says something, behind a text about that line.
"""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Iterator
from dataclasses import dataclass

from smcourse.diagnostics import Span
from smcourse.parse.code import with_code
from smcourse.parse.segments import RULES, page_start

HINT = "smcourse:"

_IN_MARKDOWN = re.compile(r"<!--[ \t]*smcourse:[ \t]*ignore\b(?P<said>(?:(?!-->|<!--).)*)-->")
_IN_YAML = re.compile(r"(?:^|[ \t])#[ \t]*smcourse:[ \t]*ignore\b(?P<said>.*)$")
_BEFORE_REASON = " \t:,–—-"


@dataclass(frozen=True, slots=True, kw_only=True)
class Ignore:
    """A code that is to be silent, why, and on which lines; `code` and `reason` are "" where the
    comment has none."""

    code: str
    reason: str
    span: Span
    lines: frozenset[int]


@dataclass(frozen=True, slots=True)
class _Comment:
    """What a comment says in line `i` (from 0), from column `start` to `end` (from 0)."""

    i: int
    start: int
    end: int
    said: str
    is_alone: bool


def ignores(lines: list[str], span: Span) -> Iterator[Ignore]:
    """Every such comment in the lines of a file, which `span` names. One above all that the file
    says is about its first line too, where findings on the file as a whole stand."""
    first = page_start(lines) if span.path.suffix == ".md" else len(lines)
    comments = list(_comments(lines, first))
    silent = {comment.i for comment in comments if comment.is_alone}
    silent |= {i for i, line in enumerate(lines) if _says_nothing(line, is_yaml=i < first)}
    spoken = [i for i in range(len(lines)) if i not in silent]
    for comment in comments:
        concerned = {comment.i}
        if comment.is_alone:
            after = bisect(spoken, comment.i)
            concerned = set(spoken[after : after + 1]) | ({0} if after == 0 else set())
        code, *reason = comment.said.split(None, 1) or [""]
        yield Ignore(
            code=code.rstrip(":,"),
            reason="".join(reason).strip(_BEFORE_REASON),
            span=span.at(comment.i + 1, comment.start + 1, comment.end - comment.start),
            lines=frozenset(i + 1 for i in concerned),
        )


def without_ignores(lines: list[str], first: int) -> list[str]:
    """The lines without such comments from line `first` on (from 0), so that they reach no page."""
    if not any(HINT in line for line in lines):
        return lines
    kept = lines[:]
    for comment in _comments(lines, first):
        if comment.i >= first:
            kept[comment.i] = kept[comment.i][: comment.start].rstrip()
    return kept


def _comments(lines: list[str], first: int) -> Iterator[_Comment]:
    for i, line in enumerate(lines[:first]):
        if HINT in line and (match := _IN_YAML.search(line)):
            start = line.index("#", match.start())
            yield _Comment(i, start, len(line), match["said"], not line[:start].strip())
    for i, (line, is_code) in enumerate(with_code(lines[first:]), first):
        matches = [] if is_code or HINT not in line else list(_IN_MARKDOWN.finditer(line))
        is_alone = bool(matches) and not _IN_MARKDOWN.sub("", line).strip()
        end = len(line.rstrip())
        while matches and matches[-1].end() == end:
            match = matches.pop()
            end = len(line[: match.start()].rstrip())
            yield _Comment(i, match.start(), match.end(), match["said"], is_alone)


def _says_nothing(line: str, *, is_yaml: bool) -> bool:
    text = line.strip()
    return not text or (is_yaml and (text in RULES or text.startswith("#")))
