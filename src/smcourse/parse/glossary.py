"""`glossary.md`: the words of a course and what they mean, as Markdown's definition list.

Organic reach {#organic}
: How many see a post without anybody paying for it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from pathlib import PurePosixPath

from smcourse.codes.blocks import glossary_line
from smcourse.codes.course import id_form
from smcourse.diagnostics import Diagnostic, Span
from smcourse.model import Prose, Term
from smcourse.parse.fences import ID
from smcourse.parse.lesson import read_text
from smcourse.parse.limits import prose_limits
from smcourse.parse.shapes.pages import GLOSSARY_PAGE
from smcourse.source import Sources

GLOSSARY = "glossary.md"

_MEANING = re.compile(r"^ {0,3}:[ \t]+(?P<text>.*)$")
_TERM_ID = re.compile(r"\{#(?P<id>[^\s{}]*)\}$")


def read_glossary(
    path: PurePosixPath, sources: Sources, found: list[Diagnostic]
) -> tuple[Term, ...]:
    """The terms of a glossary page in its own order; none where there is no page."""
    if path not in sources.files:
        return ()
    page = read_text(path, sources.files[path], found, GLOSSARY_PAGE)
    page.keys.unknown()
    return tuple(_terms(page.lines, page.first, page.span, found))


def _terms(lines: list[str], first: int, span: Span, found: list[Diagnostic]) -> Iterator[Term]:
    i = first
    while i < len(lines):
        if not lines[i].strip():
            i += 1
            continue
        place = span.at(i + 1, 1, len(lines[i]))
        meaning = _MEANING.match(lines[i + 1]) if i + 1 < len(lines) else None
        if meaning is None or lines[i][:1].isspace():
            found.append(glossary_line(place))
            i += 1
            continue
        end = i + 2
        while end < len(lines) and (lines[end].strip() or _goes_on(lines, end)):
            end += 1
        text = "\n".join([meaning["text"], *(line.strip() for line in lines[i + 2 : end])])
        problems = list(prose_limits(text, span.at(i + 2)))
        found += problems
        if not problems:
            yield _term(lines[i].strip(), Prose(markdown=text, span=span.at(i + 2)), place, found)
        i = end


def _goes_on(lines: list[str], i: int) -> bool:
    """Whether a blank line stands inside a meaning: what follows it is indented."""
    return i + 1 < len(lines) and lines[i + 1][:2] in ("  ", "\t")


def _term(line: str, meaning: Prose, span: Span, found: list[Diagnostic]) -> Term:
    given = _TERM_ID.search(line)
    name = line[: given.start()].rstrip() if given else line
    id_ = given["id"] if given else _slug(name)
    if not ID.fullmatch(id_):
        found.append(id_form(span, id_))
    return Term(id=id_, name=name, meaning=meaning, span=span)


def _slug(name: str) -> str:
    """An id made of the word itself."""
    plain = unicodedata.normalize("NFKD", name.casefold()).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
