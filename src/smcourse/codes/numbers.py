"""Codes of the line that says which number is right."""

from __future__ import annotations

from smcourse.diagnostics import Diagnostic, Span, error, say


def number_has_answer(span: Span) -> Diagnostic:
    """A number question says below what it asks which number is right.

    `= 45`, `= 45 ± 5 min` (or `+-`), or a range: `= 40..50 min`. A unit may stand behind it.
    """
    return error(
        span,
        "number-has-answer",
        say("this question does not say which number is right"),
        help=say("write `= 45 ± 5 min` below what is asked"),
    )


def number_form(span: Span, text: str) -> Diagnostic:
    """What is right is one number, a number and its tolerance, or two with two dots between them.

    A number is written in digits, with a decimal point or comma and nothing between thousands:
    `1.234` would be 1234 to some readers and a little more than 1 to others. Write `1234` or
    `1.2340`. A second number in another form, as in `40-50 min` or `45 (± 15)`, would be lost in
    the unit.
    """
    return error(
        span,
        "number-form",
        say("`{text}` is no number that can be read in one way", text=text),
        help=say("write `= 45`, `= 45 ± 5 min` or `= 40..50`, without marks between thousands"),
    )


def number_range(span: Span, *, is_range: bool) -> Diagnostic:
    """A tolerance is not negative, and a range goes from the smaller number to the greater one.

    Else there is no number that is right.
    """
    return error(
        span,
        "number-range",
        say("this range ends before it begins") if is_range else say("this tolerance is negative"),
        help=say("write `= 40..50`, or `= 45 ± 5`"),
    )


def number_digits(span: Span, whole: int, parts: int) -> Diagnostic:
    """What is right has at most 9 digits before the decimal mark and 6 behind it.

    So many are compared exactly, in the page as on a server.
    """
    return error(
        span,
        "number-digits",
        say(
            "this number has more than {whole} digits, or more than {parts} decimals",
            whole=whole,
            parts=parts,
        ),
        help=say("ask for it in a greater unit, such as millions"),
    )
