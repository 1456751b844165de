"""Codes of content that `wrap` turns into a package: a folder of HTML, a PDF, a video."""

from __future__ import annotations

from collections.abc import Iterable

from smcourse.diagnostics import Diagnostic, Span, Text, error, note, say, warning


def content_kind(span: Span, *, is_page: bool = False) -> Diagnostic:
    """What is wrapped is a folder of HTML, a PDF, or a video as MP4 or WebM.

    A single page of HTML nearly always needs what lies beside it, so its folder is what to wrap.
    Save a presentation or a text as PDF first; convert another video to MP4, which every browser
    plays.
    """
    return error(
        span,
        "content-kind",
        say("this is neither a folder nor a `.pdf`, `.mp4` or `.webm`"),
        help=say("wrap its folder, and name the page by `--launch`")
        if is_page
        else say("save it as PDF, or convert it to MP4"),
    )


def content_unreadable(span: Span, kind: str) -> Diagnostic:
    """A file that is wrapped is what its name says.

    A PDF begins with `%PDF-`, an MP4 with its `ftyp` box, a WebM with the signature of EBML.
    Another file by that name would show an empty page to every learner.
    """
    return error(
        span,
        "content-unreadable",
        say("this file is no {kind}, whatever its name says", kind=kind),
        help=say("open it, and save it again as {kind}", kind=kind),
    )


def content_too_large(span: Span, limit: int) -> Diagnostic:
    """A file that is wrapped has at most 200 MB.

    Many LMSs take no larger package, and a learner on a phone would wait for it. Make a video
    smaller (720 lines are enough to follow a screen), or put it where the company keeps its videos.
    """
    return error(
        span,
        "content-too-large",
        say(
            "this file is larger than the {limit} MB that many LMSs take", limit=limit // 1_000_000
        ),
        help=say("make it smaller, or split it"),
    )


def launch_missing(span: Span, launch: str, helped: Text) -> Diagnostic:
    """A folder has the page that is shown first: `index.html`, or the one that `--launch` names.

    It is a path inside the folder, such as `start/index.html`, and ends in `.html`, `.htm` or
    `.xhtml`. A folder with a single page needs no `--launch`.
    """
    return error(
        span,
        "launch-missing",
        say("the folder has no page `{launch}`", launch=launch),
        help=helped,
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
    """Content that is wrapped does not report to the LMS by itself.

    Two voices in one record would harm it. A script that looks for SCORM in the usual way finds a
    stand-in that takes everything and keeps nothing, and the page around it reports by its rule:
    scores and answers of the content do not reach the LMS. Where they matter, upload the content's
    own SCORM package instead; else export it for the web.
    """
    return warning(
        span,
        "content-calls-lms",
        say("this file reports to an LMS by itself; nothing of that will be recorded"),
        help=say("export the content for the web, or upload its own SCORM package"),
    )


def content_has_scripts(span: Span) -> Diagnostic:
    """Scripts of the content run as those of any SCO do: on the LMS's own address.

    They could read what the learner's session may read, so wrap only content that you trust. Of a
    folder without scripts, handlers and refreshes the frame runs none at all. Only the first page
    with a script is named.
    """
    return note(
        span,
        "content-has-scripts",
        say("this content runs scripts, in the learner's session with the LMS"),
        help=say("wrap only content that you trust"),
    )


def rule_fits(span: Span, rule: str, rules: Iterable[str]) -> Diagnostic:
    """The rule is one that this kind of content can fulfil.

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
        help=say("move it out of the folder, or export the content for the web"),
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
    return error(
        span,
        "captions-unreadable",
        say("this file is not WebVTT, or has no cue"),
        help=say("export the captions as WebVTT"),
    )
