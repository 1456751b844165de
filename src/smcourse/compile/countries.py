"""What is wrong in the cards on countries that are left out, said before a company has them
reviewed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from smcourse.company import Company
from smcourse.compile.blocks import Blocks
from smcourse.compile.filling import Filling
from smcourse.compile.handbook import FRONT
from smcourse.compile.lessons import Bench
from smcourse.compile.links import Names
from smcourse.diagnostics import Diagnostic
from smcourse.model import Block, Country, Course, prose_of, walk
from smcourse.source import Sources
from smcourse.words import words_for

DEPENDS = "heading-order"  # on what stands around a card, which is another page without it


def findings_in_cards(
    course: Course, sources: Sources, company: Company | None
) -> list[Diagnostic]:
    """What compiling says of the cards that this company does not see."""
    pages = [
        (name, blocks, cards)
        for name, blocks in _pages(course)
        if (cards := tuple(_left_out(blocks, course)))
    ]
    if not pages:
        return []
    filling = Filling(company, course.language, words_for(course.language), course.facts)
    renderer = Bench(sources, Names.of(course, course, company), filling).renderer()
    for name, blocks, cards in pages:
        renderer.begin(name, list(prose_of(blocks)), is_lesson=True)
        for card in cards:
            Blocks(name, renderer).step(card.blocks)
    return [one for one in renderer.found if one.code != DEPENDS]


def _pages(course: Course) -> Iterator[tuple[str, tuple[Block, ...]]]:
    yield from ((lesson.id, lesson.blocks) for lesson in course.lessons())
    if course.handbook:
        yield FRONT, course.handbook.opening
        yield from ((chapter.id, chapter.blocks) for chapter in course.handbook.chapters)


def _left_out(blocks: Iterable[Block], course: Course) -> Iterator[Country]:
    for block in walk(blocks):
        if isinstance(block, Country) and block.code not in course.reviews:
            yield block
