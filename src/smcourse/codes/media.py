"""Codes of images and other files that a page shows."""

from __future__ import annotations

from smcourse.diagnostics import Diagnostic, Span, Text, error, say


def image_missing(span: Span, target: str, nearest: str = "") -> Diagnostic:
    """An image that a page shows is in the course folder.

    The path is relative to the page, and capitals count: a Mac or Windows forgives them, an LMS on
    Linux does not.
    """
    return error(
        span,
        "image-missing",
        say("there is no image `{target}`", target=target[:120]),
        help=say("did you mean `{name}`?", name=nearest)
        if nearest
        else say("check the path and its case"),
    )


def image_kind(span: Span, name: str, kinds: str) -> Diagnostic:
    """An image is a png, jpg, webp or svg.

    Those are what every browser shows. A photograph as HEIC or TIFF has to be exported first.
    """
    return error(
        span,
        "image-kind",
        say("`{name}` is not an image that every browser shows", name=name),
        help=say("use {kinds}", kinds=kinds),
    )


def image_unreadable(span: Span, name: str) -> Diagnostic:
    """An image file is of the kind that its name says.

    A download page saved as `photo.png`, or a cut-off file, would leave a hole in the lesson.
    """
    return error(
        span,
        "image-unreadable",
        say("`{name}` is not an image of the kind that its name says", name=name),
        help=say("export it again"),
    )


def svg_unsafe(span: Span, name: str, part: Text) -> Diagnostic:
    """An SVG holds no script, event, foreign content or reference outside itself.

    It would run, or call home, inside the company's LMS.
    """
    return error(
        span,
        "svg-unsafe",
        say("`{name}` holds what an image must not hold: {part}", name=name, part=part),
        help=say("export it as plain SVG, without scripts, events or references"),
    )


def svg_not_themable(span: Span, name: str, part: Text) -> Diagnostic:
    """A drawing marked `{.themed}` takes its colours from the course.

    It may use shapes only, coloured by the classes `a` (line), `b` (body), `c` (ground), `d` (the
    point), `l` and `ln` (strokes). Colours, styles and text of its own would stay when the theme
    changes.
    """
    return error(
        span,
        "svg-not-themable",
        say("`{name}` cannot take the theme: {part}", name=name, part=part),
        help=say("colour it by the classes a, b, c, d, l, ln only, or take {.themed} away"),
    )
