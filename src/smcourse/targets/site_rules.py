"""What `verify` looks for in a site that was written: files that are there, links that lead
somewhere, nothing from another host."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import replace

from lxml import html

from smcourse.codes.site_folder import site_link_broken, site_loads_elsewhere, site_page_missing
from smcourse.diagnostics import Diagnostic, Span
from smcourse.targets.course_page import PAGE, STYLE
from smcourse.targets.leads import Astray, astray, astray_in_style, ids_of, tree_of


def site_findings(files: Mapping[str, bytes]) -> Iterator[Diagnostic]:
    """Everything that is to be said of a site's files."""
    root = tree_of(files.get(str(PAGE), b""))
    if root is None:
        yield site_page_missing(Span(path=PAGE))
        return
    ids = ids_of(root)
    for lost in (
        *astray(root, PAGE, files, ids),
        *_in_questions(root, files, ids),
        *astray_in_style(STYLE, files),
    ):
        told = site_loads_elsewhere if lost.is_elsewhere else site_link_broken
        yield told(lost.span, lost.target)


def _in_questions(
    root: html.HtmlElement, files: Mapping[str, bytes], ids: frozenset[str]
) -> Iterator[Astray]:
    """Of what questions show, which the page holds as JSON."""
    for script in root.iter("script"):
        if script.get("type") != "application/json" or script.get("id"):
            continue
        for text in _htmls(script.text or ""):
            part = tree_of(text.encode("utf-8", "replace"))
            for lost in astray(part, PAGE, files, ids) if part is not None else ():
                yield replace(lost, span=Span(path=PAGE, line=script.sourceline or 1))


def _htmls(block: str) -> Iterator[str]:
    """The texts of a JSON block that may lead somewhere."""
    try:
        todo = [json.loads(block)]
    except (ValueError, RecursionError):
        return
    while todo:
        match todo.pop():
            case str(text) if "<a" in text or "<img" in text:
                yield text
            case dict(mapping):
                todo += mapping.values()
            case list(values):
                todo += values
