"""`checks:` of `course.yaml`: `all`, or the keys whose values are not the usual ones."""

from __future__ import annotations

from collections.abc import Mapping

from smcourse.codes.yaml import key_type, key_unknown
from smcourse.diagnostics import Span, say
from smcourse.model.advice import METADATA, Advice, Levels
from smcourse.parse.keys import Keys
from smcourse.parse.shapes.checks import LEVELS
from smcourse.parse.yaml import Scalar
from smcourse.words import known_languages

CHECKS = "checks"


def read_advice(keys: Keys, languages: tuple[str, ...]) -> Advice | None:
    """What is asked for, of a course in these languages; None where nothing is."""
    span = keys.value_span(CHECKS)
    if not keys.has(CHECKS):
        return None
    if isinstance(keys.keyed.entries[CHECKS][1], Scalar):
        return Advice(span=span) if keys.one_of(CHECKS) else None
    own, usual = keys.section(CHECKS), Advice(span=span)
    words, steps = own.section("words"), own.section("steps")
    advice = Advice(
        inflesz=_levels(own, "inflesz", usual.inflesz),
        grade=_levels(own, "grade", usual.grade),
        reading_ease=_levels(own, "reading_ease", usual.reading_ease),
        sentence=_levels(own, "sentence", usual.sentence),
        lesson_words=_number(words, "lesson", usual.lesson_words),
        role_lesson_words=_number(words, "role_lesson", usual.role_lesson_words),
        words_between=_number(words, "between_questions", usual.words_between),
        steps_without_question=_number(steps, "without_question", usual.steps_without_question),
        steps_asking=_number(steps, "asking", usual.steps_asking),
        questions=_number(own, "questions", usual.questions),
        minutes=_number(own, "minutes", usual.minutes),
        items=_number(own, "items", usual.items),
        critical_items=_number(own, "critical_items", usual.critical_items),
        draw_ratio=_number(own, "draw_ratio", usual.draw_ratio),
        options=_pair(own, "options", usual.options),
        stem=_pair(own, "stem", usual.stem),
        feedback=_pair(own, "feedback", usual.feedback),
        applying=_number(own, "applying", usual.applying),
        metadata=own.some_of("metadata") if own.has("metadata") else METADATA,
        sections=_sections(own, languages),
        avoid=_avoided(own, languages),
        covers=own.words("covers"),
        practice=own.words("practice"),
        cast=own.words("cast"),
        only=own.words("only"),
        off=own.words("off"),
        span=span,
        places=_places(own),
    )
    for part in (words, steps, own):
        part.unknown()
    return advice


def _number(keys: Keys, key: str, usual: int) -> int:
    number = keys.whole_number(key, usual)
    return usual if number is None else number


def _levels(keys: Keys, key: str, usual: Levels) -> Levels:
    """A number for each of those that texts may say of themselves."""
    section = keys.section(key)
    levels = Levels(*(_number(section, level, usual.of(level)) for level in LEVELS))
    section.unknown()
    return levels


def _pair(keys: Keys, key: str, usual: tuple[int, int]) -> tuple[int, int]:
    """The least and the most; one number alone is both."""
    numbers = keys.whole_numbers(key)
    if len(numbers) == 1:
        return numbers[0], numbers[0]
    if len(numbers) == 2 and numbers[0] <= numbers[1]:
        return numbers[0], numbers[1]
    if numbers:
        keys.found.append(key_type(keys.value_span(key), key, say("the least and the most")))
    return usual


def _sections(keys: Keys, languages: tuple[str, ...]) -> Mapping[str, tuple[str, ...]]:
    """By language: the headings that every lesson has."""
    section = keys.section("sections")
    return {language: section.words(language) for language in _of(section, languages)}


def _avoided(keys: Keys, languages: tuple[str, ...]) -> Mapping[str, Mapping[str, str]]:
    """By language: what is not to be written, and what instead."""
    section = keys.section("avoid")
    return {language: section.pairs(language) for language in _of(section, languages)}


def _of(keys: Keys, languages: tuple[str, ...]) -> tuple[str, ...]:
    """The languages that the keys name: the course's, or `es` for `es-419` and `es-ES` alike; those
    that a course may be in before or after, too."""
    spoken = (*languages, *known_languages())
    known = (*spoken, *(language.partition("-")[0] for language in spoken))
    for language in keys.keyed.entries:
        if language not in known:
            keys.found.append(key_unknown(keys.span(language), language, known))
    return tuple(keys.keyed.entries)


def _places(keys: Keys) -> Mapping[str, Span]:
    """Of each key's value."""
    return {key: keys.value_span(key) for key in keys.keyed.entries}
