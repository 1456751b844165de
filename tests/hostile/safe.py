"""What a page must not hold, found by a reader of HTML that is not the one which cleaned it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from html.parser import HTMLParser

from smcourse.compile.compiled import Compiled, html_of

TAGS = frozenset(
    (
        "p h2 h3 h4 ul ol li dl dt dd table thead tbody tr th td caption blockquote pre code em "
        "strong b i s sub sup br hr a img figure figcaption abbr cite q span small kbd mark del "
        "ins bdi div svg g path rect circle ellipse line polyline polygon defs clippath"
    ).split()
)
ADDRESS = re.compile(r"(?:https|mailto|tel):|#sm-|media/[a-z0-9.-]+$", re.I)
LEFTOVER = re.compile("[\x02\x03]|word[0-9a-f]{16}n|drawing[0-9a-f]{64}|made by us")
DRIVEN = re.compile(r"on\w|style$|srcdoc$|formaction$|ping$|srcset$|xmlns", re.I)


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in TAGS:
            self.found.append(f"<{tag}>")
        for name, value in attrs:
            if DRIVEN.match(name):
                self.found.append(name)
            if name in ("href", "src") and not ADDRESS.match(value or ""):
                self.found.append(f"{name}={value}")

    def handle_comment(self, data: str) -> None:
        self.found.append(f"<!--{data}-->")

    def handle_decl(self, decl: str) -> None:
        self.found.append(f"<!{decl}>")

    def unknown_decl(self, data: str) -> None:
        self.found.append(f"<![{data}]>")

    def handle_pi(self, data: str) -> None:
        self.found.append(f"<?{data}>")


def unsafe_in(html: str) -> list[str]:
    """What a piece of prose holds that no author may put into a page."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return reader.found


def pieces(compiled: Compiled) -> Iterator[str]:
    """Every piece of HTML that compiling has made of a course's own text."""
    yield from (compiled.opening.html, compiled.opening.art)
    for module in compiled.modules:
        yield from (module.opening.html, module.opening.art)
    yield from (term.html for term in compiled.glossary)
    for lesson in compiled.lessons:
        for step in lesson.steps:
            yield from (step.kicker, *html_of(step.parts))
            yield from _texts(step.question)


def _texts(value: object) -> Iterator[str]:
    """Every text in a payload: its HTML, and the ids beside it, which hold no sign of HTML."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        yield from (text for inner in value.values() for text in _texts(inner))
    elif isinstance(value, Iterable):
        yield from (text for inner in value for text in _texts(inner))


def flaws(compiled: Compiled, *, is_sound: bool) -> list[str]:
    """What is unsafe in a compiled course; in a sound one, also tokens of ours that were not put
    back."""
    found = []
    for piece in pieces(compiled):
        found += unsafe_in(piece)
        found += LEFTOVER.findall(piece) if is_sound else []
    return found
