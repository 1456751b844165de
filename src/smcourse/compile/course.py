"""Course -> Compiled: modules, lessons, steps, questions and the files they use."""

from __future__ import annotations

import re
from collections.abc import Iterator

from markupsafe import Markup

from smcourse.codes.prose import footnote_unused
from smcourse.company import Company
from smcourse.compile.assets import Assets
from smcourse.compile.blocks import Blocks
from smcourse.compile.compiled import (
    Compiled,
    LessonPage,
    ModulePage,
    Opening,
    Payload,
    Step,
    TermEntry,
)
from smcourse.compile.filling import Filling
from smcourse.compile.links import Names
from smcourse.compile.payload import question_payload
from smcourse.compile.prose import Renderer
from smcourse.diagnostics import Diagnostic
from smcourse.model import Block, Break, Choice, Course, Lesson, Module, Prose
from smcourse.source import Sources
from smcourse.state import state_id
from smcourse.words import words_for

_KICKER = re.compile(r"#{2,3} (?P<words>[^{]+)\{ *\.kick *\}$")
_FIRST_FIGURE = re.compile(r"\s*<figure[^>]*>(?P<art>.*?)</figure>\s*", re.S)


def compile_course(
    course: Course, sources: Sources, *, whole: Course | None = None, company: Company | None = None
) -> tuple[Compiled, list[Diagnostic]]:
    """Compile a course in one language; what its prose gets wrong is in the findings.

    `course` may be a track of the `whole` one, which then knows the lessons that links may name.
    """
    found: list[Diagnostic] = []
    assets = Assets(sources)
    words = words_for(course.language)
    filling = Filling(company, course.language, words)
    renderer = Renderer(assets, Names.of(course, whole or course), filling, found)
    renderer.begin("cover", list(course.opening))
    opening = _opening(course.opening, renderer)
    modules = tuple(_modules(course, renderer))
    glossary = tuple(_glossary(course, renderer))
    compiled = Compiled(
        course=course,
        title=filling.title(course.title, course.span),
        kicker=filling.title(course.kicker, course.span),
        opening=opening,
        modules=modules,
        glossary=glossary,
        assets=assets.files(assets.used()),
        words=words,
        company=company.id if company else "",
        sample=company.sample if company else False,
    )
    return compiled, found


def _modules(course: Course, renderer: Renderer) -> Iterator[ModulePage]:
    number = 0
    for module in course.modules:
        number += bool(module.title)
        yield _module(module, number, renderer)


def _module(module: Module, number: int, renderer: Renderer) -> ModulePage:
    renderer.begin(module.id, list(module.opening))
    opening = _opening(module.opening, renderer)
    lessons = []
    for i, lesson in enumerate(module.lessons, 1):
        label = f"{number}.{i}" if module.title else str(i) if len(module.lessons) > 1 else ""
        lessons.append(_lesson(lesson, label, renderer))
    return ModulePage(
        id=module.id,
        number=number,
        title=renderer.filling.title(module.title, module.span),
        opening=opening,
        lessons=tuple(lessons),
    )


def _opening(blocks: tuple[Prose, ...], renderer: Renderer) -> Opening:
    """The first image of an opening page is its drawing; the rest are its words."""
    html = Markup("").join(renderer.block(block) for block in blocks)
    figure = _FIRST_FIGURE.match(html)
    if figure is None:
        return Opening(art=Markup(""), html=html)
    return Opening(art=Markup(figure["art"]), html=Markup(html[figure.end() :]))


def _lesson(lesson: Lesson, number: str, renderer: Renderer) -> LessonPage:
    renderer.begin(lesson.id, list(lesson.prose()), is_lesson=True)
    steps = tuple(_steps(lesson, renderer))
    for name, prose in renderer.footnotes.unused():
        renderer.found.append(footnote_unused(prose.span, name))
    return LessonPage(
        id=lesson.id,
        number=number,
        title=renderer.filling.title(lesson.title, lesson.span),
        minutes=lesson.minutes,
        state=state_id(lesson.id),
        was=tuple(state_id(old) for old in lesson.was),
        steps=steps,
    )


def _steps(lesson: Lesson, renderer: Renderer) -> Iterator[Step]:
    """A step ends after a question and at a thematic break."""
    compiler = Blocks(lesson.id, renderer)
    run: list[Block] = []
    for block in lesson.blocks:
        match block:
            case Break():
                yield _step(run, None, compiler)
                run = []
            case Choice():
                yield _step(run, block, compiler)
                run = []
            case _:
                run.append(block)
    if run:
        yield _step(run, None, compiler)


def _step(run: list[Block], question: Choice | None, compiler: Blocks) -> Step:
    renderer = compiler.renderer
    kicker = Markup("")
    first = run[0] if run else None
    if isinstance(first, Prose):
        lines = first.markdown.split("\n")
        at = next((i for i, line in enumerate(lines) if line.strip()), 0)
        if match := _KICKER.match(lines[at].rstrip()):
            kicker = renderer.line(Prose(markdown=match["words"].strip(), span=first.span))
            lines[at] = ""
            run = [Prose(markdown="\n".join(lines), span=first.span), *run[1:]]
    parts = compiler.parts(run)
    payload: Payload | None = question_payload(question, renderer) if question else None
    return Step(kicker=kicker, parts=(*parts, *compiler.footnotes()), question=payload)


def _glossary(course: Course, renderer: Renderer) -> Iterator[TermEntry]:
    renderer.begin("glossary", [term.meaning for term in course.glossary])
    for term in course.glossary:
        name = renderer.filling.title(term.name, term.span)
        yield TermEntry(id=term.id, name=name, html=renderer.block(term.meaning))
