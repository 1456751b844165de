"""A lesson's blocks as the steps that a learner sees, one at a time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from smcourse.model import Block, Break, Question
from smcourse.parse.silence import are_silent


@dataclass(frozen=True, slots=True)
class Step:
    """What is seen at once: some blocks, and at most one question, which ends it."""

    blocks: tuple[Block, ...]
    question: Question | None = None


def steps_of(blocks: Iterable[Block]) -> Iterator[Step]:
    """A step ends after a question and at a thematic break; one that shows nothing is none."""
    run: list[Block] = []
    for block in blocks:
        if isinstance(block, Question):
            yield Step(tuple(run), block)
            run = []
        elif not isinstance(block, Break):
            run.append(block)
        elif not are_silent(run):
            yield Step(tuple(run))
            run = []
    if not are_silent(run):
        yield Step(tuple(run))
