"""How easy a text is to read, by formulas that are old, rough and agreed upon.

They count syllables and words, and see neither rare words nor sense: each rests on at least a
hundred words.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from smcourse.check.advice.plain import CODE, UNKNOWN
from smcourse.check.advice.sentences import Sentence
from smcourse.check.advice.syllables import english, spanish

LEAST_WORDS = 100
UNKNOWN_SYLLABLES = {"es": 2, "en": 1}  # of a word that a company says, or of code


@dataclass(frozen=True, slots=True)
class Measure:
    """Words for each sentence, and syllables for each word."""

    words: float
    syllables: float

    @property
    def inflesz(self) -> float:
        """Spanish, from 0 to 100 (Szigriszt 1993); 65 is rather easy (Barrio-Cantalejo 2008)."""
        return 206.835 - 62.3 * self.syllables - self.words

    @property
    def fernandez_huerta(self) -> float:
        """Spanish, from 0 to 100 (1959). The 0.60 that is often printed is for syllables in a
        hundred words."""
        return 206.84 - 60 * self.syllables - 1.02 * self.words

    @property
    def grade(self) -> float:
        """English, in years at school (Flesch and Kincaid 1975)."""
        return 0.39 * self.words + 11.8 * self.syllables - 15.59

    @property
    def reading_ease(self) -> float:
        """English, from 0 to 100 (Flesch 1948)."""
        return 206.835 - 1.015 * self.words - 84.6 * self.syllables


COUNTERS: dict[str, Callable[[str], int]] = {"es": spanish, "en": english}


def measure(sentences: Iterable[Sentence], tongue: str) -> Measure | None:
    """None where no formula is for the language, or there are too few words."""
    count = COUNTERS.get(tongue)
    texts = [sentence.words for sentence in sentences]
    total = sum(map(len, texts))
    if count is None or total < LEAST_WORDS:
        return None
    unknown = UNKNOWN_SYLLABLES[tongue]
    syllables = sum(
        unknown if word in (UNKNOWN, CODE) else count(word) for words in texts for word in words
    )
    return Measure(total / len(texts), syllables / total)
