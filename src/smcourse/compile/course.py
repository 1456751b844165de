"""Course -> Compiled: modules, lessons, steps, questions and the files they use."""

from __future__ import annotations

import re
from collections.abc import Iterable

from markupsafe import Markup

from smcourse.compile.assets import Assets
from smcourse.compile.compiled import Compiled, LessonPage, ModulePage, Opening, Payload, Step
from smcourse.compile.payload import question_payload
from smcourse.compile.prose import Renderer
from smcourse.compile.runs import references
from smcourse.diagnostics import Diagnostic
from smcourse.model import Break, Choice, Course, Lesson, Module, Prose
from smcourse.source import Sources
from smcourse.state import state_id
from smcourse.words import words_for

_KICKER = re.compile(r"#{2,3} (?P<words>[^{]+)\{ *\.kick *\}$")
_FIRST_FIGURE = re.compile(r"\s*<figure[^>]*>(?P<art>.*?)</figure>\s*", re.S)


def compile_course(course: Course, sources: Sources) -> tuple[Compiled, list[Diagnostic]]:
    """Compile a course in one language; what its prose gets wrong is in the findings."""
    found: list[Diagnostic] = []
    assets = Assets(sources)
    renderer = Renderer(assets, found)
    compiled = Compiled(
        course=course,
        opening=_opening(course.opening, renderer),
        modules=tuple(_modules(course, renderer)),
        assets=assets.files(),
        words=words_for(course.language),
    )
    return compiled, found


def _modules(course: Course, renderer: Renderer) -> Iterable[ModulePage]:
    number = 0
    for module in course.modules:
        number += bool(module.title)
        yield _module(module, number, renderer)


def _module(module: Module, number: int, renderer: Renderer) -> ModulePage:
    lessons = []
    for i, lesson in enumerate(module.lessons, 1):
        label = f"{number}.{i}" if module.title else str(i) if len(module.lessons) > 1 else ""
        lessons.append(_lesson(lesson, label, renderer))
    return ModulePage(
        id=module.id,
        number=number,
        title=module.title,
        opening=_opening(module.opening, renderer),
        lessons=tuple(lessons),
    )


def _opening(blocks: tuple[Prose, ...], renderer: Renderer) -> Opening:
    """The first image of an opening page is its drawing; the rest are its words."""
    renderer.references = references([block.markdown for block in blocks])
    html = Markup("").join(renderer.block(block) for block in blocks)
    figure = _FIRST_FIGURE.match(html)
    if figure is None:
        return Opening(art=Markup(""), html=html)
    return Opening(art=Markup(figure["art"]), html=Markup(html[figure.end() :]))


def _lesson(lesson: Lesson, number: str, renderer: Renderer) -> LessonPage:
    renderer.references = references([prose.markdown for prose in lesson.prose()])
    return LessonPage(
        id=lesson.id,
        number=number,
        title=lesson.title,
        minutes=lesson.minutes,
        state=state_id(lesson.id),
        was=tuple(state_id(old) for old in lesson.was),
        steps=tuple(_steps(lesson, renderer)),
    )


def _steps(lesson: Lesson, renderer: Renderer) -> Iterable[Step]:
    """A step ends after a question and at a thematic break."""
    run: list[Prose] = []
    for block in lesson.blocks:
        match block:
            case Prose():
                run.append(block)
            case Break():
                yield _step(run, None, renderer)
                run = []
            case Choice():
                yield _step(run, question_payload(block, renderer), renderer)
                run = []
    if run:
        yield _step(run, None, renderer)


def _step(run: list[Prose], question: Payload | None, renderer: Renderer) -> Step:
    kicker = Markup("")
    if run:
        lines = run[0].markdown.split("\n")
        first = next((i for i, line in enumerate(lines) if line.strip()), 0)
        if match := _KICKER.match(lines[first].rstrip()):
            kicker = renderer.line(Prose(markdown=match["words"].strip(), span=run[0].span))
            lines[first] = ""
            run = [Prose(markdown="\n".join(lines), span=run[0].span), *run[1:]]
    html = Markup("\n").join(part for prose in run if (part := renderer.block(prose)))
    return Step(kicker=kicker, html=html, question=question)
