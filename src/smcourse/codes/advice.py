"""Codes of `checks:` of course.yaml that are no rule over one language."""

from __future__ import annotations

from collections.abc import Collection

from smcourse.diagnostics import Diagnostic, Span, did_you_mean, say, warning


def check_unknown(span: Span, name: str, known: Collection[str]) -> Diagnostic:
    """What `off:` or `only:` in `checks:` of course.yaml names is one of the checks that it can.

    These are the codes that speak only where a course asks for it. All others are about what must
    be right, and stay on.
    """
    return warning(
        span,
        "check-unknown",
        say("there is no check `{name}` to switch on or off", name=name),
        help=did_you_mean(name, known),
    )


def text_untranslated(span: Span, language: str) -> Diagnostic:
    """A paragraph is not the same, word for word, in two languages.

    From eight words on it was most likely copied and not translated yet. What is marked as another
    language’s does not count: `[…]{lang=es}`.
    """
    return warning(
        span,
        "text-untranslated",
        say("this stands word for word in `{language}`", language=language),
        help=say("translate it"),
    )


def head_in_every_language(span: Span, keys: str, language: str) -> Diagnostic:
    """What a lesson or an item says of itself is the same in every language.

    A lesson’s minutes, audience, objectives, what it covers and how hard it may read; an item’s
    level, difficulty, facts and version. Else one of the two was changed, and the other forgotten.
    """
    return warning(
        span,
        "head-in-every-language",
        say("{keys}: not the same as in `{language}`", keys=keys, language=language),
        help=say("compare the two, and write the same"),
    )
