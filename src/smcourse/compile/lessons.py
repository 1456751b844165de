"""Lessons become pages, one after the other or in several processes at once."""

from __future__ import annotations

import pickle
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

from markupsafe import Markup

from smcourse.codes.prose import footnote_unused, page_too_large
from smcourse.compile.assets import Assets
from smcourse.compile.blocks import Blocks
from smcourse.compile.compiled import LessonPage, Payload, Step
from smcourse.compile.filling import Filling
from smcourse.compile.links import Names
from smcourse.compile.payload import question_payload
from smcourse.compile.prose import Renderer
from smcourse.diagnostics import Diagnostic
from smcourse.model import Block, Break, Choice, Lesson, Prose
from smcourse.parse.silence import are_silent
from smcourse.source import Sources
from smcourse.state import state_id

MAX_COURSE = 20_000_000  # characters of HTML
WORTH_A_PROCESS = 150  # lessons; starting one takes as long as compiling a hundred

_KICKER = re.compile(r"#{2,3} (?P<words>[^{]+)\{ *\.kick *\}$")

Watch = Callable[[float], None]  # hears which part of the work is done, from 0 to 1
Numbered = tuple[Lesson, str]


@dataclass(frozen=True, slots=True)
class Done:
    """Pages by lesson id, what was found, the files that were used, and how much was written."""

    pages: Mapping[str, LessonPage]
    found: list[Diagnostic]
    used: frozenset[PurePosixPath]
    written: int


def unwatched(part: float) -> None:
    """Nobody looks on."""


@dataclass(frozen=True, slots=True)
class Bench:
    """All that compiling a lesson needs beside the lesson itself."""

    sources: Sources
    names: Names
    filling: Filling

    def renderer(self) -> Renderer:
        """A renderer with nothing found yet."""
        return Renderer(Assets(self.sources), self.names, self.filling, [])


def compile_lessons(
    bench: Bench, lessons: Sequence[Numbered], jobs: int, watch: Watch = unwatched
) -> Done:
    """All lessons, in as many processes as pay for themselves."""
    jobs = min(jobs, len(lessons) // WORTH_A_PROCESS)
    if jobs < 2:
        parts = [compile_some(bench, lessons, watch)]
    else:
        parts = _shared(bench, lessons, jobs, watch)
    written = sum(part.written for part in parts)
    found = [finding for part in parts for finding in part.found]
    if written > MAX_COURSE:
        found.append(page_too_large(lessons[-1][0].span, MAX_COURSE))
    pages = {id_: page for part in parts for id_, page in part.pages.items()}
    return Done(pages, found, frozenset().union(*(part.used for part in parts)), written)


def _shared(bench: Bench, lessons: Sequence[Numbered], jobs: int, watch: Watch) -> list[Done]:
    from concurrent.futures import ProcessPoolExecutor  # few courses are long enough to need these
    from tempfile import TemporaryDirectory

    size = -(-len(lessons) // jobs)
    parts = [lessons[i : i + size] for i in range(0, len(lessons), size)]
    with TemporaryDirectory() as folder, ProcessPoolExecutor(jobs - 1) as pool:
        packed = [_packed(bench, part, Path(folder, str(i))) for i, part in enumerate(parts[1:])]
        others = [pool.submit(_compile_packed, path) for path in packed]
        return [compile_some(bench, parts[0], watch), *(other.result() for other in others)]


def _packed(bench: Bench, lessons: Sequence[Numbered], path: Path) -> Path:
    """Some lessons in a file, for another process. The pool would keep them in memory, and pack
    them in a thread of its own while files are read beside it."""
    with path.open("wb") as file:
        pickle.dump((bench, lessons), file)
    return path


def _compile_packed(path: Path) -> Done:
    """Some lessons in another process."""
    with path.open("rb") as file:
        bench, lessons = pickle.load(file)
    return compile_some(bench, lessons)


def compile_some(bench: Bench, lessons: Sequence[Numbered], watch: Watch = unwatched) -> Done:
    """Some lessons in this process; `watch` hears which part of them is done."""
    renderer = bench.renderer()
    pages = {}
    for count, (lesson, number) in enumerate(lessons):
        watch(count / len(lessons))
        if renderer.written > MAX_COURSE:  # an error that is said when all are together
            lesson = replace(lesson, blocks=())
        pages[lesson.id] = compile_lesson(lesson, number, renderer)
    return Done(pages, renderer.found, renderer.assets.used(), renderer.written)


def compile_lesson(lesson: Lesson, number: str, renderer: Renderer) -> LessonPage:
    """One lesson."""
    renderer.begin(lesson.id, list(lesson.prose()), is_lesson=True)
    steps = tuple(_steps(lesson, renderer))
    for name, prose in renderer.footnotes.unused():
        renderer.found.append(footnote_unused(prose.span, name))
    return LessonPage(
        id=lesson.id,
        number=number,
        title=renderer.title(lesson.title, lesson.span),
        minutes=lesson.minutes,
        state=state_id(lesson.id),
        was=tuple(state_id(old) for old in lesson.was),
        record=lesson.record,
        steps=steps,
    )


def _steps(lesson: Lesson, renderer: Renderer) -> Iterator[Step]:
    """A step ends after a question and at a thematic break; one that shows nothing is none."""
    compiler = Blocks(lesson.id, renderer)
    run: list[Block] = []
    for block in lesson.blocks:
        match block:
            case Break() if not are_silent(run):
                yield _step(run, None, compiler)
                run = []
            case Break():
                pass
            case Choice():
                yield _step(run, block, compiler)
                run = []
            case _:
                run.append(block)
    if not are_silent(run):
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
    parts = compiler.step(run)
    payload: Payload | None = question_payload(question, renderer) if question else None
    return Step(kicker=kicker, parts=(*parts, *compiler.footnotes()), question=payload)
