"""What a course may ask: a kind of question has a class, or shares one with its likes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from smcourse.diagnostics import Span
from smcourse.model.prose import Prose


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """One line a learner may choose, with what to say to those who chose it."""

    id: str
    text: Prose
    right: bool
    feedback: Prose | None
    span: Span = field(compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What every kind of question has.

    `situation` is what comes before the question itself, `prompt` the question. `remarks` is what
    to say of an answer as a whole: `right`, `part`, `wrong`. `half` of its points go to an answer
    that is right in part, where its author says so; else none.
    """

    kind: str
    id: str
    situation: Prose | None
    prompt: Prose
    points: int
    half: bool = False
    hint: Prose | None
    remarks: Mapping[str, Prose] = field(default_factory=dict)
    objective: str
    record: bool
    was: tuple[str, ...]
    source: str = field(default="", compare=False)  # all of it, as its author wrote it
    span: Span = field(compare=False)
    places: Mapping[str, Span] = field(default_factory=dict, compare=False)

    def place(self, key: str) -> Span:
        """Where an attribute stands; the opening line where its author did not write it."""
        return self.places.get(key, self.span)

    def prose(self) -> Iterator[Prose]:
        """Every run of Markdown inside it, in source order."""
        if self.situation:
            yield self.situation
        yield self.prompt
        yield from self.own_prose()
        if self.hint:
            yield self.hint
        yield from self.remarks.values()

    def own_prose(self) -> Iterator[Prose]:
        """What the kind adds below the prompt."""
        return iter(())

    def own_key(self) -> tuple[object, ...]:
        """What of the kind is the same in every language."""
        return ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice(Question):
    """A question with one right option, or with several (`multiple`).

    `kind` is choice, or true-false, whose two options have the ids `true` and `false`.
    """

    kind: str = "choice"
    options: tuple[Option, ...]
    multiple: bool

    def own_prose(self) -> Iterator[Prose]:
        """The options and what is said of each."""
        for option in self.options:
            yield option.text
            if option.feedback:
                yield option.feedback

    def own_key(self) -> tuple[object, ...]:
        """Its options' ids, and which are right."""
        return self.multiple, sorted((option.id, option.right) for option in self.options)


@dataclass(frozen=True, slots=True, kw_only=True)
class Zone:
    """A part of an image, in percent of its width and height, from its upper left corner on."""

    left: Decimal
    top: Decimal
    width: Decimal
    height: Decimal
    span: Span = field(compare=False)

    def holds_centre_of(self, other: Zone) -> bool:
        """Whether the centre of another zone lies in this one."""
        x, y = 2 * other.left + other.width, 2 * other.top + other.height
        return 2 * self.left <= x <= 2 * (self.left + self.width) and 2 * self.top <= y <= 2 * (
            self.top + self.height
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot(Choice):
    """A choice whose options are parts of an image too: `zones` has one for each.

    Where an option has none, or the question no image, its author was told.
    """

    kind: str = "spot"
    image: Prose | None
    zones: tuple[Zone | None, ...]

    def own_prose(self) -> Iterator[Prose]:
        """The image, the options and what is said of each."""
        if self.image:
            yield self.image
        yield from Choice.own_prose(self)


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A line of a list in a question, with what to say about it."""

    id: str
    text: Prose
    feedback: Prose | None
    span: Span = field(compare=False)

    def prose(self) -> Iterator[Prose]:
        """Its text, and what is said of it."""
        yield self.text
        if self.feedback:
            yield self.feedback


@dataclass(frozen=True, slots=True, kw_only=True)
class Order(Question):
    """Lines to be put in order; `entries` stand in the right one."""

    kind: str = "order"
    entries: tuple[Entry, ...]

    def own_prose(self) -> Iterator[Prose]:
        """The lines and what is said of each."""
        return (prose for entry in self.entries for prose in entry.prose())

    def own_key(self) -> tuple[object, ...]:
        """The right order."""
        return tuple(entry.id for entry in self.entries)


@dataclass(frozen=True, slots=True, kw_only=True)
class Match(Question):
    """Lines to which an answer each belongs: `right` says which, by its place among `answers`.

    An answer may belong to several lines, or to none.
    """

    kind: str = "match"
    entries: tuple[Entry, ...]
    right: tuple[int, ...]
    answers: tuple[Prose, ...]

    def own_prose(self) -> Iterator[Prose]:
        """The lines, what is said of each, and the answers."""
        for entry in self.entries:
            yield from entry.prose()
        yield from self.answers

    def own_key(self) -> tuple[object, ...]:
        """Which answer belongs to which line, and how many there are."""
        lines = sorted(zip((entry.id for entry in self.entries), self.right, strict=True))
        return len(self.answers), lines


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """What may be written into a gap of a text: the first of its variants is the one to show."""

    variants: tuple[str, ...]
    span: Span = field(compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Text(Question):
    """Sentences with gaps, each as `[[answer|variant]]` in `body`.

    `exact` is what has to be as its author wrote it: `case`, `accents`, both or neither.
    """

    kind: str = "text"
    body: Prose
    gaps: tuple[Gap, ...]
    exact: tuple[str, ...] = ()

    def own_prose(self) -> Iterator[Prose]:
        """The sentences."""
        yield self.body

    def own_key(self) -> tuple[object, ...]:
        """How many gaps there are; what is written into them is each language's own."""
        return (len(self.gaps),)


@dataclass(frozen=True, slots=True, kw_only=True)
class Number(Question):
    """A number to be typed, right from `low` to `high`; both are decimals such as `-4.5`.

    `right` is the one to report, `told` what is shown as the answer, `mark` its decimal mark.
    """

    kind: str = "number"
    low: str
    high: str
    right: str
    told: str
    mark: str
    unit: str

    def own_key(self) -> tuple[object, ...]:
        """What is right."""
        return self.low, self.high


UNGRADED = ("survey", "acknowledge", "checklist")  # kinds in which nothing is right or wrong


@dataclass(frozen=True, slots=True, kw_only=True)
class Ungraded(Question):
    """A list in which nothing is right or wrong: `kind` is one of `UNGRADED`.

    It gives no points, and counts as answered like any other. Of what is to be confirmed there is
    a `version`, and a `refusal`: what those are told who cannot.
    """

    entries: tuple[Entry, ...]
    version: str = ""
    refusal: Prose | None = None

    def own_prose(self) -> Iterator[Prose]:
        """The lines, what is said of each, and the refusal."""
        for entry in self.entries:
            yield from entry.prose()
        if self.refusal:
            yield self.refusal

    def own_key(self) -> tuple[object, ...]:
        """Its version and its lines' ids."""
        return self.version, *sorted(entry.id for entry in self.entries)
