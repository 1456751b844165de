"""A question as JSON: the part that anyone may see, and the key.

This is the contract between compiler, player and any server that grades; its typedef is in
`player/types.js`. `"v"` goes up when a reader of the old shape would misread the new one.
"""

from __future__ import annotations

import re

from smcourse.compile.compiled import Payload
from smcourse.compile.prose import Renderer
from smcourse.model import Choice, Question
from smcourse.state import fingerprint, state_id

VERSION = 1

_MEANING = re.compile(r"\w+|[-+−<>=≤≥≠%#/]")


def question_payload(question: Question, renderer: Renderer) -> Payload:
    """The payload of one question, its prose compiled."""
    return {
        "v": VERSION,
        "kind": question.kind,
        "id": question.id,
        "state": state_id(question.id),
        "was": [state_id(old) for old in question.was],
        "print": options_fingerprint(question),
        "multiple": question.multiple,
        "record": question.record,
        "points": question.points,
        "objective": question.objective,
        "situation": renderer.block(question.situation),
        "prompt": renderer.line(question.prompt),
        "hint": renderer.block(question.hint),
        "options": [
            {"id": option.id, "letter": letter, "html": renderer.line(option.text)}
            for option, letter in zip(question.options, letters(question), strict=True)
        ],
        "key": {
            "right": [option.id for option in question.options if option.right],
            "feedback": {
                option.id: renderer.block(option.feedback)
                for option in question.options
                if option.feedback
            },
        },
    }


def letters(question: Question) -> list[str]:
    """One character of 0-9 a-z for each option, as SCORM 1.2 wants it (RTE 3.4.4): `t` and `f`
    for true and false; else its own id where that is one character, else the letter of its place,
    else the first that is free."""
    options = question.options
    if question.kind == "true-false":
        return [option.id[0] for option in options]
    own = {option.id for option in options if len(option.id) == 1}
    taken = set(own)
    named = []
    for i, option in enumerate(options):
        if option.id in own:
            named.append(option.id)
            continue
        candidates = [chr(ord("a") + i), *map(chr, range(ord("a"), ord("z") + 1)), *"0123456789"]
        letter = next(character for character in candidates if character not in taken)
        taken.add(letter)
        named.append(letter)
    return named


def options_fingerprint(question: Question) -> int:
    """12 bits that change with an option's words, signs or rightness, not with case or commas."""
    parts = [(question.multiple and "multiple") or "single"]
    for option in sorted(question.options, key=lambda option: option.id):
        words = " ".join(_MEANING.findall(option.text.markdown.casefold()))
        parts += [option.id, words, "right" if option.right else "wrong"]
    return fingerprint(parts)


def greatest_response(question: Choice) -> int:
    """The greatest code that a response to this question can have in the saved record."""
    return 2 ** len(question.options) - 1 if question.multiple else len(question.options)
