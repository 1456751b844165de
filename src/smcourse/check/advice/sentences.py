"""A text's pieces, its sentences and its words, each with its place."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from smcourse.check.advice.plain import CODE, JOIN, UNKNOWN, bare, plain
from smcourse.diagnostics import Span
from smcourse.model import Prose

LONGEST = 12  # characters that are looked at before a full stop, for what is cut short
FEWEST = 4  # words of what is a sentence without ending like one

_WORD = re.compile(rf"[{UNKNOWN}{CODE}]|[^\W_]+(?:[-\u2010\u2011'\u2019\u00b7.,:/][^\W_]+)*")
_HEADING = re.compile(r" {0,3}#{1,6}[ \t]")
_BEGIN = re.compile(r"[ \t>]*(?:[-*+][ \t]+|\d{1,9}[.)][ \t]+|:[ \t]+)?(?:\[[ xX]\][ \t]+)?")
_OPENS = re.compile(r"[ \t>]*(?:[-*+]|\d{1,9}[.)]|:)[ \t]")
_RULE = re.compile(r"[ \t]*(?:[-=*_][ \t]*){2,}$|[ \t|:-]+$")
_END = re.compile(
    rf"(?<=\S)[.!?\u2026]+[{JOIN}\u00bb\u201d\u2019\"')\]]*"
    rf"(?=\s+[{JOIN}\s\u00bf\u00a1\u00ab\u201c\u2018\"'(\[\u2014\u2013-]*(?:[A-Z\u00c0-\u00de0-9]|[{UNKNOWN}{CODE}]))"
)
_SHORT = re.compile(
    r"(?:\b(?:[A-Z]|p|pp|ej|sr|sra|srta|dr|dra|ud|uds|n\u00fam|p\u00e1g|art|cap|vol|ed|av|tel|lic|ing|prof|depto|"
    r"ee|uu|mr|mrs|ms|st|vs|no|fig|approx|e\.g|i\.e|p\. ?ej))$",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Piece:
    """A paragraph, an item of a list or a cell of a table (`text`), or a `heading`; `start` is
    where it stands in its Markdown."""

    kind: str
    text: str
    start: int


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence, its words, where it begins in its Markdown, and how much of its first line it
    takes."""

    text: str
    words: tuple[str, ...]
    start: int
    width: int


@lru_cache(maxsize=8192)
def pieces(markdown: str) -> tuple[Piece, ...]:
    """A text, cut where a reader stops."""
    return tuple(_pieces(plain(markdown)))


@lru_cache(maxsize=8192)
def sentences(markdown: str) -> tuple[Sentence, ...]:
    """The sentences of a text, those of lists and tables too. Headings are none, nor are labels: a
    few words that end like no sentence."""
    return tuple(
        sentence
        for piece in pieces(markdown)
        if piece.kind == "text"
        for sentence in _sentences(piece)
    )


def words(text: str) -> tuple[str, ...]:
    """The words of a plain text; numbers are words."""
    return tuple(_WORD.findall(text.replace(JOIN, "")))


def words_in(prose: Iterable[Prose], *, with_headings: bool = True) -> int:
    """How many words readers see."""
    return sum(
        len(words(piece.text))
        for one in prose
        for piece in pieces(one.markdown)
        if with_headings or piece.kind != "heading"
    )


def place_of(prose: Prose) -> Span:
    """Where the first line of a text stands that has words."""
    first = next(iter(pieces(prose.markdown)), None)
    start = first.start if first else 0
    return prose.place(start, len(prose.markdown[start:].partition("\n")[0].rstrip()))


def _pieces(text: str) -> Iterator[Piece]:
    start, run = 0, ""  # the paragraph that is being read
    position = 0
    for line in text.split("\n"):
        is_heading = _HEADING.match(line)
        is_table = line.lstrip().startswith("|")
        if (
            is_heading
            or is_table
            or not line.strip(f" \t>{JOIN}")
            or _is_begin(line)
            or _RULE.match(line)
        ):
            if words(run):
                yield Piece("text", run, start)
            start, run = position, ""
        if is_heading:
            yield Piece("heading", line[is_heading.end() :], position + is_heading.end())
        elif is_table and not _RULE.match(line):
            yield from _cells(line, position)
        elif not is_table and not _RULE.match(line):
            mark = _BEGIN.match(line)
            width = mark.end() if mark else 0
            if run:
                run += "\n" + " " * width + line[width:]
            else:
                start, run = position + width, line[width:]
        position += len(line) + 1
        if is_heading or is_table:
            start, run = position, ""
    if words(run):
        yield Piece("text", run, start)


def _is_begin(line: str) -> bool:
    return bool(_OPENS.match(line))


def _cells(line: str, position: int) -> Iterator[Piece]:
    at = 0
    for cell in line.split("|"):
        if words(cell):
            yield Piece("text", cell, position + at)
        at += len(cell) + 1


def _sentences(piece: Piece) -> Iterator[Sentence]:
    start = 0
    for end in (*_ends(piece.text), len(piece.text)):
        text = piece.text[start:end]
        found = words(text)
        is_ended = text.rstrip(f" \t\n{JOIN}\u00bb\u201d\"')").endswith((".", "!", "?", "\u2026"))
        if found and (is_ended or len(found) >= FEWEST):
            blank = len(text) - len(text.lstrip(f" \t\n{JOIN}"))
            width = len(text[blank:].partition("\n")[0].rstrip(f" \t{JOIN}"))
            yield Sentence(bare(text), found, piece.start + start + blank, width)
        start = end


def _ends(text: str) -> Iterator[int]:
    for match in _END.finditer(text):
        before = text[max(match.start() - LONGEST, 0) : match.start()].replace(JOIN, "")
        if match[0][0] != "." or not _SHORT.search(before):
            yield match.end()
