"""What a kind of question has to tell the compiler."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from smcourse.compile.prose import Renderer
from smcourse.model import Entry, Option, Way

_MEANING = re.compile(r"\w+|[-+−<>=≤≥≠%#/]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """`payload` gives what anyone may see and the key; `meaning` what an answer was an answer to:
    when it changes, so does the fingerprint; `greatest` the greatest code of a response."""

    payload: Callable[[Any, Renderer], tuple[Mapping[str, Any], Mapping[str, Any]]]
    meaning: Callable[[Any], Iterable[str]]
    greatest: Callable[[Any], int]


def feedback_of(parts: Iterable[Option | Entry | Way], renderer: Renderer) -> Mapping[str, str]:
    """What is said of the options or lines of a question, as HTML by their ids."""
    return {part.id: renderer.block(part.feedback) for part in parts if part.feedback}


def words_of(markdown: str) -> str:
    """What a text means, whatever its case and commas: its words and signs."""
    return " ".join(_MEANING.findall(markdown.casefold()))
