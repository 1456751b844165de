"""Rules about access: what cannot be seen or heard is also said in words."""

from __future__ import annotations

from collections.abc import Iterator

from smcourse.diagnostics import Diagnostic, error, say
from smcourse.model import Course, Media, walk


def media_has_transcript(course: Course) -> Iterator[Diagnostic]:
    """Audio and video have a transcript: what is said and what is shown, in words.

    It stands between the fence's colons and is folded under the player. Who cannot hear or see,
    has no headphones at work, or reads faster than others speak, uses it (WCAG 2.2, 1.2.1, 1.2.3).
    """
    for media in _media(course):
        if not media.transcript:
            yield error(
                media.span,
                "media-has-transcript",
                say("this `{kind}` has no transcript", kind=media.kind),
                help=say("write what is said and shown between its colons"),
            )


def video_has_captions(course: Course) -> Iterator[Diagnostic]:
    """A video with sound has captions, as a WebVTT file.

    `captions=../media/film.vtt` names it. A film without any sound is marked `silent`
    (WCAG 2.2, 1.2.2).
    """
    for media in _media(course):
        if media.kind == "video" and not media.captions and not media.silent:
            yield error(
                media.span,
                "video-has-captions",
                say("this video has no captions"),
                help=say("add `captions=film.vtt`, or `silent` where it has no sound"),
            )


def _media(course: Course) -> Iterator[Media]:
    for lesson in course.lessons():
        yield from (block for block in walk(lesson.blocks) if isinstance(block, Media))
