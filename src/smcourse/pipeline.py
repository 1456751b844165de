"""The seven rooms in order: read, parse, check, compile, render, package, verify."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath
from types import MappingProxyType

from smcourse.check import check as run_checks
from smcourse.check import check_company, check_languages
from smcourse.company import Company
from smcourse.compile.compiled import Compiled
from smcourse.compile.countries import findings_in_cards
from smcourse.compile.course import compile_course
from smcourse.compile.handbook import compile_handbook
from smcourse.compile.lessons import Watch, unwatched
from smcourse.diagnostics import Diagnostic, SmcourseError, Text, any_errors, did_you_mean, say
from smcourse.draw import Ratio, ratios
from smcourse.few import few_alike
from smcourse.ignored import without_ignored
from smcourse.lms import PRESETS
from smcourse.mend import with_fixes
from smcourse.model import Course
from smcourse.order import Order
from smcourse.package import Staging, size_of
from smcourse.parse.company import COMPANY_FILE, read_company
from smcourse.parse.course import parse
from smcourse.parse.tracks import handbook_alone, track
from smcourse.placed import placed
from smcourse.source import Folder, Sources, read, read_beside, read_file
from smcourse.targets import Target
from smcourse.targets.scorm12 import state_budget
from smcourse.verify import as_bugs, verify

COMPILING = 0.7  # of the time that a package takes; the rest is rendering, packing and verifying
ANYTHING = Order()
NOTHING_TAKEN: Mapping[Path, Path] = MappingProxyType({})
BESIDE = PurePosixPath(".company")  # no folder of a course: what begins with a dot is not read

Texts = Mapping[PurePosixPath, bytes]


@dataclass(frozen=True, slots=True, kw_only=True)
class Built:
    """One package, written. `languages` are those in it, the one that is shown first before the
    others; `state` is the most that a learner's record can take, in characters; `remarks` are what
    this machine could not make."""

    path: Path
    size: int
    languages: tuple[str, ...]
    audience: tuple[str, ...]
    lessons: int
    questions: int
    minutes: int
    state: int
    chapters: int = 0
    remarks: tuple[Text, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """What a run found, sorted by place, and what it wrote. `draws` is how many items there are for
    those that its tests draw, the tightest package's where several draw alike."""

    found: tuple[Diagnostic, ...]
    built: tuple[Built, ...] = ()
    draws: tuple[Ratio, ...] = ()


def build(
    root: Path,
    target: Target,
    dest: Path,
    order: Order = ANYTHING,
    watch: Watch = unwatched,
    *,
    taken: Mapping[Path, Path] = NOTHING_TAKEN,
) -> Result:
    """Compile the course at `root`, a package a language and audience; with an error in any, or
    a warning where the order is strict, nothing is written. `watch` hears which part of the work
    is done, from 0 to 1. `taken` are packages and the courses that they were made of just now;
    SmcourseError where this one would make such a package, too."""
    built: list[Built] = []
    with Staging(dest) as staging:

        def stage(compiled: Compiled) -> None:
            package = target.render(compiled)
            place = dest / f"{package.name}{package.suffix}"
            if place in taken:
                raise _same_package(taken[place], root, place)
            one = _built(compiled, place, staging.add(package), target)
            built.append(replace(one, remarks=package.remarks))

        found = understand(root, target, order, stage, watch)
        gc.collect()  # the course goes first, which Jinja's contexts hold in circles
        if not any_errors(found):
            bugs = (bug for path in staging.staged for bug in as_bugs(verify(path, target.verify)))
            found = _in_order((*found, *bugs))
        if any_errors(found, strict=order.strict):
            return Result(found=found)
        staging.put_in_place()
    return Result(found=found, built=tuple(built))


def courses(root: Path, order: Order = ANYTHING) -> tuple[Course, ...]:
    """The course at `root` in each language, as far as it can be understood."""
    parsed, _ = parse(read(root)[0])
    return tuple(_chosen(parsed, order))


def check(
    root: Path,
    target: Target,
    order: Order = ANYTHING,
    *,
    texts: Texts | None = None,
) -> Result:
    """Everything that `build` would say of the sources, and nothing is written; with `texts`, of
    the sources with these in them, and of findings that are alike all."""
    least: dict[tuple[str, str], Ratio] = {}

    def note(compiled: Compiled) -> None:
        for ratio in ratios(compiled.course):
            known = least.setdefault((ratio.test, ratio.cell), ratio)
            least[ratio.test, ratio.cell] = min(known, ratio, key=lambda one: one.items)

    found = understand(root, target, order, note, texts=texts)
    return Result(found=found, draws=tuple(least.values()))


def understand(
    root: Path,
    target: Target,
    order: Order,
    use: Callable[[Compiled], None],
    watch: Watch = unwatched,
    *,
    texts: Texts | None = None,
) -> tuple[Diagnostic, ...]:
    """Read, parse, check and compile; each package without an error so far is given to `use`.
    `texts` as in `check`."""
    return understood(read(root), target, order, use, watch, texts=texts)


def understood(
    folder: Folder,
    target: Target,
    order: Order,
    use: Callable[[Compiled], None],
    watch: Watch = unwatched,
    *,
    in_haste: bool = False,
    texts: Texts | None = None,
) -> tuple[Diagnostic, ...]:
    """The same of a folder that was read; what its memo remembers is not made again. `in_haste`
    nothing is read or checked that compiling what was ordered can do without."""
    _known_lms(order)
    sources = folder[0].with_files(texts) if texts else folder[0]
    company, sources, problems = _company(sources, order)
    found = [*folder[1], *problems]
    courses, problems = parse(sources, order.languages if in_haste else ())
    found += problems
    chosen = tuple(placed(course, company, order.lms) for course in _chosen(courses, order))
    found += () if in_haste else _checked(chosen, company, order)
    wanted = tuple(_packages(chosen, order, target))
    parts, done = sum(map(len, wanted)), 0
    for package in wanted:
        compiled: list[Compiled] = []
        for course, audience in package:
            part = handbook_alone(course) if target.is_handbook else track(course, audience)
            found += (finding for rule in target.checks for finding in rule(part))
            one, problems = (
                compile_handbook(course, sources, company=company)
                if target.is_handbook
                else compile_course(
                    part,
                    sources,
                    whole=course,
                    company=company,
                    setting=target.setting,
                    jobs=order.jobs,
                    watch=_part(watch, done, parts),
                )
            )
            found += problems
            compiled.append(one)
            done += 1
        if not any_errors(found):
            use(_together(compiled, order))
    for course in () if in_haste else chosen:  # what a text gets wrong is said always
        found += findings_in_cards(course, sources, company)
    for course in () if target.is_handbook or in_haste else chosen:
        found += compile_handbook(course, sources, company=company)[1] if course.handbook else ()
    told = without_ignored(
        with_fixes(dict.fromkeys(found), sources, courses),
        sources,
        [course.language for course in chosen],
        target,
        is_whole=order.is_whole and not in_haste,
    )
    return _in_order(_quoted(few_alike(told, by_file=True) if texts is None else told, sources))


def _checked(
    courses: tuple[Course, ...], company: Company | None, order: Order
) -> Iterator[Diagnostic]:
    yield from check_languages(courses)
    if company:
        yield from check_company(company, tuple(course.language for course in courses), order)
    for course in courses:
        yield from run_checks(course, company, order)


def _packages(
    courses: tuple[Course, ...], order: Order, target: Target
) -> Iterator[tuple[tuple[Course, tuple[str, ...]], ...]]:
    """What goes into each package: a course in one language or in all, for one audience; of a
    handbook, which is for all alike, one language."""
    if target.is_handbook:
        yield from (((course, ()),) for course in courses)
        return
    together = bool(courses) and courses[0].settings.packages == "all-languages-in-one"
    if together and target.takes_languages:
        for audience in _audiences(courses[0], order):
            yield tuple((course, audience) for course in courses)
        return
    for course in courses:
        for audience in _audiences(course, order):
            yield ((course, audience),)


def _together(languages: list[Compiled], order: Order) -> Compiled:
    """One course in all its languages, with the files that any of them uses."""
    first, *others = languages
    first = replace(first, lms=order.lms)
    if not others:
        return first
    assets = {path: data for one in languages for path, data in one.assets.items()}
    return replace(first, others=tuple(others), assets=dict(sorted(assets.items())))


def _part(watch: Watch, done: int, parts: int) -> Watch:
    """Hears one of `parts` equal parts, of which some are done."""
    return lambda share: watch((done + COMPILING * share) / parts)


def _company(sources: Sources, order: Order) -> tuple[Company | None, Sources, list[Diagnostic]]:
    """The company, and the sources with its files: its words, which findings quote, its logo."""
    path = COMPANY_FILE
    if order.company is not None:
        path = PurePosixPath(order.company.name)
        sources = sources.with_files({path: read_file(order.company)})
    if path not in sources.files:
        return None, sources, []
    content = sources.files[path]
    company, found = sources.memo.of(
        ("company", path), content, lambda: read_company(path, content)
    )
    if company and order.company:
        company = replace(company, home=BESIDE)
        for target in company.files():
            file = read_beside(order.company, target)
            if file is not None:
                sources = sources.with_files({company.inside(target): file})
    return company, sources, found


def _known_lms(order: Order) -> None:
    if order.lms and order.lms not in PRESETS:
        raise SmcourseError(
            say(
                "there is no preset for an LMS `{lms}`; {help}",
                lms=order.lms,
                help=did_you_mean(order.lms, PRESETS),
            )
        )


def _chosen(courses: tuple[Course, ...], order: Order) -> Iterator[Course]:
    known = [course.language for course in courses]
    for language in order.languages:
        if courses and language not in known:
            raise SmcourseError(
                say(
                    "the course has no language `{language}`; {help}",
                    language=language,
                    help=did_you_mean(language, known),
                )
            )
    return (course for course in courses if course.language in (order.languages or known))


def _audiences(course: Course, order: Order) -> tuple[tuple[str, ...], ...]:
    """Those that were asked for, else each one of the course; a course without any is for all."""
    for name in (name for audience in order.audiences for name in audience):
        if name not in course.audiences:
            raise SmcourseError(
                say(
                    "the course has no audience `{name}`; {help}",
                    name=name,
                    help=did_you_mean(name, course.audiences, say("it is for all alike")),
                )
            )
    return order.audiences or tuple((name,) for name in course.audiences) or ((),)


def _quoted(found: Iterable[Diagnostic], sources: Sources) -> Iterator[Diagnostic]:
    """Each with the source line it speaks of, for the report."""
    lines_of: dict[PurePosixPath, list[str]] = {}
    for diagnostic in found:
        path, number = diagnostic.span.path, diagnostic.span.line - 1
        if path not in lines_of:
            lines_of[path] = sources.text(path).split("\n")
        lines = lines_of[path]
        has_place = number < len(lines) and diagnostic.code != "more-of-the-same"
        yield replace(diagnostic, source_line=lines[number] if has_place else "")


def _in_order(found: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    unique = dict.fromkeys(found)
    return tuple(
        sorted(
            unique,
            key=lambda d: (d.span.path, d.span.line, d.span.column, d.code, str(d.message)),
        )
    )


def _same_package(first: Path, second: Path, place: Path) -> SmcourseError:
    told = say(
        "{first} and {second} make the same package, {path}; give one of them another id",
        first=str(first),
        second=str(second),
        path=str(place),
    )
    return SmcourseError(told)


def _built(compiled: Compiled, path: Path, written: Path, target: Target) -> Built:
    """`written` is where the package is before it is put in place."""
    return Built(
        path=path,
        size=size_of(written),
        languages=tuple(one.course.language for one in compiled.languages),
        audience=compiled.course.audience,
        lessons=len(compiled.lessons),
        questions=len(compiled.questions) + sum(test.length for test in compiled.tests),
        minutes=compiled.minutes,
        state=max(state_budget(one.course) for one in compiled.languages)
        if target.keeps_state
        else 0,
        chapters=len(compiled.handbook.chapters) if compiled.handbook else 0,
    )
