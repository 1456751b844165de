"""Codes of comments that silence a finding."""

from __future__ import annotations

from collections.abc import Collection

from smcourse.diagnostics import Diagnostic, Span, did_you_mean, respelt, say, warning


def ignore_form(span: Span, code: str) -> Diagnostic:
    """A comment that silences a finding names its code and gives a reason.

    `<!-- smcourse: ignore long-code because of this -->` on the line before, or at the end of the
    line; in YAML `# smcourse: ignore long-code because of this`. Without a reason nobody knows in a
    year whether it still holds, and nothing is silenced.
    """
    return warning(
        span,
        "ignore-form",
        say("this comment gives no reason, and silences nothing")
        if code
        else say("this comment names no code, and silences nothing"),
        help=say("write why behind `{code}`", code=code)
        if code
        else say("write `smcourse: ignore CODE reason`"),
    )


def ignore_unknown(span: Span, code: str, place: Span, known: Collection[str]) -> Diagnostic:
    """A comment that silences a finding names a code that there is.

    It stands in square brackets behind a finding; `smcourse explain` lists them all.
    """
    return warning(
        span,
        "ignore-unknown",
        say("there is no code `{code}`", code=code),
        help=did_you_mean(code, known, say("`smcourse explain` lists them all")),
        fix=respelt(place, code, known),
    )


def ignore_error(span: Span, code: str) -> Diagnostic:
    """An error is mended, not silenced.

    With an error there is no package, or one that would fail learners. Warnings and notes can be
    silenced, and what `checks:` asks for.
    """
    return warning(
        span,
        "ignore-error",
        say("`{code}` is an error here, and errors are not silenced", code=code),
        help=say("mend it, and take this comment away"),
    )


def ignore_unused(span: Span, code: str) -> Diagnostic:
    """A comment that silences a finding stands where there is one.

    What it was written for has been mended or has moved; left behind, it would silence the next
    finding of its kind, which nobody has weighed. Told by a check of the whole course, without
    options that narrow it.
    """
    return warning(
        span,
        "ignore-unused",
        say("there is no `{code}` here to be silenced", code=code),
        help=say("take this comment away"),
    )
