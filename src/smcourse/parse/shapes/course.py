"""`course.yaml`."""

from __future__ import annotations

import re

from smcourse.diagnostics import say
from smcourse.lms import PRESETS
from smcourse.model import NEEDS, SCHEMES, THEMES
from smcourse.parse.fences import ID
from smcourse.parse.shapes import (
    LANGUAGE,
    YES_NO,
    Key,
    Line,
    Number,
    Pair,
    Section,
    Several,
    Shape,
    Word,
)
from smcourse.parse.shapes.checks import CHECKS
from smcourse.parse.shapes.tests import TESTS
from smcourse.vocabulary import COLOR
from smcourse.words import known_languages

VERSION = re.compile(r"[A-Za-z0-9][A-Za-z0-9.-]{0,19}")
MOST_LANGUAGES = 50
MOST_AUDIENCES = 20
LAST_MARK = 100

COMPLETION = Shape(
    keys={
        "pass_mark": Key(
            kind=Number(1, LAST_MARK),
            says=say("The percent of the points that passes the course. Without it, any will do."),
        ),
        "pass_mark_range": Key(
            kind=Pair(low=1, high=LAST_MARK, alone=False),
            says=say(
                "The lowest and the highest pass mark that a company may set in `company.yaml`, "
                "such as `[75, 90]`. Without it, none but the course's own."
            ),
        ),
        "needs": Key(
            kind=Several(each=Word(NEEDS)),
            says=say(
                "What completes the course: `lessons` gone through, the `mark` reached, what is to "
                "be confirmed (`acknowledgements`). Without it, `[lessons, mark]`."
            ),
        ),
        "report": Key(
            kind=Word(("passed", "completed")),
            says=say(
                "What the LMS hears of whoever is done and reached the mark. Without it, as the "
                "LMS wants it, else `passed`."
            ),
        ),
        "failed": Key(
            kind=Word(("incomplete", "failed")),
            says=say(
                "What the LMS hears of whoever has not reached the mark. Some LMSs close a course "
                "that is *failed*. Without it, as the LMS wants it, else `incomplete`."
            ),
        ),
    }
)

COURSE = Shape(
    keys={
        "id": Key(
            kind=Line(form=ID),
            required=True,
            says=say(
                "The course's name for LMSs and in the name of the package: a–z, digits and "
                "hyphens. Never change it once learners have begun."
            ),
        ),
        "title": Key(
            kind=Line(),
            says=say("The title, for each language that has none of its own in its `index.md`."),
        ),
        "version": Key(
            kind=Line(form=VERSION),
            says=say(
                "Stands in the package's name, in its manifest and in the menu, as it is written "
                "here: at most 20 letters, digits, dots and hyphens. Without it, `1`."
            ),
        ),
        "languages": Key(
            kind=Several(each=Line(form=LANGUAGE, known=known_languages()), most=MOST_LANGUAGES),
            filled=True,
            says=say(
                "The languages, each a folder of its own. The others are compared with the first. "
                "Without it, every folder that is named like a language and holds pages."
            ),
        ),
        "modules": Key(
            kind=Several(each=Line()),
            filled=True,
            says=say(
                "The folders of the modules, in their order. Without it, every folder by its name."
            ),
        ),
        "packages": Key(
            kind=Word(("one-for-each-language", "all-languages-in-one")),
            says=say(
                "Whether each language gets a package of its own or all share one, in which "
                "learners choose. Without it, `one-for-each-language`."
            ),
        ),
        "audiences": Key(
            kind=Section(Shape(others=Line(), names=ID, most=MOST_AUDIENCES)),
            filled=True,
            says=say(
                "Those who get a package of their own: an id, and a name for authors, on each "
                "line. Lessons and blocks say by the id for whom they are."
            ),
        ),
        "brand_color": Key(
            kind=Line(form=COLOR),
            says=say(
                "The colour from which those of all pages are made: `#` and six hexadecimal "
                "digits, in quotes."
            ),
        ),
        "theme": Key(
            kind=Word(THEMES), says=say("The look of the pages. Without it, `editorial`.")
        ),
        "scheme": Key(
            kind=Word(SCHEMES),
            says=say(
                "Whether pages are light or dark; with `device` each learner's device says so. "
                "Without it, `device`."
            ),
        ),
        "certificate": Key(
            kind=Word(YES_NO),
            says=say("Whether whoever is done can print a certificate. Without it, they can."),
        ),
        "completion": Key(
            kind=Section(COMPLETION),
            filled=True,
            says=say("When the course is done, and what the LMS then hears."),
        ),
        "show_answer_after": Key(
            kind=Number(1, 99),
            says=say(
                "From which try that is not right on learners may have the answer shown. "
                "Without it, from the second."
            ),
        ),
        "lms": Key(
            kind=Word(tuple(PRESETS)),
            says=say(
                "The LMS that packages are for: it fills in what you leave open and sets how often "
                "the course saves. Without it, `any`."
            ),
        ),
        "tests": Key(
            kind=Section(TESTS),
            filled=True,
            says=say("The tests that are drawn from the bank: an id each, and its rules below."),
        ),
        "checks": Key(
            kind=CHECKS,
            says=say(
                "What is to be checked beyond what must be right: `all`, or the keys whose values "
                "are not the usual ones. Without it, nothing."
            ),
        ),
    }
)
