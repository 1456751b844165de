"""What `verify` looks for in a handbook that was written: links that lead somewhere, nothing from
another host, copies that open."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Mapping
from pathlib import PurePosixPath
from urllib.parse import unquote

from lxml import etree, html

from smcourse.codes.handbook_folder import (
    handbook_copy_damaged,
    handbook_link_broken,
    handbook_loads_elsewhere,
    handbook_page_missing,
)
from smcourse.diagnostics import Diagnostic, Span
from smcourse.targets.handbook.page import DOCX, PAGE, PDF, STYLE

MAX_XML = 50_000_000

_URL = re.compile(r"url\(\s*[\"']?([^)\"']*)|@import\s+[\"']([^\"']*)")
_ELSEWHERE = re.compile(r"(?:[a-z][a-z0-9+.-]*:)?//|[a-z][a-z0-9+.-]*:", re.I)
_DAMAGE = (zipfile.BadZipFile, zlib.error, etree.XMLSyntaxError, KeyError, ValueError, OSError)


def handbook_findings(files: Mapping[str, bytes]) -> Iterator[Diagnostic]:
    """Everything that is to be said of a handbook's files."""
    root = _tree(files.get(str(PAGE), b""))
    if root is None:
        yield handbook_page_missing(Span(path=PAGE))
        return
    yield from _links(root, files)
    style = files.get(str(STYLE), b"").decode("utf-8", "replace")
    for found in _URL.finditer(style):
        yield from _loaded(found[1] or found[2] or "", files, STYLE)
    for path, is_sound in ((PDF, _is_pdf), (DOCX, _is_docx)):
        if str(path) in files and not is_sound(files[str(path)]):
            yield handbook_copy_damaged(Span(path=path))


def _tree(page: bytes) -> html.HtmlElement | None:
    try:
        return html.document_fromstring(page, parser=html.HTMLParser(encoding="utf-8"))
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return None


def _links(root: html.HtmlElement, files: Mapping[str, bytes]) -> Iterable[Diagnostic]:
    ids = {el.get("id") for el in root.iter() if isinstance(el.tag, str)}
    for el in root.iter():
        if not isinstance(el.tag, str):
            continue
        target = el.get("href", "")
        if el.tag == "a" and target.startswith("#"):
            if unquote(target[1:]) not in ids:
                yield handbook_link_broken(_place(el, PAGE), target)
        elif el.tag == "a" and target and not _ELSEWHERE.match(target):
            if not _is_there(target, files):
                yield handbook_link_broken(_place(el, PAGE), target)
        elif el.tag == "link" and target:
            yield from _loaded(target, files, PAGE, el)
        for name in ("src", "srcset", "poster", "data"):
            if source := el.get(name, ""):
                yield from _loaded(source, files, PAGE, el)


def _loaded(
    target: str,
    files: Mapping[str, bytes],
    path: PurePosixPath,
    el: html.HtmlElement | None = None,
) -> Iterator[Diagnostic]:
    place = Span(path=path) if el is None else _place(el, path)
    if target.startswith(("data:", "#")):
        return
    if _ELSEWHERE.match(target):
        yield handbook_loads_elsewhere(place, target)
    elif not _is_there(target, files):
        yield handbook_link_broken(place, target)


def _is_there(target: str, files: Mapping[str, bytes]) -> bool:
    return unquote(target.partition("#")[0].partition("?")[0]) in files


def _place(el: html.HtmlElement, path: PurePosixPath) -> Span:
    return Span(path=path, line=el.sourceline or 1)


def _is_pdf(content: bytes) -> bool:
    return content.startswith(b"%PDF-") and b"%%EOF" in content[-1024:]


def _is_docx(content: bytes) -> bool:
    """Whether its text can be read; of a zip bomb no more is read than a text may have."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            if archive.getinfo("word/document.xml").file_size > MAX_XML:
                return False
            etree.fromstring(archive.read("word/document.xml"), parser)
    except _DAMAGE:
        return False
    return True
