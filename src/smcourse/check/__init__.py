"""ROOM 3, check: one function a rule, over what was parsed, before anything is compiled.

A rule's name is its code and its docstring is what an author reads of it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from smcourse.check import (
    access,
    endings,
    questions,
    reports,
    scenarios,
    spots,
    structure,
    tests,
    tracks,
    typed,
)
from smcourse.check.advice import advise, advise_languages
from smcourse.check.company import (
    company_is_complete,
    mark_is_allowed,
    names_are_known,
    words_are_filled_in,
)
from smcourse.check.countries import cards_are_sound, law_is_named
from smcourse.check.facts import facts_are_sound, figure_is_cited
from smcourse.check.handbook import version_is_the_companys
from smcourse.check.parity import parity
from smcourse.check.tables import tables_have_rows
from smcourse.codes.company import review_overdue
from smcourse.company import Company
from smcourse.diagnostics import Diagnostic
from smcourse.model import Course
from smcourse.order import Order

Check = Callable[[Course], Iterable[Diagnostic]]

CHECKS: tuple[Check, ...] = (
    structure.course_has_lessons,
    structure.language_spoken,
    structure.ids_unique,
    structure.state_ids_differ,
    structure.lesson_has_content,
    structure.minutes_given,
    questions.choice_has_prompt,
    questions.choice_has_options,
    questions.true_false_options,
    questions.choice_has_answer,
    questions.order_has_lines,
    questions.match_has_pairs,
    questions.survey_has_options,
    questions.acknowledge_has_statements,
    questions.acknowledge_has_version,
    questions.checklist_has_items,
    typed.text_has_gaps,
    typed.gap_has_words,
    typed.gaps_fit,
    typed.gap_variants_differ,
    spots.zones_overlap,
    questions.option_ids_unique,
    questions.option_has_text,
    questions.objective_known,
    scenarios.scenario_has_nodes,
    scenarios.node_known,
    scenarios.node_reached,
    scenarios.path_ends,
    scenarios.path_no_trap,
    scenarios.scenario_has_best,
    scenarios.scenario_fits,
    tests.test_cell_known,
    tests.test_titles_differ,
    tests.item_objective_known,
    tests.draw_possible,
    tests.draw_ratio,
    tests.item_in_two_tests,
    tests.bank_unused,
    reports.id_meets_attempt,
    tracks.audience_known,
    tracks.audience_has_lessons,
    endings.pass_mark_range,
    endings.completion_needs,
    endings.lms_disagrees,
    access.media_has_transcript,
    access.video_has_captions,
)


def check(course: Course, company: Company | None, order: Order) -> Iterator[Diagnostic]:
    """Every common rule over a course in one language; a target's own rules see its tracks."""
    for rule in CHECKS:
        yield from rule(course)
    yield from advise(course)
    yield from words_are_filled_in(course, company)
    yield from mark_is_allowed(course, company)
    yield from tables_have_rows(course, company)
    yield from cards_are_sound(course, company, order)
    yield from version_is_the_companys(course, company, order)
    yield from facts_are_sound(course, order)
    yield from figure_is_cited(course)
    for lesson in course.lessons():
        if lesson.review and order.today and lesson.review < order.today:
            yield review_overdue(lesson.place("review"), lesson.review, is_release=order.release)


def check_languages(courses: tuple[Course, ...]) -> Iterator[Diagnostic]:
    """The languages of a course beside each other."""
    yield from parity(courses)
    yield from advise_languages(courses)


def check_company(
    company: Company, languages: tuple[str, ...], order: Order
) -> Iterator[Diagnostic]:
    """The company's file itself."""
    yield from company_is_complete(company, languages, is_release=order.release)
    yield from law_is_named(company, languages, order)
    yield from names_are_known(company, languages)
