"""A package as its learners' records see it: lessons and questions by id, and what is settled."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class LessonPart:
    """A lesson. `state` and `was` are the 30 bits of its id and of those that it had before;
    `record` says whether it is kept, and asked for to complete the course."""

    id: str
    state: int
    was: tuple[int, ...]
    record: bool
    title: str
    module: str


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionPart:
    """A question. `prints` are the fingerprints of its options, one a language of the package;
    `prompt` and `options` its words as plain text. One without a record has neither state nor
    prints nor points."""

    id: str
    state: int
    was: tuple[int, ...]
    record: bool
    prints: tuple[int, ...]
    points: int
    lesson: str
    half: bool = False
    kind: str = ""
    prompt: str = ""
    options: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class TestPart:
    """A test. It asks `length` items, and `mark` percent of them pass it, 0 where any result does;
    `is_final` where it decides how the course ends. `items` are the 30 bits of its items, and of
    the ids that they had before."""

    id: str
    state: int
    was: tuple[int, ...]
    title: str
    length: int
    mark: int
    is_final: bool
    items: frozenset[int]
    record: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Outline:
    """A package. `identifier`, `version` and `scos` (identifiers of the items that an LMS launches)
    are from its manifest; `enough_at` is the mark where lessons need not be seen, 0 where
    the mark is not needed either; `to_confirm` is what has to be confirmed; `items` are the ids of
    all that its tests may ask; `room` is the most characters that a record can take, None where
    that is not known."""

    name: str
    identifier: str
    version: str
    scos: tuple[str, ...]
    course: str
    title: str
    languages: tuple[str, ...]
    pass_mark: int | None
    report: str
    failed: str
    enough_at: int | None
    to_confirm: tuple[str, ...]
    certificate: bool
    lessons: tuple[LessonPart, ...]
    questions: tuple[QuestionPart, ...]
    tests: tuple[TestPart, ...]
    items: tuple[str, ...]
    room: int | None
