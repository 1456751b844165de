"""Rules about cards on the law of countries, and about what a company has had reviewed of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from smcourse.check.advice.sentences import words_in
from smcourse.check.advice.steps import told
from smcourse.codes.countries import (
    country_code,
    country_off,
    country_too_long,
    law_review_day,
    law_review_incomplete,
    law_review_overdue,
)
from smcourse.company import Company, Value
from smcourse.countries import (
    COUNTRIES,
    JURISDICTIONS,
    REVIEWED_BY,
    REVIEWED_ON,
    day_of,
    is_day,
    jurisdictions,
    who_of,
)
from smcourse.diagnostics import Diagnostic, Span
from smcourse.model import Block, Country, Course, Prose, walk
from smcourse.order import Order

MOST_WORDS = 90


def cards_are_sound(course: Course, company: Company | None, order: Order) -> Iterator[Diagnostic]:
    """What is said of countries in a course, whether it is shown or not, and what keeps it from
    being shown."""
    cards = tuple(cards_in(_everything(course)))
    for card in cards:
        count = words_in(block for block in told(card.blocks) if isinstance(block, Prose))
        if count > MOST_WORDS:
            yield country_too_long(card.span, count, MOST_WORDS, is_release=order.release)
    if company:
        for code in sorted({card.code for card in cards if card.code}):
            yield from _review(company, course.language, code, order)


def cards_in(blocks: Iterable[Block]) -> Iterator[Country]:
    """Every card among blocks, inside others too."""
    return (block for block in walk(blocks) if isinstance(block, Country))


def _everything(course: Course) -> Iterator[Block]:
    for lesson in course.lessons():
        yield from lesson.blocks
    if course.handbook:
        yield from course.handbook.opening
        for chapter in course.handbook.chapters:
            yield from chapter.blocks


def _review(company: Company, language: str, code: str, order: Order) -> Iterator[Diagnostic]:
    """The review of one country of which the course speaks."""
    day, who = day_of(company, language, code), who_of(company, language, code)
    is_listed = code in jurisdictions(company, language)
    at_day = _place(company, REVIEWED_ON, code)
    if not is_listed:
        if day or who:
            yield country_off(_place(company, JURISDICTIONS, code), code, is_listed=False)
    elif not day and not who:
        if not company.sample:
            yield country_off(_place(company, JURISDICTIONS, code), code, is_listed=True)
    elif not who:
        yield law_review_incomplete(at_day, code, REVIEWED_BY, is_release=order.release)
    elif not day:
        at_who = _place(company, REVIEWED_BY, code)
        yield law_review_incomplete(at_who, code, REVIEWED_ON, is_release=order.release)
    elif is_day(day) and order.today and _a_year_after(day) < order.today:
        yield law_review_overdue(at_day, code, day, is_release=order.release)


def _a_year_after(day: str) -> str:
    """The last day on which a review of this day is not older than twelve months; one of a 29th of
    February is good to the end of the next."""
    return f"{int(day[:4]) + 1:04}{day[4:]}"


def law_is_named(
    company: Company, languages: tuple[str, ...], order: Order
) -> Iterator[Diagnostic]:
    """The file itself: what is no country, and what is no day."""
    for language in languages:
        named = [(JURISDICTIONS, code) for code in sorted(jurisdictions(company, language))]
        for key in (REVIEWED_ON, REVIEWED_BY):
            named += [(key, code) for code in _keys(company.value(language, key))]
        for key, code in named:
            if code not in COUNTRIES:
                span = _place(company, key, code)
                yield country_code(span, code, COUNTRIES, is_release=order.release)
        for code in _keys(company.value(language, REVIEWED_ON)):
            day = day_of(company, language, code)
            is_to_come = is_day(day) and bool(order.today) and order.today < day
            if day and (is_to_come or not is_day(day)):
                span = _place(company, REVIEWED_ON, code)
                yield law_review_day(span, day, is_to_come=is_to_come, is_release=order.release)


def _keys(value: Value | None) -> tuple[str, ...]:
    return () if value is None or isinstance(value, (str, tuple)) else tuple(value)


def _place(company: Company, key: str, code: str) -> Span:
    """Where the country stands under a key, else the key, else the file."""
    spans = company.spans
    return spans.get(f"{key}.{code}") or spans.get(key) or company.span
