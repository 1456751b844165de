"""A text: right where every gap has one of its variants; in part where at least half of them do.

A response is what was written into each gap, in order.
"""

from __future__ import annotations

from smcourse.grading.fold import fold
from smcourse.grading.kind import Kind, Payload, Response
from smcourse.grading.places import grade_by_place


def _grade(payload: Payload, response: Response) -> int:
    right = ["right"] * len(_accepted(payload))
    told = ["wrong" if place < 0 else "right" for place in places_of(payload, response)]
    return grade_by_place(right, told)


def _code(payload: Payload, response: Response) -> int:
    """A bit for each gap that is right, and above them which of its variants was written: so the
    bits mean the same in a language with other variants."""
    accepted = _accepted(payload)
    if len(response) != len(accepted):
        return 0
    bits = variants = 0
    for i, place in reversed(list(enumerate(places_of(payload, response)))):
        if place >= 0:
            bits += 1 << i
            variants = variants * len(accepted[i]) + place
    return (variants << len(accepted)) + bits


def _response(payload: Payload, code: int) -> list[str]:
    accepted = _accepted(payload)
    bits, variants = code % (1 << len(accepted)), code >> len(accepted)
    if not bits:
        return []
    written = []
    for i, words in enumerate(accepted):
        variants, place = divmod(variants, len(words)) if bits >> i & 1 else (variants, -1)
        written.append(words[place] if place >= 0 else "")
    return written


def _accepted(payload: Payload) -> list[list[str]]:
    return list(payload["key"]["accepted"])


def places_of(payload: Payload, response: Response) -> list[int]:
    """Which variant of each gap was written, -1 for none."""
    exact = payload["key"]["exact"]
    known = [[fold(word, exact) for word in words] for words in _accepted(payload)]
    known += [[]] * (len(response) - len(known))
    written = [fold(text, exact) for text in response]
    return [
        words.index(word) if word in words else -1
        for words, word in zip(known, written, strict=False)
    ]


TEXT = Kind(grade=_grade, code=_code, response=_response)
