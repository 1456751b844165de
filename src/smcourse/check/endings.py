"""Rules about the end of a course: what completes it and what the LMS is told of it."""

from __future__ import annotations

from collections.abc import Iterator

from smcourse.diagnostics import Diagnostic, Span, error, say, warning
from smcourse.lms import disagreements
from smcourse.model import Course
from smcourse.parse.tracks import track


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

    `needs: [mark]` wants a `pass_mark`, and `needs: [acknowledgements]` an `::: acknowledge` that
    is recorded, in the course of each audience. Where the mark is not needed, who falls short of it
    has completed the course all the same, so that `failed: failed` is never told.
    """
    settings = course.settings
    place = settings.places.get("needs")
    if place is None:
        return
    if "mark" in settings.needs and settings.pass_mark is None:
        yield error(
            place,
            "completion-needs",
            say("a mark is needed here, and there is no pass mark"),
            help=say("write `pass_mark:`, or take `mark` away"),
        )
    if "acknowledgements" in settings.needs:
        yield from _nothing_to_confirm(course, place)
    if "mark" not in settings.needs and settings.failed == "failed":
        yield warning(
            settings.places["failed"],
            "completion-needs",
            say("`failed` is never told, since the course is complete without the mark"),
            help=say("take the line away, or add `mark` to `needs:`"),
        )


def _nothing_to_confirm(course: Course, place: Span) -> Iterator[Diagnostic]:
    """For an audience that reads nothing, there is another code."""
    help = say("write an `::: acknowledge`, or take `acknowledgements` away")
    if not _asks_to_confirm(course):
        problem = say("confirmations are needed here, and the course asks for none")
        yield error(place, "completion-needs", problem, help=help)
        return
    for name in course.audiences:
        own = track(course, (name,))
        if any(own.lessons()) and not _asks_to_confirm(own):
            problem = say("the audience `{name}` is asked for no confirmation", name=name)
            yield error(place, "completion-needs", problem, help=help)


def _asks_to_confirm(course: Course) -> bool:
    return any(one.kind == "acknowledge" and one.record for one in course.questions())


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
