"""Handbooks of which something is amiss, by the code that says so."""

from __future__ import annotations

from collections.abc import Callable

Files = dict[str, bytes]
PAGE = "index.html"


def with_(old: bytes, new: bytes, name: str = PAGE) -> Callable[[Files], Files]:
    return lambda files: files | {name: files[name].replace(old, new)}


def without(name: str) -> Callable[[Files], Files]:
    return lambda files: {path: one for path, one in files.items() if path != name}


def cut(name: str, length: int) -> Callable[[Files], Files]:
    return lambda files: files | {name: files[name][:length]}


BROKEN: list[tuple[str, Callable[[Files], Files]]] = [
    ("handbook-page-missing", without(PAGE)),
    ("handbook-page-missing", cut(PAGE, 0)),
    ("handbook-link-broken", with_(b'id="response"', b'id="answer"')),
    ("handbook-link-broken", without("media/marenta-dark.svg")),
    ("handbook-link-broken", without("handbook.pdf")),
    (
        "handbook-loads-elsewhere",
        with_(b'src="media/marenta-dark.svg"', b'src="//host.invalid/a.svg"'),
    ),
    ("handbook-loads-elsewhere", with_(b'href="handbook.css"', b'href="https://host.invalid/a"')),
    (
        "handbook-loads-elsewhere",
        with_(b"body,h1", b'@import "https://host.invalid/a";h1', "handbook.css"),
    ),
    (
        "handbook-loads-elsewhere",
        with_(b"body,h1", b"p{background:url(https://a.invalid)}h1", "handbook.css"),
    ),
    ("handbook-copy-damaged", cut("handbook.pdf", 2000)),
    ("handbook-copy-damaged", cut("handbook.docx", 2000)),
    ("handbook-copy-damaged", lambda files: files | {"handbook.docx": b"PK\x03\x04"}),
]
