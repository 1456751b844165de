"""Codes of `:::` fences: opening lines, attributes, ends."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from smcourse.diagnostics import (
    Diagnostic,
    Fix,
    Span,
    Text,
    did_you_mean,
    error,
    respelt,
    say,
    warning,
)


def fence_form(span: Span, fix: Fix | None = None) -> Diagnostic:
    """The line that opens a fence has a kind, then an id or a title, then attributes in braces.

    `::: choice who-reads {points=2}` is one; so are `::: note` and `::: details For the curious`.
    """
    return error(
        span,
        "fence-form",
        say("this opening line cannot be read"),
        help=say("write `::: kind id {key=value}`"),
        fix=fix,
    )


def fence_unknown(span: Span, kind: str, known: Iterable[str]) -> Diagnostic:
    """A fence is of a kind that smcourse knows.

    The word after the colons says what the fence is. The manual has a page for each kind.
    """
    return error(
        span,
        "fence-unknown",
        say("there is no fence `{kind}`", kind=kind),
        help=did_you_mean(kind, known),
        fix=respelt(span, kind, known),
    )


def fence_unclosed(span: Span) -> Diagnostic:
    """A fence is closed by a line of as many colons as opened it.

    Without it, all that follows would belong to the fence.
    """
    return error(
        span,
        "fence-unclosed",
        say("the fence that opens here is never closed"),
        help=say("close it with a line of three colons, `:::`"),
    )


def fence_stray(span: Span) -> Diagnostic:
    """A line of colons alone closes a fence that was opened above it.

    A stray one is left over from a fence that was deleted, or the opening line lacks its colons.
    """
    return error(
        span,
        "fence-stray",
        say("these colons close a fence that was never opened"),
        help=say("delete the line, or open the fence above with `::: kind id`"),
    )


def fence_indented(span: Span) -> Diagnostic:
    """The lines that open and close a fence begin at the margin.

    With blanks before the colons they are a text like any other, in a list too: what belongs to it
    stands below the list.
    """
    return error(
        span,
        "fence-indented",
        say("there are blanks before these colons, so no fence opens or closes here"),
        help=say("move the line to the margin"),
    )


def fence_attribute_form(span: Span, text: str) -> Diagnostic:
    """What stands in a fence's braces is `key=value`, or a single word where that is a flag.

    Values with spaces need quotes: `title="Two words"`.
    """
    return error(
        span,
        "fence-attribute-form",
        say("`{text}` is not `key=value`", text=text),
        help=say('put quotes around a value with spaces: `key="two words"`'),
    )


def fence_attribute_twice(span: Span, key: str, fix: Fix | None = None) -> Diagnostic:
    """An attribute stands once.

    Two of one name contradict each other, even where they agree today.
    """
    return error(
        span,
        "fence-attribute-twice",
        say("the attribute `{key}` stands here twice", key=key),
        help=say("keep one"),
        fix=fix,
    )


def fence_attribute_unknown(
    span: Span, kind: str, key: str, known: Collection[str], written: Collection[str] = ()
) -> Diagnostic:
    """An attribute is one that this kind of fence has.

    An unknown one is nearly always a slip, and what its author wanted would not happen.
    """
    return error(
        span,
        "fence-attribute-unknown",
        say("`{kind}` has no attribute `{key}`", kind=kind, key=key),
        help=did_you_mean(key, known) if known else say("take it away"),
        fix=respelt(span, key, (name for name in known if name not in written)),
    )


def fence_attribute_value(span: Span, key: str, wanted: Text, example: str) -> Diagnostic:
    """An attribute has the kind of value that it takes.

    The message says which, the help gives one.
    """
    return error(
        span,
        "fence-attribute-value",
        say("the attribute `{key}` takes {wanted}", key=key, wanted=wanted),
        help=say("write `{example}`", example=example),
    )


def attribute_quotes(span: Span, fix: Fix) -> Diagnostic:
    """Quotes around a value in braces are straight: `"` or `'`.

    Curly ones, which a word processor puts in their place, would be a part of the value.
    """
    return error(
        span,
        "attribute-quotes",
        say("these quotes are curly, and would be a part of the value"),
        help=say('write straight quotes: `key="two words"`'),
        fix=fix,
    )


def break_joined(span: Span, fix: Fix | None = None) -> Diagnostic:
    """A line of hyphens that ends a step has a blank line above it.

    Right below a text, Markdown makes a heading of that text, and the step does not end.
    """
    return warning(
        span,
        "break-joined",
        say("this line makes a heading of the line above it"),
        help=say("put a blank line between them to end the step, or write `## …` for a heading"),
        fix=fix,
    )
