"""Rules about how texts read."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import groupby

from smcourse.check.advice.formulas import Measure, measure
from smcourse.check.advice.plain import JOIN, plain, without_foreign
from smcourse.check.advice.sentences import sentences
from smcourse.check.advice.tongues import for_language, tongue, tongue_of
from smcourse.diagnostics import Diagnostic, Span, Text, say, warning
from smcourse.model import READING, Course, Prose, prose_of
from smcourse.model.advice import Advice

PLAIN = READING[0]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A lesson, a chapter of the handbook or a file of a bank: all its text, and how hard that may
    be to read."""

    level: str
    prose: tuple[Prose, ...]
    span: Span


def readings(course: Course) -> Iterator[Reading]:
    """Whatever is read as a whole."""
    for lesson in course.lessons():
        yield Reading(level=lesson.reading, prose=tuple(lesson.prose()), span=lesson.span)
    for chapter in course.handbook.chapters if course.handbook else ():
        prose = tuple(prose_of(chapter.blocks))
        yield Reading(level=chapter.reading, prose=prose, span=chapter.span)
    for path, items in groupby(course.bank, key=lambda item: item.span.path):
        file = tuple(items)
        asked = tuple(one for item in file for one in item.question.prose())
        yield Reading(level=file[0].reading, prose=asked, span=Span(path=path))


def readability(course: Course, advice: Advice) -> Iterator[Diagnostic]:
    """A lesson, a chapter and a file of a bank are as easy to read as their readers need it.

    In Spanish INFLESZ is at least 65, in English Flesch and Kincaid’s grade at most 8 and Flesch’s
    reading ease at least 60. `reading: role` or `reading: legal` in the front matter allows for
    more; the numbers stand in `checks:` of course.yaml. What is measured is prose, questions and
    feedback together, from a hundred words on.

    Formulas see long sentences and long words, and no rare ones. Cut sentences first.
    """
    language = tongue_of(course.language)
    for reading in readings(course):
        found = (one for prose in reading.prose for one in sentences(prose.markdown))
        measured = measure(found, language)
        if measured:
            judge = _spanish if language == "es" else _english
            yield from judge(reading, measured, advice)


def _spanish(reading: Reading, measured: Measure, advice: Advice) -> Iterator[Diagnostic]:
    floor = advice.inflesz.of(reading.level)
    if round(measured.inflesz, 1) < floor:
        yield warning(
            reading.span,
            "readability",
            say(
                "this reads at {score} on the INFLESZ scale, below {floor} (Fernández-Huerta "
                "{other})",
                score=f"{measured.inflesz:.1f}",
                floor=floor,
                other=f"{measured.fernandez_huerta:.1f}",
            ),
            help=_shorter(measured),
        )


def _english(reading: Reading, measured: Measure, advice: Advice) -> Iterator[Diagnostic]:
    ceiling, floor = advice.grade.of(reading.level), advice.reading_ease.of(reading.level)
    if round(measured.grade, 1) > ceiling or round(measured.reading_ease, 1) < floor:
        yield warning(
            reading.span,
            "readability",
            say(
                "this reads at grade {grade} and ease {ease}; wanted are at most {ceiling} and at "
                "least {floor}",
                grade=f"{measured.grade:.1f}",
                ease=f"{measured.reading_ease:.1f}",
                ceiling=ceiling,
                floor=floor,
            ),
            help=_shorter(measured),
        )


def _shorter(measured: Measure) -> Text:
    return say(
        "cut sentences, now of {words} words, and choose shorter words, now of {syllables} "
        "syllables",
        words=f"{measured.words:.1f}",
        syllables=f"{measured.syllables:.2f}",
    )


def sentence_too_long(course: Course, advice: Advice) -> Iterator[Diagnostic]:
    """A sentence has at most 28 words, in a legal text 30.

    Whoever reads on a phone, or in a second language, loses a longer one half way. An item of a
    list is a sentence too, and `{{ … }}` one word.
    """
    for level, prose in _every(course):
        most = advice.sentence.of(level)
        for sentence in sentences(prose.markdown):
            if len(sentence.words) > most:
                yield warning(
                    prose.place(sentence.start, sentence.width),
                    "sentence-too-long",
                    say(
                        "this sentence has {count} words, more than {most}",
                        count=len(sentence.words),
                        most=most,
                    ),
                    help=say("make two of it"),
                )


def _every(course: Course) -> Iterator[tuple[str, Prose]]:
    """All prose, with how hard it may be to read."""
    for reading in readings(course):
        yield from ((reading.level, prose) for prose in reading.prose)
    yield from ((PLAIN, prose) for prose in _beside(course))


def _beside(course: Course) -> Iterator[Prose]:
    """What is read beside lessons and banks."""
    yield from course.opening
    yield from (prose for module in course.modules for prose in module.opening)
    yield from (term.meaning for term in course.glossary)
    yield from (prose for test in course.tests for prose in test.opening)
    yield from prose_of(course.handbook.opening) if course.handbook else ()


def term_avoided(course: Course, advice: Advice) -> Iterator[Diagnostic]:
    """No text uses a term for which the course has a better one.

    `avoid:` in `checks:` of course.yaml says what to write in its place, by language: `avoid:
    {en: {colleagues: the team}}`. It adds to a list of ours, whose entries it may change; `post:
    post` allows one of them. Case counts where the term has capitals, accents always; `hacke*` is
    every word that begins so. Code is left alone, and what is marked as another language’s:
    `*[phishing]{lang=en}*`.
    """
    terms = _terms(course.language, advice)
    pattern = _pattern(tuple(terms))
    for prose in course.prose():
        text = plain(without_foreign(prose.markdown))
        for match in pattern.finditer(text):
            place = prose.place(match.start(), match.end() - match.start())
            yield _avoided(place, match[0], terms)
    for span, title in _titles(course):
        for match in pattern.finditer(title):
            yield _avoided(span, match[0], terms)


def _titles(course: Course) -> Iterator[tuple[Span, str]]:
    yield course.span, course.title
    yield from ((module.span, module.title) for module in course.modules)
    for lesson in course.lessons():
        yield lesson.span, lesson.title
        yield from ((lesson.place("objectives"), text) for text in lesson.objectives.values())


def _terms(language: str, advice: Advice) -> Mapping[str, str]:
    """What is to be avoided, and what to write instead."""
    wider: Mapping[str, str] = advice.avoid.get(tongue_of(language), {})
    own = for_language(advice.avoid, language, {})
    terms = {**tongue(language).avoid, **wider, **own}
    return {term: better for term, better in terms.items() if term != better}


@cache
def _pattern(terms: tuple[str, ...]) -> re.Pattern[str]:
    """Any of the terms, the longest first."""
    ordered = sorted(terms, key=len, reverse=True)
    words = "|".join(_as_pattern(term) for term in ordered) or "(?!)"
    return re.compile(rf"(?<![\w@])(?:{words})(?![\w@])")


def _as_pattern(term: str) -> str:
    words = (re.escape(word).replace(r"\*", r"\w*") for word in term.split())
    text = rf"[\s{JOIN}]+".join(words)
    return f"(?i:{text})" if term == term.lower() else text


def _avoided(place: Span, written: str, terms: Mapping[str, str]) -> Diagnostic:
    written = " ".join(written.replace(JOIN, "").split())
    term = next(term for term in _longest(terms) if re.fullmatch(_as_pattern(term), written))
    return warning(
        place,
        "term-avoided",
        say("`{word}` is a term to avoid here", word=written),
        help=say("write `{better}`, or say it in another way", better=terms[term]),
    )


def _longest(terms: Iterable[str]) -> list[str]:
    return sorted(terms, key=len, reverse=True)
