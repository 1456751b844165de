"""Rules about a company's words: each that is asked for exists; a release holds no sample's."""

from __future__ import annotations

import re
from collections.abc import Iterator

from smcourse.check.tables import tables_of
from smcourse.codes.company import (
    company_file_missing,
    company_pass_mark,
    sample_in_release,
    variable_empty,
    variable_form,
    variable_unknown,
    word_missing,
)
from smcourse.codes.course import color_form, theme_unknown
from smcourse.codes.yaml import key_value
from smcourse.company import Company, words_in
from smcourse.diagnostics import Diagnostic
from smcourse.lms import PRESETS
from smcourse.model import THEMES, Course
from smcourse.parse.variables import Use, uses, uses_in_title
from smcourse.placed import mark_of
from smcourse.vocabulary import COLOR, VARIABLES

MOST_SLIPS = 200

_SAMPLE = re.compile(r"\.example\b|\+00[\d ]+")


def uses_of(course: Course) -> Iterator[Use]:
    """Every use of a company's word in a course: in its texts and tables, then in its titles."""
    for prose in course.prose():
        yield from uses(prose)
    for table in tables_of(course):
        yield Use(table.path, table.place, 0, 0)
    yield from uses_in_title(course.title, course.span)
    yield from uses_in_title(course.kicker, course.span)
    for module in course.modules:
        yield from uses_in_title(module.title, module.span)
        for lesson in module.lessons:
            yield from uses_in_title(lesson.title, lesson.span)
    if course.handbook:
        yield from uses_in_title(course.handbook.title, course.handbook.span)
        yield from uses_in_title(course.handbook.kicker, course.handbook.span)
        for chapter in course.handbook.chapters:
            yield from uses_in_title(chapter.title, chapter.span)


def words_are_filled_in(course: Course, company: Company | None) -> Iterator[Diagnostic]:
    """What the texts of a course ask for: a name that there is, filled in for its language."""
    known = {*VARIABLES, *(company.paths(course.language) if company else ())}
    unknown = 0
    lacks_file = False
    for use in uses_of(course):
        if not use.is_well_formed:
            yield variable_form(use.span, use.path)
        elif company is None:
            if not lacks_file:  # said of the first word, it is said of all
                yield company_file_missing(use.span, use.path)
            lacks_file = True
        elif company.value(course.language, use.path) is None:
            if use.path in VARIABLES or _lacks_a_language(company, use.path):
                yield variable_empty(use.span, use.path, course.language)
            else:
                unknown += 1  # what was meant is looked for as often as a report could show it
                yield variable_unknown(use.span, use.path, known if unknown <= MOST_SLIPS else ())


def _lacks_a_language(company: Company, path: str) -> bool:
    return any(company.value(language, path) is not None for language in company.values)


def mark_is_allowed(course: Course, company: Company | None) -> Iterator[Diagnostic]:
    """The company's pass mark, which the course has taken up if it allows it."""
    own, settings = mark_of(company, course.language), course.settings
    if company and own and settings.pass_mark and own != settings.pass_mark:
        span = company.spans["pass_mark"]
        yield company_pass_mark(span, own, settings.pass_mark, settings.pass_mark_range)


def company_is_complete(
    company: Company, languages: tuple[str, ...], *, is_release: bool
) -> Iterator[Diagnostic]:
    """The file itself: what is required, and, in a release, nothing of the sample."""
    for name, variable in VARIABLES.items():
        lacking = [one for one in languages if company.value(one, name) is None]
        if variable.required and lacking:
            span = company.spans.get(name, company.span)
            yield word_missing(span, name, is_release=is_release)
    if not is_release:
        return
    if company.sample:
        yield sample_in_release(company.span, "sample: true")
    for values in company.values.values():
        for name, value in values.items():
            for text in words_in(value):
                if match := _SAMPLE.search(text):
                    yield sample_in_release(company.spans[name], _around(match))


def _around(match: re.Match[str]) -> str:
    """A telephone number, or the whole word of an address."""
    if match[0].startswith("+"):
        return match[0].strip()
    start = match.string.rfind(" ", 0, match.start()) + 1
    return match.string[start:].partition(" ")[0]


def names_are_known(company: Company, languages: tuple[str, ...]) -> Iterator[Diagnostic]:
    """The company's `brand_color`, from which all colours of the page are made, its `theme` and
    its `lms`."""
    for color in _said(company, languages, "brand_color"):
        if not COLOR.fullmatch(color):
            yield color_form(company.spans["brand_color"], color)
    for lms in _said(company, languages, "lms"):
        if lms not in PRESETS:
            yield key_value(company.spans["lms"], "lms", lms, PRESETS)
    for theme in _said(company, languages, "theme"):
        if theme not in THEMES:
            yield theme_unknown(company.spans["theme"], theme, THEMES)


def _said(company: Company, languages: tuple[str, ...], name: str) -> set[str]:
    """What the file says under a name, over all languages."""
    values = (company.value(language, name) for language in languages)
    return {str(value) for value in values if value is not None}
