"""Slips that no reader of Markdown minds and no author means: what a word processor puts in place
of straight quotes and of a list's hyphens."""

from __future__ import annotations

import re
from collections.abc import Iterator

from smcourse.codes.fences import attribute_quotes
from smcourse.codes.prose import list_marker
from smcourse.diagnostics import Diagnostic, Fix, Span
from smcourse.parse.fences import OPEN
from smcourse.parse.variables import outside_code

_DOUBLE = "“”„‟«»″"
_SINGLE = "‘’‚‛′"
_BULLETS = "•◦▪‣⁃●■·∙\uf0a7\uf0b7"
_BULLET = re.compile(rf"^[ \t>]*+(?P<sign>[{_BULLETS}])[ \t\xa0]+(?=\S)")
_BRACES = re.compile(r"\{(?!\{)[^{}\n]*\}")
_VALUE = re.compile(
    rf"(?<=[\s{{])[^\s={{}}]+="
    rf"(?P<value>[{_DOUBLE}\"](?P<double>[^{_DOUBLE}\"]*)[{_DOUBLE}\"]"
    rf"|[{_SINGLE}'](?P<single>[^{_SINGLE}']*)[{_SINGLE}'])(?=[\s}}]|$)"
)
_HEADING = re.compile(r"^ {0,3}#{1,6}[ \t]")
_ONLY = re.compile(r"^:{3,}\s*only\s")


def without_slips(lines: list[str], first: int, span: Span, found: list[Diagnostic]) -> list[str]:
    """The lines with straight quotes in braces, so that what is in them is read as it was meant;
    that, and bullets, are said. Looked at are lines from `first` on (from 0), outside code."""
    text = "\n".join(lines[first:])
    has_bullets = any(sign in text for sign in _BULLETS)
    has_quotes = any(sign in text for sign in _DOUBLE + _SINGLE) and "=" in text
    if not (has_bullets or has_quotes):
        return lines
    mended = lines[:]
    for i, line in enumerate(outside_code(text).split("\n"), first):
        if has_bullets and (bullet := _BULLET.match(line)):
            start, end = bullet.start("sign") + 1, bullet.end() + 1
            fix = Fix(span=span.upto(i + 1, start, i + 1, end), text="- ")
            found.append(list_marker(span.at(i + 1, start, 1), bullet["sign"], fix))
        for value in _curly(line, lines[i]) if has_quotes else ():
            start, end = value.span("value")
            sign = "'" if value["double"] is None else '"'
            straight = f"{sign}{value['value'][1:-1]}{sign}"
            place = span.at(i + 1, start + 1, end - start)
            found.append(attribute_quotes(place, Fix(span=place, text=straight)))
            mended[i] = mended[i][:start] + straight + mended[i][end:]
    return mended


def _curly(line: str, written: str) -> Iterator[re.Match[str]]:
    """The values in quotes of which one is not straight, where braces or `only` hold attributes;
    `line` has blanks where code is."""
    if _ONLY.match(line):
        yield from _bent(_VALUE.finditer(line))
        return
    for braces in _BRACES.finditer(line):
        start, end = braces.span()
        is_alone = not (line[:start] + line[end:]).strip()
        is_last = (OPEN.match(line) or _HEADING.match(line)) and not line[end:].strip()
        if is_alone or is_last or written[max(0, start - 1) : start] in tuple("])*_`"):
            yield from _bent(_VALUE.finditer(line, start, end))


def _bent(values: Iterator[re.Match[str]]) -> Iterator[re.Match[str]]:
    return (value for value in values if value["value"][0] + value["value"][-1] not in ("''", '""'))
