"""`course.yaml`, the language folders, their modules and lessons become one Course a language."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import PurePosixPath

from smcourse.codes.course import (
    color_form,
    course_file_missing,
    course_title_missing,
    id_form,
    language_folder_missing,
    language_form,
    lesson_id_missing,
    module_folder_missing,
    module_not_listed,
    module_twice,
    page_left_out,
    question_outside_lesson,
    version_form,
)
from smcourse.diagnostics import Diagnostic, Span
from smcourse.model import Break, Choice, Course, Lesson, Module, Prose, Settings
from smcourse.parse.fences import ID
from smcourse.parse.lesson import Page, parse_page
from smcourse.parse.limits import decode
from smcourse.parse.yaml import Keys, read_mapping
from smcourse.source import Sources

COURSE_FILE = PurePosixPath("course.yaml")
LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
RESERVED_FOLDERS = ("bank", "handbook")
LMS_PRESETS = ("any", "ilias", "skillport")

_ORDER_PREFIX = re.compile(r"^\d+[-_. ]*")
_COLOR = re.compile(r"#[0-9a-fA-F]{6}")


def parse(sources: Sources) -> tuple[tuple[Course, ...], list[Diagnostic]]:
    """Every language of the course, as far as it can be understood."""
    found: list[Diagnostic] = []
    keys = _course_file(sources, found)
    if keys is None:
        return (), found
    head = _Head(keys, sources, found)
    courses = tuple(_course(head, language, sources, found) for language in head.languages)
    found += _left_out(head.languages, sources)
    return courses, found


def _left_out(languages: tuple[str, ...], sources: Sources) -> Iterator[Diagnostic]:
    """Pages that stand where no lesson is looked for."""
    for path in sources.files:
        is_page = path.suffix.lower() in (".md", ".markdown") and path.parts[0] in languages
        is_reserved = len(path.parts) > 1 and path.parts[1] in RESERVED_FOLDERS
        if is_page and not is_reserved and (path.suffix != ".md" or len(path.parts) > 3):
            yield page_left_out(Span(path=path))


def _course_file(sources: Sources, found: list[Diagnostic]) -> Keys | None:
    span = Span(path=COURSE_FILE)
    if COURSE_FILE not in sources.files:
        found.append(course_file_missing(span, sources.name))
        return None
    text, refused = decode(COURSE_FILE, sources.files[COURSE_FILE])
    keyed, problems = read_mapping(text, span)
    found += [*refused, *problems]
    return None if refused or (problems and not keyed.entries) else Keys(keyed, found)


class _Head:
    """`course.yaml`, read once for all languages."""

    def __init__(self, keys: Keys, sources: Sources, found: list[Diagnostic]) -> None:
        self.span = keys.span("id")
        self.id = _checked_id(keys.text("id", required=True), keys.value_span("id"), found)
        self.title = keys.text("title")
        self.version = keys.text("version", "1")
        self.version_span = keys.value_span("version")
        self.modules = keys.words("modules")
        self.modules_span = keys.value_span("modules")
        self.settings = _settings(keys, found)
        self.languages = self._languages(keys, sources, found)
        keys.unknown()
        if not re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9.-]{0,19}", self.version):
            found.append(version_form(self.version_span, self.version))

    def _languages(self, keys: Keys, sources: Sources, found: list[Diagnostic]) -> tuple[str, ...]:
        folders = [folder.name for folder in sources.folders(PurePosixPath())]
        named = keys.words("languages")
        for language in named:
            if not LANGUAGE.fullmatch(language):
                found.append(language_form(keys.value_span("languages"), language))
            elif language not in folders:
                place = keys.value_span("languages")
                found.append(language_folder_missing(place, language, folders))
        if named:
            known = (name for name in named if name in folders and LANGUAGE.fullmatch(name))
            return tuple(dict.fromkeys(known))
        written = {path.parts[0] for path in sources.files if path.suffix == ".md"}
        inferred = tuple(name for name in folders if name in written and LANGUAGE.fullmatch(name))
        if not inferred:
            found.append(language_folder_missing(keys.value_span("languages"), ""))
        return inferred


def _settings(keys: Keys, found: list[Diagnostic]) -> Settings:
    color = keys.text("brand_color", Settings().brand_color)
    if not _COLOR.fullmatch(color):
        found.append(color_form(keys.value_span("brand_color"), color))
        color = Settings().brand_color
    completion = keys.section("completion")
    settings = Settings(
        brand_color=color.lower(),
        theme=keys.one_of("theme", ("device", "light")),
        pass_mark=completion.whole_number("pass_mark", None, 1, 100),
        report=completion.one_of("report", ("passed", "completed")),
        failed=completion.one_of("failed", ("incomplete", "failed")),
        show_answer_after=keys.whole_number("show_answer_after", 2, 1, 99) or 2,
        pace=keys.one_of("lms", LMS_PRESETS),
    )
    completion.unknown()
    return settings


def _course(head: _Head, language: str, sources: Sources, found: list[Diagnostic]) -> Course:
    folder = PurePosixPath(language)
    opening = _opening_page(folder, sources, found)
    title = (opening.keys.text("title") if opening else "") or head.title
    kicker = opening.keys.text("kicker") if opening else ""
    if opening:
        opening.keys.unknown()
    if not title:
        found.append(course_title_missing(head.span, language, folder / "index.md"))
    return Course(
        id=head.id,
        version=head.version,
        language=language,
        title=title,
        kicker=kicker,
        opening=_only_prose(opening, found),
        modules=_modules(head, folder, sources, found),
        settings=head.settings,
        span=opening.span if opening else head.span,
    )


def _opening_page(folder: PurePosixPath, sources: Sources, found: list[Diagnostic]) -> Page | None:
    path = folder / "index.md"
    return parse_page(path, sources.files[path], found) if path in sources.files else None


def _only_prose(page: Page | None, found: list[Diagnostic]) -> tuple[Prose, ...]:
    if page is None:
        return ()
    for block in page.blocks:
        if isinstance(block, Choice):
            found.append(question_outside_lesson(block.span))
    return tuple(block for block in page.blocks if isinstance(block, Prose))


def _modules(
    head: _Head, folder: PurePosixPath, sources: Sources, found: list[Diagnostic]
) -> tuple[Module, ...]:
    modules = []
    loose = [path for path in sources.under(folder, ".md") if path.name != "index.md"]
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
    page = _opening_page(folder, sources, found)
    paths = [path for path in sources.under(folder, ".md") if path.name != "index.md"]
    if page is None and not paths:
        return None
    name = _ORDER_PREFIX.sub("", folder.name)
    span = page.span if page else Span(path=folder)
    own_id = page.keys.text("id", name) if page else name
    title = (
        page.keys.text("title", required=not page.refused)
        if page
        else name.replace("-", " ").capitalize()
    )
    if page:
        page.keys.unknown()
    return Module(
        id=_checked_id(own_id, span, found),
        title=title,
        opening=_only_prose(page, found),
        lessons=tuple(_lesson(path, sources, found) for path in paths),
        span=span,
    )


def _lesson(path: PurePosixPath, sources: Sources, found: list[Diagnostic]) -> Lesson:
    page = parse_page(path, sources.files[path], found)
    keys = page.keys
    own_id = keys.text("id")
    if page.refused:
        return _placeholder(path, page)
    if not own_id:
        own_id = _ORDER_PREFIX.sub("", path.stem)
        name = own_id if ID.fullmatch(own_id) else "short-name"
        found.append(lesson_id_missing(page.span, name))
    lesson = Lesson(
        id=_checked_id(own_id, keys.value_span("id"), found),
        title=keys.text("title", required=True),
        minutes=keys.whole_number("minutes", 0, 1, 999) or 0,
        audience=keys.words("audience"),
        objectives=keys.pairs("objectives"),
        blocks=_trimmed(page),
        was=_old_ids(keys, found),
        span=page.span,
    )
    keys.unknown()
    return lesson


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
    return tuple(word for word in words if _checked_id(word or "?", keys.value_span("was"), found))


def _trimmed(page: Page) -> tuple[Prose | Break | Choice, ...]:
    """The blocks without breaks that end nothing: first, last, or after another end of a step."""
    blocks: list[Prose | Break | Choice] = []
    for block in page.blocks:
        if isinstance(block, Break) and (not blocks or not isinstance(blocks[-1], Prose)):
            continue
        blocks.append(block)
    while blocks and isinstance(blocks[-1], Break):
        blocks.pop()
    return tuple(blocks)


def _checked_id(text: str, span: Span, found: list[Diagnostic]) -> str:
    if text and not ID.fullmatch(text):
        found.append(id_form(span, text))
    return text
