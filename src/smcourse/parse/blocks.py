"""Segments become blocks: prose, breaks, questions, and the fences that hold other blocks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from smcourse.codes.blocks import quote_as_note
from smcourse.codes.fences import (
    break_joined,
    fence_indented,
    fence_stray,
    fence_unclosed,
    fence_unknown,
)
from smcourse.codes.files import nested_too_deep
from smcourse.codes.prose import code_unclosed
from smcourse.codes.questions import boxes_outside_question
from smcourse.diagnostics import Diagnostic, Fix, Span
from smcourse.model import Block, Break, Prose, Question
from smcourse.parse.code import left_open, with_code
from smcourse.parse.containers import CONTAINERS, Body
from smcourse.parse.fences import OPEN, Header, read_header
from smcourse.parse.limits import MAX_NESTING, prose_limits
from smcourse.parse.questions import READERS, QuestionReader, parse_question
from smcourse.parse.segments import Segment, segments

_BOX = re.compile(r"^ {0,3}[-*+] \[[ xX]\] \S")
_ALERT = re.compile(r"^ {0,3}> ?\[!(?P<kind>[A-Z]+)\][ \t]*$")
_INDENTED = re.compile(r"^\s+:{3,}\s*(?P<kind>[\w-]*)")
_SENTENCE = re.compile(r"[.…][\"”’»)*_]*$")
_UNDERLINE = re.compile(r"^ {0,3}-{3,}[ \t]*$")


def read_blocks(
    lines: list[str],
    first: int,
    span: Span,
    found: list[Diagnostic],
    ask: QuestionReader = parse_question,
) -> tuple[Block, ...]:
    """The blocks of a page from line `first` (from 0) on; `ask` reads its questions."""
    return _read(Body(lines=lines, first=first, span=span, found=found, read=_read, ask=ask))


def trimmed(blocks: Iterable[Block]) -> tuple[Block, ...]:
    """The blocks without breaks that end nothing: first, last, or after another end of a step."""
    kept: list[Block] = []
    for block in blocks:
        if isinstance(block, Break) and (not kept or isinstance(kept[-1], (Break, Question))):
            continue
        kept.append(block)
    while kept and isinstance(kept[-1], Break):
        kept.pop()
    return tuple(kept)


def _read(body: Body) -> tuple[Block, ...]:
    blocks: list[Block] = []
    lines, found = body.lines, body.found
    for tile in segments(lines, body.first, with_breaks=not body.container):
        place = body.span.at(tile.start + 1, 1, len(lines[tile.start]))
        if tile.kind == "break":
            blocks.append(Break(span=place))
        elif tile.kind == "fence":
            refused = Prose(markdown="", span=place)  # keeps its place among the blocks
            blocks.append(_fence(body, tile, place) or refused)
        else:
            text = "\n".join(lines[tile.start : tile.end])
            problems = list(prose_limits(text, place))
            found += problems
            found += _open_code(lines, tile, body.span)
            found += _joined_breaks(lines, tile, body)
            found += list(_indented(lines, tile, body.span)) or _of_forges(lines, tile, body.span)
            if text.strip():
                blocks.append(Prose(markdown="" if problems else text, span=place))
    return tuple(blocks)


def _open_code(lines: list[str], tile: Segment, span: Span) -> Iterator[Diagnostic]:
    """A code block that nothing closes, and that has swallowed the rest of the page."""
    start = left_open(lines[tile.start : tile.end])
    if start is not None:
        line = tile.start + start
        yield code_unclosed(span.at(line + 1, 1, len(lines[line])))


def _joined_breaks(lines: list[str], tile: Segment, body: Body) -> Iterator[Diagnostic]:
    """Hyphens right below a text make a heading of it, which few authors mean; nobody, where the
    text is a sentence and the hyphens are those of a break."""
    before = ""
    run = lines[tile.start : tile.end]
    for i, (line, is_code) in enumerate(with_code(run), tile.start + 1):
        if not is_code and before.strip() and _UNDERLINE.match(line):
            is_sentence = _SENTENCE.search(before) and line == "---" and not body.container
            blank = Fix(span=body.span.upto(i, 1, i, 1), text="\n") if is_sentence else None
            yield break_joined(body.span.at(i, 1, len(line)), blank)
        before = "" if is_code else line


def _indented(lines: list[str], tile: Segment, span: Span) -> Iterator[Diagnostic]:
    """Lines that would open or close a fence if they stood at the margin."""
    run = (line.lstrip() for line in lines[tile.start : tile.end])  # code may be indented, too
    for i, (_, is_code) in enumerate(with_code(run), tile.start):
        match = None if is_code else _INDENTED.match(lines[i])
        if match and match["kind"] in ("", *READERS, *CONTAINERS):
            yield fence_indented(span.at(i + 1, 1, len(lines[i])))


def _of_forges(lines: list[str], tile: Segment, span: Span) -> Iterator[Diagnostic]:
    """Forms that forges read and we write otherwise: boxes, of which the first stands for all,
    and quotes that are notes."""
    run = lines[tile.start : tile.end]
    has_boxes = False
    for i, (line, is_code) in enumerate(with_code(run), tile.start + 1):
        if is_code:
            continue
        if not has_boxes and _BOX.match(line):
            has_boxes = True
            yield boxes_outside_question(span.at(i, 1, len(line)))
        elif alert := _ALERT.match(line):
            yield quote_as_note(span.at(i, 1, len(line)), alert["kind"])


def _fence(body: Body, tile: Segment, place: Span) -> Block | None:
    lines, found = body.lines, body.found
    opening = OPEN.match(lines[tile.start])
    rest = opening["rest"] if opening else ""
    if not rest.strip():
        found.append(fence_stray(place))
        return None
    if not tile.closed:
        reasons = [*_open_code(lines, tile, body.span), *_indented(lines, tile, body.span)]
        found += reasons or [fence_unclosed(place)]
        return None
    header, problems = read_header(rest, place, len(opening["colons"]) + 1 if opening else 1)
    found += problems
    if header is None:
        return None
    if header.kind in READERS:
        return _question(body, header, tile)
    if header.kind not in CONTAINERS:
        found.append(fence_unknown(header.kind_span, header.kind, (*READERS, *CONTAINERS)))
        return None
    if body.depth == MAX_NESTING:
        found.append(nested_too_deep(place, MAX_NESTING))
        return None
    inner = body.within(header.kind, tile.start + 1, tile.end - 1)
    return CONTAINERS[header.kind](header, body, inner)


def _question(body: Body, header: Header, tile: Segment) -> Block | None:
    if body.refuses(header):
        return None
    inner = body.lines[tile.start + 1 : tile.end - 1]
    problems = list(prose_limits("\n".join(inner), header.span.at(tile.start + 2)))
    body.found.extend(problems)
    if problems:
        return None
    question, problems = body.ask(header, inner, tile.start + 2)
    body.found.extend(problems)
    return replace(question, source="\n".join(body.lines[tile.start : tile.end]))
