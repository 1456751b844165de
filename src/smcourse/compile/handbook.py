"""A course's handbook, compiled: every chapter in full, as it stands on paper."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from markupsafe import Markup

from smcourse.codes.prose import footnote_unused
from smcourse.company import Company
from smcourse.compile.blocks import Blocks
from smcourse.compile.compiled import (
    ChapterPage,
    Compiled,
    HandbookPage,
    Html,
    Opening,
    Part,
)
from smcourse.compile.course import compile_course, opening_of
from smcourse.compile.filling import Filling
from smcourse.compile.lessons import Bench
from smcourse.compile.links import Names
from smcourse.compile.prose import Renderer
from smcourse.diagnostics import Diagnostic
from smcourse.model import Block, Course, Handbook, prose_of
from smcourse.parse.tracks import handbook_alone
from smcourse.source import Sources
from smcourse.words import handbook_words

FRONT = "front"


def compile_handbook(
    course: Course, sources: Sources, *, company: Company | None
) -> tuple[Compiled, list[Diagnostic]]:
    """The handbook of a course in one language, and what its prose gets wrong; without a handbook
    there is nothing in it."""
    bare = handbook_alone(course)
    compiled, found = compile_course(bare, sources, whole=course, company=company)
    words = handbook_words(course.language)
    book = bare.handbook
    if book is None:
        return replace(compiled, words=words), found
    filling = Filling(company, course.language, words, course.facts)
    renderer = Bench(sources, Names.of(bare, course, company), filling).renderer()
    page = _page(book, renderer, filling)
    assets = renderer.assets.files(renderer.assets.used())
    return replace(
        compiled,
        title=compiled.title if book.title else words["handbook"],
        words=words,
        handbook=page,
        assets=dict(sorted({**compiled.assets, **assets}.items())),
    ), [*found, *renderer.found]


def _page(book: Handbook, renderer: Renderer, filling: Filling) -> HandbookPage:
    front = _parts(FRONT, book.opening, renderer)
    opening = Opening(art=Markup(""), html=Markup(""))
    if front and isinstance(front[0], Html):
        opening = opening_of(front[0].html)
        front = (Html(html=opening.html), *front[1:]) if opening.html else front[1:]
    chapters = tuple(
        ChapterPage(
            id=chapter.id,
            section=chapter.section,
            title=renderer.title(chapter.title, chapter.span),
            parts=_parts(chapter.id, chapter.blocks, renderer),
        )
        for chapter in book.chapters
    )
    return HandbookPage(
        opening=opening,
        parts=front,
        chapters=chapters,
        version=filling.plain(filling.value("handbook_version")),
        day=_day(filling),
        date=filling.plain(filling.value("handbook_date")),
        owner=filling.plain(filling.value("policy_owner.name")),
        company=filling.plain(filling.value("company_legal_name")),
    )


def _parts(page: str, blocks: Iterable[Block], renderer: Renderer) -> tuple[Part, ...]:
    """The parts of a page, its footnotes last."""
    runs = list(prose_of(blocks))
    renderer.begin(page, runs, is_lesson=True)
    compiler = Blocks(page, renderer)
    parts = compiler.step(blocks)
    notes = compiler.footnotes()
    for name, prose in renderer.footnotes.unused():
        renderer.found.append(footnote_unused(prose.span, name))
    return (*parts, *notes)


def _day(filling: Filling) -> str:
    """The day of the handbook as YYYY-MM-DD."""
    own = filling.company.value(filling.language, "handbook_date") if filling.company else None
    return own if isinstance(own, str) else ""
