"""Rules about what a course cites: each fact is there, may be printed, and is not overdue."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterator

from smcourse.codes.facts import (
    fact_grade,
    fact_overdue,
    fact_says,
    fact_unknown,
    figure_uncited,
    review_awaited,
)
from smcourse.diagnostics import Diagnostic, Span
from smcourse.model import CITABLE, Course, Prose, walk
from smcourse.order import Order
from smcourse.parse.citations import CITES, citations
from smcourse.parse.variables import outside_code

_FIGURE = re.compile(  # of a bounded length, and begun where no figure goes on
    r"(?<![\d.,])\d[\d.,\u00a0\u202f]{0,30}\s?(?:%|millones|millon|million|billion)"
    r"|(?:US\$|[$€£])\s?\d[\d.,]{0,30}"
    r"|(?<![\d#+@/.,-])\d{1,3}(?:[.,\u00a0\u202f]\d{3}){1,6}(?![\d.,-])"
)
_INVENTED = re.compile(r"invent", re.I)  # «ejemplo inventado», “invented example”
_BETWEEN = re.compile(r"\n[ \t]*\n")


def facts_are_sound(course: Course, order: Order) -> Iterator[Diagnostic]:
    """What the texts cite and what stands behind items of a bank."""
    cited: set[str] = set()
    for prose in course.prose():
        for citation in citations(prose):
            for name in citation.facts:
                cited.add(name)
                yield from _of_fact(course, name, citation.span)
        yield from _said(course, prose)
    for item in course.bank:
        for name in item.facts:
            cited.add(name)
            yield from _of_fact(course, name, item.question.place("fact"))
    facts = course.facts or {}
    for name in sorted(cited & facts.keys()):
        fact = facts[name]
        if fact.review and order.today and fact.review < order.today:
            yield fact_overdue(fact.span, name, fact.review, is_release=order.release)
    if order.release:
        yield from _awaited(course)


def _of_fact(course: Course, name: str, span: Span) -> Iterator[Diagnostic]:
    facts = course.facts or {}
    if name not in facts:
        yield fact_unknown(span, name, facts)
    elif facts[name].grade and facts[name].grade not in CITABLE:
        yield fact_grade(span, name, facts[name].grade)


def _said(course: Course, prose: Prose) -> Iterator[Diagnostic]:
    """What the paragraphs that cite a fact have to say."""
    facts, waiting = course.facts or {}, deque(citations(prose))
    for start, paragraph in _paragraphs(prose.markdown) if waiting else ():
        text = paragraph.casefold()
        while waiting and waiting[0].start < start + len(paragraph):
            citation = waiting.popleft()
            for fact in (facts[name] for name in citation.facts if name in facts):
                for word in fact.says:
                    if word.casefold() not in text:
                        yield fact_says(citation.span, fact.id, word)


def _paragraphs(text: str) -> Iterator[tuple[int, str]]:
    """Each with the place where it starts, from 0."""
    start = 0
    for between in _BETWEEN.finditer(text):
        yield start, text[start : between.start()]
        start = between.end()
    yield start, text[start:]


def _awaited(course: Course) -> Iterator[Diagnostic]:
    waiting = [lesson for lesson in course.lessons() if lesson.reviewed_by == "none"]
    if waiting:
        yield review_awaited(waiting[0].place("reviewed_by"), len(waiting))


def figure_is_cited(course: Course) -> Iterator[Diagnostic]:
    """Only where a course keeps facts; what learners are asked about may be invented. A figure
    that has its source, or its label, in one paragraph of a lesson has it in all."""
    if course.facts is None:
        return
    for lesson in course.lessons():
        sourced: set[str] = set()
        bare: list[tuple[str, Span]] = []
        for prose in (block for block in walk(lesson.blocks) if isinstance(block, Prose)):
            for start, paragraph in _paragraphs(outside_code(prose.markdown)):
                figures = _FIGURE.finditer(paragraph)
                if CITES in paragraph or _INVENTED.search(paragraph):
                    sourced |= {figure[0] for figure in figures}
                    continue
                for figure in figures:
                    place = prose.place(start + figure.start(), len(figure[0]))
                    bare.append((figure[0], place))
        yield from (
            figure_uncited(place, figure) for figure, place in bare if figure not in sourced
        )
