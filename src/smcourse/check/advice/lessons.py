"""Rules about lessons: how long they are, how often they ask, how they end."""

from __future__ import annotations

from collections.abc import Iterator

from smcourse.check.advice.plain import bare
from smcourse.check.advice.sentences import pieces, place_of, words_in
from smcourse.check.advice.steps import Version, asks, is_asking, told, versions
from smcourse.check.advice.tongues import for_language
from smcourse.diagnostics import Diagnostic, Span, Text, counted, say, warning
from smcourse.model import Block, Course, Lesson, Media, Prose, Scenario, walk
from smcourse.model.advice import Advice
from smcourse.parse.steps import steps_of
from smcourse.paths import graph_of, longest

WORDS_A_MINUTE = 180
AN_INTERACTION = 0.6  # minutes
A_DECISION = 0.5
FEWEST_STEPS = 3  # before a share of them means anything


def lesson_too_long(course: Course, advice: Advice) -> Iterator[Diagnostic]:
    """A lesson has at most 450 words of prose, one for an audience of its own 800.

    Questions, headings, transcripts and long descriptions do not count. A lesson is read on a
    phone between two tasks; what does not fit is a lesson of its own, or a page of the handbook.
    """
    for version in versions(course):
        lesson = version.lesson
        most = advice.role_lesson_words if lesson.audience else advice.lesson_words
        count = _words(lesson)
        if count > most:
            yield warning(
                lesson.span,
                "lesson-too-long",
                _seen(version, say("this lesson has {count} words of prose", count=count)),
                help=say("cut it to {most}, or make two of it", most=most),
            )


def _words(lesson: Lesson) -> int:
    prose = (block for block in told(lesson.blocks) if isinstance(block, Prose))
    return words_in(prose, with_headings=False)


def _seen(version: Version, message: Text) -> Text:
    """The message, and for whom it holds."""
    if not version.audiences:
        return message
    names = ", ".join(f"`{name}`" for name in version.audiences)
    return say("{message}, as {names} see it", message=message, names=names)


def words_between_questions(course: Course, advice: Advice) -> Iterator[Diagnostic]:
    """Between two questions stand at most 90 words of prose.

    What was just read is kept by using it. A reflection counts as a question; what stands before
    the first one and after the last is not between.
    """
    for version in versions(course):
        run: list[Prose] = []
        is_between = False
        for block in told(version.lesson.blocks):
            if isinstance(block, Prose):
                run.append(block)
                continue
            count = words_in(run, with_headings=False)
            if is_between and count > advice.words_between:
                yield warning(
                    place_of(next(one for one in run if words_in((one,)))),
                    "words-between-questions",
                    _seen(version, say("{count} words stand between two questions", count=count)),
                    help=say("ask something after {most} at most", most=advice.words_between),
                )
            run, is_between = [], True


def steps_without_question(course: Course, advice: Advice) -> Iterator[Diagnostic]:
    """At most two steps in a row ask for nothing.

    A step is what stands between two lines of hyphens, or before a question. After a third that is
    only read, learners leaf.
    """
    for version in versions(course):
        idle = 0
        for step in steps_of(version.lesson.blocks):
            idle = 0 if asks(step) else idle + 1
            if idle == advice.steps_without_question + 1:
                yield warning(
                    _start(step.blocks[0]),
                    "steps-without-question",
                    _seen(
                        version, say("this is step {count} in a row that asks nothing", count=idle)
                    ),
                    help=say("ask something here, or before"),
                )


def _start(block: Block) -> Span:
    return place_of(block) if isinstance(block, Prose) else block.span


def steps_asking(course: Course, advice: Advice) -> Iterator[Diagnostic]:
    """Six of ten steps of a lesson ask for something, or more.

    A question that comes before the text makes it read; one that ends a step makes it stay.
    """
    for version in versions(course):
        all_steps = tuple(steps_of(version.lesson.blocks))
        asking = sum(asks(step) for step in all_steps)
        if len(all_steps) >= FEWEST_STEPS and 100 * asking < advice.steps_asking * len(all_steps):
            yield warning(
                version.lesson.span,
                "steps-asking",
                _seen(
                    version,
                    say(
                        "{asking} of {count} steps ask for something",
                        asking=asking,
                        count=len(all_steps),
                    ),
                ),
                help=say(
                    "let at least {percent} % of them ask",
                    percent=advice.steps_asking,
                ),
            )


def lesson_few_questions(course: Course, advice: Advice) -> Iterator[Diagnostic]:
    """A lesson asks at least twice.

    Questions of any kind, reflections and checklists.
    """
    for version in versions(course):
        count = sum(map(is_asking, walk(version.lesson.blocks)))
        if count < advice.questions:
            yield warning(
                version.lesson.span,
                "lesson-few-questions",
                _seen(version, _asks(count)),
                help=say("ask {count} times or more", count=advice.questions),
            )


def _asks(count: int) -> Text:
    if not count:
        return say("this lesson asks nothing")
    return counted(count, say("this lesson asks once"), say("this lesson asks {count} times"))


def minutes_differ(course: Course, advice: Advice) -> Iterator[Diagnostic]:
    """The minutes that a lesson says are those that it takes, give or take a quarter.

    180 words of prose take a minute, a question 0.6, each decision on the longest path of a
    scenario 0.5. With audio or video only too little is found, since how long that plays is not
    known here. Each audience is counted as it sees the lesson; an `only` says by `minutes=` what it
    adds.
    """
    for version in versions(course):
        lesson = version.lesson
        taken = _minutes(lesson)
        is_off = abs(taken - lesson.minutes) > lesson.minutes * advice.minutes / 100
        plays = any(isinstance(block, Media) for block in walk(lesson.blocks))
        is_known = taken > lesson.minutes or not plays
        if lesson.minutes and is_off and is_known and round(taken) != lesson.minutes:
            yield warning(
                lesson.place("minutes"),
                "minutes-differ",
                _seen(
                    version,
                    say(
                        "this lesson takes about {taken} minutes, and says {minutes}",
                        taken=f"{taken:.1f}",
                        minutes=lesson.minutes,
                    ),
                ),
                help=_other_minutes(version, max(round(taken), 1)),
            )


def _other_minutes(version: Version, taken: int) -> Text:
    if version.audiences:
        return say("let `minutes:` and those of its `only` make {taken} for them", taken=taken)
    return say("write `minutes: {taken}`, or write less or more", taken=taken)


def _minutes(lesson: Lesson) -> float:
    asking = [block for block in walk(lesson.blocks) if is_asking(block)]
    spent = (
        A_DECISION * _decisions(block) if isinstance(block, Scenario) else AN_INTERACTION
        for block in asking
    )
    return _words(lesson) / WORDS_A_MINUTE + sum(spent)


def _decisions(scenario: Scenario) -> int:
    graph = graph_of(scenario)
    return longest(graph) if graph else 0


def lesson_sections(course: Course, advice: Advice) -> Iterator[Diagnostic]:
    """A lesson has the sections that every lesson of its course has.

    `sections: {en: [Today’s action, Take away]}` in `checks:` of course.yaml names headings and
    kickers. Without it no lesson needs any.
    """
    wanted = for_language(advice.sections, course.language, ())
    for lesson in course.lessons() if wanted else ():
        headings = {_folded(heading) for heading in _headings(lesson)}
        for name in wanted:
            if _folded(name) not in headings:
                yield warning(
                    lesson.span,
                    "lesson-sections",
                    say("this lesson has no section `{name}`", name=name),
                    help=say("write `## {name} {.kick}` and what belongs there", name=name),
                )


def _headings(lesson: Lesson) -> Iterator[str]:
    for prose in lesson.prose():
        yield from (piece.text for piece in pieces(prose.markdown) if piece.kind == "heading")


def _folded(title: str) -> str:
    return bare(title).casefold().replace("'", "\u2019")
