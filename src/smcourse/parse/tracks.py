"""One course, several audiences: what each of them gets."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from smcourse.model import (
    Block,
    Course,
    Details,
    Figure,
    Lesson,
    Media,
    Note,
    Only,
    Panels,
)
from smcourse.parse.blocks import trimmed


def track(course: Course, audience: tuple[str, ...]) -> Course:
    """The course for one audience, or for several together: what is for all, and what is for any
    of them. Lessons and modules that hold nothing for them are left out."""
    modules = []
    for module in course.modules:
        lessons = tuple(
            part
            for lesson in module.lessons
            if _is_for(lesson.audience, audience)
            and ((part := _lesson(lesson, audience)).blocks or not lesson.blocks)
        )
        if lessons or not module.lessons:
            modules.append(replace(module, lessons=lessons))
    return replace(course, modules=tuple(modules), audience=audience)


def _is_for(wanted: tuple[str, ...], audience: tuple[str, ...]) -> bool:
    return not wanted or any(name in audience for name in wanted)


def _lesson(lesson: Lesson, audience: tuple[str, ...]) -> Lesson:
    return replace(lesson, blocks=trimmed(_blocks(lesson.blocks, audience)))


def _blocks(blocks: Iterable[Block], audience: tuple[str, ...]) -> Iterator[Block]:
    for block in blocks:
        match block:
            case Only(audience=wanted, blocks=inner):
                if _is_for(wanted, audience):
                    yield from _blocks(inner, audience)
            case Note() | Details():
                if blocks := tuple(_blocks(block.blocks, audience)):
                    yield replace(block, blocks=blocks)
            case Figure():
                yield replace(block, blocks=tuple(_blocks(block.blocks, audience)))
            case Media():
                yield replace(block, transcript=tuple(_blocks(block.transcript, audience)))
            case Panels():
                panels = (
                    replace(panel, blocks=tuple(_blocks(panel.blocks, audience)))
                    for panel in block.panels
                )
                yield replace(block, panels=tuple(panels))
            case _:
                yield block
