"""What a language has for the rules: its verbs, its absolute words, the terms to avoid."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, TypeVar

Value = TypeVar("Value")

QUOTED = (
    '\u00ab[^\u00ab\u00bb]*\u00bb|\u201c[^\u201c\u201d]*\u201d|\u2018[^\u2018\u2019]*\u2019|"[^"]*"'
)
NOTHING = re.compile(r"(?!)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Tongue:
    """Of one language; what is not known there finds nothing."""

    verbs: frozenset[str]
    absolutes: re.Pattern[str]
    above: re.Pattern[str]
    negative: re.Pattern[str]
    avoid: Mapping[str, str]


def tongue_of(language: str) -> str:
    """`es` for `es-419`."""
    return language.partition("-")[0]


@cache
def tongue(language: str) -> Tongue:
    """What is known of a language, and of what it is a variety of."""
    own, wider = _read(language), _read(tongue_of(language))
    told: dict[str, Any] = {**wider, **own}
    return Tongue(
        verbs=frozenset(told.get("verbs", ())),
        absolutes=_absolutes(told),
        above=_any_of(told.get("above", ())),
        negative=_any_of([told["negative"]] if "negative" in told else ()),
        avoid={**wider.get("avoid", {}), **own.get("avoid", {})},
    )


def for_language(told: Mapping[str, Value], language: str, otherwise: Value) -> Value:
    """What is told of a language, else of what it is a variety of."""
    return told.get(language, told.get(tongue_of(language), otherwise))


def _read(language: str) -> Mapping[str, Any]:
    place = files("smcourse").joinpath("locale", "advice", f"{language}.json")
    if not place.is_file():
        return {}
    told: dict[str, Any] = json.loads(place.read_text(encoding="utf-8"))
    return told


def _absolutes(told: Mapping[str, Any]) -> re.Pattern[str]:
    """The words, where they do not stand in a phrase that takes their edge off, or in a quotation,
    which claims nothing."""
    words = "|".join(map(re.escape, told.get("absolutes", ())))
    softened = told.get("not absolutes", ())
    if not words:
        return NOTHING
    others = "|".join((*softened, QUOTED))
    return re.compile(rf"(?<!\w)(?:{others})(?!\w)|\b(?P<word>{words})\b", re.I)


def _any_of(patterns: Any) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{one})" for one in patterns), re.I) if patterns else NOTHING
