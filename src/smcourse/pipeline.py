"""The seven rooms in order: read, parse, check, compile, render, package, verify."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

from smcourse.check import check as run_checks
from smcourse.codes.files import more_of_the_same
from smcourse.compile.compiled import Compiled
from smcourse.compile.course import compile_course
from smcourse.diagnostics import Diagnostic, SmcourseError, Span, any_errors, did_you_mean, say
from smcourse.package import write
from smcourse.parse.course import parse
from smcourse.source import Sources, read
from smcourse.targets import Target
from smcourse.targets.scorm12 import state_budget
from smcourse.verify import as_bugs, verify

MOST_ALIKE = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class Built:
    """One package, written. `state` is the most that a learner's record can take, in characters."""

    path: Path
    size: int
    language: str
    lessons: int
    questions: int
    minutes: int
    state: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """What a run found, sorted by place, and what it wrote."""

    found: tuple[Diagnostic, ...]
    built: tuple[Built, ...] = ()


def build(root: Path, target: Target, dest: Path, languages: Sequence[str] = ()) -> Result:
    """Compile the course at `root`, a package a language; with an error, nothing is written."""
    compiled, found = _understand(root, target, languages)
    if any_errors(found):
        return Result(found=_in_order(found))
    built = []
    for course in compiled:
        path = write(target.render(course), dest)
        found += as_bugs(verify(path, target.verify))
        built.append(_built(course, path))
    return Result(found=_in_order(found), built=tuple(built))


def check(root: Path, target: Target, languages: Sequence[str] = ()) -> Result:
    """Everything that `build` would say of the sources, and nothing is written."""
    _, found = _understand(root, target, languages)
    return Result(found=_in_order(found))


def _understand(
    root: Path, target: Target, languages: Sequence[str]
) -> tuple[list[Compiled], list[Diagnostic]]:
    sources, found = read(root)
    courses, problems = parse(sources)
    found += problems
    known = [course.language for course in courses]
    for language in languages:
        if courses and language not in known:
            raise SmcourseError(
                say(
                    "the course has no language `{language}`; {help}",
                    language=language,
                    help=did_you_mean(language, known),
                )
            )
    compiled = []
    for course in courses:
        if languages and course.language not in languages:
            continue
        found += run_checks(course, target.checks)
        result, problems = compile_course(course, sources)
        found += problems
        compiled.append(result)
    return compiled, list(_quoted(_capped(found), sources))


def _capped(found: Iterable[Diagnostic]) -> Iterator[Diagnostic]:
    """At most `MOST_ALIKE` findings of one code in one file: a thousand more teach nothing."""
    count: Counter[tuple[PurePosixPath, str]] = Counter()
    for diagnostic in found:
        kind = diagnostic.span.path, diagnostic.code
        count[kind] += 1
        if count[kind] <= MOST_ALIKE:
            yield diagnostic
    for (path, code), number in count.items():
        if number > MOST_ALIKE:
            yield more_of_the_same(Span(path=path), code, number - MOST_ALIKE)


def _quoted(found: Iterable[Diagnostic], sources: Sources) -> Iterator[Diagnostic]:
    """Each with the source line it speaks of, for the report."""
    lines_of: dict[PurePosixPath, list[str]] = {}
    for diagnostic in found:
        path, number = diagnostic.span.path, diagnostic.span.line - 1
        if path not in lines_of:
            text = sources.files.get(path, b"").decode("utf-8-sig", "replace")
            lines_of[path] = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
        lines = lines_of[path]
        has_place = number < len(lines) and diagnostic.code != "more-of-the-same"
        yield replace(diagnostic, source_line=lines[number] if has_place else "")


def _in_order(found: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    unique = dict.fromkeys(found)
    return tuple(
        sorted(
            unique, key=lambda d: (d.span.path, d.span.line, d.span.column, d.code, str(d.message))
        )
    )


def _built(compiled: Compiled, path: Path) -> Built:
    return Built(
        path=path,
        size=path.stat().st_size,
        language=compiled.course.language,
        lessons=len(compiled.lessons),
        questions=len(compiled.questions),
        minutes=compiled.minutes,
        state=state_budget(compiled.course),
    )
