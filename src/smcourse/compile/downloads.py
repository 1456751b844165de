"""What a course gives to take along: every file that its text links to, and where it stands."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from lxml import html
from markupsafe import Markup

from smcourse.compile.sizes import size_words

_SIGN = " download="


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a page is: as links name it, as people call it, and all of its text."""

    target: str
    label: str
    text: Sequence[Markup]


@dataclass(frozen=True, slots=True, kw_only=True)
class Download:
    """One file: its path in the package, the name to save it by, the words that first link to it,
    and each page that does."""

    path: str
    name: str
    words: str
    kind: str
    size: str
    places: tuple[Place, ...]


def downloads_of(
    pages: Iterator[Place], assets: Mapping[PurePosixPath, bytes], language: str
) -> tuple[Download, ...]:
    """Files in the order in which the course first offers them."""
    links: dict[str, list[tuple[Place, str, str]]] = {}
    for page in pages:
        for path, name, words in _links(page):
            links.setdefault(path, []).append((page, name, words))
    return tuple(
        Download(
            path=path,
            name=found[0][1],
            words=next((_begun(words) for _, _, words in found if words), found[0][1]),
            kind=PurePosixPath(path).suffix[1:].upper(),
            size=size_words(len(assets[PurePosixPath(path)]), language),
            places=tuple({page.target: page for page, _, _ in found}.values()),
        )
        for path, found in links.items()
    )


def _links(page: Place) -> Iterator[tuple[str, str, str]]:
    """Path, name and words of each link to a file."""
    for text in page.text:
        if _SIGN not in text:
            continue
        for el in html.fragment_fromstring(text, create_parent=True).iterfind(".//a[@download]"):
            for note in el.findall("small")[-1:]:  # kind and size, which are ours
                note.drop_tree()
            yield el.get("href", ""), el.get("download", ""), " ".join(el.text_content().split())


def _begun(words: str) -> str:
    """As at the start of a sentence."""
    return words[:1].upper() + words[1:]
