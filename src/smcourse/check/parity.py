"""Rules about languages beside each other: the same lessons, questions, options and words."""

from __future__ import annotations

from collections.abc import Iterator

from smcourse.codes.parity import (
    chapter_in_every_language,
    item_in_every_language,
    lesson_in_every_language,
    options_in_every_language,
    question_in_every_language,
    words_in_every_language,
)
from smcourse.diagnostics import Diagnostic, Span
from smcourse.model import Block, Course, Item, Question, Table, prose_of, walk
from smcourse.parse.variables import uses


def parity(courses: tuple[Course, ...]) -> Iterator[Diagnostic]:
    """Each language beside the first: a learner's record must mean the same in all of them."""
    for other in courses[1:]:
        for one, two in ((courses[0], other), (other, courses[0])):
            yield from _lessons(one, two)
            yield from _questions(one, two)
            yield from _chapters(one, two)
        yield from _options(courses[0], other)
        yield from _items(courses[0], other)
        yield from _words(courses[0], other)
        yield from _words(other, courses[0])


def _lessons(one: Course, two: Course) -> Iterator[Diagnostic]:
    there = {lesson.id for lesson in two.lessons()}
    for lesson in one.lessons():
        if lesson.id not in there:
            yield lesson_in_every_language(lesson.span, lesson.id, two.language)


def _chapters(one: Course, two: Course) -> Iterator[Diagnostic]:
    """Links of both lead to the same chapters."""
    if one.handbook is None:
        return
    there = {chapter.id for chapter in two.handbook.chapters} if two.handbook else set()
    for chapter in one.handbook.chapters:
        if chapter.id not in there:
            yield chapter_in_every_language(chapter.place, chapter.id, two.language)


def _questions(one: Course, two: Course) -> Iterator[Diagnostic]:
    there = {question.id for question in two.questions()}
    lessons = {lesson.id for lesson in two.lessons()}
    for lesson in one.lessons():
        for question in lesson.questions():
            if question.id and lesson.id in lessons and question.id not in there:
                yield question_in_every_language(question.span, question.id, two.language)
    items = {item.id for item in two.bank}
    for item in one.bank:
        if item.id and item.id not in items:
            yield question_in_every_language(item.span, item.id, two.language)


def _options(one: Course, two: Course) -> Iterator[Diagnostic]:
    first = {question.id: question for question in one.asked() if question.id}
    for question in two.asked():
        original = first.get(question.id)
        if original and _key(original) != _key(question):
            yield options_in_every_language(question.span, question.id, one.language)


def _key(question: Question) -> tuple[object, ...]:
    """What of a question is the same in every language."""
    return question.kind, question.points, question.half, question.record, question.own_key()


def _items(one: Course, two: Course) -> Iterator[Diagnostic]:
    """What decides whether an item is drawn is the same in every language."""
    first = {item.id: item for item in one.bank if item.id}
    for item in two.bank:
        original = first.get(item.id)
        if original and _drawn_by(original) != _drawn_by(item):
            yield item_in_every_language(item.span, item.id, one.language)


def _drawn_by(item: Item) -> tuple[object, ...]:
    return item.objective, item.critical, item.enemy, sorted(item.role), sorted(item.tests)


def _words(one: Course, two: Course) -> Iterator[Diagnostic]:
    there = _used_by_page(two)
    for page, used in _used_by_page(one).items():
        for path, span in used.items():
            if page in there and path not in there[page]:
                yield words_in_every_language(span, path, two.language)


def _used_by_page(course: Course) -> dict[tuple[str, str], dict[str, Span]]:
    """What each lesson and each chapter of the handbook asks for."""
    found = {("lesson", lesson.id): _used(lesson.blocks) for lesson in course.lessons()}
    for chapter in course.handbook.chapters if course.handbook else ():
        found["chapter", chapter.id] = _used(chapter.blocks)
    return found


def _used(blocks: tuple[Block, ...]) -> dict[str, Span]:
    """The company's words that a page asks for, and where first."""
    found: dict[str, Span] = {}
    for block in walk(blocks):
        if isinstance(block, Table):
            found.setdefault(block.path, block.place)
    for prose in prose_of(blocks):
        for use in uses(prose):
            found.setdefault(use.path, use.span)
    return found
