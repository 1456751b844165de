"""Rules about languages beside each other that a course may ask for."""

from __future__ import annotations

from collections.abc import Iterator

from smcourse.check.advice.plain import bare, without_foreign
from smcourse.check.advice.sentences import pieces, words
from smcourse.check.advice.tongues import tongue_of
from smcourse.codes.advice import head_in_every_language, text_untranslated
from smcourse.diagnostics import Diagnostic, Span
from smcourse.model import Course, Item, Lesson
from smcourse.model.advice import Advice

FEWEST_WORDS = 8


def beside(one: Course, two: Course, advice: Advice) -> Iterator[Diagnostic]:
    """What is said of the second language, beside the first."""
    speak_alike = tongue_of(one.language) == tongue_of(two.language)
    if advice.asks_for("text-untranslated") and not speak_alike:
        yield from _untranslated(one, two)
    if advice.asks_for("head-in-every-language"):
        yield from _heads(one, two)


def _untranslated(one: Course, two: Course) -> Iterator[Diagnostic]:
    written = {text for text, _ in _paragraphs(one)}
    for text, span in _paragraphs(two):
        if text in written:
            yield text_untranslated(span, one.language)


def _paragraphs(course: Course) -> Iterator[tuple[str, Span]]:
    """Those that are long enough to differ."""
    for prose in course.prose():
        for piece in pieces(without_foreign(prose.markdown)):
            if len(words(piece.text)) >= FEWEST_WORDS:
                yield bare(piece.text), prose.place(piece.start, 0)


def _heads(one: Course, two: Course) -> Iterator[Diagnostic]:
    lessons = {lesson.id: lesson for lesson in one.lessons()}
    for lesson in two.lessons():
        if lesson.id in lessons:
            keys = _differing(_head(lessons[lesson.id]), _head(lesson))
            if keys:
                place = lesson.place(keys[0])
                yield head_in_every_language(place, _named(keys), one.language)
    items = {item.id: item for item in one.bank}
    for item in two.bank:
        if item.id in items:
            keys = _differing(_told(items[item.id]), _told(item))
            if keys:
                place = item.question.place(keys[0])
                yield head_in_every_language(place, _named(keys), one.language)


def _head(lesson: Lesson) -> dict[str, object]:
    return {
        "minutes": lesson.minutes,
        "audience": sorted(lesson.audience),
        "objectives": sorted(lesson.objectives),
        "covers": sorted(lesson.covers),
        "reading": lesson.reading,
        "record": lesson.record,
        "fast_lane": lesson.fast_lane,
    }


def _told(item: Item) -> dict[str, object]:
    return {
        "bloom": item.bloom,
        "difficulty": item.difficulty,
        "fact": sorted(item.facts),
        "version": item.version,
        "fixed": item.fixed,
    }


def _differing(one: dict[str, object], two: dict[str, object]) -> list[str]:
    return [key for key in one if one[key] != two[key]]


def _named(keys: list[str]) -> str:
    return ", ".join(f"`{key}`" for key in keys)
