"""`facts.yaml`."""

from __future__ import annotations

import re

from smcourse.diagnostics import Text, say
from smcourse.model import GRADES
from smcourse.parse.dates import DATE
from smcourse.parse.shapes import (
    Anything,
    ByLanguage,
    Key,
    Kind,
    Line,
    Section,
    Several,
    Shape,
    Word,
)

FACT_ID = re.compile(r"[A-Za-z][A-Za-z0-9_-]{0,19}")


def _key(kind: Kind, says: Text, *, required: bool = False) -> Key:
    return Key(kind=ByLanguage(kind), says=says, required=required)


FACT = Shape(
    keys={
        "grade": _key(
            Word(GRADES),
            say(
                "How sure it is: `A` read at the source itself, `B` at somebody who quotes it, `C` "
                "opened by nobody yet, `X` contested. Only `A` and `B` are cited."
            ),
            required=True,
        ),
        "source": _key(Line(), say("Who says so."), required=True),
        "year": _key(Line(), say("The year of the source."), required=True),
        "via": _key(
            Line(), say("Who quotes the source, where it was not opened itself: needed with `B`.")
        ),
        "says": _key(
            Several(each=Line()),
            say(
                "Words that each paragraph which cites it must hold, such as the year of an old "
                "survey."
            ),
        ),
        "review": _key(
            Line(form=DATE),
            say(
                "The day by which it is to be looked at again, such as `2027-02-28`; a month means "
                "its last day."
            ),
        ),
        "claim": Key(kind=Anything(), says=say("What may be said by it. For authors.")),
        "note": Key(kind=Anything(), says=say("A remark. For authors.")),
    }
)

FACTS = Shape(others=Section(FACT), names=FACT_ID)
