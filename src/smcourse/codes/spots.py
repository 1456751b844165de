"""Codes of a question about places in an image."""

from __future__ import annotations

from smcourse.diagnostics import Diagnostic, Span, error, say


def zone_form(span: Span) -> Diagnostic:
    """Each option of a `spot` question ends in its zone: where it lies in the image.

    `- [x] The badge. @ 10,20 15x12`: left and top, a blank, width and height, all in percent of
    the image, at the end of the option's first line. A decimal point is fine. A zone has a size
    and lies inside the image, from 0 to 100.
    """
    return error(
        span,
        "zone-form",
        say("this option does not end in a zone inside the image"),
        help=say("write `@ left,top widthxheight` behind it, in percent: `@ 10,20 15x12`"),
    )


def spot_image_missing(span: Span, *, is_second: bool) -> Diagnostic:
    """A `spot` question has one image, on a line of its own above the options.

    The zones of its options are parts of that image. What else is to be seen belongs before the
    question.
    """
    return error(
        span,
        "spot-image-missing",
        say("this question has more than one image")
        if is_second
        else say("this question has no image on a line of its own"),
        help=say("write one `![What it shows](../media/desk.jpg)` above the options"),
    )
