"""Rules about the end of a course: what completes it and what the LMS is told of it."""

from __future__ import annotations

from collections.abc import Iterator

from smcourse.diagnostics import Diagnostic, say, warning
from smcourse.lms import disagreements
from smcourse.model import Course


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
