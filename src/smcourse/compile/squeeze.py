"""A script made small: the names that it declares become short, and spaces go that nothing needs.

What stands behind a dot or before a colon is a property and keeps its name. This reads the subset
that the player is written in (no classes, no methods in literals, no `var`, no labels), not all of
JavaScript.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import count, product
from string import ascii_letters

from smcourse.compile.scopes import rivals_of
from smcourse.compile.tokens import KEYWORDS, Token, is_property, is_shorthand, tokens_of


@cache
def squeeze(script: str) -> str:
    """`script` with short names and few spaces; it does the same."""
    tokens = list(tokens_of(script))
    return _written(tokens, _short_names(tokens, rivals_of(tokens)))


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
    short: dict[str, str] = {}
    for name, _ in sorted(uses.items(), key=lambda use: (-use[1], use[0])):
        used = taken | {short[rival] for rival in rivals[name] if rival in short}
        short[name] = next(word for word in _all_names() if word not in used)
    return short


def _all_names() -> Iterator[str]:
    for length in count(1):
        for letters in product(ascii_letters, repeat=length):
            yield "".join(letters)


def _written(tokens: Sequence[Token], short: Mapping[str, str]) -> str:
    parts: list[str] = []
    last = ""
    for i, token in enumerate(tokens):
        text = token.text
        after = tokens[i + 1].text if i + 1 < len(tokens) else ""
        if text == "," and after in (")", "}", "]"):
            continue
        if token.kind == "word" and text in short and not is_property(tokens, i):
            new = short[text]
            text = f"{text}:{new}" if is_shorthand(tokens, i) and new != text else new
        parts.append(_gap(last, token, text) + text)
        last = text
    return "".join(parts) + "\n"


def _gap(last: str, token: Token, text: str) -> str:
    """What has to stand between two tokens."""
    if not last:
        return ""
    if token.has_break and last[-1] not in "{([,;=>?:&|+-*.!" and text[0] not in ")]},.?:&|=+*":
        return "\n"
    is_word = (last[-1].isalnum() or last[-1] in "_$") and (text[0].isalnum() or text[0] in "_$")
    return " " if is_word or (last[-1] in "+-" and text[0] == last[-1]) else ""
