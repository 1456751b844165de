"""Mends that are told from the lines of a file: YAML that lacks quotes, tabs in it, colours and
dates in another form, a lesson without its id."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from pathlib import PurePosixPath

from smcourse.diagnostics import Diagnostic, Fix, Span
from smcourse.parse.dates import read_date
from smcourse.parse.fences import ID
from smcourse.parse.segments import page_start
from smcourse.parse.yaml import read_mapping

TEXT_KEYS = ("title", "kicker")  # what stands behind them is a text, whatever it looks like

_TEXT = re.compile(rf"(?P<key>{'|'.join(TEXT_KEYS)}):[ \t]+(?P<value>\S.*)")
_SIGNS, _OPENERS = "@`%*&!", "\"'|>[{#"  # a value that begins so is none, or something else
_TABBED = re.compile(r"^(?P<sign> *(?:- )*[\w-]+:|(?: *-)+)\t+")
_HASHED = re.compile(r"[ ]*[\w-]+:[ \t]+(?P<value>#[0-9a-fA-F]{6})[ \t]*")
_COLOR = re.compile(r"[“”„\"']?#?(?P<digits>[0-9a-fA-F]{6})[“”\"']?")
_DATE = re.compile(r"(?P<year>\d{4})[/.](?P<month>\d{1,2})(?:[/.](?P<day>\d{1,2}))?")
_PLAIN_KEY = re.compile(r"[A-Za-z_][\w-]*:(?:[ \t]|$)")
_ORDER_PREFIX = re.compile(r"^\d+[-_. ]*")

Lines = list[str]


def _lesson_id(finding: Diagnostic, lines: Lines) -> Fix | None:
    """The id that the lesson goes by today, from its file's name, as the first key."""
    name = _ORDER_PREFIX.sub("", finding.span.path.stem)
    start, end = _yaml_of(finding.span.path, lines)
    keys = [line for line in lines[start:end] if line.strip() and line[0] not in " \t#"]
    if not ID.fullmatch(name) or not keys or not all(map(_PLAIN_KEY.match, keys)):
        return None
    return Fix(span=finding.span.upto(start + 1, 1, start + 1, 1), text=f"id: {name}\n")


def _quoted_color(finding: Diagnostic, lines: Lines) -> Fix | None:
    """A colour that begins a comment, since it has no quotes."""
    hashed = _HASHED.fullmatch(_line(finding, lines))
    return hashed and _in_place(finding.span, hashed, f'"{hashed["value"]}"')


def _color(finding: Diagnostic, lines: Lines) -> Fix | None:
    """Six digits in whatever quotes, with or without their sign."""
    color = _COLOR.fullmatch(_written(finding, lines))
    return Fix(span=finding.span, text=f'"#{color["digits"]}"') if color else None


def _date(finding: Diagnostic, lines: Lines) -> Fix | None:
    """Year, month and day in this order, with other signs between them."""
    date = _DATE.fullmatch(_written(finding, lines).strip("\"'"))
    if date is None:
        return None
    text = "-".join(part.zfill(2) for part in date.groups() if part)
    return Fix(span=finding.span, text=text) if read_date(text) else None


def _yaml(finding: Diagnostic, lines: Lines) -> Fix | None:
    """What makes YAML of it, where that is one thing."""
    start, end = _yaml_of(finding.span.path, lines)
    return _quoted_text(finding, lines, start, end) or _without_tabs(finding, lines, start, end)


def _quoted_text(finding: Diagnostic, lines: Lines, start: int, end: int) -> Fix | None:
    """A text in quotes: it holds `: `, or begins with a sign."""
    match = _unquoted(_line(finding, lines))
    if match is None or not _is_read([_in_quotes(line) for line in lines[start:end]], finding.span):
        return None
    return _in_place(finding.span, match, _quotes(match["value"]))


def _unquoted(line: str) -> re.Match[str] | None:
    match = _TEXT.fullmatch(line.rstrip())
    if match is None or " #" in match["value"]:
        return None
    first, is_parted = match["value"][0], re.search(r":[ \t]", match["value"])
    return match if first in _SIGNS or (first not in _OPENERS and is_parted) else None


def _in_quotes(line: str) -> str:
    match = _unquoted(line)
    return f"{match['key']}: {_quotes(match['value'])}" if match else line


def _quotes(value: str) -> str:
    if '"' in value or "\\" in value:
        return "'" + value.replace("'", "''") + "'"
    return f'"{value}"'


def _without_tabs(finding: Diagnostic, lines: Lines, start: int, end: int) -> Fix | None:
    """Two blanks for each tab that indents, where nothing is indented by blanks, and one for those
    behind a colon or a hyphen."""
    written = lines[start:end]
    indents = [line[: len(line) - len(line.lstrip(" \t"))] for line in written if line.strip()]
    if any(" " in indent for indent in indents):
        return None
    mended = [_TABBED.sub(r"\g<sign> ", _indented(line)) for line in written]
    changed = [i for i, line in enumerate(written) if line != mended[i]]
    if not changed or not _is_read(mended, finding.span):
        return None
    first, last = changed[0], changed[-1]
    span = finding.span.upto(start + first + 1, 1, start + last + 1, len(written[last]) + 1)
    return Fix(span=span, text="\n".join(mended[first : last + 1]))


def _indented(line: str) -> str:
    text = line.lstrip("\t")
    return "  " * (len(line) - len(text)) + text


def _is_read(lines: Lines, span: Span) -> bool:
    keyed, found = read_mapping("\n".join(lines), span)
    return bool(keyed.entries) and not found


def _yaml_of(path: PurePosixPath, lines: Lines) -> tuple[int, int]:
    """From and to which line, from 0, a file is YAML; of a page, its front matter."""
    if path.suffix != ".md":
        return 0, len(lines)
    first = page_start(lines)
    return (1, first - 1) if first else (0, 0)


def _line(finding: Diagnostic, lines: Lines) -> str:
    return lines[finding.span.line - 1] if finding.span.line <= len(lines) else ""


def _written(finding: Diagnostic, lines: Lines) -> str:
    """What stands at the place of a finding, within a line."""
    span = finding.span
    is_inside = span.end_line == span.line and span.end_column
    return _line(finding, lines)[span.column - 1 : span.end_column - 1] if is_inside else ""


def _in_place(span: Span, match: re.Match[str], text: str) -> Fix:
    start, end = match.span("value")
    return Fix(span=span.upto(span.line, start + 1, span.line, end + 1), text=text)


LINE_MENDS: Mapping[str, Callable[[Diagnostic, Lines], Fix | None]] = {
    "lesson-id-missing": _lesson_id,
    "key-empty": _quoted_color,
    "color-form": _color,
    "date-form": _date,
    "yaml-syntax": _yaml,
    "yaml-anchor": _yaml,
}
