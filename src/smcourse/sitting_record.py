"""A sitting as it is kept: JSON values, read back with nothing taken for granted."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from typing import Any

from smcourse.grading.presented import STANDINGS
from smcourse.sitting import Asking, Repair, Sitting


def kept(sitting: Sitting) -> dict[str, Any]:
    """A sitting as JSON values."""
    values = {name: getattr(sitting, name) for name in _KEPT}
    repair = sitting.repair
    return {
        **values,
        "form": [_fields(one, _OF_ASKING) for one in sitting.form],
        "best_form": [_fields(one, _OF_ASKING) for one in sitting.best_form],
        "seen": dict(sitting.seen),
        "repair": _fields(repair, _OF_REPAIR) if repair else None,
    }


def _fields(part: Asking | Repair, names: tuple[str, ...]) -> dict[str, Any]:
    """As `dataclasses.asdict`, which copies all the way down and takes ten times as long."""
    return {name: getattr(part, name) for name in names} | {"response": list(part.response)}


def taken_up(saved: Mapping[str, Any]) -> Sitting:
    """A sitting from its JSON values; ValueError where they are none. What a later version kept
    beside them is left out."""
    try:
        values = {name: value for name, value in saved.items() if name in _KEPT}
        for name in ("form", "best_form"):
            values[name] = tuple(_as(Asking, one) for one in values.get(name, ()))
        if repair := values.get("repair"):
            values["repair"] = _as(Repair, repair)
        sitting = Sitting(**values)
    except (KeyError, TypeError, AttributeError) as problem:
        raise ValueError("no sitting") from problem
    if not isinstance(sitting.seen, dict) or not _is_sound(sitting):
        raise ValueError("no sitting")
    return sitting


_KEPT = tuple(one.name for one in fields(Sitting))
_OF_ASKING = tuple(one.name for one in fields(Asking))
_OF_REPAIR = tuple(one.name for one in fields(Repair))


def _as(kind: Any, values: Mapping[str, Any]) -> Any:
    made = kind(**{**values, "response": tuple(values["response"])})
    texts = (made.item, *made.response)
    if not all(map(_is_text, texts)) or made.outcome not in (0, *STANDINGS):
        raise TypeError("no answer")
    return made


def _is_text(value: object) -> bool:
    """Whether it is one that can be written: a lone surrogate cannot."""
    return isinstance(value, str) and not any("\ud800" <= one <= "\udfff" for one in value)


def _is_sound(sitting: Sitting) -> bool:
    """Whether its numbers are numbers."""
    numbers = (sitting.attempts, sitting.since, sitting.seed, sitting.due, *sitting.seen.values())
    scores = (sitting.first, sitting.best, sitting.last)
    wholes = (*numbers, *(score for score in scores if score is not None))
    is_counted = all(type(one) is int and 0 <= one < 2**53 for one in wholes)
    return is_counted and all(map(_is_text, sitting.seen))
