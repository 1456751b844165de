"""Codes of a handbook that was written: its page, its links, its copies."""

from __future__ import annotations

from smcourse.diagnostics import Diagnostic, Span, error, say


def handbook_page_missing(span: Span) -> Diagnostic:
    """A handbook's folder holds `index.html`, a page of HTML.

    It is what readers open, and what the PDF and the Word document were made of.
    """
    return error(
        span,
        "handbook-page-missing",
        say("there is no page `index.html` that can be read"),
        help=say("build the handbook again, and copy the folder as a whole"),
    )


def handbook_link_broken(span: Span, target: str) -> Diagnostic:
    """Every link of a handbook's page leads to a place on it or to a file of its folder.

    A chapter whose id was changed by hand, or a picture that was left behind, leads nowhere.
    """
    return error(
        span,
        "handbook-link-broken",
        say("`{target}` leads to nothing in this folder", target=target[:80]),
        help=say("build the handbook again, and copy the folder as a whole"),
    )


def handbook_loads_elsewhere(span: Span, target: str) -> Diagnostic:
    """A handbook's page loads nothing from another host.

    It is read in intranets and from a disk, and nobody else is to know who reads it.
    """
    return error(
        span,
        "handbook-loads-elsewhere",
        say("the page loads `{target}` from elsewhere", target=target[:80]),
        help=say("keep the file in the folder"),
    )


def handbook_copy_damaged(span: Span) -> Diagnostic:
    """The PDF and the Word document of a handbook can be opened.

    A transfer that was cut off leaves half of one.
    """
    return error(
        span,
        "handbook-copy-damaged",
        say("this copy cannot be opened"),
        help=say("build the handbook again"),
    )
