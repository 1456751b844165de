"""What was typed, as it is compared: twin of `player/questions/fold.js`.

Only what every Python and every browser does alike is used: `lower`, NFD, and lists of our own.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection

_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]")
_SPACES = re.compile("[\t-\r \u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+")
_ACCENTS = re.compile("[\u0300-\u036f\u064b-\u065f\u0670]")  # Latin and Greek, Arabic vowels
_SIGNS = [
    (re.compile("[`\u00b4\u02bc\u2018-\u201b\u2032]"), "'"),
    (re.compile("[\u00ab\u00bb\u201c-\u201f\u2033]"), '"'),
    (re.compile("[\u2010-\u2013\u2212]"), "-"),
]
_LETTERS = str.maketrans({"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "ı": "i"})


def fold(text: str, exact: Collection[str] = ()) -> str:
    """A text without what does not count: runs of spaces, kinds of quotes and hyphens; capitals
    and accents too, but for those of them that are to be `exact`."""
    text = _UNSEEN.sub("", text)
    if "case" not in exact:
        text = text.lower().replace("ς", "σ")  # whether it ends a word is nobody's matter
    text = unicodedata.normalize("NFD", text)
    if "accents" not in exact:
        text = _ACCENTS.sub("", text).translate(_LETTERS)
    for signs, sign in _SIGNS:
        text = signs.sub(sign, text)
    return _SPACES.sub(" ", text).strip(" ")
