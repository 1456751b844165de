"""The player's own words, one JSON file a language, shared by templates and player."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from functools import cache
from importlib.resources import files

_LARGE = "n is not 0 and n mod 1000000 is 0"
PLURALS: Mapping[str, Mapping[str, str]] = {  # CLDR's, for whole numbers; babel's take 5 MB to read
    "ar": {
        "zero": "n is 0",
        "one": "n is 1",
        "two": "n is 2",
        "few": "n mod 100 in 3..10",
        "many": "n mod 100 in 11..99",
    },
    "ca": {"one": "n is 1", "many": _LARGE},
    "de": {"one": "n is 1"},
    "en": {"one": "n is 1"},
    "es": {"one": "n is 1", "many": _LARGE},
    "fr": {"one": "n in 0..1", "many": _LARGE},
    "it": {"one": "n is 1", "many": _LARGE},
    "pt": {"one": "n in 0..1", "many": _LARGE},
}

GROUPS = {  # what parts thousands, and where not from 1,000 on, from how many digits: `Intl`'s
    "ca": (".", 4),
    "de": (".", 4),
    "es-ES": (".", 5),
    "fr": ("\u202f", 4),
    "it": (".", 5),
    "pt-BR": (".", 4),
}

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
    """What the player says in any of its languages and cannot in that for a course, in name order:
    words, those of wrapped content, handbooks and sites too, and each plural form that it has."""
    spoken = (key for one in known_languages() for key in every_word(one))
    forms = _forms(nearest_language(language) or "en")
    needed = {
        _FORM.sub(form, key) if _FORM.search(key) else key for key in spoken for form in forms
    }
    return tuple(sorted(needed - every_word(language).keys()))


def stem(key: str) -> str:
    """A key as it is asked for, without the form of what is counted."""
    return _FORM.sub("", key)


def _forms(language: str) -> tuple[str, ...]:
    """The ends of a key that is counted; nothing here counts to a million."""
    rules = PLURALS[language.partition("-")[0]]
    return tuple(f".{form}" for form in (*rules, "other") if rules.get(form) != _LARGE)


@cache
def wrapper_words(language: str) -> Mapping[str, str]:
    """The same, and those that only the page around wrapped content says."""
    return {**words_for(language), **_read("wrap", nearest_language(language) or "en")}


@cache
def handbook_words(language: str) -> Mapping[str, str]:
    """The player's words, and those that only a handbook says."""
    return {**words_for(language), **_read("handbook", nearest_language(language) or "en")}


@cache
def site_words(language: str) -> Mapping[str, str]:
    """The player's words as they are true without an LMS, and those that only a site says."""
    return {**words_for(language), **_read("site", nearest_language(language) or "en")}


@cache
def every_word(language: str) -> Mapping[str, str]:
    """All that is said around a course, wherever it is shown; as in an LMS where a site differs."""
    return {**site_words(language), **wrapper_words(language), **handbook_words(language)}


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
    """zero, one, two, few, many or other: the form that the player's language has for a number."""
    return str(_plural_rule(language.partition("-")[0])(number))


@cache
def _plural_rule(tongue: str) -> Callable[[int], str]:
    from babel.plural import PluralRule  # only where something is counted

    return PluralRule(PLURALS[tongue])


def _read(*path: str) -> Mapping[str, str]:
    place = files("smcourse").joinpath("locale", *path[:-1], f"{path[-1]}.json")
    if not place.is_file():
        return {}  # each of its words is missing
    words: dict[str, str] = json.loads(place.read_text(encoding="utf-8"))
    return words


def phrase(words: Mapping[str, str], key: str, **values: object) -> str:
    """A phrase with its values; `n` decides which of its forms it takes, as `key.one` (CLDR)."""
    if key not in words:
        form = f"{key}.{plural_form(words['tag'], int(str(values['n'])))}"
        key = form if form in words else f"{key}.other"
    text = words[key]
    for name, value in values.items():
        said = grouped(words["tag"], value) if isinstance(value, int) else str(value)
        text = text.replace("{" + name + "}", said)
    return text


def grouped(language: str, number: int) -> str:
    """A whole number as the page writes it, by `Intl`: 12,345, 12.345 or 12 345."""
    sign, digits = GROUPS.get(language, (",", 4))
    return f"{number:,}".replace(",", sign) if len(str(number)) >= digits else str(number)
