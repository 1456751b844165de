"""What is typed is folded alike in Python and in the player, every character that there is."""

from __future__ import annotations

import sys
import unicodedata
from pathlib import Path

import pytest
from twins import twin

from smcourse.grading.fold import fold

HERE = Path(__file__).parent
EVERY = [
    character
    for character in map(chr, range(sys.maxunicode + 1))
    if unicodedata.category(character) not in ("Cn", "Co", "Cs")
]
EXACT = [[], ["case"], ["accents"], ["case", "accents"]]


def _twin(pairs: list[tuple[str, list[str]]]) -> list[str]:
    told: list[str] = twin(HERE / "fold.mjs", pairs)
    return told


@pytest.mark.parametrize("exact", EXACT, ids="+".join)
def test_every_character_is_folded_alike(exact: list[str]) -> None:
    texts = [f"a{character}b" for character in EVERY]
    ours = [fold(text, exact) for text in texts]
    theirs = _twin([(text, exact) for text in texts])
    assert [pair for pair in zip(EVERY, ours, theirs, strict=True) if pair[1] != pair[2]] == []


@pytest.mark.parametrize("exact", EXACT, ids="+".join)
def test_what_is_folded_stays_as_it_is(exact: list[str]) -> None:
    folded = [fold(character, exact) for character in EVERY]
    assert [text for text in folded if fold(text, exact) != text] == []


def test_what_means_the_same_in_unicode_is_the_same() -> None:
    composed = [one for one in EVERY if unicodedata.normalize("NFC", one) == one]
    apart = [unicodedata.normalize("NFD", one) for one in composed]
    assert [
        (one, two)
        for one, two in zip(composed, apart, strict=True)
        for exact in EXACT
        if fold(one, exact) != fold(two, exact)
    ] == []
