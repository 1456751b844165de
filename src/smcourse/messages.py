"""What the program says, in the language of whoever runs it.

A `Text` is written in English where it is said; `locale/author/es.json` keeps each sentence's
Spanish under it.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from functools import cache
from importlib.resources import files

from smcourse.diagnostics import Text, Value

LANGUAGES = ("en", "es")
GROUPS = {"en": ",", "es": "\N{NO-BREAK SPACE}"}
LEAST_GROUPED = {"en": 1_000, "es": 10_000}  # Spanish writes 3900 and 10 000

Speak = Callable[[Text], str]


def speaker(language: str) -> Speak:
    """Says a text in `language`, one of `LANGUAGES`; in English what has no translation."""
    known = catalog(language)

    def shown(value: Value) -> str:
        if isinstance(value, Text):
            return speak(value)
        return _number(value, language) if isinstance(value, int) else value

    def speak(text: Text) -> str:
        return text.fill(known.get(text.template, text.template), shown)

    return speak


def _number(value: int, language: str) -> str:
    if abs(value) < LEAST_GROUPED[language]:
        return str(value)
    return f"{value:,}".replace(",", GROUPS[language])


@cache
def catalog(language: str) -> Mapping[str, str]:
    """English sentence -> the same in `language`."""
    if language == "en":
        return {}
    text = files("smcourse").joinpath("locale", "author", f"{language}.json").read_text("utf-8")
    sentences: dict[str, str] = json.loads(text)
    return sentences


def nearest_language(locale: str) -> str:
    """The language of ours for a locale such as `es_CO.UTF-8`; English where there is none."""
    tongue = locale.replace("-", "_").partition("_")[0].partition(".")[0].lower()
    return tongue if tongue in LANGUAGES else "en"
