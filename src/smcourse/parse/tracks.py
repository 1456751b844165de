"""One course, several audiences and companies: what each of them gets."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from smcourse.model import (
    Block,
    Country,
    Course,
    Details,
    Figure,
    Item,
    Lesson,
    Media,
    Note,
    Only,
    Panels,
    Reflect,
    Review,
    Test,
    in_group,
    inside,
)
from smcourse.parse.blocks import trimmed


def track(course: Course, audience: tuple[str, ...]) -> Course:
    """The course for one audience, or for several together: what is for all, and what is for any
    of them. Lessons and modules that hold nothing for them are left out, and so are the cards on
    countries whose law nobody has reviewed. An audience that the course does not know, which is an
    error, leaves nothing out, so that what else is wrong there is found too."""
    others = frozenset(course.audiences).difference(audience)
    modules = []
    for module in course.modules:
        lessons = tuple(
            part
            for lesson in module.lessons
            if not _is_only_for(lesson.audience, others)
            and ((part := _lesson(lesson, others, course.reviews)).blocks or not lesson.blocks)
        )
        if lessons or not module.lessons:
            modules.append(replace(module, lessons=lessons))
    mine = replace(course, modules=tuple(modules), audience=audience, handbook=None)
    return replace(
        mine,
        bank=tuple(_items(mine, course, others)),
        tests=tuple(_tests(mine, course, others)),
    )


def handbook_alone(course: Course) -> Course:
    """The handbook as a course without lessons, which is for all alike."""
    book = course.handbook
    bare = replace(course, modules=(), glossary=(), bank=(), tests=(), opening=(), kicker="")
    if book is None:
        return bare
    chapters = (
        replace(chapter, blocks=for_all(chapter.blocks, course.reviews))
        for chapter in book.chapters
    )
    shown = replace(book, opening=for_all(book.opening, course.reviews), chapters=tuple(chapters))
    return replace(
        bare,
        title=book.title or course.title,
        kicker=book.kicker,
        handbook=shown,
        span=book.span,
    )


def for_all(blocks: Iterable[Block], reviews: Mapping[str, Review]) -> tuple[Block, ...]:
    """What is for every audience, and of the cards on countries those that were reviewed."""
    return trimmed(_blocks(blocks, frozenset(), reviews))


def _items(mine: Course, whole: Course, others: frozenset[str]) -> Iterator[Item]:
    """What can be asked of those who were taught it. What is taught in no lesson at all, which is
    an error, is kept."""
    elsewhere = whole.taught().keys() - mine.taught().keys()
    for item in whole.bank:
        if not _is_only_for(item.role, others) and item.objective not in elsewhere:
            yield item


def _tests(mine: Course, whole: Course, others: frozenset[str]) -> Iterator[Test]:
    """Those for the audience, without the cells of what it is not taught."""
    gone = {module.id for module in whole.modules} - {module.id for module in mine.modules}
    gone |= whole.taught().keys() - mine.taught().keys()
    for test in whole.tests:
        cells = {cell: n for cell, n in test.cells.items() if cell not in gone}
        for cell in [cell for cell in cells if any(in_group(one, cell) for one in gone)]:
            if not any(in_group(one, cell) for one in mine.taught()):
                del cells[cell]
        if not _is_only_for(test.audience, others) and (cells or not test.cells):
            yield replace(test, cells=cells)


def _is_only_for(wanted: tuple[str, ...], others: frozenset[str]) -> bool:
    return bool(wanted) and others.issuperset(wanted)


def _lesson(lesson: Lesson, others: frozenset[str], reviews: Mapping[str, Review]) -> Lesson:
    extra = sum(
        block.minutes
        for block in _shown(lesson.blocks, reviews)
        if isinstance(block, Only) and not _is_only_for(block.audience, others)
    )
    minutes = lesson.minutes + extra if lesson.minutes else 0
    return replace(lesson, minutes=minutes, blocks=trimmed(_blocks(lesson.blocks, others, reviews)))


def _shown(blocks: Iterable[Block], reviews: Mapping[str, Review]) -> Iterator[Block]:
    """Every block and all they hold, but for the cards that are left out."""
    for block in blocks:
        if not isinstance(block, Country) or block.code in reviews:
            yield block
            yield from _shown(inside(block), reviews)


def _blocks(
    blocks: Iterable[Block], others: frozenset[str], reviews: Mapping[str, Review]
) -> Iterator[Block]:
    def kept(inner: Iterable[Block]) -> tuple[Block, ...]:
        return tuple(_blocks(inner, others, reviews))

    for block in blocks:
        match block:
            case Only(audience=wanted, blocks=inner):
                if not _is_only_for(wanted, others):
                    yield from _blocks(inner, others, reviews)
            case Country(code=code):
                if code in reviews and (own := kept(block.blocks)):
                    yield replace(block, review=reviews[code], blocks=own)
            case Note() | Details() | Reflect():
                own = kept(block.blocks)
                if own or not block.blocks:  # what is empty from the first is an error
                    yield replace(block, blocks=own)
            case Figure():
                yield replace(block, blocks=kept(block.blocks))
            case Media():
                yield replace(block, transcript=kept(block.transcript))
            case Panels():
                filled = (replace(panel, blocks=kept(panel.blocks)) for panel in block.panels)
                panels = tuple(
                    panel
                    for panel, written in zip(filled, block.panels, strict=True)
                    if panel.blocks or not written.blocks
                )
                if panels:
                    yield replace(block, panels=panels)
            case _:
                yield block
