"""A match: its lines in source order, its answers in an order that tells nothing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from smcourse.compile.prose import Renderer
from smcourse.compile.questions.choice import letters
from smcourse.compile.questions.kind import Kind, feedback_of, words_of
from smcourse.compile.questions.shown import shuffled
from smcourse.model import Match

DIGITS = "123456789"


def _payload(question: Match, renderer: Renderer) -> tuple[Mapping[str, Any], Mapping[str, Any]]:
    ids = [entry.id for entry in question.entries]
    options = [
        {"id": entry.id, "letter": letter, "html": renderer.line(entry.text)}
        for entry, letter in zip(question.entries, letters(ids), strict=True)
    ]
    names = _names(question)
    html = dict(zip(names, map(renderer.line, question.answers), strict=True))
    answers = [{"id": name, "html": html[name]} for name in shuffled(question.id, names)]
    feedback = feedback_of(question.entries, renderer)
    right = [names[place] for place in question.right]
    return {"options": options, "answers": answers}, {"right": right, "feedback": feedback}


def _names(question: Match) -> list[str]:
    """How answers are called in what is kept and reported: one character each (RTE 3.4.4)."""
    return [(DIGITS + "0abcdefghijklmnopqrstuvwxyz")[i] for i, _ in enumerate(question.answers)]


def _meaning(question: Match) -> Iterator[str]:
    """Each line, its answer, and all answers, each by its name."""
    for entry, place in sorted(
        zip(question.entries, question.right, strict=True), key=lambda pair: pair[0].id
    ):
        yield from (entry.id, words_of(entry.text.markdown), str(place))
    for answer in question.answers:
        yield words_of(answer.markdown)


def _greatest(question: Match) -> int:
    return int((len(question.answers) + 1) ** len(question.entries)) - 1


MATCH = Kind(payload=_payload, meaning=_meaning, greatest=_greatest)
