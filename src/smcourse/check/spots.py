"""Rules about questions about places in an image."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from smcourse.diagnostics import Diagnostic, say, warning
from smcourse.model import Course, Spot


def zones_overlap(course: Course) -> Iterator[Diagnostic]:
    """No zone of a `spot` question covers the centre of another.

    Who taps there would hit the one that lies above. Make the zones smaller, or move them apart;
    edges may overlap.
    """
    for question in course.asked():
        if not isinstance(question, Spot):
            continue
        zones = [zone for zone in question.zones if zone]
        for one, other in combinations(zones, 2):
            if one.holds_centre_of(other) or other.holds_centre_of(one):
                yield warning(
                    other.span,
                    "zones-overlap",
                    say("this zone and that of line {line} lie on each other", line=one.span.line),
                    help=say("make them smaller, or make one option of both"),
                )
