"""Lessons become pages, one after the other or in several processes at once."""

from __future__ import annotations

import pickle
import re
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path, PurePosixPath
from typing import Generic, TypeVar

from markupsafe import Markup

from smcourse.codes.prose import footnote_unused, page_too_large
from smcourse.compile.assets import Assets
from smcourse.compile.blocks import Blocks
from smcourse.compile.compiled import LessonPage, Payload, Step
from smcourse.compile.filling import Filling
from smcourse.compile.links import Names
from smcourse.compile.payload import question_payload
from smcourse.compile.pictures import SCO, Setting
from smcourse.compile.prose import Renderer
from smcourse.diagnostics import Diagnostic, SmcourseError, say
from smcourse.memo import NEVER
from smcourse.model import Block, Lesson, Prose, Question
from smcourse.parse.steps import steps_of
from smcourse.source import Sources
from smcourse.state import state_id

MAX_COURSE = 20_000_000  # characters of HTML
WORTH_A_PROCESS = 150  # lessons; starting one takes as long as compiling a hundred

_KICKER = re.compile(r"#{2,3} (?P<words>.+)\{ *\.kick *\}$")

Watch = Callable[[float], None]  # hears which part of the work is done, from 0 to 1
Keep = Callable[[LessonPage], None]  # takes each page as soon as it is made
Numbered = tuple[Lesson, str]
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Done:
    """What was found, the files that were used, and how much was written."""

    found: list[Diagnostic]
    used: frozenset[PurePosixPath]
    written: int


def unwatched(part: float) -> None:
    """Nobody looks on."""


@dataclass(frozen=True, slots=True)
class Made(Generic[T]):
    """What was made, and what else is to be said of it."""

    made: T
    done: Done


@dataclass(frozen=True)
class Bench:
    """All that compiling a lesson needs beside the lesson itself. `track` tells a course's ways
    apart, which are remembered each for itself."""

    sources: Sources
    names: Names
    filling: Filling
    setting: Setting = SCO
    track: Hashable = ()

    def renderer(self) -> Renderer:
        """A renderer with nothing found yet."""
        return Renderer(Assets(self.sources), self.names, self.filling, [], self.setting)

    def once(self, name: Hashable, made_of: object, make: Callable[[Renderer], T]) -> Made[T]:
        """What `make` makes with a renderer of its own, or made before of what is equal."""

        def anew() -> Made[T]:
            renderer = self.renderer()
            made = make(renderer)
            used = renderer.assets.used()
            return Made(made, Done(renderer.found, used, renderer.written))

        return self.sources.memo.of((name, self.track), (made_of, self._world), anew)

    @cached_property
    def _world(self) -> object:
        """All but the lesson itself, the very one of before where it is equal, so that it is
        compared once and not for each lesson. Of the company it is the text, which has an order."""
        company = self.filling.company
        words = self.sources.files.get(company.span.path) if company else None
        world = (words, self.filling.facts, self.names, self.setting, self.sources.media)
        return self.sources.memo.of(("world", self.track), world, lambda: world)


def compile_lessons(
    bench: Bench, lessons: Sequence[Numbered], jobs: int, watch: Watch = unwatched
) -> tuple[Mapping[str, LessonPage], Done]:
    """The pages of all lessons by their ids, made in as many processes as pay for themselves."""
    pages: dict[str, LessonPage] = {}

    def keep(page: LessonPage) -> None:
        pages[page.id] = page

    jobs = min(jobs, len(lessons) // WORTH_A_PROCESS)
    if bench.sources.memo is not NEVER:
        parts = [_remembered(bench, one, keep) for one in _watched(lessons, watch)]
    elif jobs < 2:
        parts = [compile_some(bench, _watched(lessons, watch), keep)]
    else:
        parts = _shared(bench, lessons, jobs, watch, keep)
    written = sum(part.written for part in parts)
    found = [finding for part in parts for finding in part.found]
    if written > MAX_COURSE:
        found.append(page_too_large(lessons[-1][0].span, MAX_COURSE))
    return pages, Done(found, frozenset().union(*(part.used for part in parts)), written)


def _remembered(bench: Bench, numbered: Numbered, keep: Keep) -> Done:
    """One lesson, as it was made before where nothing in it is new; a finding has a line, so that
    a line more is something new."""
    lesson, number = numbered
    made_of = (lesson, number, bench.sources.files.get(lesson.span.path))
    made = bench.once(
        ("page", lesson.span.path), made_of, lambda renderer: compile_lesson(*numbered, renderer)
    )
    keep(made.made)
    return made.done


def _watched(lessons: Sequence[Numbered], watch: Watch) -> Iterator[Numbered]:
    for count, lesson in enumerate(lessons):
        watch(count / len(lessons))
        yield lesson


def _shared(
    bench: Bench, lessons: Sequence[Numbered], jobs: int, watch: Watch, keep: Keep
) -> list[Done]:
    from multiprocessing import Process  # few courses are long enough to need another
    from tempfile import TemporaryDirectory

    size = -(-len(lessons) // jobs)
    mine, *rest = [lessons[i : i + size] for i in range(0, len(lessons), size)]
    with TemporaryDirectory() as name:
        paths = [Path(name, str(i)) for i, _ in enumerate(rest)]
        parts = zip(rest, paths, strict=True)
        others = [Process(target=_compile_apart, args=(bench, *part)) for part in parts]
        with ExitStack() as begun:
            for other in others:
                other.start()
                begun.callback(other.join)
            done = [compile_some(bench, _watched(mine, watch), keep)]
        if any(other.exitcode for other in others):
            raise SmcourseError(
                say("a process that compiled lessons was stopped; `--jobs 1` needs no other")
            )
        return [*done, *(_taken(path, keep) for path in paths)]


def _compile_apart(bench: Bench, lessons: Iterable[Numbered], path: Path) -> None:
    """Some lessons in another process: their pages go to a file, one by one, so that they are
    never in memory as a whole, and then what else is to be said of them."""
    with path.open("wb") as file:
        done: Done | SmcourseError
        try:
            done = compile_some(bench, lessons, lambda page: pickle.dump(page, file))
        except SmcourseError as problem:
            done = problem
        pickle.dump(done, file)


def _taken(path: Path, keep: Keep) -> Done:
    """What another process has made."""
    with path.open("rb") as file:
        while True:
            match pickle.load(file):
                case LessonPage() as page:
                    keep(page)
                case Done() as done:
                    return done
                case SmcourseError() as problem:
                    raise problem


def compile_some(bench: Bench, lessons: Iterable[Numbered], keep: Keep) -> Done:
    """Some lessons in this process; `keep` takes their pages."""
    renderer = bench.renderer()
    for lesson, number in lessons:
        if renderer.written > MAX_COURSE:  # an error that is said when all are together
            lesson = replace(lesson, blocks=())
        keep(compile_lesson(lesson, number, renderer))
    return Done(renderer.found, renderer.assets.used(), renderer.written)


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
        fast_lane=lesson.fast_lane,
        steps=steps,
    )


def _steps(lesson: Lesson, renderer: Renderer) -> Iterator[Step]:
    compiler = Blocks(lesson.id, renderer)
    for step in steps_of(lesson.blocks):
        yield _step(step.blocks, step.question, compiler)


def _step(run: tuple[Block, ...], question: Question | None, compiler: Blocks) -> Step:
    renderer = compiler.renderer
    kicker = Markup("")
    first = run[0] if run else None
    if isinstance(first, Prose):
        lines = first.markdown.split("\n")
        at = next((i for i, line in enumerate(lines) if line.strip()), 0)
        if match := _KICKER.match(lines[at].rstrip()):
            kicker = renderer.line(Prose(markdown=match["words"].strip(), span=first.span))
            lines[at] = ""
            run = (Prose(markdown="\n".join(lines), span=first.span), *run[1:])
    parts = compiler.step(run)
    payload: Payload | None = question_payload(question, renderer) if question else None
    return Step(kicker=kicker, parts=(*parts, *compiler.footnotes()), question=payload)
