"""Two outlines, compared as the player takes up a record: by identity, whatever has moved.

A part of today claims what was kept under its own id, else under the first of those that it had
before (`resumeSession` in player/session.js).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Generic, TypeVar

from smcourse.state import is_changed, state_id
from smcourse.update.outline import LessonPart, Outline, QuestionPart, TestPart

Part = TypeVar("Part", LessonPart, QuestionPart, TestPart)


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair(Generic[Part]):
    """A part as it was and as it is."""

    old: Part
    new: Part

    @property
    def is_kept(self) -> bool:
        """Whether there was a record, and is one still."""
        return self.old.record and self.new.record

    @property
    def is_renamed(self) -> bool:
        """Whether `was` carries its record over."""
        return self.is_kept and self.old.id != self.new.id and not self.is_mistaken

    @property
    def is_mistaken(self) -> bool:
        """Whether it takes up what was kept of another whose id shortens to the same 30 bits."""
        return self.is_kept and self.old.id != self.new.id and self.old.state == self.new.state

    @property
    def dropped(self) -> int:
        """How many of its older ids it has forgotten."""
        known = {self.new.state, *self.new.was}
        return len({*self.old.was} - known) if self.is_kept else 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Matched(Generic[Part]):
    """`pairs` stand in the order of the new package, `gone` in that of the old one."""

    pairs: tuple[Pair[Part], ...]
    new: tuple[Part, ...]
    gone: tuple[Part, ...]

    def kept(self) -> Iterator[Pair[Part]]:
        """Those whose record is taken up."""
        return (pair for pair in self.pairs if pair.is_kept)

    def renamed(self) -> Iterator[Pair[Part]]:
        """Those of them that have another id."""
        return (pair for pair in self.pairs if pair.is_renamed)

    def counted(self) -> Iterator[Part]:
        """What has to be done that had not."""
        yield from (pair.new for pair in self.pairs if pair.new.record and not pair.old.record)
        yield from (part for part in self.new if part.record)

    def uncounted(self) -> Iterator[Part]:
        """What is there and counts no more."""
        return (pair.new for pair in self.pairs if pair.old.record and not pair.new.record)

    def lost(self) -> Iterator[Part]:
        """What is gone and had a record."""
        return (part for part in self.gone if part.record)


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """What a new package changes."""

    old: Outline
    new: Outline
    lessons: Matched[LessonPart]
    questions: Matched[QuestionPart]
    tests: Matched[TestPart]

    def pairs(self) -> Iterator[Pair[LessonPart] | Pair[QuestionPart] | Pair[TestPart]]:
        """Of lessons, questions and tests."""
        yield from self.lessons.pairs
        yield from self.questions.pairs
        yield from self.tests.pairs

    def items_gone(self) -> list[str]:
        """Items that no test asks any more under any of their ids."""
        return [id_ for id_ in self.old.items if state_id(id_) not in _asked(self.new)]

    def items_new(self) -> list[str]:
        """Items that no test asked; one that only has another id now is among them."""
        return [id_ for id_ in self.new.items if state_id(id_) not in _asked(self.old)]

    def changed(self) -> Iterator[Pair[QuestionPart]]:
        """Questions of which learners are told that they have changed."""
        return (pair for pair in self.questions.kept() if _is_changed(pair))

    def reweighted(self) -> Iterator[Pair[QuestionPart]]:
        """Questions that give more points or fewer."""
        return (pair for pair in self.questions.kept() if pair.old.points != pair.new.points)

    def other_kinds(self) -> Iterator[Pair[QuestionPart]]:
        """Questions that are answered in another way."""
        return (pair for pair in self.questions.pairs if pair.old.kind != pair.new.kind)

    def moved_lessons(self) -> Iterator[Pair[LessonPart]]:
        """Lessons that stand in another module."""
        return (pair for pair in self.lessons.pairs if pair.old.module != pair.new.module)

    def moved_questions(self) -> Iterator[Pair[QuestionPart]]:
        """Questions that stand in another lesson."""
        names = {pair.old.id: pair.new.id for pair in self.lessons.pairs}
        for pair in self.questions.pairs:
            if names.get(pair.old.lesson, pair.old.lesson) != pair.new.lesson:
                yield pair

    @property
    def is_empty(self) -> bool:
        """Whether learners and reports notice nothing."""
        return self._essence(self.old) == self._essence(self.new)

    @staticmethod
    def _essence(outline: Outline) -> tuple[object, ...]:
        """All of an outline but its words and its order."""
        return (
            *(outline.identifier, outline.scos, outline.course, outline.languages),
            *(outline.pass_mark, outline.report, outline.failed, outline.certificate),
            *(outline.enough_at, frozenset(outline.to_confirm)),
            {replace(lesson, title="") for lesson in outline.lessons},
            {replace(question, prompt="", options=()) for question in outline.questions},
            {replace(test, title="") for test in outline.tests},
        )


def compare(old: Outline, new: Outline) -> Difference:
    """What `new` changes for those who began with `old`."""
    return Difference(
        old=old,
        new=new,
        lessons=_match(old.lessons, new.lessons),
        questions=_match(old.questions, new.questions),
        tests=_match(old.tests, new.tests),
    )


def _asked(outline: Outline) -> frozenset[int]:
    return frozenset().union(*(test.items for test in outline.tests))


def _match(old: tuple[Part, ...], new: tuple[Part, ...]) -> Matched[Part]:
    by_state = {part.state: part for part in old if part.record}
    by_id = {part.id: part for part in old}
    pairs: list[Pair[Part]] = []
    added: list[Part] = []
    for part in new:
        before = _claimed(part, by_state) or by_id.get(part.id)
        if before:
            pairs.append(Pair(old=before, new=part))
        else:
            added.append(part)
    taken = {pair.old.id for pair in pairs}
    gone = tuple(part for part in old if part.id not in taken)
    return Matched(pairs=tuple(pairs), new=tuple(added), gone=gone)


def _claimed(part: Part, by_state: Mapping[int, Part]) -> Part | None:
    states = (part.state, *part.was) if part.record else ()
    return next((by_state[state] for state in states if state in by_state), None)


def _is_changed(pair: Pair[QuestionPart]) -> bool:
    """Whether an answer in some language of the old package is to today's options in none."""
    return any(
        all(is_changed(saved, today) for today in pair.new.prints) for saved in pair.old.prints
    )
