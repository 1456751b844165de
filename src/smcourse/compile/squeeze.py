"""A script made small: names that it declares become short; spaces and signs that nothing needs go;
`true` and `false` are written `!0` and `!1`.

What stands behind a dot or before a colon is a property and keeps its name. This reads the subset
that the player is written in (no classes, no methods in literals, no `var`, no labels), not all of
JavaScript.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from itertools import count, product
from string import ascii_letters

from smcourse.compile.scopes import rivals_of
from smcourse.compile.sparing import sparing, starts_line
from smcourse.compile.tokens import KEYWORDS, Token, is_property, is_shorthand, tokens_of


@cache
def squeeze(script: str) -> str:
    """`script` with short names and few spaces; it does the same."""
    tokens = list(tokens_of(script))
    short = _short_names(tokens, rivals_of(tokens))
    return _written(sparing(list(_renamed(tokens, short))))


def _short_names(tokens: Sequence[Token], rivals: Mapping[str, set[str]]) -> Mapping[str, str]:
    """The more often a name is used, the shorter it becomes, and the likelier one that others have
    elsewhere."""
    words = [
        token.text
        for i, token in enumerate(tokens)
        if token.kind == "word" and not is_property(tokens, i)
    ]
    uses = Counter(word for word in words if word in rivals)
    taken = KEYWORDS | {word for word in words if word not in rivals}
    script = "".join(token.text for token in tokens if token.text not in rivals)
    letters = sorted(ascii_letters, key=lambda letter: (-script.count(letter), letter))  # for gzip
    short: dict[str, str] = {}
    for name, _ in sorted(uses.items(), key=lambda use: (-use[1], use[0])):
        used = taken | {short[rival] for rival in rivals[name] if rival in short}
        short[name] = next(word for word in _all_names(letters) if word not in used)
    return short


def _all_names(letters: Sequence[str]) -> Iterator[str]:
    for length in count(1):
        for name in product(letters, repeat=length):
            yield "".join(name)


def _renamed(tokens: Sequence[Token], short: Mapping[str, str]) -> Iterator[Token]:
    names = {**short, "true": "!0", "false": "!1"}
    for i, token in enumerate(tokens):
        new = names.get(token.text, "") if token.kind == "word" else ""
        if not new or new == token.text or is_property(tokens, i):
            yield token
        else:
            yield replace(token, text=f"{token.text}:{new}" if is_shorthand(tokens, i) else new)


def _written(tokens: Iterable[Token]) -> str:
    parts: list[str] = []
    last = ""
    for token in tokens:
        parts.append(_gap(last, token) + token.text)
        last = token.text
    return "".join(parts) + "\n"


def _gap(last: str, token: Token) -> str:
    """What has to stand between two tokens."""
    text = token.text
    if not last:
        return ""
    if starts_line(last, token):
        return "\n"
    is_word = (last[-1].isalnum() or last[-1] in "_$") and (text[0].isalnum() or text[0] in "_$")
    return " " if is_word or (last[-1] in "+-" and text[0] == last[-1]) else ""
