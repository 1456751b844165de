"""Runs of Markdown as text: cut into pieces, searched for a place, read for link definitions."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from smcourse.diagnostics import Span
from smcourse.model import Prose
from smcourse.parse.limits import blocks
from smcourse.parse.variables import outside_code

CHUNK = 4000

_PLAIN = re.compile(r"[^\xa0*_`\[\]<>&\\~{}|^#\x02\x03\t]+")
_BLOCK_START = re.compile(r" |[-+:=!]|\d+[.)]", re.A)

References = Mapping[str, tuple[str, str]]

_REFERENCE = re.compile(
    r"^ {0,3}\[([^\]\n]+)\]:[ \t]*<?([^\s>]+)>?(?:[ \t]+[\"'(](.*)[\"')])?[ \t]*$"
)


def references(texts: list[str]) -> References:
    """The link definitions of a page, so that each of its runs of prose knows them all."""
    found: dict[str, tuple[str, str]] = {}
    for text in texts:
        for line in text.split("\n") if "]:" in text else ():
            if match := _REFERENCE.match(line):
                found.setdefault(match[1].strip().lower(), (match[2], match[3] or ""))
    return found


def chunks(text: str) -> Iterator[str]:
    """Long runs in pieces, since rendering takes time with the square of the length."""
    if len(text) < CHUNK:
        yield text
        return
    chunk: list[str] = []
    size = 0
    for block in blocks(text):
        if size + len(block) > CHUNK and chunk:
            yield "\n".join(chunk)
            chunk, size = [], 0
        chunk.append(block)
        size += len(block)
    yield "\n".join(chunk)


def locate_heading(prose: Prose, text: str, level: int) -> Span:
    """Where a heading stands; its first word has to do where it holds more than plain words."""
    sign = "#" * level
    line = re.search(rf"^{sign} {re.escape(text)}$", outside_code(prose.markdown), re.M)
    if line:
        return prose.place(line.start(), len(line[0]))
    if text in prose.markdown:
        return locate(prose, text)
    return locate(prose, f"{sign} {text.partition(' ')[0]}")


def locate(prose: Prose, needle: str) -> Span:
    """Where `needle` first stands in the run; its first line where it is not found."""
    at = outside_code(prose.markdown).find(needle)
    if at < 0 or not needle:
        return prose.span
    return prose.place(at, len(needle))


def is_plain(text: str) -> bool:
    """Whether Markdown would make one paragraph of these words and change nothing else."""
    return (
        _PLAIN.fullmatch(text) is not None
        and "https:" not in text
        and not any(not line.strip() or _BLOCK_START.match(line) for line in text.split("\n"))
        and " \n" not in text
        and text[-1:] != " "
    )
