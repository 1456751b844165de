"""Codes of the fences that hold other blocks: notes, details, cards, tabs, figures, media."""

from __future__ import annotations

from smcourse.diagnostics import Diagnostic, Span, error, say, warning


def not_inside(span: Span, kind: str, container: str) -> Diagnostic:
    """A question, cards and tabs stand in the lesson itself, not inside another block.

    A step shows at most one question, at its end; what is folded away or framed could be missed.
    Only `only` may hold them.
    """
    return error(
        span,
        "not-inside",
        say("`{kind}` cannot stand inside `{container}`", kind=kind, container=container),
        help=say("move it below the block"),
    )


def block_empty(span: Span, kind: str) -> Diagnostic:
    """A block holds something.

    An empty frame tells a learner nothing.
    """
    return error(
        span,
        "block-empty",
        say("this `{kind}` is empty", kind=kind),
        help=say("write something between its colons, or delete it"),
    )


def fence_title_missing(span: Span, kind: str) -> Diagnostic:
    """What a learner opens says what is in it: `details`, audio and video have a title.

    It stands on the opening line: `::: details Where the figure comes from`.
    """
    return error(
        span,
        "fence-title-missing",
        say("this `{kind}` has no title", kind=kind),
        help=say("write it on the same line: `::: {kind} What is in it`", kind=kind),
    )


def fence_title_unwanted(span: Span, kind: str) -> Diagnostic:
    """Cards, tabs and figures have no title of their own.

    Their words stand inside: headings for cards and tabs, the caption for a figure.
    """
    return error(
        span,
        "fence-title-unwanted",
        say("`{kind}` takes no title on its opening line", kind=kind),
        help=say("write the words inside, or as a heading above"),
    )


def fence_attribute_missing(span: Span, kind: str, key: str, example: str) -> Diagnostic:
    """A fence has the attributes that it cannot do without.

    Audio and video say which file, `only` says for whom.
    """
    return error(
        span,
        "fence-attribute-missing",
        say("`{kind}` needs the attribute `{key}`", kind=kind, key=key),
        help=say("write `{example}`", example=example),
    )


def panel_heading_missing(span: Span, kind: str) -> Diagnostic:
    """Cards and tabs are made of headings; each heading begins one.

    In any editor and on any forge they read as a page with headings. Nothing stands above the
    first.
    """
    return error(
        span,
        "panel-heading-missing",
        say("inside `{kind}` every part begins with a heading", kind=kind),
        help=say("write `### …` above it"),
    )


def figure_image_missing(span: Span) -> Diagnostic:
    """A figure begins with its image; its caption follows after a blank line.

    The image is a paragraph of its own: `![What it shows](../media/drawing.svg)`.
    """
    return error(
        span,
        "figure-image-missing",
        say("this figure does not begin with an image"),
        help=say("write `![What it shows](file.svg)` first, then a blank line and the caption"),
    )


def glossary_line(span: Span) -> Diagnostic:
    """A glossary is made of terms, each with its meaning on the next line after a colon.

    A term that is followed by nothing, or a text that belongs to no term, could not be looked up.
    """
    return error(
        span,
        "glossary-line",
        say("this line is no term with its meaning below it"),
        help=say("write the term on a line, and `: its meaning` on the next"),
    )


def quote_as_note(span: Span, kind: str) -> Diagnostic:
    """A note is a fence of its own, not a quote that begins with `[!NOTE]`.

    Some forges turn such a quote into a note. Here a quote is a quote, and the sign would be
    shown to the learner; `::: note`, `::: tip` and `::: warning` say the same.
    """
    fence = {"TIP": "tip", "WARNING": "warning", "CAUTION": "warning"}.get(kind, "note")
    return warning(
        span,
        "quote-as-note",
        say("`[!{kind}]` will be shown to the learner as it stands here", kind=kind),
        help=say("write the lines `::: {fence}`, the text without `>`, and `:::`", fence=fence),
    )
