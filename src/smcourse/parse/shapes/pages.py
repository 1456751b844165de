"""The front matter of pages, by what each page is."""

from __future__ import annotations

from smcourse.diagnostics import say
from smcourse.model import READING
from smcourse.model.bank import HANDBOOK_READING
from smcourse.parse.dates import DATE
from smcourse.parse.fences import ID
from smcourse.parse.shapes import (
    MOST_WORDS,
    YES_NO,
    Key,
    Line,
    Number,
    Section,
    Several,
    Shape,
    Word,
)

_TITLE = Key(kind=Line(), required=True, says=say("The title, on one line."))
_REVIEWED_BY = Key(
    kind=Line(), says=say("Who has looked at it; `none` says that nobody has. For authors.")
)
_READING = Key(
    kind=Word(READING),
    says=say(
        "How hard its text may be to read: `plain` for everybody, `role` for a trade, `legal` for "
        "a law. Without it, `role` in a lesson with an `audience`, else `plain`."
    ),
)

LESSON = Shape(
    keys={
        "id": Key(
            kind=Line(form=ID),
            says=say(
                "The name under which records are kept: a–z, digits and hyphens, the same in all "
                "languages. Never change it once learners have begun. Without it, the file's name."
            ),
        ),
        "title": _TITLE,
        "minutes": Key(
            kind=Number(1, 999),
            says=say("How many minutes it takes. All lessons say it, or none does."),
        ),
        "objectives": Key(
            kind=Section(Shape(others=Line(), most=MOST_WORDS)),
            filled=True,
            says=say(
                "What learners can do afterwards: a name of yours, such as `O1`, and a sentence "
                "that begins with a verb. Questions name the objective that they ask for."
            ),
        ),
        "audience": Key(
            kind=Several(each=Line(form=ID)),
            filled=True,
            says=say("The audiences that it is for, by their ids. Without it, all."),
        ),
        "record": Key(
            kind=Word(("all", "none")),
            says=say(
                "With `none` it leaves no record and is not asked for to complete the course: a "
                "page to look things up. Without it, `all`."
            ),
        ),
        "fast_lane": Key(
            kind=Word(YES_NO[::-1]),
            says=say(
                "Whether it is asked for on the fast lane of its module, too. Without it, it is "
                "not."
            ),
        ),
        "review": Key(
            kind=Line(form=DATE),
            says=say(
                "The day by which its facts are to be looked at again, such as `2027-02-28`; a "
                "month means its last day."
            ),
        ),
        "covers": Key(
            kind=Several(each=Line()),
            says=say("What of a brief it answers, by names of yours. For authors."),
        ),
        "reading": _READING,
        "reviewed_by": _REVIEWED_BY,
        "was": Key(
            kind=Several(each=Line(form=ID)),
            says=say("Ids that it had before: its records go on."),
        ),
    }
)

COVER = Shape(
    keys={
        "title": Key(
            kind=Line(),
            says=say("The course's title in this language. Without it, that of `course.yaml`."),
        ),
        "kicker": Key(kind=Line(), says=say("The small line above the title.")),
    }
)

MODULE = Shape(
    keys={
        "title": _TITLE,
        "id": Key(
            kind=Line(form=ID),
            says=say(
                "The name by which tests draw from the module. Without it, that of its folder "
                "without its number."
            ),
        ),
    }
)

BANK_PAGE = Shape(
    keys={
        "title": Key(kind=Line(), says=say("What the file is about. For authors.")),
        "tests": Key(
            kind=Several(each=Line(form=ID)),
            filled=True,
            says=say("The tests that may draw its items. Without it, every final test."),
        ),
        "version": Key(kind=Line(), says=say("The version of its items. For authors.")),
        "reading": _READING,
        "reviewed_by": _REVIEWED_BY,
    }
)

TEST_PAGE = Shape(
    keys={
        "title": Key(kind=Line(), says=say("What the test is called in this language.")),
        "help": Key(
            kind=Line(), says=say("Whom to ask, for those who have not passed several times.")
        ),
    }
)

FRONT_PAGE = Shape(
    keys={
        "title": Key(
            kind=Line(),
            says=say("The handbook's title. Without it, what its language calls one."),
        ),
        "kicker": Key(kind=Line(), says=say("The small line above the title.")),
    }
)

CHAPTER = Shape(
    keys={
        "id": Key(
            kind=Line(form=ID),
            required=True,
            says=say("The name by which links lead to the chapter."),
        ),
        "title": _TITLE,
        "section": Key(
            kind=Line(),
            says=say("Its number, `6` or `A`; one that begins with a letter is an annex."),
        ),
        "reading": Key(
            kind=Word((HANDBOOK_READING, *READING)),
            says=say("How hard its text may be to read. Without it, as a handbook."),
        ),
    }
)

GLOSSARY_PAGE = Shape()
