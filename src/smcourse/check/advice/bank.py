"""Rules about the items of banks, and about feedback."""

from __future__ import annotations

import re
from collections.abc import Iterator

from smcourse.check.advice.plain import plain
from smcourse.check.advice.sentences import place_of, words_in
from smcourse.diagnostics import Diagnostic, counted, say, warning
from smcourse.model import BLOOM, Choice, Course, Item, Match, Order, Prose, Question, Ungraded
from smcourse.model.advice import Advice

APPLY = BLOOM.index("apply")
FEWEST_ITEMS = 6  # before shares of a bank mean anything
MOST_OF_ONE = 3  # one of so many items may have the same name


def feedback_given(course: Course, advice: Advice) -> Iterator[Diagnostic]:
    """Every option has feedback, the right one too; every other item of a bank has some.

    It says what would happen, why, and where to go, to those who chose it: a quote below the
    option, `> …`. Without it a wrong answer teaches nothing, and a right one may be a guess.
    """
    for choice in course.choices():
        for option in choice.options:
            if option.feedback is None:
                yield warning(
                    place_of(option.text),
                    "feedback-given",
                    say("this option has no feedback"),
                    help=say("write it below, as `> …`"),
                )
    for item in course.bank:
        question = item.question
        if not isinstance(question, (Choice, Ungraded)) and not any(_told(question)):
            yield warning(
                question.span,
                "feedback-given",
                say("this item has no feedback"),
                help=say("write `right: …` and `wrong: …` below it"),
            )


def _told(question: Question) -> Iterator[Prose]:
    """What is said of an answer, beside options."""
    yield from question.remarks.values()
    if isinstance(question, (Order, Match)):
        yield from (entry.feedback for entry in question.entries if entry.feedback)


def feedback_length(course: Course, advice: Advice) -> Iterator[Diagnostic]:
    """The feedback of an item of a bank has from 15 to 45 words.

    That is room for what would happen, the principle and where to go. Less judges without
    teaching; more is not read.
    """
    low, high = advice.feedback
    for item in course.bank:
        for feedback in _feedback(item.question):
            count = words_in((feedback,))
            if not low <= count <= high:
                yield warning(
                    place_of(feedback),
                    "feedback-length",
                    counted(
                        count,
                        say("this feedback has one word"),
                        say("this feedback has {count} words"),
                    ),
                    help=say("write from {low} to {high}", low=low, high=high),
                )


def _feedback(question: Question) -> Iterator[Prose]:
    if isinstance(question, Choice):
        yield from (option.feedback for option in question.options if option.feedback)


def bloom_share(course: Course, advice: Advice) -> Iterator[Diagnostic]:
    """Six of ten items that a final test may draw ask to apply something, or more than that.

    `bloom=apply`, `analyze`, `evaluate` or `create`. Whoever can only repeat a rule may still not
    know it when the moment comes.
    """
    for test in course.tests:
        levels = [BLOOM.index(item.bloom) for item in course.items_of(test) if item.bloom]
        if test.kind != "final" or len(levels) < FEWEST_ITEMS:
            continue
        high = sum(level >= APPLY for level in levels)
        if 100 * high < advice.applying * len(levels):
            yield warning(
                test.span,
                "bloom-share",
                say(
                    "{high} of {count} items of `{test}` ask to apply something, or more",
                    high=high,
                    count=len(levels),
                    test=test.id,
                ),
                help=say("let at least {percent} % of them do", percent=advice.applying),
            )


def item_metadata(course: Course, advice: Advice) -> Iterator[Diagnostic]:
    """An item of a bank says its level, difficulty and version, and who looked at it.

    `bloom`, `difficulty`, `version` and `reviewed_by`, in its braces; the last two may stand in the
    file's front matter, for all its items. `metadata: [bloom]` in `checks:` of course.yaml asks for
    less.
    """
    for item in course.bank:
        if missing := [key for key in advice.metadata if not _says(item, key)]:
            yield warning(
                item.span,
                "item-metadata",
                say(
                    "this item does not say its {keys}",
                    keys=", ".join(f"`{key}`" for key in missing),
                ),
                help=say("write {example} in its braces", example=f"`{_EXAMPLES[missing[0]]}`"),
            )


_EXAMPLES = {
    "bloom": "bloom=apply",
    "difficulty": "difficulty=0.7",
    "version": "version=1",
    "reviewed_by": "reviewed_by=none",
}


def _says(item: Item, key: str) -> bool:
    told = {
        "bloom": item.bloom,
        "difficulty": item.difficulty is not None,
        "version": item.version,
        "reviewed_by": item.reviewed_by,
    }
    return bool(told[key])


def cast_balance(course: Course, advice: Advice) -> Iterator[Diagnostic]:
    """No person of the course's cast is in more than a third of the items of a bank.

    `cast: [Ana, Luis]` in `checks:` of course.yaml names them. Who is always there is soon the one
    who is always wrong.
    """
    texts = [" ".join(plain(one.markdown) for one in item.question.prose()) for item in course.bank]
    for name in advice.cast if len(texts) >= FEWEST_ITEMS else ():
        pattern = re.compile(rf"\b{re.escape(name)}\b")
        count = sum(bool(pattern.search(text)) for text in texts)
        if MOST_OF_ONE * count > len(texts):
            yield warning(
                advice.place("cast"),
                "cast-balance",
                say(
                    "`{name}` is in {count} of {all} items of the bank",
                    name=name,
                    count=count,
                    all=len(texts),
                ),
                help=say("give some of them to others"),
            )
