"""`course.yaml`, read once for all languages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import PurePosixPath

from smcourse.codes.course import (
    color_form,
    course_file_missing,
    id_form,
    language_folder_missing,
    language_form,
    theme_unknown,
    version_form,
)
from smcourse.diagnostics import Diagnostic, Span
from smcourse.model import SCHEMES, THEMES, Settings, Test
from smcourse.parse.advice import read_advice
from smcourse.parse.completion import with_completion
from smcourse.parse.fences import ID
from smcourse.parse.keys import Keys
from smcourse.parse.limits import decode
from smcourse.parse.shapes import LANGUAGE
from smcourse.parse.shapes.course import COURSE, VERSION
from smcourse.parse.tests import read_tests
from smcourse.parse.yaml import read_mapping
from smcourse.source import Sources
from smcourse.vocabulary import COLOR

COURSE_FILE = PurePosixPath("course.yaml")


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """What `course.yaml` says, with the places that later rooms speak of."""

    id: str
    title: str
    version: str
    languages: tuple[str, ...]
    modules: tuple[str, ...]
    audiences: Mapping[str, str]
    settings: Settings
    tests: tuple[Test, ...]
    span: Span
    modules_span: Span


def read_head(sources: Sources, found: list[Diagnostic]) -> Head | None:
    """`course.yaml`; None where it is missing or cannot be read."""
    keys = _keys(sources, found)
    if keys is None:
        return None
    languages = _languages(keys, sources, found)
    head = Head(
        id=checked_id(keys.text("id"), keys.value_span("id"), found),
        title=keys.text("title"),
        version=_version(keys, found),
        modules=keys.words("modules"),
        audiences=_audiences(keys, found),
        settings=replace(_settings(keys, found), advice=read_advice(keys, languages)),
        tests=read_tests(keys),
        languages=languages,
        span=keys.span("id"),
        modules_span=keys.value_span("modules"),
    )
    keys.unknown()
    return head


def checked_id(text: str, span: Span, found: list[Diagnostic]) -> str:
    """The id, which is said where it has not the form of one."""
    if text and not ID.fullmatch(text):
        found.append(id_form(span, text))
    return text


def checked_color(keys: Keys, key: str, default: str, found: list[Diagnostic]) -> str:
    """A colour as `#rrggbb` in small letters."""
    color = keys.text(key, default)
    if color and not COLOR.fullmatch(color):
        found.append(color_form(keys.value_span(key), color))
        return default
    return color.lower()


def _keys(sources: Sources, found: list[Diagnostic]) -> Keys | None:
    span = Span(path=COURSE_FILE)
    if COURSE_FILE not in sources.files:
        found.append(course_file_missing(span, sources.name))
        return None
    content = sources.files[COURSE_FILE]
    text, refused = decode(COURSE_FILE, content)
    keyed, problems = sources.memo.of("head", content, lambda: read_mapping(text, span))
    found += [*refused, *problems]
    return None if refused or (problems and not keyed.entries) else Keys(keyed, found, COURSE)


def _version(keys: Keys, found: list[Diagnostic]) -> str:
    version = keys.text("version", "1")
    if not VERSION.fullmatch(version):
        found.append(version_form(keys.value_span("version"), version))
    return version


def _audiences(keys: Keys, found: list[Diagnostic]) -> dict[str, str]:
    """Id -> name, of those whom a package can be built for."""
    audiences = keys.pairs("audiences")
    for id_ in audiences:
        checked_id(id_, keys.value_span("audiences"), found)
    return audiences


def _languages(keys: Keys, sources: Sources, found: list[Diagnostic]) -> tuple[str, ...]:
    folders = [folder.name for folder in sources.folders(PurePosixPath())]
    place = keys.value_span("languages")
    named = keys.words("languages")
    for language in named:
        if not LANGUAGE.fullmatch(language):
            found.append(language_form(place, language))
        elif language not in folders:
            found.append(language_folder_missing(place, language, folders))
    if named:
        known = (name for name in named if name in folders and LANGUAGE.fullmatch(name))
        return tuple(dict.fromkeys(known))
    written = {path.parts[0] for path in sources.files if path.suffix == ".md"}
    inferred = tuple(name for name in folders if name in written and LANGUAGE.fullmatch(name))
    if not inferred:
        found.append(language_folder_missing(place, ""))
    return inferred


def _theme(keys: Keys, found: list[Diagnostic]) -> str:
    """The look of the page."""
    theme = keys.text("theme", THEMES[0])
    if theme in THEMES:
        return theme
    found.append(theme_unknown(keys.value_span("theme"), theme, THEMES, SCHEMES))
    return THEMES[0]


def _settings(keys: Keys, found: list[Diagnostic]) -> Settings:
    usual = Settings()
    settings = Settings(
        brand_color=checked_color(keys, "brand_color", usual.brand_color, found),
        brand_place=keys.value_span("brand_color"),
        theme=_theme(keys, found),
        scheme=keys.one_of("scheme"),
        certificate=keys.is_so("certificate"),
        show_answer_after=keys.whole_number("show_answer_after", 2) or 2,
        lms=keys.one_of("lms"),
        packages=keys.one_of("packages"),
    )
    return with_completion(settings, keys.section("completion"))
