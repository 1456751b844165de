"""Where the page of a folder leads, and what it loads: from the folder, or it goes astray."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath
from urllib.parse import unquote

from lxml import etree, html

from smcourse.diagnostics import Span

_URL = re.compile(r"url\(\s*[\"']?([^)\"']*)|@import\s+[\"']([^\"']*)")
_ELSEWHERE = re.compile(r"(?:[a-z][a-z0-9+.-]*:)?//|[a-z][a-z0-9+.-]*:", re.I)
_LOADED = ("src", "srcset", "poster", "data")


@dataclass(frozen=True, slots=True, kw_only=True)
class Astray:
    """`target` leads to nothing in the folder; or it `is_elsewhere`, and yet would be loaded."""

    span: Span
    target: str
    is_elsewhere: bool


def tree_of(page: bytes) -> html.HtmlElement | None:
    """A page as it can be read; None where it cannot."""
    try:
        return html.document_fromstring(page, parser=html.HTMLParser(encoding="utf-8"))
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return None


def ids_of(root: html.HtmlElement) -> frozenset[str]:
    """What a link on the same page can lead to."""
    return frozenset(el.get("id", "") for el in _elements(root))


def astray(
    root: html.HtmlElement, path: PurePosixPath, files: Mapping[str, bytes], ids: frozenset[str]
) -> Iterator[Astray]:
    """Of the HTML below `root`, a part of the page at `path` that has these `ids`."""
    for el in _elements(root):
        place = Span(path=path, line=el.sourceline or 1)
        target = el.get("href", "")
        if el.tag == "a" and target.startswith("#"):
            if unquote(target[1:]) not in ids:
                yield Astray(span=place, target=target, is_elsewhere=False)
        elif el.tag == "a" and target and not _ELSEWHERE.match(target):
            if not _is_there(target, files):
                yield Astray(span=place, target=target, is_elsewhere=False)
        elif el.tag == "link" and target:
            yield from _loaded(target, place, files)
        for name in _LOADED:
            if source := el.get(name, ""):
                yield from _loaded(source, place, files)


def astray_in_style(path: PurePosixPath, files: Mapping[str, bytes]) -> Iterator[Astray]:
    """Of the style sheet at `path`."""
    style = files.get(str(path), b"").decode("utf-8", "replace")
    for found in _URL.finditer(style):
        yield from _loaded(found[1] or found[2] or "", Span(path=path), files)


def _elements(root: html.HtmlElement) -> Iterator[html.HtmlElement]:
    return (el for el in root.iter() if isinstance(el.tag, str))


def _loaded(target: str, place: Span, files: Mapping[str, bytes]) -> Iterator[Astray]:
    if target.startswith(("data:", "#")):
        return
    is_elsewhere = _ELSEWHERE.match(target) is not None
    if is_elsewhere or not _is_there(target, files):
        yield Astray(span=place, target=target, is_elsewhere=is_elsewhere)


def _is_there(target: str, files: Mapping[str, bytes]) -> bool:
    return unquote(target.partition("#")[0].partition("?")[0]) in files
