"""A script made small: the names that it declares become short, and spaces go that nothing needs.

A name is shortened everywhere in the same way, so no scopes have to be known; what stands behind
a dot or before a colon is a property and stays. This reads the subset that the player is written
in (no classes, no methods in literals, no `var`, no labels), not all of JavaScript.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import count, product
from string import ascii_letters

_TOKEN = re.compile(
    r"""(?P<space>[ \t\n]+|//[^\n]*|/\*.*?\*/)
    |(?P<text>"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*')
    |(?P<word>[A-Za-z_$][\w$]*)
    |(?P<number>\d[\w.]*)
    |(?P<sign>\.\.\.|=>|\?\.(?!\d)|[^\s\w])""",
    re.X | re.S,
)
_PATTERN = re.compile(r"/(?:[^/\\\[\n]|\\.|\[(?:[^\]\\\n]|\\.)*\])+/[a-z]*")
_CHUNK = re.compile(r"(?:[^`\\$]|\\.|\$(?!\{))*(?P<end>`|\$\{)", re.S)
_KEYWORDS = frozenset(
    "async await break case catch const continue default delete do else export false finally for "
    "function if import in instanceof let new null of return switch this throw true try typeof "
    "undefined var void while yield".split()
)
_BEFORE_BLOCK = frozenset(["=>", ")", "else", "try", "finally", "do", ";", "}", ""])
_BEFORE_VALUE = frozenset(["return", "typeof", "case", "in", "of", "await", "throw", "else"])
_OPEN, _CLOSE = frozenset("([{"), frozenset(")]}")


@dataclass(slots=True)
class _Token:
    kind: str
    text: str
    has_break: bool = False  # a line ends before it
    in_object: bool = False  # directly inside the braces of a literal or a pattern


@cache
def squeeze(script: str) -> str:
    """`script` with short names and few spaces; it does the same."""
    tokens = list(_tokens(script))
    declared = _declared(tokens)
    short = _short_names(tokens, declared)
    return _written(tokens, short)


def _tokens(script: str) -> Iterator[_Token]:
    at, before, has_break = 0, _Token("sign", ""), False
    braces: list[str] = []  # what each open bracket is: "object", "block", "(", "[" or "`"

    def token(kind: str, text: str) -> _Token:
        nonlocal before, has_break
        before = _Token(kind, text, has_break, in_object=bool(braces) and braces[-1] == "object")
        has_break = False
        return before

    while at < len(script):
        is_template = script[at] == "`" or (script[at] == "}" and braces[-1:] == ["`"])
        if is_template:
            if script[at] == "}":
                braces.pop()
            chunk = _CHUNK.match(script, at + 1)
            assert chunk, f"a template without an end: {script[at : at + 40]!r}"
            if chunk["end"] == "${":
                yield token("template", script[at : chunk.end()])
                braces.append("`")
            else:
                yield token("text", script[at : chunk.end()])
            at = chunk.end()
            continue
        found = _TOKEN.match(script, at)
        assert found, f"not a token: {script[at : at + 40]!r}"
        kind = str(found.lastgroup)
        if found[0] == "/" and _starts_value(before):
            found = _PATTERN.match(script, at)
            assert found, f"not a pattern: {script[at : at + 40]!r}"
            kind = "text"
        at = found.end()
        if kind == "space":
            has_break = has_break or "\n" in found[0]
            continue
        text = found[0]
        if text in _CLOSE and kind == "sign":
            braces.pop()
        opened = _brace(text, before)
        yield token(kind, text)
        if kind == "sign" and text in _OPEN:
            braces.append(opened)


def _brace(text: str, before: _Token) -> str:
    return text if text != "{" else "block" if before.text in _BEFORE_BLOCK else "object"


def _starts_value(before: _Token) -> bool:
    if before.kind == "word":
        return before.text in _BEFORE_VALUE
    return before.kind in ("sign", "template") and before.text not in (")", "]", "}")


def _declared(tokens: Sequence[_Token]) -> set[str]:
    """Names behind `const` and `let`, parameters of arrows, and what `catch` catches."""
    names: set[str] = set()
    for i, token in enumerate(tokens):
        if token.text in ("const", "let") or (token.text == "catch" and tokens[i + 1].text == "("):
            names |= set(_bindings(tokens[i + 1 : _end_of_pattern(tokens, i + 1)]))
        elif token.text == "=>":
            names |= set(_bindings(tokens[_start_of_parameters(tokens, i) : i]))
    return names


def _end_of_pattern(tokens: Sequence[_Token], start: int) -> int:
    depth = 0
    for i in range(start, len(tokens)):
        depth += (tokens[i].text in _OPEN) - (tokens[i].text in _CLOSE)
        if depth == 0:
            return i + 1
    return len(tokens)


def _start_of_parameters(tokens: Sequence[_Token], arrow: int) -> int:
    depth = 0
    for i in range(arrow - 1, -1, -1):
        depth += (tokens[i].text in _CLOSE) - (tokens[i].text in _OPEN)
        if depth == 0:
            return i
    return 0


def _bindings(pattern: Sequence[_Token]) -> Iterator[str]:
    """The names that a pattern binds; defaults are looked over, keys too."""
    depth, default = 0, -1  # the depth at which a default began
    for i, token in enumerate(pattern):
        after = pattern[i + 1].text if i + 1 < len(pattern) else ""
        if token.text in _CLOSE:
            depth -= 1
        if default >= 0 and (depth < default or (depth == default and token.text == ",")):
            default = -1
        if token.text in _OPEN:
            depth += 1
        elif token.text == "=" and default < 0:
            default = depth
        elif token.kind == "word" and default < 0 and after != ":" and token.text not in _KEYWORDS:
            yield token.text


def _is_property(tokens: Sequence[_Token], i: int) -> bool:
    before = tokens[i - 1].text if i else ""
    if before in (".", "?."):
        return True
    after = tokens[i + 1].text if i + 1 < len(tokens) else ""
    return after == ":" and tokens[i].in_object and before in ("{", ",")


def _is_shorthand(tokens: Sequence[_Token], i: int) -> bool:
    after = tokens[i + 1].text if i + 1 < len(tokens) else ""
    return tokens[i].in_object and tokens[i - 1].text in ("{", ",") and after in (",", "}", "=")


def _short_names(tokens: Sequence[_Token], declared: set[str]) -> dict[str, str]:
    """The more often a name is used, the shorter it becomes."""
    words = [
        token.text
        for i, token in enumerate(tokens)
        if token.kind == "word" and not _is_property(tokens, i)
    ]
    uses = Counter(word for word in words if word in declared)
    taken = _KEYWORDS | {word for word in words if word not in declared}
    free = (name for name in _all_names() if name not in taken)
    return {name: next(free) for name, _ in sorted(uses.items(), key=lambda use: (-use[1], use[0]))}


def _all_names() -> Iterator[str]:
    for length in count(1):
        for letters in product(ascii_letters, repeat=length):
            yield "".join(letters)


def _written(tokens: Sequence[_Token], short: dict[str, str]) -> str:
    parts: list[str] = []
    last = ""
    for i, token in enumerate(tokens):
        text = token.text
        if token.kind == "word" and text in short and not _is_property(tokens, i):
            new = short[text]
            text = f"{text}:{new}" if _is_shorthand(tokens, i) else new
        parts.append(_gap(last, token, text) + text)
        last = text
    return "".join(parts) + "\n"


def _gap(last: str, token: _Token, text: str) -> str:
    """What has to stand between two tokens."""
    if not last:
        return ""
    if token.has_break and last[-1] not in "{([,;=>?:&|+-*.!" and text[0] not in ")]},.?:&|=+*":
        return "\n"
    is_word = (last[-1].isalnum() or last[-1] in "_$") and (text[0].isalnum() or text[0] in "_$")
    return " " if is_word or (last[-1] in "+-" and text[0] == last[-1]) else ""
