"""A script written with fewer signs: what its tokens can do without, they do without."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from smcourse.compile.tokens import CLOSE, KEYWORDS, OPEN, Token

_DECLARE = ("const", "let")


def sparing(tokens: Sequence[Token]) -> Iterator[Token]:
    """`let` for `const`, one for several declarations in a row; a single parameter, and a value
    that was in brackets for its type, without them; no comma before a closing bracket."""
    needless = set(_needless(tokens))
    declares = [False]  # whether the statement inside each open bracket is a declaration
    last = ""
    for i, token in enumerate(tokens):
        if i in needless:
            continue
        text = token.text
        if tokens[i - 1].text == "(" and i - 1 in needless:
            token = replace(token, has_break=tokens[i - 1].has_break)
        if token.kind == "sign" and text in CLOSE:
            declares.pop()
        begins = starts_line(last, token)
        if text in _DECLARE and token.kind == "word":
            goes_on = begins and declares[-1]
            declares[-1] = last != "("  # that of a loop ends with its bracket
            token = Token("sign", ",") if goes_on else replace(token, text="let")
        elif begins or text == ";":
            declares[-1] = False
        if token.kind == "sign" and text in OPEN:
            declares.append(False)
        yield token
        last = token.text


def starts_line(last: str, token: Token) -> bool:
    """Whether a statement ends before this token, which has to be told by a new line."""
    return (
        token.has_break
        and last[-1:] not in tuple("{([,;=>?:&|+-*.!")
        and token.text[0] not in ")]},.?:&|=+*"
    )


def _needless(tokens: Sequence[Token]) -> Iterator[int]:
    """The places of brackets and commas that change nothing."""
    opened: list[int] = []
    for i, token in enumerate(tokens):
        after = tokens[i + 1].text if i + 1 < len(tokens) else ""
        if token.text == "," and after in (")", "}", "]"):
            yield i
        if token.kind != "sign":
            continue
        if token.text in OPEN:
            opened.append(i)
        elif token.text in CLOSE:
            start = opened.pop()
            if token.text == ")" and _is_loose(tokens, start, i, after):
                yield from (start, i)


def _is_loose(tokens: Sequence[Token], start: int, end: int, after: str) -> bool:
    """`(one) =>`, or a name with what is called and read of it where a value is wanted."""
    before, inside = tokens[start - 1], tokens[start + 1 : end]
    if not inside or inside[0].kind != "word" or inside[0].text in KEYWORDS:
        return False
    if after == "=>":
        return len(inside) == 1 and before.text != "async"
    is_asked = before.kind == "sign" and before.text not in CLOSE and before.text != "?."
    return (is_asked or before.text == "return") and _is_chain(inside)


def _is_chain(tokens: Sequence[Token]) -> bool:
    """`a.b(…)[…].c`, which nothing around it takes apart."""
    depth = 0
    for token in tokens:
        if token.kind == "sign" and token.text in OPEN | CLOSE:
            depth += 1 if token.text in OPEN else -1
        elif depth == 0 and (
            token.text in KEYWORDS or (token.kind != "word" and token.text != ".")
        ):
            return False
    return True
