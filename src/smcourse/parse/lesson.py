"""A Markdown file becomes its front matter and its blocks; owns every place."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import PurePosixPath

from smcourse.codes.yaml import front_matter_unclosed, front_matter_unopened
from smcourse.diagnostics import Diagnostic, Span
from smcourse.model import Block, Prose
from smcourse.parse.blocks import read_blocks
from smcourse.parse.ignores import without_ignores
from smcourse.parse.keys import Keys
from smcourse.parse.limits import decode
from smcourse.parse.segments import RULES, page_start
from smcourse.parse.shapes import Shape
from smcourse.parse.slips import without_slips
from smcourse.parse.yaml import Keyed, read_mapping

MOST_KEYS = 40  # lines of a front matter that lacks its beginning


@dataclass(frozen=True, slots=True)
class Text:
    """A Markdown file as lines: its front matter, and where what follows it begins (from 0).

    One that is `refused` could not be read; that is said, and nothing more is to be said of it.
    """

    keys: Keys
    lines: list[str]
    first: int
    span: Span
    refused: bool


@dataclass(frozen=True, slots=True)
class Page:
    """A Markdown file, read: the keys of its front matter and its blocks."""

    keys: Keys
    blocks: tuple[Block, ...]
    span: Span
    refused: bool


def parse_page(path: PurePosixPath, content: bytes, found: list[Diagnostic], shape: Shape) -> Page:
    """Read a whole Markdown file and its front matter; what is wrong goes to `found`."""
    text = read_text(path, content, found, shape)
    if text.lines:
        blocks = read_blocks(text.lines, text.first, text.span, found)
    else:
        blocks = (Prose(markdown="", span=text.span),)
    return Page(text.keys, blocks, text.span, text.refused)


def read_text(path: PurePosixPath, content: bytes, found: list[Diagnostic], shape: Shape) -> Text:
    """The lines of a Markdown file and its front matter; no lines where it must not be read."""
    text, refused = decode(path, content)
    found += refused
    span = Span(path=path)
    if refused:
        return Text(Keys(Keyed({}, span), [], shape), [], 0, span, True)
    lines = text.split("\n")
    before = len(found)
    front, first = _front_matter(lines, span, found, shape)
    is_broken = len(found) > before and not front.entries
    keys = Keys(front, [] if is_broken else found, shape)  # of what is refused no more is said
    lines = without_slips(without_ignores(lines, first), first, span, found)
    return Text(keys, lines, first, span, is_broken)


def _front_matter(
    lines: list[str], span: Span, found: list[Diagnostic], shape: Shape
) -> tuple[Keyed, int]:
    first = page_start(lines)
    if first == 0:
        first = _end_of_unopened(lines, shape)
        if first:
            found.append(front_matter_unopened(span))
        return Keyed({}, span), first
    if lines[first - 1].rstrip() not in RULES or first == 1:
        found.append(front_matter_unclosed(span))
        return Keyed({}, span), len(lines)
    keyed, problems = read_mapping("\n".join(lines[1 : first - 1]), span.at(2))
    found += problems
    return keyed, first


def _end_of_unopened(lines: list[str], shape: Shape) -> int:
    """Where the text of a page begins that begins with keys, and has the line of hyphens below them
    only; 0 where it has none."""
    key = re.match(r"([a-z_]+):(?: |$)", lines[0])
    if key is None or key[1] not in shape.keys:
        return 0
    ends = (i for i, line in enumerate(lines[1:MOST_KEYS], 2) if line.rstrip() in RULES)
    return next(ends, 0)
