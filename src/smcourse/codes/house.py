"""Codes of what the standard allows in a SCORM 1.2 package and some LMS stumbles over: notes."""

from __future__ import annotations

from smcourse.diagnostics import Diagnostic, Span, note, say


def one_sco(span: Span, count: int) -> Diagnostic:
    """The package has exactly one SCO.

    The standard allows more; 360Learning, Volkswagen's portal and others refuse them or show
    them as separate courses.
    """
    return note(
        span,
        "one-sco",
        say("the package has {count} SCOs; 360Learning and others take exactly one", count=count),
    )


def sco_not_first(span: Span) -> Diagnostic:
    """The SCO is the first resource.

    The XBlock that plays SCORM in Open edX launches the first resource with an href, whatever the
    items say.
    """
    return note(
        span,
        "sco-not-first",
        say("the SCO is not the first resource; Open edX launches the first one"),
    )


def manifest_prefix(span: Span, prefix: str) -> Diagnostic:
    """The elements of the manifest stand without a prefix.

    XML allows `<imscp:manifest>`; Moodle compares the names as they are written and finds none.
    """
    return note(
        span,
        "manifest-prefix",
        say("Moodle does not know `{prefix}:manifest`, only `manifest`", prefix=prefix),
        help=say("make its namespace the default one"),
    )


def adlcp_prefix(span: Span, id: str, prefix: str) -> Diagnostic:
    """The prefix of ADL's elements and attributes is literally `adlcp`.

    XML allows any. Moodle looks for `adlcp:scormtype` as text: with another prefix it takes the
    SCO for an asset, which opens and is not tracked.
    """
    return note(
        span,
        "adlcp-prefix",
        say(
            "Moodle takes `{id}` for an asset, since its prefix is `{prefix}` and not `adlcp`",
            id=id,
            prefix=prefix,
        ),
        help=say("rename the prefix to `adlcp`"),
    )


def prerequisites(span: Span, id: str) -> Diagnostic:
    """An item opens without prerequisites.

    Moodle keeps an item closed until its `adlcp:prerequisites` are met. A learner then sees a line
    that cannot be opened. Let the course itself decide the order.
    """
    return note(
        span,
        "prerequisites",
        say("Moodle keeps `{id}` closed until its prerequisites are met", id=id),
    )


def isvisible_missing(span: Span, id: str) -> Diagnostic:
    """Each item says `isvisible="true"`.

    It is what the standard assumes, but the XBlock that plays SCORM in Open edX shows only items
    that say so.
    """
    return note(
        span,
        "isvisible-missing",
        say('Open edX does not list `{id}`, which has no isvisible="true"', id=id),
    )


def description_long(span: Span, length: int, most: int) -> Diagnostic:
    """A description in the meta-data has at most 1,000 characters.

    SCORM Cloud warns of a longer one when the package is imported.
    """
    return note(
        span,
        "description-long",
        say(
            "this description has {length} characters; SCORM Cloud warns over {most}",
            length=length,
            most=most,
        ),
    )


def call_not_found(span: Span) -> Diagnostic:
    """Some page or script of a SCO names `LMSInitialize`.

    Every SCO has to call it: without, no LMS knows that the course was opened. It may be a false
    alarm where the script is packed, or loaded from elsewhere.
    """
    return note(
        span,
        "call-not-found",
        say("no page or script of the package names LMSInitialize"),
        help=say("plain content becomes a package by `smcourse wrap`"),
    )


def status_not_found(span: Span) -> Diagnostic:
    """Some page or script of a SCO names `lesson_status`.

    By it the LMS knows how far a learner is. Moodle completes a SCO that never sets one; the XBlock
    that plays SCORM in Open edX warns its author. It may be a false alarm where the script is
    packed, or loaded from elsewhere.
    """
    return note(
        span,
        "status-not-found",
        say("no page or script of the package names lesson_status"),
    )


def identifier_form(span: Span, id: str) -> Diagnostic:
    """Identifiers are plain ASCII: a letter, then letters, digits, `-` and `_`, at most 64.

    XML allows more. LMSs build keys of their databases and addresses from them, some from the
    first 15 characters only.
    """
    return note(
        span,
        "identifier-form",
        say("`{id}` is not plain ASCII letters, digits, `-` and `_`", id=id),
    )


def base_or_parameters(span: Span) -> Diagnostic:
    """The manifest uses neither `xml:base` nor `parameters`.

    Each LMS joins them to addresses in its own way: with a slash or without, with a question mark
    or without.
    """
    return note(
        span,
        "base-or-parameters",
        say("xml:base and parameters are joined to addresses differently by each LMS"),
    )


def mastery_score(span: Span) -> Diagnostic:
    """The manifest has no `adlcp:masteryscore`.

    With one, Moodle and others override whatever status the course sets, by comparing the score:
    even a suspended attempt can turn into passed or failed.
    """
    return note(
        span,
        "mastery-score",
        say("a mastery score lets Moodle and others override the status that the course sets"),
    )


def name_form(span: Span) -> Diagnostic:
    """File names are lower-case ASCII letters, digits, `.`, `-` and `_`, at most 100 characters.

    Accents, spaces, `~`, `+`, `%` and capitals get lost in some LMS: Chamilo drops `~`, Java reads
    other encodings, Linux tells capitals apart and Windows does not.
    """
    return note(span, "name-form", say("this name is not lower-case ASCII that every LMS keeps"))


def server_script(span: Span) -> Diagnostic:
    """The package holds no files of the kinds that run on a server.

    Docebo and others refuse a package with php, asp, jsp, cgi, py, rb, pl, sh or htaccess in it.
    """
    return note(span, "server-script", say("Docebo and others refuse packages with such a file"))


def http_address(span: Span) -> Diagnostic:
    """A page loads nothing from an `http://` address.

    LMSs are served by https, where browsers block it.
    """
    return note(
        span,
        "http-address",
        say("this loads from an http:// address, which a browser blocks in an LMS"),
    )
