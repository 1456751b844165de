"""Codes of Markdown: headings, HTML, links, attributes in braces."""

from __future__ import annotations

from collections.abc import Iterable

from smcourse.diagnostics import Diagnostic, Fix, Span, did_you_mean, error, say, warning


def heading_level(span: Span, level: int) -> Diagnostic:
    """Headings inside a lesson go from `##` to `####`.

    `#` is the lesson's title. It stands in the front matter and is printed from there; a second
    one would confuse those who find their way by headings. A text that needs a fifth level is
    easier to read as two lessons.
    """
    if level == 1:
        return error(
            span,
            "heading-level",
            say("`#` is the lesson's title, which stands in the front matter"),
            help=say("use `##` for headings inside a lesson"),
        )
    return error(
        span,
        "heading-level",
        say("a lesson has headings of three levels, and this is a deeper one"),
        help=say("use `####`, or make a lesson of its own of this part"),
    )


def code_unclosed(span: Span) -> Diagnostic:
    """A code block ends with a line of the signs that opened it, as many or more.

    Without it, all that follows on the page would be code, its questions too, and nobody would be
    asked any of them.
    """
    return error(
        span,
        "code-unclosed",
        say("the code block that opens here is never closed"),
        help=say("close it with the same signs on a line of its own"),
    )


_ANY_OTHER = say("write Markdown, or put the text between backticks to show it")
_INSTEAD = {
    "a": say("write the link as Markdown: `[words](address)`"),
    "img": say("write the picture as Markdown: `![what it shows](media/picture.svg)`"),
    "details": say("write the lines `::: details Title`, the text, and `:::`"),
    "summary": say("write it after the fence’s name: `::: details Title`"),
    "video": say("write the lines `::: video Title {src=media/name.mp4}` and `:::`"),
    "audio": say("write the lines `::: audio Title {src=media/name.mp3}` and `:::`"),
    "h1": say("the title of the page is its first heading: begin with `##`"),
    "h5": say("headings go from `##` to `####`"),
    "h6": say("headings go from `##` to `####`"),
    "center": say("take the tag away: the theme places the text"),
    "font": say("take the tag away: the theme chooses type and colour"),
    "div": say("take the tag away, and leave an empty line around its text"),
    "u": say("write `**strong**`: underlined words look like links"),
    "strike": say("write `~~the words~~`"),
    "script": say("a course runs no script; put the text between backticks to show it"),
    "iframe": say("link to the page: `[words](address)`"),
}


def html_not_allowed(span: Span, name: str, *, is_attribute: bool = False) -> Diagnostic:
    """A course holds Markdown, and of HTML only plain text tags.

    Scripts, frames, forms, styles and event handlers are refused: a package runs inside the
    company's LMS with the learner's session. Links and images are written as Markdown, so that
    where they lead is checked. To show HTML, put it between backticks.
    """
    if is_attribute:
        return error(
            span,
            "html-not-allowed",
            say("the HTML attribute `{name}` is not allowed in a course", name=name),
            help=say("take the attribute away"),
        )
    return error(
        span,
        "html-not-allowed",
        say("the HTML tag <{name}> is not allowed in a course", name=name),
        help=_INSTEAD.get(name, _ANY_OTHER),
    )


def link_target(span: Span, target: str) -> Diagnostic:
    """A link leads to `https:`, `mailto:` or `tel:`, to a lesson's id, or to a file of the course.

    `http:` pages are blocked inside LMSs that are served by https; other schemes open nothing on
    most platforms, and `javascript:` would run with the learner's session.
    """
    if not target:
        return error(
            span,
            "link-target",
            say("this link has no address"),
            help=say("write the whole address, starting with https:// (or mailto:, tel:)"),
        )
    is_http = target.lower().startswith("http:")
    return error(
        span,
        "link-target",
        say("the link `{target}` leads nowhere that a platform would open", target=target[:80]),
        help=say("write https:// if the site has it")
        if is_http
        else say("write the whole address, starting with https:// (or mailto:, tel:)"),
    )


def attribute_unknown(span: Span, written: str, classes: Iterable[str] | None = None) -> Diagnostic:
    """What stands in braces behind a text is a class or attribute that means something here.

    Anything else is left out of the page, so that no course depends on what only some page
    understands.
    """
    helped = say("take it away")
    return warning(
        span,
        "attribute-unknown",
        say("`{written}` means nothing here and is left out", written=written),
        help=helped if classes is None else did_you_mean(written, classes, helped),
    )


def not_one_paragraph(span: Span) -> Diagnostic:
    """A question and each of its options is one paragraph.

    The question is read out as the name of the group, an option as the name of its button; lists
    and headings cannot be. They go above the question, into the situation.
    """
    return error(
        span,
        "not-one-paragraph",
        say("a question and its options are one paragraph each, without lists or headings"),
        help=say("write it as one paragraph; a list or heading goes above the question"),
    )


def link_to_nothing(span: Span, id: str, known: Iterable[str]) -> Diagnostic:
    """A link by id leads to a lesson or to a term of the glossary.

    `[How a message travels](#how-it-travels)` names a lesson by its id, wherever its file stands.
    """
    return error(
        span,
        "link-to-nothing",
        say("there is no lesson and no term `{id}`", id=id[:80]),
        help=did_you_mean(id, known),
    )


def footnote_missing(span: Span, name: str, known: Iterable[str]) -> Diagnostic:
    """A footnote that a text refers to stands in the same lesson.

    `Text[^1]` refers to it, and `[^1]: What it says` writes it, anywhere in the file.
    """
    return error(
        span,
        "footnote-missing",
        say("there is no footnote `{name}` in this lesson", name=name),
        help=did_you_mean(name, known, say("write it: `[^{name}]: …`", name=name)),
    )


def footnote_unused(span: Span, name: str) -> Diagnostic:
    """A footnote that is written is referred to somewhere.

    Otherwise nobody sees it.
    """
    return warning(
        span,
        "footnote-unused",
        say("nothing refers to the footnote `{name}`", name=name),
        help=say("write `[^{name}]` where it belongs, or delete it", name=name),
    )


def heading_order(span: Span, level: int) -> Diagnostic:
    """Headings go down one level at a time: `##`, then `###` below it.

    Each step begins anew below the lesson's title. Who reads with a screen reader jumps from
    heading to heading, and a missing level sounds like a missing part (WCAG 2.2, 1.3.1).
    """
    return warning(
        span,
        "heading-order",
        say("this heading skips a level"),
        help=say("write `{marks}`", marks="#" * level),
    )


def list_marker(span: Span, sign: str, fix: Fix) -> Diagnostic:
    """An item of a list begins with a hyphen and a blank, not with a bullet from elsewhere.

    To Markdown a bullet that was copied from another program is a sign of the text: the lines run
    together into one paragraph.
    """
    return warning(
        span,
        "list-marker",
        say("`{sign}` makes no list", sign=sign),
        help=say("write `- ` in its place"),
        fix=fix,
    )


def page_too_large(span: Span, limit: int) -> Diagnostic:
    """A lesson comes to at most 4 MB on the page, a course to 20 MB.

    A footnote is shown again under every step that refers to it, and a company's word and a themed
    drawing wherever they are used; many times something long fills a learner's browser.
    """
    return error(
        span,
        "page-too-large",
        say("with all that it repeats, this comes to more than {limit} kB", limit=limit // 1000),
        help=say("refer less often to what is long, or split the lesson"),
    )


def title_too_long(span: Span, length: int, limit: int) -> Diagnostic:
    """A title has at most 200 characters, the company's words in it filled in.

    Menus, reports and LMSs cut what is longer.
    """
    return error(
        span,
        "title-too-long",
        say(
            "this title has {length} characters, more than the limit of {limit}",
            length=length,
            limit=limit,
        ),
        help=say("shorten it"),
    )
