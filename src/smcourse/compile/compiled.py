"""What compiling gives: HTML, payloads and assets, the same for every target."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import Any, ClassVar

from markupsafe import Markup

from smcourse.compile.downloads import Download
from smcourse.model import UNGRADED, Course

Payload = Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Html:
    """Prose."""

    form: ClassVar[str] = "prose"
    html: Markup


@dataclass(frozen=True, slots=True, kw_only=True)
class NotePart:
    """`kind` is note, tip, warning or example; without a title the kind's own word stands there."""

    form: ClassVar[str] = "note"
    kind: str
    title: str
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DetailsPart:
    """What can be opened."""

    form: ClassVar[str] = "details"
    title: str
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PanelPart:
    """One card or tab; `key` is unique on the page, `level` that of its heading."""

    key: str
    level: int
    title: Markup
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PanelsPart:
    """`kind` is cards or tabs."""

    form: ClassVar[str] = "panels"
    kind: str
    panels: tuple[PanelPart, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FigurePart:
    """An image, its caption, and what else belongs to it."""

    form: ClassVar[str] = "figure"
    is_wide: bool
    image: Markup
    caption: Markup
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MediaPart:
    """Audio or video; paths are those in the package, "" where there is none."""

    form: ClassVar[str] = "media"
    kind: str
    title: str
    src: str
    captions: str
    poster: str
    transcript: tuple[Part, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Footnote:
    """`key` is the end of the ids of the note (`sm-fn-`) and of its mark (`sm-fr-`)."""

    number: int
    key: str
    html: Markup


@dataclass(frozen=True, slots=True, kw_only=True)
class FootnotesPart:
    """The footnotes that a step refers to."""

    form: ClassVar[str] = "footnotes"
    notes: tuple[Footnote, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReflectPart:
    """What is to be thought about, above a field for one's own words; what is folded at its end,
    such as a model to compare with, stands below the field."""

    form: ClassVar[str] = "reflect"
    id: str
    parts: tuple[Part, ...]

    @property
    def asked(self) -> tuple[Part, ...]:
        """All but what is folded at the end."""
        parts = list(self.parts)
        while parts and isinstance(parts[-1], DetailsPart):
            parts.pop()
        return tuple(parts)

    @property
    def models(self) -> tuple[Part, ...]:
        """What is folded at the end."""
        return self.parts[len(self.asked) :]


Part = (
    Html
    | NotePart
    | DetailsPart
    | PanelsPart
    | FigurePart
    | MediaPart
    | FootnotesPart
    | ReflectPart
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """What is shown at once: parts, and at most one question at its end."""

    kicker: Markup
    parts: tuple[Part, ...]
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
    record: bool
    fast_lane: bool
    steps: tuple[Step, ...]

    @property
    def label(self) -> str:
        """Its number and its title."""
        return f"{self.number} {self.title}".strip()

    @property
    def questions(self) -> tuple[Payload, ...]:
        """Those of its steps."""
        return tuple(step.question for step in self.steps if step.question)

    def texts(self) -> Iterator[Markup]:
        """All that can be read here before anything is answered."""
        for step in self.steps:
            yield from html_of(step.parts)
            if step.question:
                yield from (step.question["situation"], step.question["prompt"])


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
    def label(self) -> str:
        """Its number and its title."""
        return f"{self.number}. {self.title}"

    @property
    def counted(self) -> tuple[LessonPage, ...]:
        """The lessons that the course asks for; the others leave no record and may be left out."""
        return tuple(lesson for lesson in self.lessons if lesson.record)

    @property
    def minutes(self) -> int:
        """How long its lessons take."""
        return sum(lesson.minutes for lesson in self.counted)

    @property
    def is_scored(self) -> bool:
        """Whether any of its questions gives points."""
        asked = (one for lesson in self.lessons for one in lesson.questions)
        return any(one["record"] and one["points"] for one in asked)

    @property
    def decisions(self) -> int:
        """How many questions it asks."""
        return sum(len(lesson.questions) for lesson in self.lessons)


@dataclass(frozen=True, slots=True, kw_only=True)
class Image:
    """An image's path in the package, and its size."""

    src: str
    width: int
    height: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Logo:
    """Whose course it is: a name, and, where there are some, images for light and dark grounds."""

    name: str
    light: Image | None
    dark: Image | None


@dataclass(frozen=True, slots=True, kw_only=True)
class TermEntry:
    """A term of the glossary."""

    id: str
    name: str
    html: Markup


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemEntry:
    """An item of a bank, and what decides whether it is drawn."""

    payload: Payload
    cell: str
    module: str
    critical: bool
    enemy: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TestPage:
    """A test, ready to be sat. `mark` is the percent that passes it, None where any result does;
    `objectives` says of each its words and the lessons that teach it."""

    id: str
    kind: str
    title: str
    html: Markup
    state: int
    was: tuple[int, ...]
    length: int
    mark: int | None
    rules: Mapping[str, Any]
    items: tuple[ItemEntry, ...]
    objectives: Mapping[str, Mapping[str, Any]]

    @property
    def is_final(self) -> bool:
        """Whether it decides how the course ends."""
        return self.kind == "final"


@dataclass(frozen=True, slots=True, kw_only=True)
class ChapterPage:
    """A chapter of the handbook; `section` is its number, "" for none."""

    id: str
    section: str
    title: str
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class HandbookPage:
    """The handbook's front page and its chapters; what its front says of it, "" where nobody
    knows."""

    opening: Opening
    parts: tuple[Part, ...]
    chapters: tuple[ChapterPage, ...]
    version: str
    day: str
    date: str
    owner: str
    company: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Compiled:
    """A course in one language, for one audience and one company, compiled.

    `brand` is the colour from which all others are made, `theme` the look. `company` is the
    company's id, "" where the course takes no words from one; `sample` says that it is an invented
    one.
    `placed` says of a file of the course where it is among `assets`.
    `handbook` stands alone: with it there are no lessons.
    `others` is the same course in the other languages of the same package.
    """

    course: Course
    title: str
    kicker: str
    opening: Opening
    modules: tuple[ModulePage, ...]
    glossary: tuple[TermEntry, ...]
    tests: tuple[TestPage, ...]
    downloads: tuple[Download, ...]
    assets: Mapping[PurePosixPath, bytes]
    placed: Mapping[PurePosixPath, PurePosixPath] = field(default_factory=dict)  # by source
    words: Mapping[str, str]
    brand: str
    theme: str
    company: str
    sample: bool
    lms: str = ""  # where it was asked for by name
    logo: Logo | None = None
    handbook: HandbookPage | None = None
    others: tuple[Compiled, ...] = ()

    @property
    def languages(self) -> tuple[Compiled, ...]:
        """The course in every language of the package, this one first."""
        return (self, *self.others)

    @property
    def lessons(self) -> tuple[LessonPage, ...]:
        """Those of all modules, in order."""
        return tuple(lesson for module in self.modules for lesson in module.lessons)

    @property
    def questions(self) -> tuple[Payload, ...]:
        """Those of all lessons, in order."""
        return tuple(question for lesson in self.lessons for question in lesson.questions)

    @property
    def is_scored(self) -> bool:
        """Whether any question gives points, or a test a result."""
        has_test = any(test.is_final for test in self.tests)
        return has_test or any(module.is_scored for module in self.modules)

    @property
    def is_uneven(self) -> bool:
        """Whether some questions give more points than others, or half of them; one without a
        record gives none. What is not graded is not asked."""
        graded = [one for one in self.questions if one["kind"] not in UNGRADED]
        given = {(one["points"], one["half"]) if one["record"] else (0, False) for one in graded}
        return len(given) > 1 or any(half for _, half in given)

    @property
    def counted(self) -> tuple[LessonPage, ...]:
        """The lessons that the course asks for."""
        return tuple(lesson for module in self.modules for lesson in module.counted)

    @property
    def minutes(self) -> int:
        """How long they take."""
        return sum(module.minutes for module in self.modules)


def html_of(parts: tuple[Part, ...]) -> Iterator[Markup]:
    """Every piece of HTML in parts, in their order."""
    for part in parts:
        match part:
            case Html(html=html):
                yield html
            case NotePart(parts=inner) | DetailsPart(parts=inner) | MediaPart(transcript=inner):
                yield from html_of(inner)
            case PanelsPart(panels=panels):
                for panel in panels:
                    yield panel.title
                    yield from html_of(panel.parts)
            case FigurePart(image=image, caption=caption, parts=inner):
                yield from (image, caption, *html_of(inner))
            case FootnotesPart(notes=notes):
                yield from (note.html for note in notes)
