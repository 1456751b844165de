"""Rules about what a course cites: each fact is there, may be printed, and is not overdue."""

from __future__ import annotations

import re
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
from smcourse.parse.citations import citations
from smcourse.parse.variables import outside_code

_FIGURE = re.compile(
    r"\d[\d.,\u00a0\u202f]*\s?(?:%|millones|millon|million|billion)"
    r"|(?:US\$|[$€£])\s?\d[\d.,]*"
    r"|(?<![\d#+@/-])\d{1,3}(?:[.,\u00a0\u202f]\d{3})+(?![\d.,-])"
)
_INVENTED = re.compile(r"invent", re.I)  # «ejemplo inventado», “invented example”
_PARAGRAPH = re.compile(r"\S(?:.(?!\n[ \t]*\n))*.?", re.S)


def facts_are_sound(course: Course, order: Order) -> Iterator[Diagnostic]:
    """What the texts cite and what stands behind items of a bank."""
    cited: set[str] = set()
    for prose in course.prose():
        for citation in citations(prose):
            for name in citation.facts:
                cited.add(name)
                yield from _of_fact(course, name, citation.span)
                yield from _said(course, name, prose, citation.start, citation.span)
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


def _said(course: Course, name: str, prose: Prose, at: int, span: Span) -> Iterator[Diagnostic]:
    fact = (course.facts or {}).get(name)
    if fact and fact.says:
        text = _paragraph_at(prose.markdown, at).casefold()
        for word in fact.says:
            if word.casefold() not in text:
                yield fact_says(span, name, word)


def _paragraph_at(text: str, at: int) -> str:
    start = text.rfind("\n\n", 0, at) + 1
    end = text.find("\n\n", at)
    return text[start : end if end >= 0 else len(text)]


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
        bare: list[Diagnostic] = []
        for prose in (block for block in walk(lesson.blocks) if isinstance(block, Prose)):
            for paragraph in _PARAGRAPH.finditer(outside_code(prose.markdown)):
                figures = list(_FIGURE.finditer(paragraph[0]))
                if "[@" in paragraph[0] or _INVENTED.search(paragraph[0]):
                    sourced |= {figure[0] for figure in figures}
                    continue
                for figure in figures:
                    start = paragraph.start() + figure.start()
                    bare.append(figure_uncited(prose.place(start, len(figure[0])), figure[0]))
        yield from (one for one in bare if dict(one.message.values)["figure"] not in sourced)
