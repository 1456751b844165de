"""Fixes become the new bytes of a file: its line ends, its byte order mark and all else stay."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from smcourse.diagnostics import Fix

_MARK = "\ufeff"
_END = re.compile(r"\r\n|\r|\n")


@dataclass(frozen=True, slots=True)
class _Edit:
    """Characters `start` to `stop` of a text (from 0, the end excluded) become `text`."""

    start: int
    stop: int
    text: str


def mended(content: bytes, fixes: Iterable[Fix]) -> tuple[bytes, int]:
    """A text in UTF-8 with those fixes made that do not touch each other, and how many those are;
    of two that do, the one that begins first."""
    text = content.decode("utf-8")
    mark = _MARK if text.startswith(_MARK) else ""
    text = text.removeprefix(mark)
    edits = sorted(_edits(text, dict.fromkeys(fixes)), key=lambda one: (one.start, one.stop))
    parts, end, count = [mark], 0, 0
    for edit in edits:
        if edit.start < end or (edit.start == end and count):
            continue
        parts += [text[end : edit.start], edit.text]
        end, count = edit.stop, count + 1
    return "".join([*parts, text[end:]]).encode("utf-8"), count


def _edits(text: str, fixes: Iterable[Fix]) -> Iterable[_Edit]:
    ends = list(_END.finditer(text))
    starts = [0, *(end.end() for end in ends)]
    for fix in fixes:
        span = fix.span
        start = starts[span.line - 1] + span.column - 1
        stop = starts[span.end_line - 1] + span.end_column - 1
        usual = ends[min(span.line, len(ends)) - 1][0] if ends else "\n"
        yield _Edit(start, stop, fix.text.replace("\n", usual))
