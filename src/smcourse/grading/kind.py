"""What a kind of question has to tell a grader."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

WRONG, PART, RIGHT = 1, 2, 3

Payload = Mapping[str, Any]
Response = Sequence[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """`grade` gives WRONG, PART or RIGHT; `code` and `response` turn a response into the number
    that is kept of it, and back."""

    grade: Callable[[Payload, Response], int]
    code: Callable[[Payload, Response], int]
    response: Callable[[Payload, int], list[str]]
