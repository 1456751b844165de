"""Course -> Compiled: modules, lessons, steps, questions and the files they use."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import partial

from markupsafe import Markup

from smcourse.codes.course import brand_contrast
from smcourse.company import Company
from smcourse.compile.compiled import (
    Compiled,
    LessonPage,
    ModulePage,
    Opening,
    TermEntry,
    TestPage,
)
from smcourse.compile.downloads import Place, downloads_of
from smcourse.compile.filling import Filling
from smcourse.compile.lessons import Bench, Watch, compile_lessons, unwatched
from smcourse.compile.links import Names
from smcourse.compile.logo import compile_logo
from smcourse.compile.pictures import SCO, Setting
from smcourse.compile.prose import Renderer
from smcourse.compile.tests import compile_tests
from smcourse.compile.theme import build_theme
from smcourse.diagnostics import Diagnostic
from smcourse.memo import NEVER
from smcourse.model import THEMES, Course, Lesson, Prose
from smcourse.source import Sources
from smcourse.vocabulary import COLOR
from smcourse.words import words_for

_FIRST_FIGURE = re.compile(r"\s*<figure[^>]*>(?P<art>.*?)</figure>\s*", re.S)


def compile_course(
    course: Course,
    sources: Sources,
    *,
    whole: Course | None = None,
    company: Company | None = None,
    setting: Setting = SCO,
    jobs: int = 1,
    watch: Watch = unwatched,
) -> tuple[Compiled, list[Diagnostic]]:
    """Compile a course in one language; what its prose gets wrong is in the findings.

    `course` may be a track of the `whole` one, which then knows the lessons that links may name.
    `jobs` processes share the lessons of a long course; `watch` hears how far they are.
    """
    words = words_for(course.language)
    filling = Filling(company, course.language, words, course.facts)
    names = Names.of(course, whole or course, company)
    bench = Bench(sources, names, filling, setting, (course.language, course.audience))
    renderer = bench.renderer()
    renderer.begin("cover", list(course.opening))
    opening = _opening(course.opening, renderer)
    pages, done = compile_lessons(bench, numbered(course), jobs, watch)
    modules = tuple(_modules(course, renderer, pages))
    glossary = tuple(_glossary(course, renderer))
    tested = bench.once("tests", _tested(course, sources), partial(_tests, course, words))
    logo = compile_logo(company, course.language, renderer.assets, renderer.found)
    used = renderer.assets.used() | done.used | tested.done.used
    assets = renderer.assets.files(used)
    places = _places(opening, modules, glossary, words)
    brand, problems = _brand(course, company)
    compiled = Compiled(
        course=course,
        title=_title(course, renderer),
        kicker=renderer.title(course.kicker, course.span),
        opening=opening,
        modules=modules,
        glossary=glossary,
        tests=tested.made,
        downloads=downloads_of(places, assets, course.language),
        assets=assets,
        placed={path: renderer.assets.use(path) for path in sorted(used)},
        words=words,
        brand=brand,
        theme=_theme(course, company),
        company=company.id if company else "",
        sample=company.sample if company else False,
        logo=logo,
    )
    return compiled, [*renderer.found, *tested.done.found, *done.found, *problems]


def _tests(course: Course, words: Mapping[str, str], renderer: Renderer) -> tuple[TestPage, ...]:
    return tuple(compile_tests(course, renderer, words))


def _tested(course: Course, sources: Sources) -> object:
    """All that tests are made of: where nothing is remembered, nobody asks."""
    if sources.memo is NEVER:
        return None
    lessons = [
        (module.id, one.id, one.objectives) for module in course.modules for one in module.lessons
    ]
    spans = (*(one.span for one in course.bank), *(one.span for one in course.tests))
    texts = [sources.files.get(path) for path in sorted({span.path for span in spans})]
    return course.tests, course.bank, lessons, course.settings, texts


def _brand(course: Course, company: Company | None) -> tuple[str, list[Diagnostic]]:
    """The company's colour, else the course's; and what is to be said of it."""
    own = company.value(course.language, "brand_color") if company else None
    is_own = isinstance(own, str) and bool(COLOR.fullmatch(own))
    color = str(own).lower() if is_own else course.settings.brand_color
    place = company.spans.get("brand_color") if company and is_own else course.settings.brand_place
    shown = build_theme(color, dark=False)["brand"]
    if shown == color:
        return color, []
    return color, [brand_contrast(place or course.span, color, shown)]


def _theme(course: Course, company: Company | None) -> str:
    """The company's look, else the course's."""
    own = company.value(course.language, "theme") if company else None
    return own if isinstance(own, str) and own in THEMES else course.settings.theme


def _title(course: Course, renderer: Renderer) -> str:
    """The course's title; a target says how long one may be as it is written."""
    if "{{" not in course.title:
        return course.title
    return renderer.title(course.title, course.span)


def numbered(course: Course) -> list[tuple[Lesson, str]]:
    """Every lesson with its number for the eye: `1.2`, or `2` where modules have no titles."""
    lessons = []
    number = 0
    for module in course.modules:
        number += bool(module.title)
        for i, lesson in enumerate(module.lessons, 1):
            alone = str(i) if len(module.lessons) > 1 else ""
            lessons.append((lesson, f"{number}.{i}" if module.title else alone))
    return lessons


def _modules(
    course: Course, renderer: Renderer, lessons: Mapping[str, LessonPage]
) -> Iterator[ModulePage]:
    number = 0
    for module in course.modules:
        number += bool(module.title)
        renderer.begin(module.id, list(module.opening))
        yield ModulePage(
            id=module.id,
            number=number,
            title=renderer.title(module.title, module.span),
            opening=_opening(module.opening, renderer),
            lessons=tuple(lessons[lesson.id] for lesson in module.lessons),
        )


def _opening(blocks: tuple[Prose, ...], renderer: Renderer) -> Opening:
    """The first image of an opening page is its drawing; the rest are its words."""
    return opening_of(Markup("").join(renderer.block(block) for block in blocks))


def opening_of(html: Markup) -> Opening:
    """A text whose first image is its drawing."""
    figure = _FIRST_FIGURE.match(html)
    if figure is None:
        return Opening(art=Markup(""), html=html)
    return Opening(art=Markup(figure["art"]), html=Markup(html[figure.end() :]))


def _places(
    opening: Opening,
    modules: Iterable[ModulePage],
    glossary: Iterable[TermEntry],
    words: Mapping[str, str],
) -> Iterator[Place]:
    """Every page of the course, in its order."""
    yield Place(target="@cover", label=words["toStart"], text=[opening.html])
    for module in modules:
        if module.title:
            text = [module.opening.html]
            yield Place(target=f"@module-{module.id}", label=module.label, text=text)
        for lesson in module.lessons:
            yield Place(target=lesson.id, label=lesson.label, text=list(lesson.texts()))
    text = [term.html for term in glossary]
    yield Place(target="@glossary", label=words["glossary"], text=text)


def _glossary(course: Course, renderer: Renderer) -> Iterator[TermEntry]:
    renderer.begin("glossary", [term.meaning for term in course.glossary])
    for term in course.glossary:
        name = renderer.title(term.name, term.span)
        yield TermEntry(id=term.id, name=name, html=renderer.block(term.meaning))
