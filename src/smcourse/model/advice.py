"""What a course's authors want to be told beyond what must be right: `checks:` of course.yaml."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from smcourse.diagnostics import Span

METADATA = ("bloom", "difficulty", "version", "reviewed_by")  # what an item may tell of itself

Names = Mapping[str, tuple[str, ...]]  # by language


@dataclass(frozen=True, slots=True)
class Levels:
    """A number for each of those that a text may say of how hard it is to read."""

    plain: int
    role: int
    legal: int
    handbook: int

    def of(self, reading: str) -> int:
        """The one for a text that says so."""
        other = {"role": self.role, "legal": self.legal, "handbook": self.handbook}
        return other.get(reading, self.plain)


INFLESZ = Levels(65, 58, 55, 60)
GRADE = Levels(8, 9, 10, 9)
READING_EASE = Levels(60, 55, 50, 55)
SENTENCE = Levels(28, 28, 30, 30)


@dataclass(frozen=True, slots=True, kw_only=True)
class Advice:
    """How texts, lessons and items are to be; each has a rule that speaks where one is not.

    `inflesz` and `reading_ease` are floors, `grade` and `sentence` (in words) ceilings. Shares and
    `minutes`, by how much those told may differ from those counted, are in percent. `avoid` has for
    each language what to write in the place of a term. `off` holds the codes of rules that are to
    be silent, `only` those of all that are to speak, where it holds any. A pair is the least and
    the most.
    """

    inflesz: Levels = INFLESZ
    grade: Levels = GRADE
    reading_ease: Levels = READING_EASE
    sentence: Levels = SENTENCE
    lesson_words: int = 450
    role_lesson_words: int = 800
    words_between: int = 90
    steps_without_question: int = 2
    steps_asking: int = 60
    questions: int = 2
    minutes: int = 25
    items: int = 2
    critical_items: int = 4
    draw_ratio: int = 3
    options: tuple[int, int] = (3, 3)
    stem: tuple[int, int] = (20, 60)
    feedback: tuple[int, int] = (15, 45)
    applying: int = 60
    metadata: tuple[str, ...] = METADATA
    sections: Names = field(default_factory=dict)
    avoid: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    covers: tuple[str, ...] = ()
    practice: tuple[str, ...] = ()
    cast: tuple[str, ...] = ()
    only: tuple[str, ...] = ()
    off: tuple[str, ...] = ()
    span: Span = field(compare=False)
    places: Mapping[str, Span] = field(default_factory=dict, compare=False)

    def asks_for(self, code: str) -> bool:
        """Whether a rule is to speak."""
        return code not in self.off and (not self.only or code in self.only)

    def place(self, key: str) -> Span:
        """Where a key's value stands; that of `checks` where its author did not write it."""
        return self.places.get(key, self.span)
