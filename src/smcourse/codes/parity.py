"""Codes of languages beside each other."""

from __future__ import annotations

from smcourse.diagnostics import Diagnostic, Span, error, say, warning


def lesson_in_every_language(span: Span, id: str, language: str) -> Diagnostic:
    """A lesson of one language is in the others too, under the same id.

    Learners of every language get the same course. While a translation is under way, build with
    `--lang`; languages that are not built are not compared.
    """
    return warning(
        span,
        "lesson-in-every-language",
        say("the lesson `{id}` is missing in `{language}`", id=id, language=language),
        help=say("translate it, or give its translation the same `id:`"),
    )


def chapter_in_every_language(span: Span, id: str, language: str) -> Diagnostic:
    """A chapter of the handbook is in the other languages too, under the same id.

    Lessons of every language link to it by that id.
    """
    return warning(
        span,
        "chapter-in-every-language",
        say("the chapter `{id}` is missing in `{language}`", id=id, language=language),
        help=say("translate it, or give its translation the same `id:`"),
    )


def question_in_every_language(span: Span, id: str, language: str) -> Diagnostic:
    """A question of a lesson is in the lesson's other languages too, under the same id.

    Otherwise one language is worth more points than another.
    """
    return warning(
        span,
        "question-in-every-language",
        say("the question `{id}` is missing in `{language}`", id=id, language=language),
        help=say("translate it, or give its translation the same id"),
    )


def options_in_every_language(span: Span, id: str, language: str) -> Diagnostic:
    """A question has the same kind, points, options and right answers in every language.

    Options are compared by their ids: the letter of their place, or `{#id}`. A translated question
    whose right answer has moved would mark learners wrong who are right.
    """
    return error(
        span,
        "options-in-every-language",
        say(
            "the question `{id}` has other options, points or right answers than in `{language}`",
            id=id,
            language=language,
        ),
        help=say("put the options in the same order, with the x at the same one"),
    )


def words_in_every_language(span: Span, path: str, language: str) -> Diagnostic:
    """A lesson, or a chapter, asks for the same company's words in every language.

    Where one language names the channel to report to, the other must too.
    """
    return warning(
        span,
        "words-in-every-language",
        say("`{path}` is not used on this page in `{language}`", path=path, language=language),
        help=say("use it there too"),
    )


def item_in_every_language(span: Span, id: str, language: str) -> Diagnostic:
    """An item of a bank tests the same in every language.

    Its objective, `critical`, `enemy`, `role` and the tests that draw it: by these it is drawn, and
    who changes the language in the middle of a test goes on with the same items.
    """
    return error(
        span,
        "item-in-every-language",
        say("the item `{id}` is drawn otherwise than in `{language}`", id=id, language=language),
        help=say("give it the same `objective`, `critical`, `enemy` and `role` in both"),
    )
