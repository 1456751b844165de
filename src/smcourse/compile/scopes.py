"""Which names of a script may be given the same short one.

A scope is a block, an arrow with its parameters, or a `catch` with what it caught. One whose end
cannot be told exactly is taken for larger than it is, which only keeps names apart that could
have been one.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from smcourse.compile.tokens import CLOSE, KEYWORDS, OPEN, Token, is_property

_GOES_ON = frozenset(["in", "instanceof", "of"])


@dataclass(slots=True, kw_only=True)
class _Scope:
    """Tokens from `start` to before `end`, and the names that are declared for just these."""

    start: int
    end: int
    names: set[str] = field(default_factory=set)
    around: tuple[_Scope, ...] = ()  # from the outermost


def rivals_of(tokens: Sequence[Token]) -> Mapping[str, set[str]]:
    """Every name that the script declares, with those that have to be called otherwise.

    A name stands for what is declared around it; so of two names that share a short one, neither
    may be used where the other's declaration is the nearer.
    """
    scopes = _innermost(tokens)
    for i, names in _declarations(tokens):
        scopes[i].names.update(names)
    declared = {name for scope in scopes for name in scope.names}
    # For each name, the scopes from its home to each place that uses it, by where they stand.
    met: dict[str, dict[tuple[int, int], _Scope]] = {name: {} for name in declared}
    for i, token in enumerate(tokens):
        if token.kind != "word" or token.text not in met or is_property(tokens, i):
            continue
        chain = (*scopes[i].around, scopes[i])
        home = next((n for n, scope in enumerate(chain) if token.text in scope.names), None)
        if home is None:  # here it is the browser's, so it keeps its name everywhere
            del met[token.text]
        else:
            met[token.text].update(((scope.start, scope.end), scope) for scope in chain[home:])
    rivals: dict[str, set[str]] = {name: set() for name in met}
    for name, passed in met.items():
        for other in {other for scope in passed.values() for other in scope.names} - {name}:
            if other in rivals:
                rivals[name].add(other)
                rivals[other].add(name)
    return rivals


def _innermost(tokens: Sequence[Token]) -> list[_Scope]:
    """The innermost scope of each token."""
    found = [_Scope(start=start, end=end) for start, end in _extents(tokens)]
    found.sort(key=lambda scope: (-scope.start, scope.end))  # the next one is the last
    stack = [_Scope(start=0, end=len(tokens))]
    scopes = []
    for i in range(len(tokens)):
        while stack[-1].end <= i:
            stack.pop()
        while found and found[-1].start == i:
            scope = found.pop()
            scope.around = tuple(stack)
            stack.append(scope)
        scopes.append(stack[-1])
    return scopes


def _extents(tokens: Sequence[Token]) -> Iterator[tuple[int, int]]:
    """A parameter may not be declared again in the block that it is for, so they are one."""
    bodies = set()
    for i, token in enumerate(tokens):
        if token.text == "=>":
            bodies.add(i + 1)
            yield _start_of_parameters(tokens, i), _end_of_body(tokens, i + 1)
        elif _catches(tokens, i):
            body = _end_of_bracket(tokens, i + 1)
            bodies.add(body)
            yield i + 1, _end_of_bracket(tokens, body)
        elif token.opens_block and i not in bodies:
            yield i, _end_of_bracket(tokens, i)


def _catches(tokens: Sequence[Token], i: int) -> bool:
    return tokens[i].text == "catch" and tokens[i + 1].text == "("


def _end_of_bracket(tokens: Sequence[Token], start: int) -> int:
    """Behind what is opened at `start`, or behind the one token there."""
    depth = 0
    for i in range(start, len(tokens)):
        depth += (tokens[i].text in OPEN) - (tokens[i].text in CLOSE)
        if depth == 0:
            return i + 1
    return len(tokens)


def _end_of_body(tokens: Sequence[Token], start: int) -> int:
    """Where an arrow's block or expression ends."""
    if tokens[start].opens_block:
        return _end_of_bracket(tokens, start)
    i = start
    while i < len(tokens) and not (i > start and _ends_expression(tokens, i)):
        i = _end_of_bracket(tokens, i) if tokens[i].text in OPEN else i + 1
    return i


def _ends_expression(tokens: Sequence[Token], i: int) -> bool:
    """Whether an expression that began before, at this depth, is over; a line's end is not enough
    where the next could go on with it."""
    token, before = tokens[i], tokens[i - 1]
    if token.text in CLOSE or token.text in (",", ";"):
        return True
    is_value = before.kind in ("word", "number", "text") or before.text in CLOSE
    is_new = token.kind in ("word", "number") and token.text not in _GOES_ON
    return token.has_break and is_value and is_new


def _declarations(tokens: Sequence[Token]) -> Iterator[tuple[int, set[str]]]:
    """Names behind `const` and `let`, parameters of arrows, and what `catch` catches; each with a
    token of the scope that it is declared for."""
    for i, token in enumerate(tokens):
        if token.text in ("const", "let"):
            yield i, set(_bindings(tokens[i + 1 : _end_of_bracket(tokens, i + 1)]))
        elif _catches(tokens, i):
            yield i + 1, set(_bindings(tokens[i + 1 : _end_of_bracket(tokens, i + 1)]))
        elif token.text == "=>":
            start = _start_of_parameters(tokens, i)
            yield start, set(_bindings(tokens[start:i]))


def _start_of_parameters(tokens: Sequence[Token], arrow: int) -> int:
    depth = 0
    for i in range(arrow - 1, -1, -1):
        depth += (tokens[i].text in CLOSE) - (tokens[i].text in OPEN)
        if depth == 0:
            return i
    return 0


def _bindings(pattern: Sequence[Token]) -> Iterator[str]:
    """The names that a pattern binds; defaults are looked over, keys too."""
    depth, default = 0, -1  # the depth at which a default began
    for i, token in enumerate(pattern):
        after = pattern[i + 1].text if i + 1 < len(pattern) else ""
        if token.text in CLOSE:
            depth -= 1
        if default >= 0 and (depth < default or (depth == default and token.text == ",")):
            default = -1
        if token.text in OPEN:
            depth += 1
        elif token.text == "=" and default < 0:
            default = depth
        elif token.kind == "word" and default < 0 and after != ":" and token.text not in KEYWORDS:
            yield token.text
