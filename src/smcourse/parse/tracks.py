"""One course, several audiences: what each of them gets."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from smcourse.model import (
    Block,
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
    Test,
    in_group,
    walk,
)
from smcourse.parse.blocks import trimmed


def track(course: Course, audience: tuple[str, ...]) -> Course:
    """The course for one audience, or for several together: what is for all, and what is for any
    of them. Lessons and modules that hold nothing for them are left out. An audience that the
    course does not know, which is an error, leaves nothing out, so that what else is wrong there is
    found too."""
    others = frozenset(course.audiences).difference(audience)
    modules = []
    for module in course.modules:
        lessons = tuple(
            part
            for lesson in module.lessons
            if not _is_only_for(lesson.audience, others)
            and ((part := _lesson(lesson, others)).blocks or not lesson.blocks)
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
    return replace(bare, title=book.title or course.title, kicker=book.kicker, span=book.span)


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


def _lesson(lesson: Lesson, others: frozenset[str]) -> Lesson:
    extra = sum(
        block.minutes
        for block in walk(lesson.blocks)
        if isinstance(block, Only) and not _is_only_for(block.audience, others)
    )
    minutes = lesson.minutes + extra if lesson.minutes else 0
    return replace(lesson, minutes=minutes, blocks=trimmed(_blocks(lesson.blocks, others)))


def _blocks(blocks: Iterable[Block], others: frozenset[str]) -> Iterator[Block]:
    for block in blocks:
        match block:
            case Only(audience=wanted, blocks=inner):
                if not _is_only_for(wanted, others):
                    yield from _blocks(inner, others)
            case Note() | Details() | Reflect():
                if blocks := tuple(_blocks(block.blocks, others)):
                    yield replace(block, blocks=blocks)
            case Figure():
                yield replace(block, blocks=tuple(_blocks(block.blocks, others)))
            case Media():
                yield replace(block, transcript=tuple(_blocks(block.transcript, others)))
            case Panels():
                panels = (
                    replace(panel, blocks=tuple(_blocks(panel.blocks, others)))
                    for panel in block.panels
                )
                yield replace(block, panels=tuple(panels))
            case _:
                yield block
