"""Rules about the end of a course: what completes it and what the LMS is told of it."""

from __future__ import annotations

from collections.abc import Iterator

from smcourse.diagnostics import Diagnostic, error, say, warning
from smcourse.lms import disagreements
from smcourse.model import Course


def pass_mark_range(course: Course) -> Iterator[Diagnostic]:
    """The range in which a company may set the pass mark holds the course's own.

    `pass_mark_range: [75, 90]` beside `pass_mark: 80` lets a company write any `pass_mark` from 75
    to 90 into its `company.yaml`. Without one the course is passed with its own mark.
    """
    settings = course.settings
    if settings.pass_mark_range is None:
        return
    low, high = settings.pass_mark_range
    if settings.pass_mark is None or not low <= settings.pass_mark <= high:
        yield error(
            settings.places["pass_mark_range"],
            "pass-mark-range",
            say(
                "the range from {low} to {high} does not hold the course's mark", low=low, high=high
            )
            if settings.pass_mark
            else say("there is a range for the pass mark, and no pass mark"),
            help=say("write `pass_mark:` with a mark from {low} to {high}", low=low, high=high),
        )


def completion_needs(course: Course) -> Iterator[Diagnostic]:
    """What `needs` asks for is there, and what is said of it is told.

    `needs: [mark]` wants a `pass_mark`. Where the mark is not needed, who falls short of it has
    completed the course all the same, so that `failed: failed` is never told.
    """
    settings = course.settings
    place = settings.places.get("needs")
    if place is None:
        return
    has_mark = settings.pass_mark or any(course.mark_of(test) for test in course.tests)
    if "mark" in settings.needs and not has_mark:
        yield error(
            place,
            "completion-needs",
            say("a mark is needed here, and there is no pass mark"),
            help=say("write `pass_mark:`, or take `mark` away"),
        )
    if "mark" not in settings.needs and settings.failed == "failed":
        yield warning(
            settings.places["failed"],
            "completion-needs",
            say("`failed` is never told, since the course is complete without the mark"),
            help=say("take the line away, or add `mark` to `needs:`"),
        )


def lms_disagrees(course: Course) -> Iterator[Diagnostic]:
    """What `completion` says of `report` and `failed` is what suits the LMS.

    A preset, `lms: cornerstone` or `--lms cornerstone`, fills in what `course.yaml` leaves open.
    What is written there counts, even against the LMS's own advice; the page on LMS presets says
    what each wants, and why.
    """
    settings = course.settings
    for key, written, wanted in disagreements(settings) if settings.pass_mark else ():
        yield warning(
            settings.places[key],
            "lms-disagrees",
            say(
                "`{key}: {written}` is written here, and `{lms}` wants `{wanted}`",
                key=key,
                written=written,
                lms=settings.lms,
                wanted=wanted,
            ),
            help=say("take the line away, or keep it if your LMS was tried with it"),
        )
