"""What something that is gone may be called now."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from difflib import SequenceMatcher
from itertools import islice
from typing import TypeVar

from smcourse.update.difference import Difference
from smcourse.update.outline import LessonPart, QuestionPart

LEAST = 0.6  # as difflib's close matches
LEAST_OF_ONE = 0.2  # of the words of what is still the same question
MOST = 100  # parts of each side that are compared; more were no renaming
NEAREST = 2  # candidates by their words, whose texts are compared by the letter
LONG = 250  # letters that are compared

_WORD = re.compile(r"\w+")

Part = TypeVar("Part", LessonPart, QuestionPart)


def likely_questions(difference: Difference) -> Mapping[str, QuestionPart]:
    """The id of a question that is gone -> the new one that asks the same, or nearly."""

    return _likely(difference.questions.lost(), difference.questions.counted(), _text)


def others(difference: Difference) -> Iterator[str]:
    """The ids of questions that ask something else now, as far as their words tell."""
    for pair in islice(difference.changed(), MOST):
        alike = _shared(_words(_text(pair.old)), _words(_text(pair.new)))
        if pair.old.id == pair.new.id and alike < LEAST_OF_ONE:
            yield pair.new.id


def likely_lessons(difference: Difference) -> Mapping[str, LessonPart]:
    """The id of a lesson that is gone -> the new one that is called the same, or nearly, or holds
    all of its questions that are left."""
    found = dict(
        _likely(difference.lessons.lost(), difference.lessons.counted(), lambda one: one.title)
    )
    new = {lesson.id: lesson for lesson in difference.lessons.counted()}
    taken = {lesson.id for lesson in found.values()}
    for lesson in difference.lessons.lost():
        pairs = [pair for pair in difference.questions.pairs if pair.old.lesson == lesson.id]
        homes = {pair.new.lesson for pair in pairs}
        if len(homes) == 1 and (home := new.get(homes.pop())) and home.id not in taken:
            found.setdefault(lesson.id, home)
    return found


def _likely(
    gone: Iterable[Part], new: Iterable[Part], text: Callable[[Part], str]
) -> Mapping[str, Part]:
    """The nearest pairs first; nothing stands for two."""
    old, candidates = list(gone)[:MOST], list(new)[:MOST]
    words = {part.id: _words(text(part)) for part in candidates}
    scored = []
    for before in old:
        own = _words(text(before))
        near = sorted(candidates, key=lambda part: -_shared(own, words[part.id]))[:NEAREST]
        for part in near:
            score = _ratio(text(before), text(part))
            if score >= LEAST:
                scored.append((-score, before.id, part.id, part))
    found: dict[str, Part] = {}
    taken: set[str] = set()
    for _, before_id, id_, part in sorted(scored, key=lambda row: row[:3]):
        if before_id not in found and id_ not in taken:
            found[before_id] = part
            taken.add(id_)
    return found


def _text(question: QuestionPart) -> str:
    return " ".join((question.prompt, *question.options))


def _words(text: str) -> set[str]:
    return set(_WORD.findall(text.casefold()))


def _shared(own: set[str], others: set[str]) -> float:
    together = len(own | others)
    return len(own & others) / together if together else 0.0


def _ratio(one: str, other: str) -> float:
    matcher = SequenceMatcher(None, one.casefold()[:LONG], other.casefold()[:LONG], autojunk=False)
    return matcher.ratio() if matcher.quick_ratio() >= LEAST else 0.0
