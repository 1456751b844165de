"""The language folders, their modules and lessons become one Course a language."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import replace
from functools import partial
from pathlib import PurePosixPath

from smcourse.codes.course import (
    course_title_missing,
    date_form,
    lesson_id_missing,
    module_folder_missing,
    module_not_listed,
    module_twice,
    not_on_an_opening,
    page_left_out,
    question_outside_lesson,
)
from smcourse.diagnostics import Diagnostic, Span
from smcourse.model import READING, Break, Course, Lesson, Module, Prose, Question
from smcourse.parse.bank import BANK, read_bank
from smcourse.parse.blocks import trimmed
from smcourse.parse.dates import read_date
from smcourse.parse.facts import read_facts
from smcourse.parse.fences import ID
from smcourse.parse.glossary import GLOSSARY, read_glossary
from smcourse.parse.handbook import HANDBOOK, read_handbook
from smcourse.parse.head import Head, checked_id, read_head
from smcourse.parse.keys import Keys
from smcourse.parse.lesson import Page, parse_page
from smcourse.parse.shapes import Shape
from smcourse.parse.shapes.pages import COVER, LESSON, MODULE
from smcourse.parse.tests import TESTS, with_pages
from smcourse.parse.yaml import Keyed
from smcourse.source import Sources

RESERVED_FOLDERS = (BANK, TESTS, HANDBOOK)
OPENING = "index.md"
PLACED = (  # keys that a rule may speak of
    "id",
    "minutes",
    "audience",
    "objectives",
    "was",
    "review",
    "covers",
)

_ORDER_PREFIX = re.compile(r"^\d+[-_. ]*")


def parse(
    sources: Sources, only: Collection[str] = ()
) -> tuple[tuple[Course, ...], list[Diagnostic]]:
    """Every language of the course, or `only` some, as far as they can be understood."""
    found: list[Diagnostic] = []
    head = read_head(sources, found)
    if head is None:
        return (), found
    facts = read_facts(sources, head.languages, found)
    courses = tuple(
        replace(_course(head, language, sources, found), facts=facts.get(language))
        for language in head.languages
        if not only or language in only
    )
    found += _left_out(head.languages, sources)
    return courses, found


def _left_out(languages: tuple[str, ...], sources: Sources) -> Iterator[Diagnostic]:
    """Pages that stand where no lesson is looked for."""
    for path in sources.files:
        is_page = path.suffix.lower() in (".md", ".markdown") and path.parts[0] in languages
        folder = path.parts[1] if len(path.parts) > 1 else ""
        is_read = folder in RESERVED_FOLDERS and folder != HANDBOOK  # whatever lies in it
        if is_page and not is_read and (path.suffix != ".md" or len(path.parts) > 3):
            yield page_left_out(Span(path=path))


def _course(head: Head, language: str, sources: Sources, found: list[Diagnostic]) -> Course:
    folder = PurePosixPath(language)
    opening = _opening_page(folder, sources, found, COVER)
    title = (opening.keys.text("title") if opening else "") or head.title
    kicker = opening.keys.text("kicker") if opening else ""
    if opening:
        opening.keys.unknown()
    if not title:
        found.append(course_title_missing(head.span, language, folder / OPENING))
    return Course(
        id=head.id,
        version=head.version,
        language=language,
        title=title,
        kicker=kicker,
        opening=_only_prose(opening, found),
        modules=_modules(head, folder, sources, found),
        glossary=read_glossary(folder / GLOSSARY, sources, found),
        bank=read_bank(folder, head.tests, sources, found),
        tests=tuple(with_pages(head.tests, folder, sources, found)),
        handbook=read_handbook(folder, sources, found),
        audiences=head.audiences,
        settings=head.settings,
        span=opening.span if opening else head.span,
    )


def _opening_page(
    folder: PurePosixPath, sources: Sources, found: list[Diagnostic], shape: Shape
) -> Page | None:
    path = folder / OPENING
    if path not in sources.files:
        return None
    return parse_page(path, sources.files[path], found, shape)


def _only_prose(page: Page | None, found: list[Diagnostic]) -> tuple[Prose, ...]:
    for block in page.blocks if page else ():
        if isinstance(block, Question):
            found.append(question_outside_lesson(block.span))
        elif not isinstance(block, (Prose, Break)):
            found.append(not_on_an_opening(block.span))
    return tuple(block for block in page.blocks if isinstance(block, Prose)) if page else ()


def _pages(folder: PurePosixPath, sources: Sources) -> list[PurePosixPath]:
    """The lessons directly in a folder."""
    return [path for path in sources.under(folder, ".md") if path.name not in (OPENING, GLOSSARY)]


def _modules(
    head: Head, folder: PurePosixPath, sources: Sources, found: list[Diagnostic]
) -> tuple[Module, ...]:
    modules = []
    loose = _pages(folder, sources)
    if loose:
        lessons = tuple(_lesson(path, sources, found) for path in loose)
        span = Span(path=loose[0])
        modules.append(Module(id=head.id, title="", opening=(), lessons=lessons, span=span))
    folders = {path.name: path for path in sources.folders(folder)}
    names = [name for name in folders if name not in RESERVED_FOLDERS]
    for name in head.modules:
        if head.modules.count(name) > 1:
            found.append(module_twice(head.modules_span, name))
        if name not in names:
            found.append(module_folder_missing(head.modules_span, folder / name, names))
    listed = [name for name in dict.fromkeys(head.modules) if name in names]
    for name in listed or names:
        if module := _module(folders[name], sources, found):
            modules.append(module)
    for name in names if head.modules else ():
        if name not in head.modules:
            found.append(module_not_listed(head.modules_span, folder / name))
    return tuple(modules)


def _module(folder: PurePosixPath, sources: Sources, found: list[Diagnostic]) -> Module | None:
    page = _opening_page(folder, sources, found, MODULE)
    paths = _pages(folder, sources)
    if page is None and not paths:
        return None
    name = _ORDER_PREFIX.sub("", folder.name)
    span = page.span if page else Span(path=folder)
    if page and page.keys.has("title"):
        span = page.keys.value_span("title")
    own_id = page.keys.text("id", name) if page else name
    title = page.keys.text("title") if page else name.replace("-", " ").capitalize()
    if page:
        page.keys.unknown()
    return Module(
        id=checked_id(own_id, span, found),
        title=title,
        opening=_only_prose(page, found),
        lessons=tuple(_lesson(path, sources, found) for path in paths),
        span=span,
    )


def _lesson(path: PurePosixPath, sources: Sources, found: list[Diagnostic]) -> Lesson:
    content = sources.files[path]
    make = partial(_read_lesson, path, content)
    return sources.memo.told(("lesson", path), content, found, make)


def _read_lesson(path: PurePosixPath, content: bytes, found: list[Diagnostic]) -> Lesson:
    page = parse_page(path, content, found, LESSON)
    keys = page.keys
    own_id = keys.text("id")
    if page.refused:
        return _placeholder(path, page)
    if not own_id:
        own_id = _ORDER_PREFIX.sub("", path.stem)
        if not keys.has("id"):
            name = own_id if ID.fullmatch(own_id) else "short-name"
            found.append(lesson_id_missing(page.span, name))
    lesson = Lesson(
        id=checked_id(own_id, keys.value_span("id"), found),
        title=keys.text("title"),
        minutes=keys.whole_number("minutes", 0) or 0,
        audience=keys.words("audience"),
        objectives=keys.pairs("objectives"),
        blocks=trimmed(page.blocks),
        was=_old_ids(keys, found),
        record=keys.one_of("record") == "all",
        fast_lane=keys.is_so("fast_lane"),
        review=_review(keys, found),
        covers=keys.words("covers"),
        reading=keys.one_of("reading", READING[1 if keys.has("audience") else 0]),
        reviewed_by=keys.text("reviewed_by"),
        span=keys.value_span("title") if keys.has("title") else page.span,
        places={
            **{key: keys.value_span(key) for key in PLACED if keys.is_filled(key)},
            **{f"objective {name}": span for name, span in _inner(keys, "objectives")},
        },
    )
    keys.unknown()
    return lesson


def _inner(keys: Keys, key: str) -> Iterator[tuple[str, Span]]:
    """The keys of a nested mapping, and where they stand."""
    value = keys.keyed.entries[key][1] if keys.has(key) else None
    if isinstance(value, Keyed):
        yield from ((name, span) for name, (span, _) in value.entries.items())


def _placeholder(path: PurePosixPath, page: Page) -> Lesson:
    """Stands for a lesson that could not be read, so that no rule says more about it."""
    return Lesson(
        id=path.as_posix(),
        title=path.stem,
        minutes=0,
        audience=(),
        objectives={},
        blocks=(Prose(markdown="", span=page.span),),
        was=(),
        span=page.span,
    )


def _old_ids(keys: Keys, found: list[Diagnostic]) -> tuple[str, ...]:
    words = keys.words("was")
    return tuple(word for word in words if checked_id(word or "?", keys.value_span("was"), found))


def _review(keys: Keys, found: list[Diagnostic]) -> str:
    """The day by which the lesson is to be looked at again."""
    text = keys.text("review")
    day = read_date(text)
    if text and not day:
        found.append(date_form(keys.value_span("review"), text))
    return day
