"""Codes of `company.yaml` and of the words that a course takes from it."""

from __future__ import annotations

import math
from collections.abc import Iterable

from smcourse.diagnostics import Diagnostic, Severity, Span, Text, did_you_mean, error, say, warning


def company_file_missing(span: Span, path: str) -> Diagnostic:
    """A course that asks for a company's words has a `company.yaml`.

    `{{ company_name }}` and its like are filled in from it; `--company FILE` takes another one.
    """
    return error(
        span,
        "company-file-missing",
        say("the course asks for `{path}`, and there is no company.yaml", path=path),
        help=say("add a company.yaml, or build with `--company FILE`"),
    )


def logo_heavy(span: Span, name: str, size: int, limit: int) -> Diagnostic:
    """A company's logo has at most 100 kB.

    It stands on the cover, which learners on slow lines wait for. As an SVG, or as a PNG of 400
    pixels across, a logo has a few kB.
    """
    return warning(
        span,
        "logo-heavy",
        say(
            "`{name}` has {size} kB, and the cover waits for it",
            name=name,
            size=math.ceil(size / 1000),
        ),
        help=say("make it smaller than {limit} kB: an SVG, or a small PNG", limit=limit // 1000),
    )


def variable_form(span: Span, written: str) -> Diagnostic:
    """What stands between two braces is the name of a company's word, and nothing else.

    A dotted path such as `{{ policy_owner.channel }}`: no filters, calls or arithmetic. To show
    braces to a learner, put them between backticks.
    """
    if written.startswith("{{"):
        return error(
            span,
            "variable-form",
            say("these braces ask for a company's word and are not closed"),
            help=say("write `{{ company_name }}`, or put backticks around it"),
        )
    return error(
        span,
        "variable-form",
        say("`{written}` is not the name of a company's word", written=written[:80]),
        help=say("write a name such as `policy_owner.channel`, or put backticks around it"),
    )


def variable_unknown(span: Span, path: str, known: Iterable[str]) -> Diagnostic:
    """A company's word that a text asks for is one that there is.

    The names are those of the manual's table; words of your own stand under `own:`.
    """
    return error(
        span,
        "variable-unknown",
        say("there is no company's word `{path}`", path=path),
        help=did_you_mean(path, known),
    )


def variable_empty(span: Span, path: str, language: str) -> Diagnostic:
    """A company's word that a text asks for is filled in, in the language of the text.

    Where it differs by language, each language of the course needs its own.
    """
    return error(
        span,
        "variable-empty",
        say("`{path}` is not filled in for `{language}`", path=path, language=language),
        help=say("add it to company.yaml"),
    )


def variable_in_link(span: Span, path: str) -> Diagnostic:
    """A company's word inside a link makes an address of `https:`, `mailto:` or `tel:`.

    Anything else would open nothing, or run something.
    """
    return error(
        span,
        "variable-in-link",
        say("`{path}` makes no address that a link may lead to", path=path),
        help=say("fill in an address that starts with https://, mailto: or tel:"),
    )


def contact_incomplete(span: Span, name: str, missing: str) -> Diagnostic:
    """A contact says who, how and when: `name` or `role`, `channel`, `hours`, and a `backup`.

    Who needs it needs it now, and somebody is always on holiday.
    """
    return warning(
        span,
        "contact-incomplete",
        say("the contact `{name}` has no {missing}", name=name, missing=missing),
        help=say("add `{missing}:` to it", missing=missing),
    )


def company_pass_mark(
    span: Span, own: int, mark: int, allowed: tuple[int, int] | None
) -> Diagnostic:
    """A company's pass mark is one that the course allows.

    A course says by `pass_mark_range: [75, 90]` which marks a company may set in `company.yaml`;
    one outside is an error. A course without a range is passed with its own mark, whatever the
    company says: then it is a warning, since a text with `{{ pass_mark }}` would name another.
    """
    if allowed is None:
        return warning(
            span,
            "company-pass-mark",
            say(
                "the company's pass mark is {own}, and this course keeps to {mark}",
                own=own,
                mark=mark,
            ),
            help=say("write {mark}, or let the course allow it by `pass_mark_range:`", mark=mark),
        )
    low, high = allowed
    return error(
        span,
        "company-pass-mark",
        say(
            "the company's pass mark is {own}, and this course allows {low} to {high}",
            own=own,
            low=low,
            high=high,
        ),
        help=say("write a mark from {low} to {high}", low=low, high=high),
    )


def company_secret(span: Span, name: str) -> Diagnostic:
    """A company's file holds no passwords and no keys.

    It is copied into packages that every learner can open. Use role mailboxes and switchboards.
    """
    return error(
        span,
        "company-secret",
        say("`{name}` looks like a password or a key", name=name),
        help=say("take it out of the file; packages can be opened by every learner"),
    )


def word_missing(span: Span, name: str, *, is_release: bool) -> Diagnostic:
    """Every required word of a company is filled in before a release.

    Without `--release` it is a warning, so that a course can be written before the company has
    answered.
    """
    return _graded(
        span,
        "word-missing",
        say("the required word `{name}` is not filled in", name=name),
        say("add `{name}:` to company.yaml", name=name),
        is_release=is_release,
    )


def sample_in_release(span: Span, what: str) -> Diagnostic:
    """A release holds no words of the sample company.

    A package for learners must not send them to an invented mailbox: `sample: true`, addresses
    that end in `.example` and telephone numbers that begin with `+00` are refused with
    `--release`.
    """
    return error(
        span,
        "sample-in-release",
        say("this is a sample's word, not a company's: `{what}`", what=what[:80]),
        help=say("fill in the company's own, or build without `--release`"),
    )


def review_overdue(span: Span, day: str, *, is_release: bool) -> Diagnostic:
    """What was to be looked at again by a day has been looked at.

    A lesson's `review:` names the day; law and figures age. It is a warning before a release and
    an error with `--release`. `--today` says which day it is, for builds that must come out equal.
    """
    return _graded(
        span,
        "review-overdue",
        say("this was to be reviewed by {day}", day=day),
        say("check its facts, then move `review:` on"),
        is_release=is_release,
    )


def _graded(span: Span, code: str, message: Text, help: Text, *, is_release: bool) -> Diagnostic:
    severity = Severity.ERROR if is_release else Severity.WARNING
    return Diagnostic(severity=severity, code=code, message=message, span=span, help=help)
