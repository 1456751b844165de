"""What is not graded: its list, and no right answer in the key."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from smcourse.compile.prose import Renderer
from smcourse.compile.questions.choice import letters
from smcourse.compile.questions.kind import Kind, feedback_of, words_of
from smcourse.model import Ungraded


def _payload(question: Ungraded, renderer: Renderer) -> tuple[Mapping[str, Any], Mapping[str, Any]]:
    named = letters([entry.id for entry in question.entries])
    options = [
        {"id": entry.id, "letter": letter, "html": renderer.line(entry.text)}
        for entry, letter in zip(question.entries, named, strict=True)
    ]
    key = {"right": [], "feedback": feedback_of(question.entries, renderer)}
    public = {"multiple": question.kind != "survey", "options": options}
    if question.kind == "acknowledge":
        public |= {"version": question.version, "refusal": renderer.block(question.refusal)}
    return public, key


def _meaning(question: Ungraded) -> Iterator[str]:
    """The version, and the words of each line, not their order."""
    if question.version:
        yield question.version
    for entry in sorted(question.entries, key=lambda entry: entry.id):
        yield from (entry.id, words_of(entry.text.markdown))


def _greatest(question: Ungraded) -> int:
    match question.kind:
        case "survey":
            return len(question.entries)
        case "checklist":
            return int(2 ** len(question.entries))
        case _:
            return 1


LISTED = Kind(payload=_payload, meaning=_meaning, greatest=_greatest)
