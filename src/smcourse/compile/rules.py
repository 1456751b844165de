"""The rules of a style sheet that a page has use for.

A selector is left out if it asks for a class, an element or a role that neither the page nor its
script has. What it asks for is a mark, text to look for: `sm-cards`, `<table`. What stands in
parentheses (`:is(…)`, `:not(…)`) asks for nothing. This reads the player's own sheets, not all of
CSS: no nested rules, no braces in strings, parentheses in parentheses at most once.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

_RULE = re.compile(r"(?P<head>[^{}]+)\{(?P<body>[^{}]*(?:\{[^{}]*\}[^{}]*)*)\}")
_INSIDE = r"\((?:[^()]|\([^()]*\))*\)"
_SELECTOR = re.compile(rf"(?:[^,()]|{_INSIDE})+")
_PARENTHESES = re.compile(_INSIDE)
_WORD = re.compile(r"\.([a-z][\w-]*)|\[role=([\w-]+)\]")
_ELEMENT = re.compile(r"(?:^|[\s>+~])([a-z][a-z0-9]*)")


@cache
def selectors_of(css: str) -> frozenset[str]:
    """Every selector of `css`, which has no comments."""
    return frozenset(one for rule in _rules(css) for one in _SELECTOR.findall(rule["head"]))


def marks_of(css: str) -> frozenset[str]:
    """All that the selectors of `css`, which has no comments, ask for."""
    return frozenset(mark for one in selectors_of(css) for mark in _marks(one))


@cache
def rules_without(css: str, missing: frozenset[str]) -> str:
    """`css`, which has no comments, but for the selectors that ask for a mark that is `missing`."""
    return "".join(_kept(css, missing))


@cache
def marks_missing(marks: frozenset[str], script: str) -> frozenset[str]:
    """Those of `marks` that `script` cannot make: an element by its name as a text, else a word."""
    text = script.encode()
    return frozenset(
        mark for mark in marks if not stands_in(f'"{mark[1:]}"' if mark[0] == "<" else mark, text)
    )


def stands_in(mark: str, text: bytes) -> bool:
    """Whether a mark is there, and not as a part of a longer name."""
    return _whole(mark).search(text) is not None


@cache
def _whole(mark: str) -> re.Pattern[bytes]:
    """The mark first and what is around it next, since that is quick to look for."""
    here = re.escape(mark)
    before = rf"(?<![\w-]{here})" if mark[0].isalnum() else ""
    after = r"(?![\w-])" if mark[-1].isalnum() else ""
    return re.compile(f"{here}{before}{after}".encode())


def _rules(css: str) -> Iterator[re.Match[str]]:
    """Rules with selectors, those in `@media` too."""
    for rule in _RULE.finditer(css):
        if rule["head"].startswith("@media"):
            yield from _rules(rule["body"])
        elif not rule["head"].startswith("@"):
            yield rule


def _kept(css: str, missing: frozenset[str]) -> Iterator[str]:
    for rule in _RULE.finditer(css):
        head, body = rule["head"], rule["body"]
        if head.startswith("@media"):
            body = rules_without(body, missing)
        elif not head.startswith("@"):
            head = ",".join(one for one in _SELECTOR.findall(head) if not _marks(one) & missing)
        if head and body:
            yield f"{head}{{{body}}}"


@cache
def _marks(selector: str) -> frozenset[str]:
    bare = _PARENTHESES.sub("", selector)
    words = (name or role for name, role in _WORD.findall(bare))
    return frozenset((*words, *(f"<{name}" for name in _ELEMENT.findall(bare))))
