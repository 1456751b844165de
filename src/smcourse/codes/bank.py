"""Codes of banks, and of the tests that draw from them."""

from __future__ import annotations

from collections.abc import Collection

from smcourse.diagnostics import Diagnostic, Span, did_you_mean, error, say


def bank_test_unknown(span: Span, name: str, known: Collection[str]) -> Diagnostic:
    """The tests that a bank's file names are tests of the course.

    They stand under `tests:` in course.yaml. A file that names none is for every final test.
    """
    return error(
        span,
        "bank-test-unknown",
        say("there is no test `{name}`", name=name),
        help=did_you_mean(name, known, say("add it to `tests:` in course.yaml")),
    )


def bank_holds_items(span: Span) -> Diagnostic:
    """A bank holds items, and words for other authors.

    What else stands there would be shown to nobody. A note or a figure that a question needs
    belongs inside the question, above what it asks.
    """
    return error(
        span,
        "bank-holds-items",
        say("this stands in a bank, where no learner would see it"),
        help=say("move it into a lesson, or take it away"),
    )


def bank_kind(span: Span, kind: str, known: Collection[str]) -> Diagnostic:
    """An item of a bank is right or wrong.

    A survey, a confirmation and a checklist are neither; a scenario is a path of its own, with a
    place in a lesson.
    """
    return error(
        span,
        "bank-kind",
        say("a test cannot ask a `{kind}`", kind=kind),
        help=say("ask one of these: {kinds}", kinds=", ".join(f"`{name}`" for name in known)),
    )


def item_objective_missing(span: Span) -> Diagnostic:
    """An item of a bank names the objective that it tests.

    A test draws by it, reports by it, and leads whoever failed it to the lessons that teach it.
    """
    return error(
        span,
        "item-objective-missing",
        say("this item does not say which objective it tests"),
        help=say("write `objective=…` in its braces, with an objective of a lesson"),
    )


def item_counts_alike(span: Span, key: str) -> Diagnostic:
    """Every item of a test counts the same, and every answer is kept while the test lasts.

    With items of different worth, two learners with different draws could not be compared.
    """
    return error(
        span,
        "item-counts-alike",
        say("`{key}` has no meaning in a bank", key=key),
        help=say("take it away; draw more items of what matters more"),
    )


def test_draw_missing(span: Span, name: str) -> Diagnostic:
    """A test says how many items it draws.

    `draw: 10` draws from its whole bank; `draw: {reach: 3, security: 6}` from modules or
    objectives, by their ids.
    """
    return error(
        span,
        "test-draw-missing",
        say("the test `{name}` does not say how many items it draws", name=name),
        help=say("write `draw: 10`, or `draw: {module-id: 3}`"),
    )


def test_page_unknown(span: Span, name: str, known: Collection[str]) -> Diagnostic:
    """A page in a language's `tests` folder is named after a test of the course.

    It holds the test's title and what is said before it begins.
    """
    return error(
        span,
        "test-page-unknown",
        say("there is no test `{name}`", name=name),
        help=did_you_mean(name, known, say("add it to `tests:` in course.yaml")),
    )
