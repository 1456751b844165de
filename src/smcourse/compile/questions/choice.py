"""A choice: its options, each with the letter by which reports name it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from smcourse.compile.prose import Renderer
from smcourse.compile.questions.kind import Kind, feedback_of, words_of
from smcourse.model import Choice


def _payload(question: Choice, renderer: Renderer) -> tuple[Mapping[str, Any], Mapping[str, Any]]:
    public = {
        "multiple": question.multiple,
        "options": [
            {"id": option.id, "letter": letter, "html": renderer.line(option.text)}
            for option, letter in zip(question.options, letters_of(question), strict=True)
        ],
    }
    key = {
        "right": [option.id for option in question.options if option.right],
        "feedback": feedback_of(question.options, renderer),
    }
    return public, key


def _meaning(question: Choice) -> Iterator[str]:
    """An option's words, signs and rightness, not their order."""
    yield "multiple" if question.multiple else "single"
    for option in sorted(question.options, key=lambda option: option.id):
        yield from (option.id, words_of(option.text.markdown))
        yield "right" if option.right else "wrong"


def _greatest(question: Choice) -> int:
    return 2 ** len(question.options) - 1 if question.multiple else len(question.options)


def letters_of(question: Choice) -> list[str]:
    """The letters of its options: `t` and `f` for true and false."""
    if question.kind == "true-false":
        return [option.id[0] for option in question.options]
    return letters([option.id for option in question.options])


def letters(ids: list[str]) -> list[str]:
    """One character of 0-9 a-z for each of some ids, as SCORM 1.2 wants it (RTE 3.4.4): the id
    where that is one character, else the letter of its place, else the first that is free."""
    own = {id_ for id_ in ids if len(id_) == 1}
    taken = set(own)
    named = []
    for i, id_ in enumerate(ids):
        if id_ in own:
            named.append(id_)
            continue
        candidates = [chr(ord("a") + i), *map(chr, range(ord("a"), ord("z") + 1)), *"0123456789"]
        letter = next(character for character in candidates if character not in taken)
        taken.add(letter)
        named.append(letter)
    return named


CHOICE = Kind(payload=_payload, meaning=_meaning, greatest=_greatest)
