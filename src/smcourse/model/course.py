"""A course, its lessons, and the blocks that they are made of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from smcourse.diagnostics import Span
from smcourse.model.advice import Advice
from smcourse.model.bank import HANDBOOK_READING, READING, Item, Test
from smcourse.model.facts import Fact
from smcourse.model.prose import Prose
from smcourse.model.questions import Choice, Question

THEMES = ("editorial", "technical", "soft")  # looks, each a file in player/themes
SCHEMES = ("device", "light", "dark")
NEEDS = ("lessons", "mark", "acknowledgements")  # what may be asked for to complete a course
NEEDED = NEEDS[:2]  # and what is, where nothing is written


@dataclass(frozen=True, slots=True, kw_only=True)
class Break:
    """A thematic break (`---`): the step of a lesson ends here."""

    span: Span = field(compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """What stands beside the thread: `kind` is note, tip, warning or example."""

    kind: str
    title: str
    blocks: tuple[Block, ...]
    span: Span = field(compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Details:
    """What a learner may open: a doubt, a source, a long description."""

    title: str
    blocks: tuple[Block, ...]
    span: Span = field(compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Panel:
    """One card, or one tab: a heading and what stands below it."""

    title: Prose
    blocks: tuple[Block, ...]
    span: Span = field(compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Panels:
    """Cards beside each other, or tabs of which one is open: `kind` is cards or tabs."""

    kind: str
    panels: tuple[Panel, ...]
    span: Span = field(compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """An image with a caption that is more than a line, and perhaps a long description."""

    image: Prose
    caption: Prose | None
    blocks: tuple[Block, ...]
    span: Span = field(compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Media:
    """Audio or video. `src`, `captions` and `poster` are paths as written; the transcript is what
    stands inside the fence. `silent` is a video without sound, which needs no captions."""

    kind: str
    title: str
    src: str
    captions: str
    poster: str
    silent: bool
    transcript: tuple[Block, ...]
    span: Span = field(compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Only:
    """What is kept for certain audiences, whose lesson then takes so many minutes more, and left
    out for all others."""

    audience: tuple[str, ...]
    minutes: int = 0
    blocks: tuple[Block, ...]
    span: Span = field(compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """Who has reviewed what is said of a country's law, and on which day, as YYYY-MM-DD."""

    who: str
    day: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Country:
    """A card on the law of a country (ISO 3166-1 alpha-2; "" where its author named none). It is
    left out until a company has had it reviewed, whose `review` it then bears."""

    code: str
    title: str
    blocks: tuple[Block, ...]
    review: Review | None = None
    span: Span = field(compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reflect:
    """Something to think about, with a field for one's own words, which are sent nowhere."""

    id: str
    blocks: tuple[Block, ...]
    span: Span = field(compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column of a company's table: the field that it shows, and its heading."""

    name: str
    heading: Prose
    span: Span = field(compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """What a company says under one dotted `path`, a row for each of its entries."""

    path: str
    caption: Prose | None
    columns: tuple[Column, ...]
    span: Span = field(compare=False)
    place: Span = field(compare=False)  # of the path


Container = Note | Details | Panels | Figure | Media | Only | Country | Reflect | Table
Block = Prose | Break | Question | Container


def inside(block: Block) -> tuple[Block, ...]:
    """The blocks that a block holds."""
    match block:
        case Note() | Details() | Only() | Country() | Reflect():
            return block.blocks
        case Panels(panels=panels):
            return tuple(inner for panel in panels for inner in (panel.title, *panel.blocks))
        case Figure(image=image, caption=caption, blocks=blocks):
            return (image, *((caption,) if caption else ()), *blocks)
        case Media(transcript=transcript):
            return transcript
        case Table(caption=caption, columns=columns):
            headings = (column.heading for column in columns)
            return (*((caption,) if caption else ()), *headings)
        case _:
            return ()


def walk(blocks: Iterable[Block]) -> Iterator[Block]:
    """Every block and all they hold, in source order."""
    for block in blocks:
        yield block
        yield from walk(inside(block))


@dataclass(frozen=True, slots=True, kw_only=True)
class Lesson:
    """One lesson: a file. `id` is the learner's record and never depends on a position.

    One that leaves no `record` is not asked for to complete the course. On the `fast_lane` of its
    module, which a pre-test may open, only such lessons are asked for. `review` is the day, as
    YYYY-MM-DD, by which its facts are to be looked at again; "" for none. `covers` names what of
    a brief it answers, `reading` how hard its text may be to read, `reviewed_by` who looked at it:
    all three are for authors. `span` is its title's place, `places` are those of the other values
    of its front matter.
    """

    id: str
    title: str
    minutes: int
    audience: tuple[str, ...]
    objectives: Mapping[str, str]
    blocks: tuple[Block, ...]
    was: tuple[str, ...]
    record: bool = True
    fast_lane: bool = False
    review: str = ""
    covers: tuple[str, ...] = ()
    reading: str = READING[0]
    reviewed_by: str = ""
    span: Span = field(compare=False)
    places: Mapping[str, Span] = field(default_factory=dict, compare=False)

    def place(self, key: str) -> Span:
        """Where a key's value stands; its title's place where its author did not write it."""
        return self.places.get(key, self.span)

    def questions(self) -> Iterator[Question]:
        """This lesson's questions in source order."""
        return (block for block in walk(self.blocks) if isinstance(block, Question))

    def prose(self) -> Iterator[Prose]:
        """Every run of Markdown of this lesson, inside other blocks too."""
        return prose_of(self.blocks)


@dataclass(frozen=True, slots=True, kw_only=True)
class Module:
    """A folder of lessons. One without a title of its own (`title == ""`) shows no opener."""

    id: str
    title: str
    opening: tuple[Prose, ...]
    lessons: tuple[Lesson, ...]
    span: Span = field(compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Chapter:
    """One chapter of the handbook: a file, to which links lead by its `id`. `section` is what it is
    called beside its title ("6", "A"); "" where it is not numbered."""

    id: str
    title: str
    section: str
    blocks: tuple[Block, ...]
    reading: str = HANDBOOK_READING
    span: Span = field(compare=False)
    place: Span = field(compare=False)  # of its id


@dataclass(frozen=True, slots=True, kw_only=True)
class Handbook:
    """What a company keeps beside the course, read on a screen or on paper by everybody alike.
    Without a title of its own (`title == ""`) it is called what its language calls one."""

    title: str
    kicker: str
    opening: tuple[Block, ...]
    chapters: tuple[Chapter, ...]
    span: Span = field(compare=False)

    def blocks(self) -> Iterator[Block]:
        """Every block, inside others too, the front page's first."""
        yield from walk(self.opening)
        for chapter in self.chapters:
            yield from walk(chapter.blocks)


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """A word of the glossary and what it means."""

    id: str
    name: str
    meaning: Prose
    span: Span = field(compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What `course.yaml` decides for every language of the course."""

    brand_color: str = "#0b5568"
    brand_place: Span | None = field(default=None, compare=False)
    theme: str = THEMES[0]
    scheme: str = SCHEMES[0]
    pass_mark: int | None = None
    pass_mark_range: tuple[int, int] | None = None  # in which a company may set another
    needs: tuple[str, ...] = NEEDED
    report: str = "passed"
    failed: str = "incomplete"
    show_answer_after: int = 2
    certificate: bool = True
    lms: str = "any"
    packages: str = "one-for-each-language"
    advice: Advice | None = None
    places: Mapping[str, Span] = field(default_factory=dict, compare=False)  # of `completion:`


@dataclass(frozen=True, slots=True, kw_only=True)
class Course:
    """A whole course in one language; `audience` is empty until one is chosen for a package.
    `reviews`, by country, are those of the company that it is for."""

    id: str
    version: str
    language: str
    title: str
    kicker: str
    opening: tuple[Prose, ...]
    modules: tuple[Module, ...]
    glossary: tuple[Term, ...] = ()
    bank: tuple[Item, ...] = ()
    tests: tuple[Test, ...] = ()
    facts: Mapping[str, Fact] | None = None  # None where the course keeps none
    handbook: Handbook | None = None
    audiences: Mapping[str, str] = field(default_factory=dict)
    audience: tuple[str, ...] = ()
    reviews: Mapping[str, Review] = field(default_factory=dict)
    settings: Settings
    span: Span = field(compare=False)

    def lessons(self) -> Iterator[Lesson]:
        """Every lesson in reading order."""
        return (lesson for module in self.modules for lesson in module.lessons)

    def questions(self) -> Iterator[Question]:
        """Every question of the lessons, in reading order."""
        return (question for lesson in self.lessons() for question in lesson.questions())

    def asked(self) -> Iterator[Question]:
        """Every question, those of the bank too."""
        yield from self.questions()
        yield from (item.question for item in self.bank)

    def choices(self) -> Iterator[Choice]:
        """Those that are answered by choosing options."""
        return (question for question in self.asked() if isinstance(question, Choice))

    def items_of(self, test: Test) -> tuple[Item, ...]:
        """The items that a test may draw."""
        return tuple(item for item in self.bank if test.id in item.tests)

    def mark_of(self, test: Test) -> int | None:
        """The percent that passes a test; None where any result will do."""
        usual = self.settings.pass_mark if test.kind == "final" else None
        return test.pass_mark if test.pass_mark is not None else usual

    def taught(self) -> Mapping[str, tuple[Module, tuple[Lesson, ...]]]:
        """By objective: the first module in which it is taught, and all lessons that teach it."""
        found: dict[str, tuple[Module, tuple[Lesson, ...]]] = {}
        for module in self.modules:
            for lesson in module.lessons:
                for objective in lesson.objectives:
                    first, lessons = found.get(objective, (module, ()))
                    found[objective] = (first, (*lessons, lesson))
        return found

    def prose(self) -> Iterator[Prose]:
        """Every run of Markdown, openings, glossary and handbook too."""
        yield from self.opening
        for module in self.modules:
            yield from module.opening
            for lesson in module.lessons:
                yield from lesson.prose()
        yield from (term.meaning for term in self.glossary)
        for test in self.tests:
            yield from test.opening
        for item in self.bank:
            yield from item.question.prose()
        if self.handbook:
            yield from prose_of(self.handbook.opening)
            for chapter in self.handbook.chapters:
                yield from prose_of(chapter.blocks)


def prose_of(blocks: Iterable[Block]) -> Iterator[Prose]:
    """Every run of Markdown in blocks, in source order."""
    for block in walk(blocks):
        match block:
            case Prose():
                yield block
            case Question():
                yield from block.prose()
            case _:
                pass
