"""A script as tokens: the subset that the player is written in, not all of JavaScript."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

_SPACE = re.compile(r"(?:[ \t\n]+|//[^\n]*|/\*.*?\*/)+", re.S)
_TOKEN = re.compile(
    r"""(?P<word>[A-Za-z_$][\w$]*)
    |(?P<sign>\.\.\.|=>|\?\.(?!\d)|\+\+|--|[^\s\w"'])
    |(?P<text>"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*')
    |(?P<number>\d[\w.]*)""",
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
    """A word or a sign; `kind` tells names, numbers, texts, templates, patterns and signs apart."""

    kind: str
    text: str
    has_break: bool = False  # a line ends before it
    in_object: bool = False  # directly inside the braces of a literal or a pattern
    opens_block: bool = False


def tokens_of(script: str) -> Iterator[Token]:
    """The tokens of a script of ours, without white space and comments."""
    at, before, end = 0, Token("sign", ""), len(script)
    braces = [""]  # what each open bracket is: "object", "block", "(", "[" or "`"
    while at < end:
        has_break = False
        if script[at] in " \t\n/" and (space := _SPACE.match(script, at)):
            has_break = "\n" in space[0]
            at = space.end()
            if at == end:
                return
        first, inside = script[at], braces[-1]
        kind, opened = "", ""
        if first == "`" or (first == "}" and inside == "`"):
            found = _CHUNK.match(script, at + 1)
            assert found, f"a template without an end: {script[at : at + 40]!r}"
            goes_on = found["end"] == "${"
            kind = "template" if goes_on else "text"
            if first == "}":
                braces.pop()
                inside = braces[-1]
            if goes_on:
                braces.append("`")
            text = script[at : found.end()]
        else:
            found = _TOKEN.match(script, at)
            assert found and found[0] not in ("++", "--"), f"not a token: {script[at : at + 40]!r}"
            kind = str(found.lastgroup)
            if first == "/" and _starts_value(before):
                found = _PATTERN.match(script, at)
                assert found, f"not a pattern: {script[at : at + 40]!r}"
                kind = "text"
            text = found[0]
            if kind == "sign" and text in CLOSE:
                braces.pop()
                inside = braces[-1]
            elif kind == "sign" and text in OPEN:
                opened = _brace(text, before)
                braces.append(opened)
        at = found.end()
        before = Token(kind, text, has_break, inside == "object", opened == "block")
        yield before


def _brace(text: str, before: Token) -> str:
    return text if text != "{" else "block" if before.text in _BEFORE_BLOCK else "object"


def _starts_value(before: Token) -> bool:
    if before.kind == "word":
        return before.text in _BEFORE_VALUE
    return before.kind in ("sign", "template") and before.text not in (")", "]", "}")


def is_property(tokens: Sequence[Token], i: int) -> bool:
    """Whether a name is that of a property: behind a dot, or before the colon of a literal."""
    before = tokens[i - 1].text if i else ""
    if before in (".", "?."):
        return True
    after = tokens[i + 1].text if i + 1 < len(tokens) else ""
    return after == ":" and tokens[i].in_object and before in ("{", ",")


def is_shorthand(tokens: Sequence[Token], i: int) -> bool:
    """Whether a name in braces is a property and its value in one."""
    after = tokens[i + 1].text if i + 1 < len(tokens) else ""
    return tokens[i].in_object and tokens[i - 1].text in ("{", ",") and after in (",", "}", "=")
