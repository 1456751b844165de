"""The chapters in `handbook/` become a Handbook; `index.md` is its front page."""

from __future__ import annotations

import re
from functools import partial
from pathlib import PurePosixPath

from smcourse.codes.handbook import not_in_handbook
from smcourse.diagnostics import Diagnostic
from smcourse.model import Block, Chapter, Handbook, Media, Only, Question, Reflect
from smcourse.parse.head import checked_id
from smcourse.parse.lesson import parse_page
from smcourse.parse.shapes.pages import CHAPTER, FRONT_PAGE
from smcourse.source import Sources

HANDBOOK = "handbook"
FRONT = "index.md"

_ORDER_PREFIX = re.compile(r"^\d+[-_. ]*")


def read_handbook(
    folder: PurePosixPath, sources: Sources, found: list[Diagnostic]
) -> Handbook | None:
    """The handbook of a language; None where its folder holds no page."""
    paths = sources.under(folder / HANDBOOK, ".md")
    if not paths:
        return None
    front = folder / HANDBOOK / FRONT
    page = parse_page(front, sources.files[front], found, FRONT_PAGE) if front in paths else None
    chapters = tuple(_chapter(path, sources, found) for path in paths if path != front)
    title = page.keys.text("title") if page else ""
    kicker = page.keys.text("kicker") if page else ""
    if page:
        page.keys.unknown()
    handbook = Handbook(
        title=title,
        kicker=kicker,
        opening=page.blocks if page else (),
        chapters=chapters,
        span=page.span if page else chapters[0].span,
    )
    found += (
        not_in_handbook(block.span, kind) for block in handbook.blocks() if (kind := _live(block))
    )
    return handbook


def _chapter(path: PurePosixPath, sources: Sources, found: list[Diagnostic]) -> Chapter:
    content = sources.files[path]
    make = partial(_read_chapter, path, content)
    return sources.memo.told(("chapter", path), content, found, make)


def _read_chapter(path: PurePosixPath, content: bytes, found: list[Diagnostic]) -> Chapter:
    page = parse_page(path, content, found, CHAPTER)
    keys = page.keys
    own_id = keys.text("id")
    chapter = Chapter(
        id=checked_id(own_id, keys.value_span("id"), found) or _ORDER_PREFIX.sub("", path.stem),
        title=keys.text("title"),
        section=keys.text("section"),
        reading=keys.one_of("reading"),
        blocks=page.blocks,
        span=keys.value_span("title") if keys.has("title") else page.span,
        place=keys.value_span("id") if keys.has("id") else page.span,
    )
    keys.unknown()
    return chapter


def _live(block: Block) -> str:
    """The kind of a block that paper cannot hold; "" for any other."""
    match block:
        case Question(kind=kind) | Media(kind=kind):
            return kind
        case Reflect():
            return "reflect"
        case Only():
            return "only"
    return ""
