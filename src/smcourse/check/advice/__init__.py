"""What a careful author wants to be told beyond what must be right: `checks:` of course.yaml.

A rule takes the course in one language and what its authors asked for.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from smcourse.check.advice import bank, choices, lessons, objectives, reading
from smcourse.check.advice.languages import beside
from smcourse.codes.advice import check_unknown
from smcourse.diagnostics import Diagnostic
from smcourse.model import Course
from smcourse.model.advice import Advice

Rule = Callable[[Course, Advice], Iterator[Diagnostic]]

ADVICE: tuple[Rule, ...] = (
    reading.readability,
    reading.sentence_too_long,
    reading.term_avoided,
    lessons.lesson_too_long,
    lessons.lesson_few_questions,
    lessons.lesson_sections,
    lessons.words_between_questions,
    lessons.steps_without_question,
    lessons.steps_asking,
    lessons.minutes_differ,
    objectives.objective_verb,
    objectives.objective_untested,
    objectives.objective_few_items,
    objectives.practice_shown,
    objectives.covers_gap,
    objectives.covers_unknown,
    choices.option_lengths,
    choices.key_longest,
    choices.key_position,
    choices.option_absolutes,
    choices.all_of_above,
    choices.stem_negative,
    choices.options_count,
    choices.stem_length,
    bank.feedback_given,
    bank.feedback_length,
    bank.bloom_share,
    bank.item_metadata,
    bank.cast_balance,
)

BESIDE = ("text-untranslated", "head-in-every-language")


def advise(course: Course) -> Iterator[Diagnostic]:
    """What every rule that is on says of a course that asks for it."""
    advice = course.settings.advice
    for rule in ADVICE if advice else ():
        if advice and advice.asks_for(code_of(rule)):
            yield from rule(course, advice)


def advise_languages(courses: tuple[Course, ...]) -> Iterator[Diagnostic]:
    """The languages of a course that asks for it beside the first; and what it names."""
    advice = courses[0].settings.advice if courses else None
    if advice is None:
        return
    known = (*map(code_of, ADVICE), *BESIDE)
    for key, names in (("only", advice.only), ("off", advice.off)):
        for name in names:
            if name not in known:
                yield check_unknown(advice.place(key), name, known)
    for other in courses[1:]:
        yield from beside(courses[0], other, advice)


def code_of(rule: Rule) -> str:
    """A rule's name is its code."""
    return rule.__name__.replace("_", "-")
