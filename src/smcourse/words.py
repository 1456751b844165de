"""The player's own words, one JSON file a language, shared by templates and player."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

_FORM = re.compile(r"\.(?:zero|one|two|few|many|other)$")  # of what is counted (CLDR)


@cache
def known_languages() -> tuple[str, ...]:
    """Languages that the player speaks, in name order."""
    folder = files("smcourse").joinpath("locale")
    return tuple(
        sorted(entry.name[:-5] for entry in folder.iterdir() if entry.name.endswith(".json"))
    )


def nearest_language(language: str) -> str:
    """The player's language for a course's: itself, else one of the same tongue, else ""."""
    known = known_languages()
    if language in known:
        return language
    tongue = language.partition("-")[0]
    return next((name for name in known if name.partition("-")[0] == tongue), "")


@cache
def words_for(language: str) -> Mapping[str, str]:
    """The words for a course's language; English where the player does not speak it."""
    return _read(nearest_language(language) or "en")


@cache
def missing_words(language: str) -> tuple[str, ...]:
    """What English can say and the player's language for a course cannot, in name order."""
    english, own = ({_FORM.sub("", key) for key in words_for(one)} for one in ("en", language))
    return tuple(sorted(english - own))


@cache
def wrapper_words(language: str) -> Mapping[str, str]:
    """The same, and those that only the page around wrapped content says."""
    return {**words_for(language), **_read("wrap", nearest_language(language) or "en")}


@cache
def language_name(language: str) -> str:
    """What a language calls itself: "Español (Latinoamérica)"; its tag where nobody knows."""
    if language in known_languages():
        return words_for(language)["language"]
    from babel import Locale, UnknownLocaleError

    try:
        name = Locale.parse(language, sep="-").display_name
    except (UnknownLocaleError, ValueError):
        name = None
    return name[0].upper() + name[1:] if name else language


@cache
def plural_form(language: str, number: int) -> str:
    """zero, one, two, few, many or other: the form that a language has for a number (CLDR)."""
    from babel import Locale  # only where something is counted

    return str(Locale.parse(language, sep="-").plural_form(number))


def _read(*path: str) -> Mapping[str, str]:
    place = files("smcourse").joinpath("locale", *path[:-1], f"{path[-1]}.json")
    words: dict[str, str] = json.loads(place.read_text(encoding="utf-8"))
    return words


def phrase(words: Mapping[str, str], key: str, **values: object) -> str:
    """A phrase with its values; `n` decides which of its forms it takes, as `key.one` (CLDR)."""
    if key not in words:
        form = f"{key}.{plural_form(words['tag'], int(str(values['n'])))}"
        key = form if form in words else f"{key}.other"
    text = words[key]
    for name, value in values.items():
        text = text.replace("{" + name + "}", str(value))
    return text
