"""Rules about questions with options, in lessons and in banks: whether their form gives them away.

After Haladyna, Downing and Rodriguez, *A Review of Multiple-Choice Item-Writing Guidelines* (2002).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from math import ceil, floor

from smcourse.check.advice.plain import bare, plain, seen_length
from smcourse.check.advice.sentences import place_of, words_in
from smcourse.check.advice.tongues import Tongue, tongue
from smcourse.diagnostics import Diagnostic, Span, Text, say, warning
from smcourse.model import Choice, Course, Option, Question
from smcourse.model.advice import Advice

MOST_LONGER = 1.25  # the longest option, beside the shortest
NOTHING_MUCH = 6  # characters; less is seen by nobody
KEY_LONGER = 1.1  # the right option, beside the next
ONE_IN_LONGEST = 6
ONE_IN_NEGATIVE = 10
FEWEST_PLACED = 6  # questions, before it means anything where the right option stands
ASTRAY = 0.1
STATEMENTS = (4, 6)  # in a question with several right options
RIGHT_STATEMENTS = (2, 3)

_LOUD = re.compile(r"(?:\*\*|__)[A-ZÁÉÍÓÚ ]{2,}(?:\*\*|__)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """The questions with options of a lesson, or of a file of a bank."""

    questions: tuple[Choice, ...]
    is_bank: bool
    span: Span


def groups(course: Course) -> Iterator[Group]:
    """Whatever has one."""
    for lesson in course.lessons():
        yield _group(lesson.questions(), lesson.span, is_bank=False)
    for path, items in groupby(course.bank, key=lambda item: item.span.path):
        yield _group((item.question for item in items), Span(path=path), is_bank=True)


def _group(questions: Iterable[Question], span: Span, *, is_bank: bool) -> Group:
    chosen = tuple(question for question in questions if isinstance(question, Choice))
    return Group(questions=chosen, is_bank=is_bank, span=span)


def _choices(course: Course) -> Iterator[Choice]:
    """Those whose options their authors phrased."""
    return (choice for choice in course.choices() if choice.kind == "choice")


def option_lengths(course: Course, advice: Advice) -> Iterator[Diagnostic]:
    """The longest option of a question is at most a quarter longer than the shortest.

    One that stands out is chosen, or ruled out, without being understood. Say as much in each, and
    say it alike.
    """
    for choice in _choices(course):
        measured = [(_length(option), option) for option in choice.options]
        if not all(length for length, _ in measured) or not measured:
            continue
        shortest = min(length for length, _ in measured)
        longest, option = max(measured, key=lambda pair: pair[0])
        if longest > shortest * MOST_LONGER and longest - shortest > NOTHING_MUCH:
            yield warning(
                place_of(option.text),
                "option-lengths",
                say(
                    "the longest option has {long} characters, the shortest {short}",
                    long=longest,
                    short=shortest,
                ),
                help=say("shorten it to {most}, or lengthen the others", most=_most(shortest)),
            )


def _most(shortest: int) -> int:
    return max(floor(shortest * MOST_LONGER), shortest + NOTHING_MUCH)


def _length(option: Option) -> int:
    """In characters that are seen; 0 where a company's word stands in it, whose length is not
    known."""
    return seen_length(plain(option.text.markdown))


def key_longest(course: Course, advice: Advice) -> Iterator[Diagnostic]:
    """The right option is clearly the longest in at most one question of six.

    Authors explain what is right, and learners know it: where nothing else helps, they choose the
    longest. Counted in each lesson and in each file of a bank, from ten percent on.
    """
    for group in groups(course):
        single = [choice for choice in group.questions if _is_single(choice)]
        found = [(choice, share) for choice in single if (share := _key_share(choice)) > KEY_LONGER]
        if len(found) <= ceil(len(single) / ONE_IN_LONGEST):
            continue
        for choice, share in found:
            yield warning(
                next(place_of(option.text) for option in choice.options if option.right),
                "key-longest",
                say(
                    "the right option is the longest by {percent} %, as in {count} of {all} "
                    "questions here",
                    percent=round(100 * share - 100),
                    count=len(found),
                    all=len(single),
                ),
                help=say("shorten it, or say as much in another option"),
            )


def _is_single(choice: Choice) -> bool:
    right = sum(option.right for option in choice.options)
    return choice.kind == "choice" and right == 1 and len(choice.options) > 1


def _key_share(choice: Choice) -> float:
    """How long the right option is beside the longest of the others; 0 where it is not known."""
    key = next(_length(option) for option in choice.options if option.right)
    others = [_length(option) for option in choice.options if not option.right]
    return key / max(others) if key and all(others) else 0


def key_position(course: Course, advice: Advice) -> Iterator[Diagnostic]:
    """The right option stands first, second or third about as often.

    Each place has its share, give or take ten percent, in each file of a bank and in the lessons of
    each module: authors hide what is right in the middle, and test-wise learners look there. From
    six questions on; a test shuffles options unless it says `shuffle: false`, a lesson does not.
    """
    for group in (*_of_modules(course), *(one for one in groups(course) if one.is_bank)):
        single = [choice for choice in group.questions if _is_single(choice)]
        usual = Counter(len(choice.options) for choice in single).most_common(1)
        placed = [_key_place(choice) for choice in single if len(choice.options) == usual[0][0]]
        if len(placed) >= FEWEST_PLACED:
            yield from _astray(placed, usual[0][0], group.span)


def _of_modules(course: Course) -> Iterator[Group]:
    for module in course.modules:
        questions = (question for lesson in module.lessons for question in lesson.questions())
        yield _group(questions, module.span, is_bank=False)


def _key_place(choice: Choice) -> int:
    return next(i for i, option in enumerate(choice.options) if option.right)


def _astray(placed: list[int], options: int, span: Span) -> Iterator[Diagnostic]:
    count, share = len(placed), 1 / options
    low, high = floor(count * (share - ASTRAY)), ceil(count * (share + ASTRAY))
    times = [placed.count(place) for place in range(options)]
    place = max(range(options), key=lambda one: abs(times[one] - count * share))
    if not low <= times[place] <= high:
        yield warning(
            span,
            "key-position",
            say(
                "the right option stands at place {place} in {times} of {count} questions here",
                place=place + 1,
                times=times[place],
                count=count,
            ),
            help=say(
                "move options, so that it stands at each place from {low} to {high} times",
                low=max(low, 0),
                high=high,
            ),
        )


def option_absolutes(course: Course, advice: Advice) -> Iterator[Diagnostic]:
    """Words such as *always*, *never* and *only* stand in no option, or in all of them.

    What is always so is seldom right, as test-wise learners know. Say what is meant without the
    word, or let every option have one.
    """
    known = tongue(course.language)
    for choice in _choices(course):
        found = [_absolute(option, known) for option in choice.options]
        if all(found):
            continue
        for option, word in zip(choice.options, found, strict=True):
            if word:
                yield warning(
                    place_of(option.text),
                    "option-absolutes",
                    say("`{word}` stands here, and not in every option", word=word),
                    help=say("say it without, or weigh all options alike"),
                )


def _absolute(option: Option, known: Tongue) -> str:
    found = (match["word"] for match in known.absolutes.finditer(_read(option)))
    return next(filter(None, found), "")


def _read(option: Option) -> str:
    return bare(plain(option.text.markdown))


def all_of_above(course: Course, advice: Advice) -> Iterator[Diagnostic]:
    """No option is *all of the above*, *none of the above* or *A and B*.

    Knowing a part is enough to see that it is right, and options that are shuffled have no above.
    """
    known = tongue(course.language)
    for choice in _choices(course):
        for option in choice.options:
            if known.above.search(_read(option)):
                yield warning(
                    place_of(option.text),
                    "all-of-above",
                    say("this option speaks of the others"),
                    help=say("write one of its own, or ask with several right options"),
                )


def stem_negative(course: Course, advice: Advice) -> Iterator[Diagnostic]:
    """A question asks for what is so; where it must ask for what is not, it says **NOT** loudly.

    Of ten questions at most one does, in bold capitals: `Which of these is **NOT** a sign?` Those
    who read fast, or in a second language, miss a small *not* and answer the opposite.
    """
    known = tongue(course.language)
    for group in groups(course):
        loud = [choice for choice in group.questions if _LOUD.search(choice.prompt.markdown)]
        for choice in group.questions:
            if choice not in loud and known.negative.search(bare(plain(choice.prompt.markdown))):
                yield warning(
                    place_of(choice.prompt),
                    "stem-negative",
                    say("this asks for what is not so, in a low voice"),
                    help=say("ask for what is so, or write the word in bold capitals"),
                )
        for choice in loud[ceil(len(group.questions) / ONE_IN_NEGATIVE) :]:
            yield warning(
                place_of(choice.prompt),
                "stem-negative",
                say(
                    "{count} of {all} questions here ask for what is not so",
                    count=len(loud),
                    all=len(group.questions),
                ),
                help=say("ask for what is so"),
            )


def options_count(course: Course, advice: Advice) -> Iterator[Diagnostic]:
    """A question has three options, or four to six of which two or three are right.

    A third wrong option is chosen by nearly nobody, costs every reader its time and is the hardest
    to write (Rodriguez 2005). `options: [3, 4]` in `checks:` of course.yaml allows for a fourth.
    """
    for choice in _choices(course):
        count, right = len(choice.options), sum(option.right for option in choice.options)
        least, most = STATEMENTS if choice.multiple else advice.options
        if count and not least <= count <= most:
            yield warning(
                choice.span,
                "options-count",
                _counted(count, choice.multiple),
                help=say("write from {low} to {high}", low=least, high=most)
                if least < most
                else say("write {count}", count=most),
            )
        elif choice.multiple and not RIGHT_STATEMENTS[0] <= right <= RIGHT_STATEMENTS[1]:
            yield warning(
                choice.span,
                "options-count",
                say("{right} of {count} options are right", right=right, count=count),
                help=say("let two or three be right"),
            )


def _counted(count: int, is_multiple: bool) -> Text:
    if is_multiple:
        return say("this question, with several right options, has {count} in all", count=count)
    return say("this question has {count} options, of which one is right", count=count)


def stem_length(course: Course, advice: Advice) -> Iterator[Diagnostic]:
    """A question is a short moment at work: of 20 to 60 words in a bank, of 60 at most in a lesson.

    Shorter, it asks for a word rather than a judgement; longer, it tests reading. In a lesson the
    moment may stand above the question. True or false needs no moment.
    """
    low, most = advice.stem
    for group in groups(course):
        least = low if group.is_bank else 0
        for choice in group.questions:
            situation = (choice.situation,) if choice.situation else ()
            count = words_in((*situation, choice.prompt))
            if choice.kind == "true-false" and count <= most:
                continue
            if not least <= count <= most:
                yield warning(
                    choice.span,
                    "stem-length",
                    say("this question has {count} words before its options", count=count),
                    help=say("write from {low} to {high}", low=least, high=most)
                    if least
                    else say("write {count} at most", count=most),
                )
