"""How many syllables a word has: in Spanish by its rules, in English by its spelling."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from itertools import pairwise

_PARTS = re.compile(r"[^\W\d_]+|\d+")
_APOSTROPHE = re.compile("['\u2019](?:s\\b)?")

_WEAK = "iu\u00fc"
_STRESSED_WEAK = "\u00ed\u00fa"
_STRONG = "aeo\u00e1\u00e9\u00f3"
_VOWELS = re.compile(f"[{_STRONG}{_STRESSED_WEAK}{_WEAK}]+")
_SILENT_U = re.compile(r"(?<=[qg])u(?=[ei\u00e9\u00ed])")
_MUTE_H = re.compile(r"(?<!c)h")
_VOWEL_Y = re.compile(f"y(?![{_STRONG}{_STRESSED_WEAK}{_WEAK}])")

_GROUP = re.compile(r"[aeiouy]+")
_SILENT_E = re.compile(
    r"(?<=[^aeiouy])e$(?<![^aeiouyrl]le)"  # file, not table
    r"|(?<=[^aeiouyscxzg])es$(?<![^aeiouyrl]les)(?<!shes)(?<!ches)"  # files, not pages
    r"|(?<=[^aeiouytd])ed$(?<![^aeiouyrl]led)"  # asked, not wanted
    r"|(?<=[aeiou][^aeiouy])e(?=(?:ly|less|ful|fully|ment|ments|ness|work|line|place)$)"
)
_PARTED = re.compile(
    r"(?<![tcsxg])ia(?!ge|r[dy]?$|u)|(?<=t)ia(?=t)"  # media, not special
    r"|(?<![tcsxg])i(?=ou?(?!u))(?<!ll(?=i))(?<!pini(?=o))|(?<=rat)io$"  # various, not action
    r"|eo(?!u|n|p)|(?<=[^q])ui(?=n|t[yi])|(?<=[^gqs])ua(?!rd|y|de)|uou|^rea(?=ct)|(?<=cr)ea(?=t)"
    r"|[aeiouy](?=ing)|ie(?=r$|st$|n(?:t|ce))(?<![ct]ie)|(?<=[aou])y(?=e[er]|a|o)"
    r"|(?:s|th)m(?=s?$)|nt(?<=[ds]nt)$"
)
_FIRST_PARTS = {  # of a compound: what is silent at their ends is no end of the word
    "any": 2,
    "every": 2,
    "some": 1,
    "where": 1,
    "else": 1,
    "fore": 1,
    "home": 1,
    "mean": 1,
    "note": 1,
    "ware": 1,
}


@lru_cache(maxsize=32768)
def spanish(word: str) -> int:
    """The syllables of a Spanish word.

    Two strong vowels part, and so do a stressed weak one and a strong one beside it, and two that
    are alike; all others that meet are a diphthong, whatever `h` stands between them.
    """
    return _sum(word, _spanish)


@lru_cache(maxsize=32768)
def english(word: str) -> int:
    """The syllables of an English word, as its spelling lets one guess."""
    return _sum(_APOSTROPHE.sub("", word), _english)


def _sum(word: str, count: Callable[[str], int]) -> int:
    """Of each part; a number has as many as digits, what is spelt out as many as letters."""
    total = 0
    for part in _PARTS.findall(word):
        is_spelt = part.isdigit() or (part.isupper() and not _GROUP.search(part.lower()))
        total += len(part) if is_spelt else count(part.lower())
    return max(total, 1)


def _spanish(word: str) -> int:
    word = _VOWEL_Y.sub("i", _SILENT_U.sub("", _MUTE_H.sub("", word)))
    return max(sum(1 + _hiatuses(run) for run in _VOWELS.findall(word)), 1)


def _hiatuses(run: str) -> int:
    return sum(_are_parted(one, two) for one, two in pairwise(run))


def _are_parted(one: str, two: str) -> bool:
    if one in _STRONG and two in _STRONG:
        return True
    if one in _STRONG or two in _STRONG:
        return one in _STRESSED_WEAK or two in _STRESSED_WEAK
    return one == two


def _english(word: str) -> int:
    for first, count in _FIRST_PARTS.items():
        rest = word.removeprefix(first)
        if rest != word and len(rest) > 2 and (rest[0] not in "aeiouy" or rest in ("one", "ever")):
            return count + _english(rest)
    vowels, silent, parted = (len(x.findall(word)) for x in (_GROUP, _SILENT_E, _PARTED))
    return max(vowels - silent + parted, 1)
