"""`checks:` of `course.yaml`."""

from __future__ import annotations

from smcourse.diagnostics import Text, say
from smcourse.model import READING
from smcourse.model.advice import METADATA
from smcourse.model.bank import HANDBOOK_READING
from smcourse.parse.shapes import (
    AnyOf,
    Key,
    Line,
    Number,
    Pair,
    Section,
    Several,
    Shape,
    Word,
)

EVERY = "all"
LEVELS = (*READING, HANDBOOK_READING)
MOST_NUMBER = 10_000
MOST_TERMS = 1_000

_NUMBER = Number(0, MOST_NUMBER)
_PAIR = Pair(low=0, high=MOST_NUMBER)
_NAMES = Several(each=Line())
_OF_LEVELS: dict[str, Text] = {
    "plain": say("For texts that everybody reads."),
    "role": say("For texts of a trade."),
    "legal": say("For texts of a law."),
    "handbook": say("For chapters of the handbook."),
}
_LEVELS = Section(
    Shape(keys={level: Key(kind=_NUMBER, says=_OF_LEVELS[level]) for level in LEVELS})
)
_WORDS = Shape(
    keys={
        "lesson": Key(
            kind=_NUMBER, says=say("Words of prose in a lesson, at most. Without it, 450.")
        ),
        "role_lesson": Key(
            kind=_NUMBER,
            says=say("The same in a lesson that is for an audience. Without it, 800."),
        ),
        "between_questions": Key(
            kind=_NUMBER,
            says=say("Words of prose between two questions, at most. Without it, 90."),
        ),
    }
)
_STEPS = Shape(
    keys={
        "without_question": Key(
            kind=_NUMBER,
            says=say("Steps in a row that ask nothing, at most. Without it, 2."),
        ),
        "asking": Key(
            kind=_NUMBER, says=say("Percent of the steps that ask, at least. Without it, 60.")
        ),
    }
)

OWN_CHECKS = Shape(
    keys={
        "only": Key(
            kind=_NAMES, says=say("The codes that are to speak, and no others. Without it, all.")
        ),
        "off": Key(kind=_NAMES, says=say("The codes that are to be silent.")),
        "inflesz": Key(
            kind=_LEVELS,
            says=say("How easy Spanish texts are to read, at least, by the scale of INFLESZ."),
        ),
        "grade": Key(
            kind=_LEVELS,
            says=say(
                "The years of school that English texts ask for, at most, by Flesch and Kincaid."
            ),
        ),
        "reading_ease": Key(
            kind=_LEVELS,
            says=say("How easy English texts are to read, at least, by Flesch's scale."),
        ),
        "sentence": Key(kind=_LEVELS, says=say("Words in a sentence, at most.")),
        "words": Key(kind=Section(_WORDS), says=say("How long the prose of a lesson may be.")),
        "steps": Key(kind=Section(_STEPS), says=say("How often the steps of a lesson ask.")),
        "questions": Key(
            kind=_NUMBER, says=say("Questions that a lesson asks, at least. Without it, 2.")
        ),
        "minutes": Key(
            kind=_NUMBER,
            says=say(
                "Percent by which the `minutes` of a lesson may differ from those counted. Without "
                "it, 25."
            ),
        ),
        "items": Key(
            kind=_NUMBER, says=say("Items of the bank for an objective, at least. Without it, 2.")
        ),
        "critical_items": Key(
            kind=_NUMBER,
            says=say("The same where an objective has critical items. Without it, 4."),
        ),
        "draw_ratio": Key(
            kind=_NUMBER,
            says=say("Items of the bank for each that is drawn, at least. Without it, 3."),
        ),
        "options": Key(
            kind=_PAIR,
            says=say(
                "Options of a question with one right: one number, or the least and the most. "
                "Without it, 3."
            ),
        ),
        "stem": Key(
            kind=_PAIR,
            says=say("Words before the options, the least and the most. Without it, `[20, 60]`."),
        ),
        "feedback": Key(
            kind=_PAIR,
            says=say("Words of feedback, the least and the most. Without it, `[15, 45]`."),
        ),
        "applying": Key(
            kind=_NUMBER,
            says=say("Percent of items that ask to apply something, at least. Without it, 60."),
        ),
        "metadata": Key(
            kind=Several(each=Word(METADATA)),
            says=say("What an item says of itself. Without it, all that it can."),
        ),
        "sections": Key(
            kind=Section(Shape(others=_NAMES)),
            says=say("By language: the headings that every lesson has."),
        ),
        "avoid": Key(
            kind=Section(Shape(others=Section(Shape(others=Line(), most=MOST_TERMS)))),
            says=say(
                "By language: a term that is not to be written, and what instead. An asterisk "
                "stands for any ending."
            ),
        ),
        "covers": Key(
            kind=_NAMES,
            says=say("The parts of a brief that lessons answer, as their `covers` name them."),
        ),
        "practice": Key(
            kind=_NAMES, says=say("Objectives that are shown in lessons and not tested.")
        ),
        "cast": Key(
            kind=_NAMES, says=say("The people of the course, of whom none is to be everywhere.")
        ),
    }
)

CHECKS = AnyOf((Word((EVERY,)), Section(OWN_CHECKS)))
