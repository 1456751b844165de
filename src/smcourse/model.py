"""The one data model: what a course is, whatever it is compiled into.

Every value is frozen. `span` never counts in a comparison: two courses are equal when they mean
the same, wherever their text stands.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from smcourse.diagnostics import Span

NO_OBJECTIVES: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True, kw_only=True)
class Prose:
    """A run of Markdown between two fences; it stays Markdown until it is compiled."""

    markdown: str
    span: Span = field(compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Break:
    """A thematic break (`---`): the step of a lesson ends here."""

    span: Span = field(compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """One line a learner may choose, with what to say to those who chose it."""

    id: str
    text: Prose
    right: bool
    feedback: Prose | None
    span: Span = field(compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """A question with one right option, or with several (`multiple`).

    `situation` is what comes before the question itself, `prompt` the question.
    """

    id: str
    situation: Prose | None
    prompt: Prose
    options: tuple[Option, ...]
    multiple: bool
    points: int
    hint: Prose | None
    objective: str
    record: bool
    was: tuple[str, ...]
    span: Span = field(compare=False)


Question = Choice
Block = Prose | Break | Question


@dataclass(frozen=True, slots=True, kw_only=True)
class Lesson:
    """One lesson: a file. `id` is the learner's record and never depends on a position."""

    id: str
    title: str
    minutes: int
    audience: tuple[str, ...]
    objectives: Mapping[str, str]
    blocks: tuple[Block, ...]
    was: tuple[str, ...]
    span: Span = field(compare=False)

    def questions(self) -> Iterator[Question]:
        """This lesson's questions in source order."""
        return (block for block in self.blocks if isinstance(block, Choice))

    def prose(self) -> Iterator[Prose]:
        """Every run of Markdown of this lesson, inside questions too."""
        for block in self.blocks:
            match block:
                case Prose():
                    yield block
                case Choice():
                    yield from prose_of(block)
                case Break():
                    pass


@dataclass(frozen=True, slots=True, kw_only=True)
class Module:
    """A folder of lessons. One without a title of its own (`title == ""`) shows no opener."""

    id: str
    title: str
    opening: tuple[Prose, ...]
    lessons: tuple[Lesson, ...]
    span: Span = field(compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What `course.yaml` decides for every language of the course."""

    brand_color: str = "#0b5568"
    theme: str = "device"
    pass_mark: int | None = None
    report: str = "passed"
    failed: str = "incomplete"
    show_answer_after: int = 2
    pace: str = "default"


@dataclass(frozen=True, slots=True, kw_only=True)
class Course:
    """A whole course in one language."""

    id: str
    version: str
    language: str
    title: str
    kicker: str
    opening: tuple[Prose, ...]
    modules: tuple[Module, ...]
    settings: Settings
    span: Span = field(compare=False)

    def lessons(self) -> Iterator[Lesson]:
        """Every lesson in reading order."""
        return (lesson for module in self.modules for lesson in module.lessons)

    def questions(self) -> Iterator[Question]:
        """Every question in reading order."""
        return (question for lesson in self.lessons() for question in lesson.questions())


def prose_of(question: Question) -> Iterator[Prose]:
    """Every run of Markdown inside one question."""
    if question.situation:
        yield question.situation
    yield question.prompt
    for option in question.options:
        yield option.text
        if option.feedback:
            yield option.feedback
    if question.hint:
        yield question.hint
