"""Codes of a question's own lines."""

from __future__ import annotations

from smcourse.diagnostics import Diagnostic, Fix, Span, error, say, warning


def question_id_missing(span: Span, kind: str) -> Diagnostic:
    """A question has an id, written by its author.

    The learner's answer is kept under it. A number made up by a program would change when a
    question is inserted above, and every answer would slide to the wrong question.
    """
    return error(
        span,
        "question-id-missing",
        say("this question has no id, and its id is what keeps a learner's answer"),
        help=say("write `::: {kind} short-name`", kind=kind),
    )


def option_mark(span: Span, fix: Fix | None = None) -> Diagnostic:
    """An option has a box: `- [ ]`, or `- [x]` where it is right.

    A list item without one could be an option or a part of the text; we do not guess. A box that
    lacks a blank, or was copied from another program, is read as it was meant, once it is mended.
    """
    return error(
        span,
        "option-mark",
        say("the box of this option is not written as one")
        if fix
        else say("this option has no box"),
        help=say("write `- [ ] …`, or `- [x] …` where it is right"),
        fix=fix,
    )


def option_line(span: Span) -> Diagnostic:
    """Below the first option every line belongs to an option, or is a hint.

    Feedback is the quote under its option (`  > …`), a longer option goes on indented by two
    spaces, and `hint:` may stand at the end.
    """
    return error(
        span,
        "option-line",
        say("this line belongs to no option"),
        help=say("indent it by two spaces, start it with `>` for feedback, or `hint:`"),
    )


def item_line(span: Span) -> Diagnostic:
    """Below the first item of a question's list every line belongs to an item, or is a remark.

    What is said of an item is the quote under it (`  > …`), a longer item goes on indented by two
    spaces, and `hint:`, `right:`, `part:` and `wrong:` may stand at the end, each once.
    """
    return error(
        span,
        "item-line",
        say("this line belongs to no item"),
        help=say("indent it by two spaces, start it with `>`, or with `hint:` or `right:`"),
    )


def pair_form(span: Span, fix: Fix | None = None) -> Diagnostic:
    """An item of a `match` question is a line, two colons, and the answer that belongs to it.

    `- Your cousin follows you :: Organic`. An answer that belongs to no line has nothing before
    the colons: `- :: Viral`.
    """
    return error(
        span,
        "pair-form",
        say("this item has no `::`"),
        help=say("write `- line :: answer`, with blanks around the colons"),
        fix=fix,
    )


def ungraded_mark(span: Span) -> Diagnostic:
    """A question that is not graded marks nothing as right or wrong.

    An item of a survey is `- …`, without a box; `right:`, `part:` and `wrong:` have no place below.
    What is to be said of an item stands under it, `  > …`.
    """
    return error(
        span,
        "ungraded-mark",
        say("nothing is right or wrong in this question"),
        help=say("write items as `- …`, without a box, and leave out `right:` and `wrong:`"),
    )


def ungraded_points(span: Span) -> Diagnostic:
    """A question in which nothing is right or wrong gives no points.

    It is left out of the score and of the pass mark; to complete the course it has to be answered
    like any other.
    """
    return error(
        span,
        "ungraded-points",
        say("this kind of question is not graded, so it gives no points"),
        help=say("leave out `points`; to grade the question, write `::: choice`"),
    )


def way_form(span: Span) -> Diagnostic:
    """An item of a `scenario` says where it leads, and how good the decision is.

    `- Report the link -> d (3)`: behind the arrow stands the id of a node, in brackets 3 for the
    best decision, 1 for one that will do, 0 for one that does harm.
    """
    return error(
        span,
        "way-form",
        say("this decision does not say where it leads and how good it is"),
        help=say("write `- decision -> node (3)`, with 3, 1 or 0 in the brackets"),
    )


def remark_line(span: Span) -> Diagnostic:
    """Below the first remark of a question stand only remarks, a line each, and each once.

    They are `hint:`, `right:`, `part:` and `wrong:`, in any order. What is asked stands above them.
    """
    return error(
        span,
        "remark-line",
        say("this line is no remark, or one that was there before"),
        help=say(
            "move it up to what is asked, or write it behind `hint:`, `right:`, `part:` or `wrong:`"
        ),
    )


def gap_form(span: Span) -> Diagnostic:
    """A gap of a `text` question is opened and closed in one line, and stands in plain text.

    `[[answer|variant]]`. Inside a link or an image nobody can write. To show two brackets, write
    `\\[[`, or put them in code.
    """
    return error(
        span,
        "gap-form",
        say("this is no gap that can be filled in"),
        help=say("write `[[answer]]` in one line, outside links and images"),
    )


def boxes_outside_question(span: Span) -> Diagnostic:
    """A list with boxes, `- [ ]` and `- [x]`, is the options of a question.

    Outside one it is shown as a list of ticks that nobody can choose from, and the right answers
    are given away.
    """
    return warning(
        span,
        "boxes-outside-question",
        say("these boxes stand outside a question"),
        help=say("write `::: choice short-name` above the question and `:::` below the options"),
    )
