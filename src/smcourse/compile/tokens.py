"""A script as tokens: the subset that the player is written in, not all of JavaScript."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

_TOKEN = re.compile(
    r"""(?P<space>[ \t\n]+|//[^\n]*|/\*.*?\*/)
    |(?P<text>"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*')
    |(?P<word>[A-Za-z_$][\w$]*)
    |(?P<number>\d[\w.]*)
    |(?P<sign>\.\.\.|=>|\?\.(?!\d)|\+\+|--|[^\s\w])""",
    re.X | re.S,
)
_PATTERN = re.compile(r"/(?:[^/\\\[\n]|\\.|\[(?:[^\]\\\n]|\\.)*\])+/[a-z]*")
_CHUNK = re.compile(r"(?:[^`\\$]|\\.|\$(?!\{))*(?P<end>`|\$\{)", re.S)
KEYWORDS = frozenset(
    "async await break case catch const continue default delete do else export false finally for "
    "function if import in instanceof let new null of return switch this throw true try typeof "
    "undefined var void while yield".split()
)
_BEFORE_BLOCK = frozenset(["=>", ")", "else", "try", "finally", "do", ";", "}", ""])
_BEFORE_VALUE = frozenset(["return", "typeof", "case", "in", "of", "await", "throw", "else"])
OPEN, CLOSE = frozenset("([{"), frozenset(")]}")


@dataclass(slots=True)
class Token:
    kind: str
    text: str
    has_break: bool = False  # a line ends before it
    in_object: bool = False  # directly inside the braces of a literal or a pattern
    opens_block: bool = False


def tokens_of(script: str) -> Iterator[Token]:
    at, before, has_break = 0, Token("sign", ""), False
    braces: list[str] = []  # what each open bracket is: "object", "block", "(", "[" or "`"

    def token(kind: str, text: str) -> Token:
        nonlocal before, has_break
        before = Token(kind, text, has_break, in_object=bool(braces) and braces[-1] == "object")
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
        assert found and found[0] not in ("++", "--"), f"not a token: {script[at : at + 40]!r}"
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
        if text in CLOSE and kind == "sign":
            braces.pop()
        opened = _brace(text, before)
        made = token(kind, text)
        made.opens_block = kind == "sign" and opened == "block"
        yield made
        if kind == "sign" and text in OPEN:
            braces.append(opened)


def _brace(text: str, before: Token) -> str:
    return text if text != "{" else "block" if before.text in _BEFORE_BLOCK else "object"


def _starts_value(before: Token) -> bool:
    if before.kind == "word":
        return before.text in _BEFORE_VALUE
    return before.kind in ("sign", "template") and before.text not in (")", "]", "}")


def is_property(tokens: Sequence[Token], i: int) -> bool:
    before = tokens[i - 1].text if i else ""
    if before in (".", "?."):
        return True
    after = tokens[i + 1].text if i + 1 < len(tokens) else ""
    return after == ":" and tokens[i].in_object and before in ("{", ",")


def is_shorthand(tokens: Sequence[Token], i: int) -> bool:
    after = tokens[i + 1].text if i + 1 < len(tokens) else ""
    return tokens[i].in_object and tokens[i - 1].text in ("{", ",") and after in (",", "}", "=")
