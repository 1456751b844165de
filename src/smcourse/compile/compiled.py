"""What compiling gives: HTML, payloads and assets, the same for every target."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any

from markupsafe import Markup

from smcourse.model import Course

Payload = Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """What is shown at once: prose, and at most one question at its end."""

    kicker: Markup
    html: Markup
    question: Payload | None


@dataclass(frozen=True, slots=True, kw_only=True)
class LessonPage:
    """A lesson, ready to be shown. `number` is for the eye only ("1.2"), never for a record."""

    id: str
    number: str
    title: str
    minutes: int
    state: int
    was: tuple[int, ...]
    steps: tuple[Step, ...]

    @property
    def questions(self) -> tuple[Payload, ...]:
        return tuple(step.question for step in self.steps if step.question)


@dataclass(frozen=True, slots=True, kw_only=True)
class Opening:
    """The words and the drawing of a cover or of a module's opener."""

    art: Markup
    html: Markup


@dataclass(frozen=True, slots=True, kw_only=True)
class ModulePage:
    """A module; without a title it has no page of its own."""

    id: str
    number: int
    title: str
    opening: Opening
    lessons: tuple[LessonPage, ...]

    @property
    def minutes(self) -> int:
        return sum(lesson.minutes for lesson in self.lessons)

    @property
    def decisions(self) -> int:
        return sum(len(lesson.questions) for lesson in self.lessons)


@dataclass(frozen=True, slots=True, kw_only=True)
class Compiled:
    """A course in one language, compiled."""

    course: Course
    opening: Opening
    modules: tuple[ModulePage, ...]
    assets: Mapping[PurePosixPath, bytes]
    words: Mapping[str, str]

    @property
    def lessons(self) -> tuple[LessonPage, ...]:
        return tuple(lesson for module in self.modules for lesson in module.lessons)

    @property
    def questions(self) -> tuple[Payload, ...]:
        return tuple(question for lesson in self.lessons for question in lesson.questions)

    @property
    def minutes(self) -> int:
        return sum(module.minutes for module in self.modules)
