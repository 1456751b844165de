"""A number: its field and its unit, and from where to where it is right as the key."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from markupsafe import Markup

from smcourse.compile.prose import Renderer
from smcourse.compile.questions.kind import Kind
from smcourse.model import Number
from smcourse.state import MAX_RESPONSE

FIELD = Markup(
    '<input size="12" maxlength="40" inputmode="decimal" autocomplete="off"'
    ' autocapitalize="off" autocorrect="off" spellcheck="false"> {}'
)


def _payload(question: Number, renderer: Renderer) -> tuple[Mapping[str, Any], Mapping[str, Any]]:
    unit = " ".join(renderer.filling.title(question.unit, question.span).split())
    public = {"html": FIELD.format(unit), "unit": unit, "mark": question.mark}
    key = {
        "right": [question.right],
        "low": question.low,
        "high": question.high,
        "told": question.told,
        "feedback": {},
    }
    return public, key


def _meaning(question: Number) -> Iterator[str]:
    """From where to where it is right."""
    yield from (question.low, question.high)


def _greatest(_: Number) -> int:
    return MAX_RESPONSE - 1


NUMBER = Kind(payload=_payload, meaning=_meaning, greatest=_greatest)
