"""Codes of `facts.yaml` and of the citations that name its facts."""

from __future__ import annotations

from collections.abc import Iterable

from smcourse.diagnostics import Diagnostic, Severity, Span, did_you_mean, error, say, warning


def fact_id(span: Span, name: str) -> Diagnostic:
    """The id of a fact is a letter, then letters, digits, `-` or `_`; at most 20.

    A text cites it between square brackets: `[@F09]`.
    """
    return error(
        span,
        "fact-id",
        say("`{name}` cannot be the id of a fact", name=name),
        help=say("write a letter, then letters and digits, such as `F09`"),
    )


def fact_via_missing(span: Span, name: str) -> Diagnostic:
    """A fact of grade B says who quotes its source.

    Nobody has opened the source itself, so the page prints whom it was read at: “cited by …”. Open
    the source, and the grade is A.
    """
    return error(
        span,
        "fact-via-missing",
        say("`{name}` has grade B and does not say who quotes its source", name=name),
        help=say("add `via:`, or open the source and write `grade: A`"),
    )


def fact_unknown(span: Span, name: str, known: Iterable[str]) -> Diagnostic:
    """A citation names a fact of `facts.yaml`.

    `[@F09]` prints the source and year of the fact `F09`. What is not in the file has no source,
    and does not go into a course.
    """
    return error(
        span,
        "fact-unknown",
        say("there is no fact `{name}` in facts.yaml", name=name),
        help=did_you_mean(name, known, say("add it there, with its source and its grade")),
    )


def fact_grade(span: Span, name: str, grade: str) -> Diagnostic:
    """Only facts of grade A or B are cited.

    A was read at the source, B at somebody who quotes it. C was opened by nobody yet, X is
    contested or moving: a learner would take both for certain.
    """
    return error(
        span,
        "fact-grade",
        say("`{name}` has grade {grade} and cannot be cited", name=name, grade=grade),
        help=say("open its source and grade it A, or take the statement out"),
    )


def fact_says(span: Span, name: str, word: str) -> Diagnostic:
    """Where a fact is cited, its paragraph holds the words that the fact asks for with `says:`.

    The year of an old survey, or whose data it is: without these words a reader would take the
    fact for more than it is.
    """
    return warning(
        span,
        "fact-says",
        say("a paragraph that cites `{name}` has to say “{word}”", name=name, word=word),
        help=say("say it in the same paragraph"),
    )


def fact_overdue(span: Span, name: str, day: str, *, is_release: bool) -> Diagnostic:
    """The review date of a fact that the course cites has not passed (`review:` in facts.yaml).

    A warning; with `--release` an error. Look whether it still holds, then set a new date. The
    day is compared with `--today DATE`, else `SOURCE_DATE_EPOCH`, else today.
    """
    return Diagnostic(
        severity=Severity.ERROR if is_release else Severity.WARNING,
        code="fact-overdue",
        message=say("`{name}` was to be looked at again by {day}", name=name, day=day),
        span=span,
        help=say("look whether it still holds, then set a new `review:` date"),
    )


def figure_uncited(span: Span, figure: str) -> Diagnostic:
    """In a course with a `facts.yaml`, a paragraph with a figure cites a fact.

    A share in percent, an amount of money, a number in thousands or millions: each has a source,
    or the words say that the example is invented.
    """
    return warning(
        span,
        "figure-uncited",
        say("“{figure}” has no source", figure=figure),
        help=say("cite a fact, such as `[@F09]`, or say that the example is invented"),
    )


def review_awaited(span: Span, lessons: int) -> Diagnostic:
    """A release is reviewed: no lesson says `reviewed_by: none`.

    A person who knows the matter reads the lesson and is named there. Until then the opening page
    should say that the course awaits its review.
    """
    return warning(
        span,
        "review-awaited",
        say("`reviewed_by: none` stands in {lessons} lessons", lessons=lessons),
        help=say("name who has reviewed each, once somebody has"),
    )
