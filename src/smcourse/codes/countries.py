"""Codes of cards on the law of countries, and of the reviews that a company has had made."""

from __future__ import annotations

from collections.abc import Iterable

from smcourse.diagnostics import Diagnostic, Severity, Span, Text, did_you_mean, note, say


def country_code(span: Span, written: str, known: Iterable[str], *, is_release: bool) -> Diagnostic:
    """A country is named by its code of two capital letters: `::: country ES`.

    It is that of ISO 3166-1: `ES`, `MX`, `US`; `GB` and not `UK`. A wrong one on a card is an
    error, since the card could never be shown; in company.yaml it is a warning, and an error with
    `--release`.
    """
    help_ = say("write a code of ISO 3166-1, such as `ES`")
    if not written:
        message = say("this `country` does not say which country it is about")
    else:
        message = say("there is no country with the code `{written}`", written=written[:80])
        help_ = did_you_mean(written.upper(), known, help_)
    return _graded(span, "country-code", message, help_, is_release=is_release)


def country_too_long(span: Span, count: int, most: int, *, is_release: bool) -> Diagnostic:
    """A card on a country has at most 90 words.

    It sums up what holds there and is no lesson of its own; whoever reviews it answers for each
    word. A warning, and an error with `--release`.
    """
    return _graded(
        span,
        "country-too-long",
        say("this card has {count} words", count=count),
        say("cut it to {most}", most=most),
        is_release=is_release,
    )


def country_off(span: Span, code: str, *, is_listed: bool) -> Diagnostic:
    """A company learns which cards on countries its learners do not get.

    A card is shown where `jurisdictions` lists its country and both `law_reviewed_on` and
    `law_reviewed_by` name it. Until then learners read what holds everywhere, which is safe. Of a
    sample company it is not said: nobody reviews the law for one.
    """
    if is_listed:
        message = say("the card on {code} is left out: nobody has reviewed it", code=code)
        help_ = say(
            "have it reviewed, then add `{code}:` to `law_reviewed_on:` and `law_reviewed_by:`",
            code=code,
        )
    else:
        message = say("the card on {code} is left out, although it was reviewed", code=code)
        help_ = say("add `{code}` to `jurisdictions:`", code=code)
    return note(span, "country-off", message, help=help_)


def law_review_incomplete(span: Span, code: str, missing: str, *, is_release: bool) -> Diagnostic:
    """A review of a country's law has a day and somebody who made it.

    `law_reviewed_on` and `law_reviewed_by` name the same countries. With one of the two the card is
    left out. A warning, and an error with `--release`.
    """
    return _graded(
        span,
        "law-review-incomplete",
        say(
            "the card on {code} is left out: `{missing}` does not name it",
            code=code,
            missing=missing,
        ),
        say("add `{code}:` to `{missing}:`", code=code, missing=missing),
        is_release=is_release,
    )


def law_review_day(span: Span, written: str, *, is_to_come: bool, is_release: bool) -> Diagnostic:
    """A country's law was reviewed on a day that has been.

    The card says it: year, month and day, not a month alone. A warning, and an error with
    `--release`; without a day the card is left out.
    """
    message = (
        say("{written} is still to come", written=written)
        if is_to_come
        else say("`{written}` is not a day", written=written[:80])
    )
    return _graded(
        span,
        "law-review-day",
        message,
        say("write the day of the review, such as `2027-02-28`"),
        is_release=is_release,
    )


def law_review_overdue(span: Span, code: str, day: str, *, is_release: bool) -> Diagnostic:
    """A country's law was reviewed in the last twelve months.

    Law ages. It is a warning before a release and an error with `--release`; `--today` says which
    day it is. The card stays, since a package never depends on the day on which it is built: to
    leave it out, take the country out of `law_reviewed_on` and `law_reviewed_by`.
    """
    return _graded(
        span,
        "law-review-overdue",
        say("the law of {code} was last reviewed on {day}", code=code, day=day),
        say(
            "have it reviewed again, or take `{code}` out of both maps to leave the card out",
            code=code,
        ),
        is_release=is_release,
    )


def _graded(span: Span, code: str, message: Text, help: Text, *, is_release: bool) -> Diagnostic:
    severity = Severity.ERROR if is_release else Severity.WARNING
    return Diagnostic(severity=severity, code=code, message=message, span=span, help=help)
