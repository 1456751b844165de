"""Codes of a site that was written: its page, its links, what it loads."""

from __future__ import annotations

from smcourse.diagnostics import Diagnostic, Span, error, say


def site_page_missing(span: Span) -> Diagnostic:
    """A site's folder holds `index.html`, a page of HTML.

    It is what a web server hands out for the folder's address, and all of the course is on it.
    """
    return error(
        span,
        "site-page-missing",
        say("there is no page `index.html` that can be read"),
        help=say("build the site again, and copy the folder as a whole"),
    )


def site_link_broken(span: Span, target: str) -> Diagnostic:
    """Every file that a site's page names is in its folder, and every link on it leads somewhere.

    A picture that was left behind in copying is a hole; without the script there is no course.
    """
    return error(
        span,
        "site-link-broken",
        say("`{target}` leads to nothing in this folder", target=target[:80]),
        help=say("build the site again, and copy the folder as a whole"),
    )


def site_loads_elsewhere(span: Span, target: str) -> Diagnostic:
    """A site loads nothing from another host.

    It works without a network and from a disk, and nobody else is to know who reads it.
    """
    return error(
        span,
        "site-loads-elsewhere",
        say("the page loads `{target}` from elsewhere", target=target[:80]),
        help=say("keep the file in the folder"),
    )
