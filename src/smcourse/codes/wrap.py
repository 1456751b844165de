"""Codes of content that `wrap` turns into a package: a folder of HTML, a PDF, a video."""

from __future__ import annotations

from collections.abc import Iterable

from smcourse.diagnostics import NO_HELP, Diagnostic, Span, did_you_mean, error, note, say, warning


def content_kind(span: Span, *, is_page: bool = False) -> Diagnostic:
    """What is wrapped is a folder of HTML, a PDF, or a video as MP4.

    A single page of HTML nearly always needs what lies beside it, so its folder is what to wrap.
    Save a presentation or a text as PDF first; convert another video to MP4, which every browser
    plays.
    """
    return error(
        span,
        "content-kind",
        say("this is neither a folder, a `.pdf` nor an `.mp4`"),
        help=say("wrap its folder, and name the page by `--launch`") if is_page else NO_HELP,
    )


def content_unreadable(span: Span, kind: str) -> Diagnostic:
    """A file is what its name says.

    A PDF begins with `%PDF`, an MP4 with its `ftyp` box. Another file by that name would show an
    empty page to every learner.
    """
    return error(span, "content-unreadable", say("this file is no {kind}", kind=kind))


def launch_missing(span: Span, launch: str, pages: Iterable[str]) -> Diagnostic:
    """`--launch` names a page of the folder, the one that is shown first.

    It is a path inside the folder, such as `start/index.html`, and ends in `.html` or `.htm`.
    """
    return error(
        span,
        "launch-missing",
        say("the folder has no page `{launch}`", launch=launch),
        help=did_you_mean(launch, pages, say("name the first page by `--launch`")),
    )


def already_a_package(span: Span) -> Diagnostic:
    """The folder is plain content, not a course for an LMS already.

    With an `imsmanifest.xml` at its root it is a package that was unpacked. Zip what is in it and
    upload that; `smcourse verify` says whether it is sound.
    """
    return error(
        span,
        "already-a-package",
        say("this folder is a package already"),
        help=say("zip what is in it, and `smcourse verify` the zip"),
    )


def content_calls_lms(span: Span) -> Diagnostic:
    """Wrapped content does not speak with the LMS itself.

    It would find the same LMS as the page around it, and two voices would write one record. Export
    the content for the web, without SCORM.
    """
    return warning(
        span,
        "content-calls-lms",
        say("this file calls an LMS itself, besides the page around it"),
        help=say("export the content for the web, without SCORM"),
    )


def rule_fits(span: Span, rule: str, rules: Iterable[str]) -> Diagnostic:
    """The rule is one that the content can fulfil.

    HTML is scrolled, a video is played; a browser tells nobody how far a PDF was read. Each of them
    can be opened, and each can be confirmed.
    """
    return error(
        span,
        "rule-fits",
        say("the rule `{rule}` does not fit this content", rule=rule),
        help=say("use one of: {rules}", rules=", ".join(rules)),
    )


def hidden_left_out(span: Span) -> Diagnostic:
    """Hidden files are left out: names that begin with a dot, and what systems leave in folders.

    They hold settings, histories and sometimes passwords, never content.
    """
    return note(span, "hidden-left-out", say("this is hidden, and is left out"))


def script_left_out(span: Span) -> Diagnostic:
    """Files that run on a server are left out.

    An LMS runs none of them, and Docebo and others refuse a package with one. Where the content
    needs it, that part will not work.
    """
    return warning(
        span,
        "script-left-out",
        say("this file runs on a server, which an LMS is not; it is left out"),
    )


def captions_missing(span: Span, name: str) -> Diagnostic:
    """A video has captions, as a WebVTT file of the same name beside it.

    Not everybody hears, and many watch without sound (WCAG 2.2, 1.2.2). `talk.vtt` is taken for
    `talk.mp4`, and `talk.es-419.vtt` for its captions in Spanish.
    """
    return warning(
        span,
        "captions-missing",
        say("this video has no captions"),
        help=say("put `{name}` beside it", name=name),
    )


def captions_unreadable(span: Span) -> Diagnostic:
    """A file of captions is WebVTT, with at least one cue.

    It begins with `WEBVTT`, and each cue with its times: `00:01.000 --> 00:04.000`.
    """
    return error(span, "captions-unreadable", say("this file is not WebVTT, or has no cue"))
