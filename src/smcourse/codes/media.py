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
        help=_nearest(nearest, target),
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

    It would run, or call home, inside the company's LMS. What a browser could read otherwise than
    we do is refused with it: a document type, another encoding than UTF-8, tags inside a text; so
    is a drawing of more than 2 MB, or one of parts used in parts without end, which a phone would
    take minutes to draw.
    """
    return error(
        span,
        "svg-unsafe",
        say("`{name}` holds what an image must not hold: {part}", name=name, part=part),
        help=say("export it as plain SVG, without scripts, events or references"),
    )


def image_too_large(span: Span, name: str, size: tuple[int, int], limit: int) -> Diagnostic:
    """An image has at most 50 million pixels.

    A browser unpacks every pixel into four bytes, whatever the file's size, and a phone gives up.
    2,000 pixels across are enough for any screen.
    """
    return error(
        span,
        "image-too-large",
        say(
            "`{name}` has {width} by {height} pixels, more than the limit of {limit} in all",
            name=name,
            width=size[0],
            height=size[1],
            limit=limit,
        ),
        help=say("make it smaller; 2,000 pixels across are enough"),
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


def image_has_alt(span: Span) -> Diagnostic:
    """An image says in words what it shows, between its square brackets.

    Who cannot see it hears that instead; it also stands where an image does not load. Where an
    image only decorates, mark it `![](file.svg){.decor}`, and it is passed over (WCAG 2.2, 1.1.1).
    """
    return error(
        span,
        "image-has-alt",
        say("this image has no text alternative"),
        help=say("write what it shows between the brackets, or `{.decor}` behind it"),
    )


def alt_placeholder(span: Span, alt: str) -> Diagnostic:
    """What stands for an image says what it shows: not “image”, “TODO” or the name of its file.

    Who cannot see it would hear that word instead. What an image shows no program can write for
    its author (WCAG 2.2, 1.1.1).
    """
    return error(
        span,
        "alt-placeholder",
        say("“{alt}” does not say what this image shows", alt=alt[:80]),
        help=say("write what it shows between the brackets, or `{.decor}` behind it"),
    )


def media_missing(span: Span, target: str, nearest: str = "") -> Diagnostic:
    """A file that audio, video or their captions name is in the course folder.

    The path is relative to the page, and capitals count.
    """
    return error(
        span,
        "media-missing",
        say("there is no file `{target}`", target=target[:120]),
        help=_nearest(nearest, target),
    )


def media_kind(span: Span, name: str, kinds: str) -> Diagnostic:
    """Audio is an mp3, video an mp4, captions are a vtt.

    Those are what every browser plays.
    """
    return error(
        span,
        "media-kind",
        say("`{name}` is of a kind that not every browser plays", name=name),
        help=say("use {kinds}", kinds=kinds),
    )


def media_unreadable(span: Span, name: str) -> Diagnostic:
    """A media file is of the kind that its name says.

    Captions begin with the line `WEBVTT`, as in WebVTT (W3C); an SRT file has to be converted.
    """
    return error(
        span,
        "media-unreadable",
        say("`{name}` is not a file of the kind that its name says", name=name),
        help=say("export it again"),
    )


def download_missing(span: Span, target: str, nearest: str = "") -> Diagnostic:
    """A file that a link offers is in the course folder.

    The path is relative to the page, and capitals count. A link to a lesson names its id:
    `[How it travels](#how-it-travels)`; a link to the web begins with `https://`.
    """
    return error(
        span,
        "download-missing",
        say("there is no file `{target}`", target=target[:120]),
        help=say("did you mean `{name}`?", name=nearest)
        if nearest
        else say("link to a lesson by `#its-id`, to a site by https://…"),
    )


def download_kind(span: Span, name: str, kinds: str) -> Diagnostic:
    """A file to download is a pdf, docx, xlsx or vtt, or an image, sound or film.

    Other kinds are refused by LMSs or open nothing on a phone.
    """
    return error(
        span,
        "download-kind",
        say("`{name}` is of a kind that a package may not hold", name=name),
        help=say("use {kinds}", kinds=kinds),
    )


def download_unreadable(span: Span, name: str) -> Diagnostic:
    """A file to download is of the kind that its name says.

    A learner would get a file that does not open.
    """
    return error(
        span,
        "download-unreadable",
        say("`{name}` is not a file of the kind that its name says", name=name),
        help=say("export it again"),
    )


def _nearest(name: str, target: str) -> Text:
    if "//" in target:
        return say(
            "save it into the course's `media` folder: a package loads nothing from elsewhere"
        )
    return say("did you mean `{name}`?", name=name) if name else say("check the path and its case")
