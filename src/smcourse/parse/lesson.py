"""Lines become segments: front matter, prose, breaks and `:::` fences; owns every place.

Python-Markdown cannot say on which line something stands, so it is never asked: the file is cut
here, by line, with code fences respected, and Markdown only renders each run of prose.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import PurePosixPath

from smcourse.codes.fences import break_joined, fence_stray, fence_unclosed, fence_unknown
from smcourse.codes.yaml import front_matter_unclosed
from smcourse.diagnostics import Diagnostic, Span
from smcourse.model import Block, Break, Prose
from smcourse.parse.code import code_after, with_code
from smcourse.parse.fences import OPEN, Header, read_header
from smcourse.parse.limits import decode, prose_limits
from smcourse.parse.questions import READERS, parse_question
from smcourse.parse.yaml import Keyed, Keys, read_mapping

_BREAK = re.compile(r"^ {0,3}(?:-[ \t]*){3,}$|^ {0,3}(?:\*[ \t]*){3,}$|^ {0,3}(?:_[ \t]*){3,}$")
_UNDERLINE = re.compile(r"^ {0,3}-{3,}[ \t]*$")


@dataclass(frozen=True, slots=True)
class Segment:
    """Lines `start` to `end` (from 0, end excluded) and what they are."""

    kind: str  # "prose", "break" or "fence"
    start: int
    end: int
    closed: bool = True


@dataclass(frozen=True, slots=True)
class Page:
    """A Markdown file, read: the keys of its front matter and its blocks.

    One that is `refused` could not be read; that is said, and nothing more is to be said of it.
    """

    keys: Keys
    blocks: tuple[Block, ...]
    span: Span
    refused: bool


def parse_page(path: PurePosixPath, content: bytes, found: list[Diagnostic]) -> Page:
    """Read a whole Markdown file; what is wrong goes to `found`."""
    text, refused = decode(path, content)
    found += refused
    span = Span(path=path)
    if refused:
        return Page(Keys(Keyed({}, span), found), (Prose(markdown="", span=span),), span, True)
    lines = text.split("\n")
    before = len(found)
    front, first = _front_matter(lines, span, found)
    is_broken = len(found) > before and not front.entries
    return Page(Keys(front, found), _blocks(lines, first, span, found), span, is_broken)


def segments(lines: list[str], first: int = 0) -> list[Segment]:
    """Cut `lines[first:]` into segments that tile it exactly."""
    tiles: list[Segment] = []
    start = i = first
    code = ""
    while i < len(lines):
        was_code, code = code, code_after(lines[i], code)
        is_code = was_code or code
        opening = None if is_code else OPEN.match(lines[i])
        is_break = not is_code and _BREAK.match(lines[i])
        if opening:
            tiles += [Segment("prose", start, i)] if start < i else []
            end, closed = _fence_end(lines, i, opening)
            tiles.append(Segment("fence", i, end, closed))
            start = i = end
            continue
        if is_break and (i == start or not lines[i - 1].strip()):
            tiles += [Segment("prose", start, i)] if start < i else []
            tiles.append(Segment("break", i, i + 1))
            start = i + 1
        i += 1
    if start < len(lines):
        tiles.append(Segment("prose", start, len(lines)))
    return tiles


def _fence_end(lines: list[str], start: int, opening: re.Match[str]) -> tuple[int, bool]:
    """The line after the fence's closing colons, and whether it was closed.

    Another fence with as few colons cannot stand inside: the closing line was forgotten before it.
    """
    if not opening["rest"].strip():
        return start + 1, False
    for i, (line, is_code) in enumerate(with_code(islice(lines, start + 1, None)), start + 1):
        colons = None if is_code else OPEN.match(line)
        if colons is None:
            continue
        if not colons["rest"].strip() and len(colons["colons"]) >= len(opening["colons"]):
            return i + 1, True
        if colons["rest"].strip() and len(colons["colons"]) >= len(opening["colons"]):
            return i, False
    return len(lines), False


def _front_matter(lines: list[str], span: Span, found: list[Diagnostic]) -> tuple[Keyed, int]:
    if lines[0].rstrip() != "---":
        return Keyed({}, span), 0
    for i in range(1, len(lines)):
        if lines[i].rstrip() in ("---", "..."):
            keyed, problems = read_mapping("\n".join(lines[1:i]), span.at(2))
            found += problems
            return keyed, i + 1
    found.append(front_matter_unclosed(span))
    return Keyed({}, span), len(lines)


def _blocks(lines: list[str], first: int, span: Span, found: list[Diagnostic]) -> tuple[Block, ...]:
    blocks: list[Block] = []
    for tile in segments(lines, first):
        place = span.at(tile.start + 1, 1, len(lines[tile.start]) if tile.start < len(lines) else 0)
        if tile.kind == "break":
            blocks.append(Break(span=place))
        elif tile.kind == "fence":
            refused = Prose(markdown="", span=place)  # keeps its place among the blocks
            blocks.append(_fence(lines, tile, place, found) or refused)
        else:
            text = "\n".join(lines[tile.start : tile.end])
            problems = list(prose_limits(text, place))
            found += problems
            found += _joined_breaks(lines, tile, span)
            if text.strip():
                blocks.append(Prose(markdown="" if problems else text, span=place))
    return tuple(blocks)


def _joined_breaks(lines: list[str], tile: Segment, span: Span) -> Iterator[Diagnostic]:
    """Hyphens right below a text make a heading of it, which few authors mean."""
    before = ""
    run = lines[tile.start : tile.end]
    for i, (line, is_code) in enumerate(with_code(run), tile.start + 1):
        if not is_code and before.strip() and _UNDERLINE.match(line):
            yield break_joined(span.at(i, 1, len(line)))
        before = "" if is_code else line


def _fence(lines: list[str], tile: Segment, place: Span, found: list[Diagnostic]) -> Block | None:
    opening = OPEN.match(lines[tile.start])
    rest = opening["rest"].strip() if opening else ""
    if not rest:
        found.append(fence_stray(place))
        return None
    if not tile.closed:
        found.append(fence_unclosed(place))
        return None
    header, problems = read_header(rest, place)
    found += problems
    if header is None:
        return None
    body = lines[tile.start + 1 : tile.end - 1]
    problems = list(prose_limits("\n".join(body), place.at(tile.start + 2)))
    found += problems
    return None if problems else _known_fence(header, body, tile.start + 2, found)


def _known_fence(
    header: Header, body: list[str], first: int, found: list[Diagnostic]
) -> Block | None:
    if header.kind not in READERS:
        found.append(fence_unknown(header.span, header.kind, READERS))
        return None
    question, problems = parse_question(header, body, first)
    found += problems
    return question
