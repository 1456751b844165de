"""`tests:` of `course.yaml`."""

from __future__ import annotations

from smcourse.diagnostics import say
from smcourse.model import CRITICAL, FEEDBACK, REVIEW, TEST_KINDS
from smcourse.parse.fences import ID
from smcourse.parse.shapes import (
    YES_NO,
    AnyOf,
    Key,
    Line,
    Number,
    Section,
    Several,
    Shape,
    Word,
)

UNLIMITED = "unlimited"
MOST_DRAWN = 100
MOST_HOURS = 24 * 60

_DRAWN = Number(1, MOST_DRAWN)

TEST = Shape(
    keys={
        "kind": Key(
            kind=Word(TEST_KINDS),
            says=say(
                "A `final` test decides how the course ends; a `pre-test` stands before the first "
                "lesson and changes no score. Without it, `final`."
            ),
        ),
        "draw": Key(
            kind=AnyOf((_DRAWN, Section(Shape(others=_DRAWN)))),
            required=True,
            filled=True,
            says=say(
                "How many items are asked: a number, or one for each module or objective. `O2*` is "
                "every objective that begins so."
            ),
        ),
        "pass_mark": Key(
            kind=Number(1, 100),
            says=say("The percent that passes. Without it, that of the course."),
        ),
        "attempts": Key(
            kind=AnyOf((Number(1, 99), Word((UNLIMITED,)))),
            says=say(
                "How often the test can be sat: a number, or `unlimited`. Without it, a final test "
                "without limit, a pre-test once."
            ),
        ),
        "wait": Key(
            kind=Several(each=Number(0, MOST_HOURS)),
            says=say(
                "Hours before it can be sat again: `[0, 24]` is none after the first attempt, a "
                "day after each other. Without it, none."
            ),
        ),
        "help_after": Key(
            kind=Number(1, 99),
            says=say(
                "After how many attempts whoever has not passed reads the `help` of the test's "
                "page. Without it, 3."
            ),
        ),
        "minutes": Key(
            kind=Number(1, 999), says=say("A limit of time, in minutes. Without it, none.")
        ),
        "feedback": Key(
            kind=Word(FEEDBACK),
            says=say(
                "When learners see what was right: `at-end`, `at-once` after each item, "
                "`by-objective` without the items, or `never`. Without it, `at-end`."
            ),
        ),
        "review": Key(
            kind=Word(REVIEW),
            says=say(
                "When answers can be looked at again: `always`, `after-pass` or `never`. Without "
                "it, as `feedback` allows."
            ),
        ),
        "critical": Key(
            kind=Word(CRITICAL),
            says=say(
                "What becomes of a critical item answered wrong: `repair` asks another one until "
                "one is right, `must` takes a new attempt, `counts` counts it like all others. "
                "Without it, `repair`; in a pre-test `counts`."
            ),
        ),
        "shuffle": Key(
            kind=Word(YES_NO),
            says=say("Whether items and options come in another order. Without it, they do."),
        ),
        "confidence": Key(
            kind=Word(YES_NO),
            says=say("Whether learners are asked how sure they are. Without it, in a pre-test."),
        ),
        "audience": Key(
            kind=Several(each=Line(form=ID)),
            filled=True,
            says=say("The audiences that sit it, by their ids. Without it, all."),
        ),
        "was": Key(
            kind=Several(each=Line(form=ID)),
            says=say("Ids that it had before: its records go on."),
        ),
    }
)

TESTS = Shape(others=Section(TEST), names=ID)
