"""The player's words that a script can say.

A key stands in a script as a text (`say("next")`), as a name after a dot (`words.tag`) or before a
colon (`{ noticeGone: … }`), or is put together with an end that stands there behind a value
(`${key}Points`). A key that does not is not shipped with that script.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache

from smcourse.words import stem

_NAME = re.compile(r"(?<=[\"'`.])\w+|\w+(?=:)")
_END = re.compile(r"\$\{\w+\}([A-Z]\w*)`")


def words_said(
    words: Mapping[str, str], script: str, besides: Iterable[str] = ()
) -> dict[str, str]:
    """Those of `words` that `script` can say, and those whose keys are named `besides`."""
    names, ends = _names(script)
    spoken = names | set(besides)

    def is_said(key: str) -> bool:
        whole = stem(key)
        return whole in spoken or any(
            whole.endswith(end) and whole.removesuffix(end) in spoken for end in ends
        )

    return {key: text for key, text in words.items() if is_said(key)}


@cache
def _names(script: str) -> tuple[frozenset[str], frozenset[str]]:
    return frozenset(_NAME.findall(script)), frozenset(_END.findall(script))
