"""What is refused before any parser sees it.

Markdown and YAML parsers can be driven into minutes of work or a RecursionError by a few
kilobytes; these limits are far above any honest lesson and keep every file cheap to read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import PurePosixPath

from smcourse.codes.files import (
    block_too_long,
    control_character,
    file_too_large,
    line_too_long,
    nested_too_deep,
    not_utf8,
    table_too_large,
    too_many_brackets,
)
from smcourse.diagnostics import Diagnostic, Fix, Span
from smcourse.parse.code import with_code
from smcourse.source import MAX_TEXT

MAX_BYTES = MAX_TEXT
MAX_LINE = 20_000
MAX_BLOCK = 10_000
MAX_LISTING = 40_000  # of all blocks only tables and code are read in linear time
MAX_CELLS = 20_000
MAX_SIMPLE = 4_000
MAX_BRACKETS = 200
MAX_NESTING = 20

CONTROL = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]"
)
_CONTROLS = re.compile(f"{CONTROL.pattern}+")
_PARTING = re.compile("[\x0b\x0c\x1c-\x1f]")
_OF_WINDOWS = re.compile("[\x80-\x9f]")
_PREFIX = re.compile(r"[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t>]+)*")
_MARKER = re.compile(r"(?:[-*+]|\d{1,9}[.)])[ \t]")
_RUN = re.compile(r"[*_`~<\[\](]")
_OPENERS = re.compile(r"<|\]\(")
_SIGN = r"(?:[-*+>]|\d{1,9}[.)])"
_RISKY = re.compile(rf"\||^[ \t>]*{_SIGN}[ \t]*{_SIGN}(?:[ \t>]|$)|^:|^ {{4}}|\t", re.M)
_FENCE = re.compile(r"```|~~~")
_PLAIN_START = re.compile(r"#{1,6} |(?![-*+:|<>\[{`~#=]|\d+[.)])\S")


def decode(path: PurePosixPath, content: bytes) -> tuple[str, list[Diagnostic]]:
    """The file as text with `\\n` line ends; empty where it must not be read further."""
    span = Span(path=path)
    if len(content) > MAX_BYTES:
        return "", [file_too_large(span, MAX_BYTES)]
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        return "", [not_utf8(span.at(content.count(b"\n", 0, problem.start) + 1))]
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    found = list(_line_limits(span, text))
    return ("" if found else text), found


def _line_limits(span: Span, text: str) -> Iterator[Diagnostic]:
    for number, line in enumerate(text.split("\n"), 1):
        if len(line) > MAX_LINE:
            yield line_too_long(span.at(number), len(line), MAX_LINE)
        elif match := CONTROL.search(line):
            place = span.at(number, match.start() + 1, 1)
            yield control_character(place, match[0], fix=_without_controls(place, line))


def _without_controls(place: Span, line: str) -> Fix | None:
    """The line without what nobody can see: what breaks a line elsewhere parts words. Where letters
    of an old Windows were read as control characters, nobody knows what they were."""
    if _OF_WINDOWS.search(line):
        return None
    runs = list(_CONTROLS.finditer(line))
    start, end = runs[0].start(), runs[-1].end()
    mended = _CONTROLS.sub(_parted, line)
    text = mended[start : len(mended) - (len(line) - end)]
    return Fix(span=place.upto(place.line, start + 1, place.line, end + 1), text=text)


def _parted(run: re.Match[str]) -> str:
    start, end = run.span()
    is_inside = run.string[max(0, start - 1) : start].strip() and run.string[end : end + 1].strip()
    return " " if is_inside and _PARTING.search(run[0]) else ""


def prose_limits(markdown: str, span: Span) -> Iterator[Diagnostic]:
    """The limits of one run of Markdown; `span` is its first line."""
    if _is_simple(markdown):
        return
    line_number = span.line
    for block in blocks(markdown):
        lines = block.split("\n")
        yield from _block_limits(block, lines, span.at(line_number))
        line_number += len(lines)


def blocks(markdown: str) -> Iterator[str]:
    """Cut a run where nothing spans the cut: at a blank line before text or code at the margin.

    Joined by line ends the blocks are the run again. Python-Markdown takes time with the square of
    what it is given at once, so long runs are rendered block by block.
    """
    block: list[str] = []
    was_blank = was_code = False
    for line, is_code in with_code(markdown.split("\n")):
        if was_blank and not was_code and (_FENCE if is_code else _PLAIN_START).match(line):
            yield "\n".join(block)
            block = []
        block.append(line)
        was_blank, was_code = not line.strip(), is_code
    yield "\n".join(block)


def _block_limits(block: str, lines: list[str], place: Span) -> Iterator[Diagnostic]:
    if _is_simple(block):
        return
    limit = MAX_LISTING if _is_table(lines) or _is_code(lines) else MAX_BLOCK
    if len(block) > limit:
        yield block_too_long(place, limit)
        return
    if max(line.count("|") for line in lines) * len(lines) > MAX_CELLS:
        yield table_too_large(place, MAX_CELLS)
        return
    prose = [line for line, is_code in with_code(lines) if not is_code]
    marks = (_OPENERS.findall(line) for line in prose)
    if max(sum(map(len, marks)), sum(line.startswith(":") for line in prose)) > MAX_BRACKETS:
        yield too_many_brackets(place, MAX_BRACKETS)
        return
    depth = 0
    for offset, (line, is_code) in enumerate(with_code(lines)):
        if is_code:
            continue
        here = place.at(place.line + offset)
        depth = max(0, depth + line.count("[") - line.count("]")) if line.strip() else 0
        if depth > MAX_BRACKETS or len(_RUN.findall(line)) > 20 * MAX_BRACKETS:
            yield too_many_brackets(here, MAX_BRACKETS)
            return
        if _nesting(line) > MAX_NESTING:
            yield nested_too_deep(here, MAX_NESTING)
            return


def _is_simple(text: str) -> bool:
    """Whether a text is too short and too plain to break any limit."""
    is_short = len(text) < MAX_SIMPLE
    return is_short and text.count("[") + text.count("<") < MAX_BRACKETS and not _RISKY.search(text)


def _is_table(lines: list[str]) -> bool:
    """Whether the rows of a table are what the block is made of."""
    delimiter = next((i for i, line in enumerate(lines[:9]) if _is_delimiter(line)), 0)
    return delimiter > 0 and all("|" in line or not line.strip() for line in lines[delimiter:])


def _is_code(lines: list[str]) -> bool:
    """Whether the block is one listing in fences."""
    return all(is_code or not line.strip() for line, is_code in with_code(lines))


def _is_delimiter(line: str) -> bool:
    """Whether a line may stand between the head of a table and its rows."""
    return set(line) <= set(" |:-") and "-" in line[: line.rfind("|") + 1]


def _nesting(line: str) -> int:
    prefix = _PREFIX.match(line)
    head = prefix[0] if prefix else ""
    wide = line.expandtabs(4)
    indent = len(wide) - len(wide.lstrip(" "))
    return head.count(">") + len(_MARKER.findall(head)) + indent // 4
