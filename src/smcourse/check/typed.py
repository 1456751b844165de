"""Rules about questions that are answered by typing."""

from __future__ import annotations

from collections.abc import Iterator
from math import prod

from smcourse.diagnostics import Diagnostic, error, say, warning
from smcourse.grading.fold import fold
from smcourse.model import Course, Gap, Text
from smcourse.state import MAX_RESPONSE

MAX_VARIANT = 100  # characters


def text_has_gaps(course: Course) -> Iterator[Diagnostic]:
    """A text question has a gap to be filled in.

    `The post reached [[six|6]] people.`: the answer, then what else is accepted, in two brackets.
    In code they stay what they are.
    """
    for question in _texts(course):
        if not question.gaps:
            yield error(
                question.span,
                "text-has-gaps",
                say("this question has no gap to be filled in"),
                help=say(
                    "write what is asked as a paragraph, and below it a text with `[[answer]]`"
                ),
            )


def gap_has_words(course: Course) -> Iterator[Diagnostic]:
    """Each variant of a gap says something, in at most 100 characters.

    What is empty nobody can write, and a long text is never written as its author has it.
    """
    for gap in _gaps(course):
        for word in gap.variants:
            if not fold(word) or len(word) > MAX_VARIANT:
                yield error(
                    gap.span,
                    "gap-has-words",
                    say("a variant of this gap has more than {limit} characters", limit=MAX_VARIANT)
                    if fold(word)
                    else say("a variant of this gap is empty"),
                    help=say("write `[[answer|variant]]`, each a few words"),
                )
                break


def gaps_fit(course: Course) -> Iterator[Diagnostic]:
    """A text question has no more gaps and variants than can be kept.

    A learner's answer is kept as one number of 29 bits: which gaps were right, and by which of
    their variants. 9 gaps with 4 variants each fit, or 14 with 2.
    """
    for question in _texts(course):
        if prod(2 * len(gap.variants) for gap in question.gaps) > MAX_RESPONSE:
            yield error(
                question.span,
                "gaps-fit",
                say(
                    "{gaps} gaps with {variants} variants are more than a record can keep",
                    gaps=len(question.gaps),
                    variants=sum(len(gap.variants) for gap in question.gaps),
                ),
                help=say("make two questions of it"),
            )


def gap_variants_differ(course: Course) -> Iterator[Diagnostic]:
    """No two variants of a gap are the same to the grader.

    Capitals, accents, runs of spaces and kinds of quotes do not count, but for what `exact=` names:
    write each variant once.
    """
    for question in _texts(course):
        for gap in question.gaps:
            seen: set[str] = set()
            for word in gap.variants:
                folded = fold(word, question.exact)
                if folded and folded in seen:
                    yield warning(
                        gap.span,
                        "gap-variants-differ",
                        say("`{word}` is the same as a variant before it", word=word),
                        help=say("delete it, or say by `exact=` what has to be as written"),
                    )
                seen.add(folded)


def _texts(course: Course) -> Iterator[Text]:
    return (question for question in course.asked() if isinstance(question, Text))


def _gaps(course: Course) -> Iterator[Gap]:
    return (gap for question in _texts(course) for gap in question.gaps)
