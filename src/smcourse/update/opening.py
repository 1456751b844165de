"""The two sides of an update, opened: a zip, or a course's folder as it would be built today."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePosixPath

from smcourse.archive import open_archive
from smcourse.compile.compiled import Compiled
from smcourse.diagnostics import Diagnostic, SmcourseError, Span, any_errors, say
from smcourse.order import Order
from smcourse.packed import Packed
from smcourse.pipeline import understand
from smcourse.source import read_file
from smcourse.targets import Package
from smcourse.targets.course_page import identifier_of
from smcourse.targets.scorm12 import TARGET
from smcourse.update.outline import Outline
from smcourse.update.reading import read_outline


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """`outline` is None where `found` says why not; `places` are those of lessons and questions in
    a folder, by their ids, and under "" that of the course."""

    outline: Outline | None
    found: tuple[Diagnostic, ...] = ()
    places: Mapping[str, Span] = field(default_factory=dict)


def open_package(path: Path) -> Opened:
    """A zip; SmcourseError where it is none of ours."""
    with open_archive(path) as archive:
        if not archive.is_sound:
            return Opened(outline=None, found=archive.found)
        return Opened(outline=read_outline(archive.texts, str(path)))


def open_course(folder: Path, order: Order, old: Outline) -> Opened:
    """What a course would be built to now: the package that continues `old`, else the only one.
    SmcourseError where there are several and none of them does."""
    packages: list[Compiled] = []
    found = understand(folder, TARGET, order, packages.append)
    if any_errors(found, strict=order.strict):
        return Opened(outline=None, found=found)
    compiled = _chosen(packages, folder, old)
    outline = read_outline(_files(TARGET.render(compiled)), str(folder))
    return Opened(outline=outline, places=_places(compiled))


def quoted(found: Iterable[Diagnostic], folder: Path) -> list[Diagnostic]:
    """Findings in a course's folder, each with the line that it speaks of."""
    lines_of: dict[PurePosixPath, list[str]] = {}
    shown = []
    for finding in found:
        path, number = finding.span.path, finding.span.line - 1
        has_place = finding.code != "more-of-the-same"
        if path not in lines_of:
            text = read_file(folder / path).decode("utf-8", errors="replace") if has_place else ""
            lines_of[path] = text.split("\n")
        lines = lines_of[path]
        line = lines[number] if has_place and number < len(lines) else ""
        shown.append(replace(finding, source_line=line))
    return shown


def _chosen(packages: list[Compiled], folder: Path, old: Outline) -> Compiled:
    same = [one for one in packages if identifier_of(one) == old.identifier]
    near = [one for one in packages if _languages(one) == old.languages]
    for few in (same, packages, near):
        if len(few) == 1:
            return few[0]
    raise SmcourseError(
        say(
            "{folder} makes {count} packages, and none of them continues {old}: choose one by "
            "--lang, --audience or --company",
            folder=str(folder),
            count=len(packages),
            old=old.name,
        )
    )


def _languages(compiled: Compiled) -> tuple[str, ...]:
    return tuple(one.course.language for one in compiled.languages)


def _files(package: Package) -> Mapping[str, bytes]:
    return {
        str(path): b"".join(content.pieces()) if isinstance(content, Packed) else content
        for path, content in package.files.items()
    }


def _places(compiled: Compiled) -> Mapping[str, Span]:
    """In the language that is shown first, and in others what only they have."""
    places = {"": compiled.course.span}
    for one in reversed(compiled.languages):
        for lesson in one.course.lessons():
            places[lesson.id] = lesson.place("id")
        for question in one.course.questions():
            places[question.id] = question.span
        for test in one.course.tests:
            places[test.id] = test.span
    return places
