"""A lesson as its readers go through it: as each track has it, step by step."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import assert_never

from smcourse.model import (
    Block,
    Break,
    Country,
    Course,
    Details,
    Figure,
    Lesson,
    Media,
    Note,
    Only,
    Panels,
    Prose,
    Question,
    Reflect,
    Table,
    walk,
)
from smcourse.parse.steps import Step
from smcourse.parse.tracks import for_all, track


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """A lesson as some audiences see it; none is named where all see the same."""

    lesson: Lesson
    audiences: tuple[str, ...] = ()


def asks(step: Step) -> bool:
    """Whether something is to be done in a step: a question, or a reflection."""
    return step.question is not None or any(is_asking(block) for block in walk(step.blocks))


def is_asking(block: Block) -> bool:
    """Whether a block asks for something."""
    return isinstance(block, (Question, Reflect))


def versions(course: Course) -> Iterator[Version]:
    """Each lesson, in each form that some audience sees."""
    tracks = {
        name: {lesson.id: lesson for lesson in track(course, (name,)).lessons()}
        for name in (course.audiences if _is_parted(course) else ())
    }
    for lesson in course.lessons():
        if not tracks or not _has_parts(lesson):
            yield Version(lesson=replace(lesson, blocks=for_all(lesson.blocks, course.reviews)))
            continue
        forms: list[tuple[Lesson, list[str]]] = []
        for name, lessons in tracks.items():
            if form := lessons.get(lesson.id):
                same = next((names for one, names in forms if one.blocks == form.blocks), None)
                if same is None:
                    forms.append((form, [name]))
                else:
                    same.append(name)
        for form, names in forms:
            yield Version(lesson=form, audiences=tuple(names) if len(forms) > 1 else ())


def _is_parted(course: Course) -> bool:
    return any(_has_parts(lesson) for lesson in course.lessons())


def _has_parts(lesson: Lesson) -> bool:
    return any(isinstance(block, Only) for block in walk(lesson.blocks))


def told(blocks: Iterable[Block]) -> Iterator[Prose | Question | Reflect]:
    """What is read in passing, and what asks, in their order. What stands in for something else is
    read by few: a transcript, the long description of a figure. What a company's table holds is not
    known here."""
    for block in blocks:
        match block:
            case Prose() | Question() | Reflect():
                yield block
            case Note() | Details() | Only() | Country():
                yield from told(block.blocks)
            case Panels():
                for panel in block.panels:
                    yield from (panel.title, *told(panel.blocks))
            case Figure(caption=caption) | Table(caption=caption):
                if caption:
                    yield caption
            case Media() | Break():
                pass
            case _:
                assert_never(block)
