"""Rules about questions."""

from __future__ import annotations

from collections.abc import Iterator

from smcourse.diagnostics import Diagnostic, did_you_mean, error, say, warning
from smcourse.model import (
    Choice,
    Course,
    Entry,
    Match,
    Node,
    Option,
    Order,
    Question,
    Scenario,
    Ungraded,
    Way,
)
from smcourse.parse.questions.choice import MAX_OPTIONS
from smcourse.state import MAX_RESPONSE

MAX_LINES = 12  # 12! < 2^29
MAX_SCALE = 11  # 0 to 10


def choice_has_prompt(course: Course) -> Iterator[Diagnostic]:
    """A question asks something before its options.

    The last paragraph before the options is the question; it is read out as their name.
    """
    for question in course.asked():
        if not question.prompt.markdown.strip():
            yield error(
                question.span,
                "choice-has-prompt",
                say("this question asks nothing"),
                help=say("write the question as a paragraph above the options"),
            )


def choice_has_options(course: Course) -> Iterator[Diagnostic]:
    """A choice question has from 2 to 26 options.

    With fewer there is nothing to choose; SCORM 1.2 names options by one character.
    """
    for question in course.choices():
        count = len(question.options)
        if question.kind != "true-false" and not 2 <= count <= MAX_OPTIONS:
            yield error(
                question.span,
                "choice-has-options",
                say(
                    "this question takes 2 to {most} options; it has {count}",
                    most=MAX_OPTIONS,
                    count=count,
                ),
                help=say("write an option as `- [ ] …`"),
            )


def true_false_options(course: Course) -> Iterator[Diagnostic]:
    """A true-false question has two options, one that says true and one that says false.

    Write `- [x] true` and `- [ ] false`, or the Spanish words; in any other language, say which is
    which by `{#true}` and `{#false}`. One of them is right.
    """
    for question in course.choices():
        if question.kind != "true-false":
            continue
        ids = sorted(option.id for option in question.options)
        if ids != ["false", "true"] or sum(option.right for option in question.options) > 1:
            yield error(
                question.span,
                "true-false-options",
                say("this question does not have one option for true and one for false"),
                help=say("write `- [x] true` and `- [ ] false`, with the x at the right one"),
            )


def choice_has_answer(course: Course) -> Iterator[Diagnostic]:
    """A question with options marks at least one of them as right.

    Without one no learner can pass, and SCORM has no correct_responses to report.
    Mark it with `- [x]`.
    """
    for question in course.choices():
        if question.options and not any(option.right for option in question.options):
            yield error(
                question.span,
                "choice-has-answer",
                say("this question has no right answer"),
                help=say("mark at least one option with [x]"),
            )


def order_has_lines(course: Course) -> Iterator[Diagnostic]:
    """An order question has from 2 to 12 lines.

    With fewer there is nothing to order; more than 12 can be ordered in so many ways that a
    learner's order no longer fits into the saved record.
    """
    for question in course.asked():
        if isinstance(question, Order) and not 2 <= len(question.entries) <= MAX_LINES:
            yield error(
                question.span,
                "order-has-lines",
                say(
                    "this question takes 2 to {most} lines; it has {count}",
                    most=MAX_LINES,
                    count=len(question.entries),
                ),
                help=say("write the lines as a list, `1. …`, in the right order"),
            )


def match_has_pairs(course: Course) -> Iterator[Diagnostic]:
    """A match question has at least 2 lines and 2 answers, and no more than can be kept.

    A learner's answer is kept as one number of 29 bits: 9 lines with 8 answers fit, or 8 lines
    with 10.
    """
    for question in course.asked():
        if not isinstance(question, Match):
            continue
        lines, answers = len(question.entries), len(question.answers)
        if lines < 2 or answers < 2:
            yield error(
                question.span,
                "match-has-pairs",
                say("this question has too little to choose from"),
                help=say("write at least two items `- line :: answer` with different answers"),
            )
        elif (answers + 1) ** lines > MAX_RESPONSE:
            yield error(
                question.span,
                "match-has-pairs",
                say(
                    "{lines} lines with {answers} answers are more than a record can keep",
                    lines=lines,
                    answers=answers,
                ),
                help=say("make two questions of it"),
            )


def survey_has_options(course: Course) -> Iterator[Diagnostic]:
    """A survey has from 2 to 11 options.

    With fewer there is nothing to choose; more than the steps from 0 to 10 are no scale any more.
    """
    for question in _ungraded(course, "survey"):
        if not 2 <= len(question.entries) <= MAX_SCALE:
            yield error(
                question.span,
                "survey-has-options",
                say(
                    "this question takes 2 to {most} options; it has {count}",
                    most=MAX_SCALE,
                    count=len(question.entries),
                ),
                help=say("write an option as `- …`"),
            )


def acknowledge_has_statements(course: Course) -> Iterator[Diagnostic]:
    """An acknowledgement has from 1 to 26 statements.

    Each is confirmed by a box of its own; SCORM 1.2 names them by one character.
    """
    for question in _ungraded(course, "acknowledge"):
        if not 1 <= len(question.entries) <= MAX_OPTIONS:
            yield error(
                question.span,
                "acknowledge-has-statements",
                say(
                    "this question takes 1 to {most} statements; it has {count}",
                    most=MAX_OPTIONS,
                    count=len(question.entries),
                ),
                help=say("write what is to be confirmed as a list, `- …`"),
            )


def acknowledge_has_version(course: Course) -> Iterator[Diagnostic]:
    """An acknowledgement says which version of the rules is confirmed.

    Reports name it beside the id. When it changes, what was confirmed before counts as changed,
    and whoever comes back is asked anew.
    """
    for question in _ungraded(course, "acknowledge"):
        if not question.version:
            yield warning(
                question.span,
                "acknowledge-has-version",
                say("a report of this confirmation would not say of which version it is"),
                help=say("write `version=2026.1` behind the id, in braces"),
            )


def checklist_has_items(course: Course) -> Iterator[Diagnostic]:
    """A checklist has from 2 to 26 items.

    One thing alone is no list; a learner's ticks are kept as one number, which holds 26 of them.
    """
    for question in _ungraded(course, "checklist"):
        if not 2 <= len(question.entries) <= MAX_OPTIONS:
            yield error(
                question.span,
                "checklist-has-items",
                say(
                    "this list takes 2 to {most} items; it has {count}",
                    most=MAX_OPTIONS,
                    count=len(question.entries),
                ),
                help=say("write what can be ticked as a list, `- …`"),
            )


def _ungraded(course: Course, kind: str) -> Iterator[Ungraded]:
    for question in course.asked():
        if isinstance(question, Ungraded) and question.kind == kind:
            yield question


def option_ids_unique(course: Course) -> Iterator[Diagnostic]:
    """Two options, or two lines, of one question do not share an id.

    An option without `{#id}` has the letter of its place, so `{#b}` on the first option meets the
    second one's letter.
    """
    for question in course.asked():
        for group in (*_parts(question), *_moments(question)):
            seen: set[str] = set()
            for option in group:
                if option.id in seen:
                    yield error(
                        option.span,
                        "option-ids-unique",
                        say("another option of this question has the id `{id}`", id=option.id),
                        help=say("give it another `{#id}`"),
                    )
                seen.add(option.id)


def option_has_text(course: Course) -> Iterator[Diagnostic]:
    """Every option, and every line, says something, and no two say the same.

    A learner cannot choose between an empty line and another.
    """
    for question in course.asked():
        for group in _parts(question):
            yield from _empty_or_equal(group)


def _parts(question: Question) -> tuple[tuple[Option | Entry | Way, ...], ...]:
    """What stands beside each other to be chosen from, or to be put in order."""
    match question:
        case Choice():
            return (question.options,)
        case Order() | Match() | Ungraded():
            return (question.entries,)
        case Scenario():
            return tuple(node.ways for node in question.nodes)
        case _:
            return ()


def _moments(question: Question) -> tuple[tuple[Node, ...], ...]:
    return (question.nodes,) if isinstance(question, Scenario) else ()


def _empty_or_equal(group: tuple[Option | Entry | Way, ...]) -> Iterator[Diagnostic]:
    seen: set[str] = set()
    for option in group:
        text = " ".join(option.text.markdown.split())
        if not text or text in seen:
            yield error(
                option.span,
                "option-has-text",
                say("this option says the same as another")
                if text
                else say("this option is empty"),
                help=say("write what makes it different, or delete it"),
            )
        seen.add(text)


def objective_known(course: Course) -> Iterator[Diagnostic]:
    """A question's objective is one of its lesson's.

    Reports group answers by objective, so a mistyped one would start a group of its own.
    """
    for lesson in course.lessons():
        for question in lesson.questions():
            if question.objective and question.objective not in lesson.objectives:
                yield warning(
                    question.place("objective"),
                    "objective-known",
                    say("`{name}` is not an objective of this lesson", name=question.objective),
                    help=did_you_mean(
                        question.objective,
                        lesson.objectives,
                        say("add it to `objectives:` in the front matter"),
                    ),
                )
