"""An order: its lines as they are shown at first, and the right order as the key."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from typing import Any

from smcourse.compile.prose import Renderer
from smcourse.compile.questions.choice import letters
from smcourse.compile.questions.kind import Kind, feedback_of, words_of
from smcourse.compile.questions.shown import out_of_order
from smcourse.model import Order


def _payload(question: Order, renderer: Renderer) -> tuple[Mapping[str, Any], Mapping[str, Any]]:
    right = [entry.id for entry in question.entries]
    named = dict(zip(right, letters(right), strict=True))
    html = {entry.id: renderer.line(entry.text) for entry in question.entries}
    options = [
        {"id": id_, "letter": named[id_], "html": html[id_]}
        for id_ in out_of_order(question.id, right)
    ]
    feedback = feedback_of(question.entries, renderer)
    return {"options": options}, {"right": right, "feedback": feedback}


def _meaning(question: Order) -> Iterator[str]:
    """The lines in their right order."""
    for entry in question.entries:
        yield from (entry.id, words_of(entry.text.markdown))


def _greatest(question: Order) -> int:
    return math.factorial(len(question.entries))


ORDER = Kind(payload=_payload, meaning=_meaning, greatest=_greatest)
