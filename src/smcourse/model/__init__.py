"""The one data model: what a course is, whatever it is compiled into.

Every value is frozen. `span` never counts in a comparison: two courses are equal when they mean
the same, wherever their text stands.
"""

from __future__ import annotations

from smcourse.model.course import (
    NEEDED,
    NEEDS,
    SCHEMES,
    THEMES,
    Block,
    Break,
    Container,
    Course,
    Details,
    Figure,
    Lesson,
    Media,
    Module,
    Note,
    Only,
    Panel,
    Panels,
    Reflect,
    Settings,
    Term,
    inside,
    prose_of,
    walk,
)
from smcourse.model.prose import Prose
from smcourse.model.questions import (
    UNGRADED,
    Choice,
    Entry,
    Gap,
    Match,
    Number,
    Option,
    Order,
    Question,
    Text,
    Ungraded,
)
from smcourse.model.scenario import Node, Scenario, Way

__all__ = [
    "NEEDED",
    "NEEDS",
    "SCHEMES",
    "THEMES",
    "UNGRADED",
    "Block",
    "Break",
    "Choice",
    "Container",
    "Course",
    "Details",
    "Entry",
    "Figure",
    "Gap",
    "Lesson",
    "Match",
    "Media",
    "Module",
    "Node",
    "Note",
    "Number",
    "Only",
    "Option",
    "Order",
    "Panel",
    "Panels",
    "Prose",
    "Question",
    "Reflect",
    "Scenario",
    "Settings",
    "Term",
    "Text",
    "Ungraded",
    "Way",
    "inside",
    "prose_of",
    "walk",
]
