"""Codes of an update: what a new version of a package takes from learners in mid-course."""

from __future__ import annotations

from smcourse.diagnostics import Diagnostic, Span, Text, say, warning


def lesson_gone(span: Span, id_: str, likely: str) -> Diagnostic:
    """A lesson that learners have done stays in the course, or its record moves with it.

    A lesson that is gone loses its tick, even if it comes back later. If it only has another id
    now, `was: [old-id]` in its front matter carries its record over; leave it there for good.
    """
    return warning(
        span,
        "lesson-gone",
        say("the lesson `{id}` is gone: whoever had done it has no tick for it any more", id=id_),
        help=say(
            "if `{likely}` is the same lesson, write `was: [{id}]` into its front matter",
            likely=likely,
            id=id_,
        )
        if likely
        else say("if it has another id now, write `was: [{id}]` into its front matter", id=id_),
    )


def question_gone(span: Span, id_: str, likely: str) -> Diagnostic:
    """A question that learners have answered stays in the course, or its record moves with it.

    The answers to a question that is gone count for nothing. They wait in the record, as long as
    there is room, and are back with its id. If it only has another id now, `{was=old-id}` behind
    the new one carries them over; leave it there for good.
    """
    return warning(
        span,
        "question-gone",
        say("the question `{id}` is gone: the answers to it count no more", id=id_),
        help=say(
            "if `{likely}` is the same question, write `{was={id}}` behind that id",
            likely=likely,
            id=id_,
        )
        if likely
        else say("if it has another id now, write `{was={id}}` behind that one", id=id_),
    )


def test_gone(span: Span, id_: str, likely: str) -> Diagnostic:
    """A test that learners have sat stays in the course, or its record moves with it.

    The results of a test that is gone count for nothing: it is neither passed nor shown. If it only
    has another id now, `was: [old-id]` under that one in course.yaml carries them over; leave it
    there for good.
    """
    return warning(
        span,
        "test-gone",
        say("the test `{id}` is gone: its results count no more", id=id_),
        help=say(
            "if `{likely}` is the same test, write `was: [{id}]` below it in `tests:`",
            likely=likely,
            id=id_,
        )
        if likely
        else say("if it has another id now, write `was: [{id}]` below it in `tests:`", id=id_),
    )


def was_gone(span: Span, id_: str, count: int) -> Diagnostic:
    """An id that something once had stays in its `was`.

    Whoever comes back after a long time has a record from before the renaming. Without the old id
    in `was` nothing is found there: it is as if they had never been here.
    """
    return warning(
        span,
        "was-gone",
        say("`{id}` has forgotten an id that it had before: `was` names fewer than it did", id=id_)
        if count == 1
        else say(
            "`{id}` has forgotten {count} ids that it had before: `was` names fewer than it did",
            id=id_,
            count=count,
        ),
        help=say("write the old ids into `was` again, and leave them there for good"),
    )


def id_taken_over(span: Span, id_: str, old: str) -> Diagnostic:
    """No new id shortens to the same 30 bits in the saved record as one of the version before.

    The new lesson or question would take up what learners did in the other one. It happens once in
    some millions of ids; rename the new one.
    """
    return warning(
        span,
        "id-taken-over",
        say(
            "`{id}` would take up the record of `{old}`: both shorten to the same", id=id_, old=old
        ),
        help=say("choose another id for `{id}`", id=id_),
    )


def identifier_changed(span: Span, old: str, new: str, reason: Text) -> Diagnostic:
    """A new version has the manifest identifier of the version before.

    It is made of the course's id, its language, its audience and its company. LMSs that know a
    course by it take the package for another course, and everybody begins again; where the package
    of a running activity is replaced, most keep the records all the same. With another id of the
    course, no record of before is taken up, and the notes that learners keep on their device are
    not found either.
    """
    return warning(
        span,
        "identifier-changed",
        say(
            "the manifest's identifier was `{old}` and is `{new}`, since {reason}: LMSs that go by "
            "it take this for another course, in which everybody begins again",
            old=old,
            new=new,
            reason=reason,
        ),
        help=say("build the same course for the same language, audience and company as before"),
    )


def sco_gone(span: Span, id_: str) -> Diagnostic:
    """A new version has the SCO of the version before, under the same identifier.

    Moodle and Totara keep records by the identifiers of the manifest's items, and delete those of
    an item that is gone when the package is replaced.
    """
    return warning(
        span,
        "sco-gone",
        say("the SCO `{id}` is gone: Moodle and Totara delete all records of it", id=id_),
        help=say("build the package anew with smcourse, and change nothing in its manifest"),
    )
