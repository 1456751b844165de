"""Codes of Open edX: what a course loses there, and what an import would drop in silence."""

from __future__ import annotations

from smcourse.diagnostics import Diagnostic, Span, Text, error, say, warning


def native_loses(span: Span, lost: Text) -> Diagnostic:
    """With `--native`, a course is made of the problems that every Open edX has.

    These know fewer kinds of question than ours, draw no items and have no critical ones. Each
    thing that is lost is said once. Install the XBlock `smcourse-xblock` and build without
    `--native`, and nothing is.
    """
    return warning(
        span,
        "native-loses",
        lost,
        help=say("where the XBlock is installed, build without `--native`"),
    )


def scorm_loses(span: Span) -> Diagnostic:
    """With `--scorm`, Open edX shows the SCORM package in one block.

    It has one grade for the whole course and none for a question, does not find its text, and
    believes the browser, which holds the answers. Install the XBlock `smcourse-xblock` and build
    without `--scorm`, and the server grades each question.
    """
    return warning(
        span,
        "scorm-loses",
        say("Open edX sees one block: one grade, no search, and the browser holds the answers"),
        help=say("where the XBlock is installed, build without `--scorm`"),
    )


def not_a_tarball(span: Span) -> Diagnostic:
    """A course of Open edX is a `.tar.gz`.

    Studio exports one and imports nothing else.
    """
    return error(
        span,
        "not-a-tarball",
        say("this file is not a `.tar.gz` archive"),
        help=say("export the course from Studio, or build it anew"),
    )


def olx_course_missing(span: Span) -> Diagnostic:
    """A tarball has a `course.xml`, which names the file of its course.

    Studio refuses one without: «Could not find the course.xml file».
    """
    return error(
        span,
        "olx-course-missing",
        say("there is no `course.xml` that leads to a course"),
        help=say("pack the folder that has it, not its parent's parent"),
    )


def olx_unreadable(span: Span, problem: str) -> Diagnostic:
    """Every file of OLX and every policy can be read, and so can every value in it.

    Studio drops in silence what it cannot: the import succeeds, and the block is gone.
    """
    return error(
        span,
        "olx-unreadable",
        say("Studio would drop this without a word: {problem}", problem=problem),
        help=say("mend it, or build the course anew"),
    )


def olx_name(span: Span, name: str) -> Diagnostic:
    """A `url_name` has letters, digits, hyphens and underscores, and there are at most 200 of them.

    Studio drops in silence a block with a space or a colon in its name.
    """
    return error(
        span,
        "olx-name",
        say("Studio would drop the block `{name}` for its name", name=name),
        help=say("use letters, digits, `-` and `_`"),
    )


def olx_name_twice(span: Span, name: str) -> Diagnostic:
    """No two blocks of a kind have one `url_name`.

    The last one wins, and stands in both places; learners' states get mixed up.
    """
    return error(
        span,
        "olx-name-twice",
        say("another block is called `{name}`, too", name=name),
        help=say("give each a name of its own"),
    )


def olx_attribute(span: Span, name: str) -> Diagnostic:
    """A block of ours has the attributes that it knows, and those that every block has.

    Studio loses any other without a word.
    """
    return error(
        span,
        "olx-attribute",
        say("Studio would lose the attribute `{name}`", name=name),
        help=say("mend its name, or take it away"),
    )


def olx_file_missing(span: Span, name: str) -> Diagnostic:
    """What a course points to is there: the file of each block, and what stands under `/static/`.

    Studio drops in silence a block whose file is missing, and shows a hole where an image was.
    """
    return error(
        span,
        "olx-file-missing",
        say("`{name}` is named and is not there", name=name),
        help=say("put it into the archive, or take away what names it"),
    )


def olx_block_unknown(span: Span, kind: str) -> Diagnostic:
    """A block is of a kind that the platform knows.

    Studio imports one of another kind as a placeholder that no learner sees. Ours need
    `smcourse-xblock`, and stand in the course's `advanced_modules`.
    """
    return warning(
        span,
        "olx-block-unknown",
        say("`{kind}` is no block of Open edX and not in `advanced_modules`", kind=kind),
        help=say("see to it that its XBlock is installed, or take it out"),
    )
