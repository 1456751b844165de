"""Rules about objectives, and about the brief that lessons answer."""

from __future__ import annotations

import re
from collections.abc import Iterator

from smcourse.check.advice.plain import bare, plain
from smcourse.check.advice.tongues import tongue
from smcourse.diagnostics import Diagnostic, counted, did_you_mean, say, warning
from smcourse.model import UNGRADED, Course, Item, Lesson, Question, Reflect, Scenario, walk
from smcourse.model.advice import Advice

_FIRST = re.compile(r"(?:to )?([^\W\d_]+)")


def objective_verb(course: Course, advice: Advice) -> Iterator[Diagnostic]:
    """An objective begins with what a learner will do, as a verb of Bloom’s taxonomy.

    *Choose*, *apply*, *explain*: what can be seen, and so tested. Whether somebody knows,
    understands or values something cannot. In Spanish it is an infinitive.
    """
    verbs = tongue(course.language).verbs
    for lesson in course.lessons() if verbs else ():
        for name, text in lesson.objectives.items():
            first = _FIRST.match(bare(plain(text)).casefold())
            verb = first[1] if first else ""
            if verb not in verbs and verb.removesuffix("se") not in verbs:
                yield warning(
                    lesson.place(f"objective {name}"),
                    "objective-verb",
                    say(
                        "`{verb}` is not something that one can see a learner do", verb=verb or name
                    ),
                    help=say("begin with a verb such as {verbs}", verbs=_some(verbs)),
                )


def _some(verbs: frozenset[str]) -> str:
    known = ("apply", "choose", "explain", "aplicar", "elegir", "explicar")
    return ", ".join(f"`{verb}`" for verb in known if verb in verbs)


def objective_untested(course: Course, advice: Advice) -> Iterator[Diagnostic]:
    """Every objective is tested: by an item of a final test, else by a question of a lesson.

    What is promised and never asked for is not taken seriously. `practice: [O1.1b]` in `checks:` of
    course.yaml names those that a scenario, a checklist or a written product shows instead.
    """
    finals = _finals(course)
    asked = {question.objective for question in course.questions() if question.kind not in UNGRADED}
    for name, lesson in _first_lessons(course):
        is_tested = any(name in items for items in finals) if finals else name in asked
        if not is_tested and name not in advice.practice:
            yield warning(
                lesson.place(f"objective {name}"),
                "objective-untested",
                say("nothing tests the objective `{name}`", name=name),
                help=say(
                    "write `objective={name}` in the braces of a question that does", name=name
                )
                if not finals
                else say("write an item of a bank with `objective={name}`", name=name),
            )


def objective_few_items(course: Course, advice: Advice) -> Iterator[Diagnostic]:
    """An objective has two items in a bank, one with critical items four of these.

    With one item the next attempt asks the same again. Who gets a critical one wrong answers
    another until one is right, and should not run out of them.
    """
    finals = _finals(course)
    for name, lesson in _first_lessons(course) if finals else ():
        counts = [items.get(name, []) for items in finals]
        found = max(map(len, counts))
        critical = max(sum(item.critical for item in items) for items in counts)
        place = lesson.place(f"objective {name}")
        if 0 < found < advice.items:
            lacking = advice.items - found
            message = counted(
                found,
                say("the objective `{name}` has one item", name=name),
                say("the objective `{name}` has {count} items", name=name),
            )
        elif 0 < critical < advice.critical_items:
            lacking = advice.critical_items - critical
            message = counted(
                critical,
                say("the objective `{name}` has one critical item", name=name),
                say("the objective `{name}` has {count} critical items", name=name),
            )
        else:
            continue
        help = say("write {count} more", count=lacking)
        yield warning(place, "objective-few-items", message, help=help)


def _finals(course: Course) -> list[dict[str, list[Item]]]:
    """Of each test that decides, its items by objective; none where there is no bank."""
    found = []
    for test in course.tests if course.bank else ():
        if test.kind == "final":
            items: dict[str, list[Item]] = {}
            for item in course.items_of(test):
                items.setdefault(item.objective, []).append(item)
            found.append(items)
    return found


def _first_lessons(course: Course) -> Iterator[tuple[str, Lesson]]:
    """Each objective, with the first lesson that teaches it."""
    return ((name, lessons[0]) for name, (_, lessons) in course.taught().items())


def practice_shown(course: Course, advice: Advice) -> Iterator[Diagnostic]:
    """An objective of `practice:` is shown in a lesson that teaches it.

    By a question with `objective=` and its name, or by a scenario, a checklist or a reflection.
    """
    taught = course.taught()
    for name in advice.practice:
        if name not in taught:
            yield warning(
                advice.place("practice"),
                "practice-shown",
                say("no lesson teaches the objective `{name}`", name=name),
                help=did_you_mean(name, taught),
            )
            continue
        lessons = taught[name][1]
        if not any(_shows(block, name) for lesson in lessons for block in walk(lesson.blocks)):
            yield warning(
                lessons[0].place(f"objective {name}"),
                "practice-shown",
                say("no lesson lets learners show `{name}`", name=name),
                help=say("write `objective={name}` in the braces of a question", name=name),
            )


def _shows(block: object, objective: str) -> bool:
    if isinstance(block, Question) and block.objective:
        return block.objective == objective
    return isinstance(block, (Scenario, Reflect)) or (
        isinstance(block, Question) and block.kind == "checklist"
    )


def covers_gap(course: Course, advice: Advice) -> Iterator[Diagnostic]:
    """All that `covers:` in `checks:` of course.yaml lists is covered by a lesson.

    Each lesson says in its front matter, by `covers: [P1]`, which parts of a brief it answers.
    """
    covered = {name for lesson in course.lessons() for name in lesson.covers}
    for name in advice.covers:
        if name not in covered:
            yield warning(
                advice.place("covers"),
                "covers-gap",
                say(
                    "no lesson covers `{name}` in `{language}`", name=name, language=course.language
                ),
                help=say("write it into `covers:` of the lesson that does, or write that lesson"),
            )


def covers_unknown(course: Course, advice: Advice) -> Iterator[Diagnostic]:
    """What a lesson covers is listed under `covers:` in `checks:` of course.yaml.

    A mistyped name would leave a gap that nobody sees. Without a list any name will do.
    """
    for lesson in course.lessons() if advice.covers else ():
        for name in lesson.covers:
            if name not in advice.covers:
                yield warning(
                    lesson.place("covers"),
                    "covers-unknown",
                    say("the brief has no part `{name}`", name=name),
                    help=did_you_mean(name, advice.covers),
                )
