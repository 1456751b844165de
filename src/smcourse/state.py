"""What is kept of a learner, and under which ids.

A record is kept by the identity of what was answered, never by position: `suspend.py` says how it
travels.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

STATUSES = ("incomplete", "failed", "completed", "passed")
PRINT_BITS, COARSE_BITS = 12, 5
MAX_RESPONSE = 2**29
MAX_TRIES = 63
MAX_COUNT = 4095
DAY_BITS, TAG_BITS = 16, 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What is kept of one question. `outcome`: 0 not answered, 1 wrong, 2 in part, 3 right.

    `print` is the fingerprint of the options that were answered; `response` the code of the
    chosen options, 0 where it is not kept.
    """

    outcome: int = 0
    print: int = 0
    response: int = 0
    tries: int = 0
    revealed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Snapshot:
    """A whole record. Lessons and questions are keyed by `state_id`; orphans are answers to
    questions that the course of today does not hold, kept for the day they come back. `finished`
    is the day on which the course was first completed, counted from 1970-01-01; `language` the 12
    bits of the language that the learner chose; `unread` blocks of a later version."""

    status: str = "incomplete"
    best: int | None = None
    place: tuple[int, int] | None = None
    interactions: int = 0
    lessons: Mapping[int, bool] = field(default_factory=dict)
    questions: Mapping[int, Answer] = field(default_factory=dict)
    orphans: Mapping[int, Answer] = field(default_factory=dict)
    finished: int | None = None
    language: int | None = None
    unread: tuple[str, ...] = ()


def state_id(author_id: str) -> int:
    """The 30 bits by which a lesson or question is kept; two that meet are a build error."""
    return int.from_bytes(hashlib.sha256(author_id.encode()).digest()[:4]) >> 2


def fingerprint(parts: Iterable[str]) -> int:
    """12 bits that change when the parts do; the upper 7 are never all zero.

    A print whose upper bits are zero was saved at level 0 and is compared by its lower 5 only.
    """
    digest = hashlib.sha256("\x1f".join(parts).encode()).digest()
    print_ = int.from_bytes(digest[:2]) >> 4
    return print_ if print_ >> COARSE_BITS else print_ | 1 << COARSE_BITS


def is_changed(saved: int, today: int) -> bool:
    """Whether the options answered then are not the options of today."""
    if saved & 31 != today & 31:
        return True
    return saved >> COARSE_BITS not in (0, today >> COARSE_BITS)
