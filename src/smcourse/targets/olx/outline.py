"""A course as the tree that Open edX has: module, lesson and `##` section become chapter,
sequential and vertical; prose becomes HTML, a question and a test what a `Maker` makes of it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace

from markupsafe import Markup

from smcourse.compile.compiled import (
    Compiled,
    Html,
    LessonPage,
    ModulePage,
    Part,
    Payload,
    TestPage,
)
from smcourse.compile.direction import is_right_to_left
from smcourse.compile.markup import text_of
from smcourse.formats.olx import (
    Assignment,
    Component,
    HtmlComponent,
    OlxCourse,
    Section,
    Subsection,
    Unit,
)
from smcourse.model import UNGRADED
from smcourse.targets.olx.names import (
    BEGINNING,
    CHAPTER,
    FINAL,
    GLOSSARY,
    HTML,
    OURS,
    SEQUENTIAL,
    TEST,
    VERTICAL,
    WHOLE,
    key_of,
    name_of,
    static_name,
    titled,
)
from smcourse.targets.olx.prose import Word, bare, plain
from smcourse.words import phrase

ORG = "smcourse"
ANY_MARK = 1  # percent that passes where no mark was set: the platform knows no course without one
HEADING = 3  # of what degrades to one, below that of its unit

_SECTION = re.compile(r"<h2[^>]*>(?P<title>.*?)</h2>", re.S)


@dataclass(frozen=True, slots=True, kw_only=True)
class Maker:
    """What becomes of a question and of a test; `modules` are the blocks that they need."""

    question: Callable[[Compiled, Payload], tuple[Component, ...]]
    test: Callable[[Compiled, TestPage], tuple[Component, ...]]
    modules: tuple[str, ...] = ()


@dataclass(slots=True)
class _Draft:
    """A unit while its parts are gathered."""

    title: str
    key: str
    components: list[Component]


def olx_course(compiled: Compiled, maker: Maker) -> OlxCourse:
    """The whole course, in one language."""
    course = compiled.course
    word = _speech(compiled.words)
    sections = tuple(_sections(compiled, maker, word))
    grading = tuple(_grading(sections))
    marks = [course.settings.pass_mark, *(test.mark for test in compiled.tests if test.is_final)]
    opening = bare(compiled.opening.html)
    return OlxCourse(
        org=compiled.company or ORG,
        course=course.id,
        run="-".join([course.language, *course.audience]),
        title=compiled.title,
        language=course.language.partition("-")[0],
        advanced_modules=maker.modules,
        sections=sections,
        grading=grading,
        cutoff=next((mark for mark in marks if mark), ANY_MARK) / 100,
        overview=f'<section class="about">\n{opening}\n</section>\n',
        short_description=titled(compiled.opening.html) or compiled.title,
        static={static_name(str(path)): data for path, data in compiled.assets.items()},
    )


def whole(title: str, component: Component, format: str) -> tuple[Section, ...]:
    """One unit that holds everything, in a subsection of the one type of assignment."""
    names = (CHAPTER, SEQUENTIAL, VERTICAL)
    chapter, sequential, vertical = (name_of(kind, WHOLE) for kind in names)
    unit = Unit(url_name=vertical, title=title, components=(component,))
    subsection = Subsection(url_name=sequential, title=title, units=(unit,), format=format)
    return (Section(url_name=chapter, title=title, subsections=(subsection,)),)


def _speech(words: Mapping[str, str]) -> Word:
    return lambda key, **values: phrase(words, key, **values)


def _sections(compiled: Compiled, maker: Maker, word: Word) -> Iterator[Section]:
    before = [_tested(compiled, test, maker, word) for test in _tests(compiled, is_final=False)]
    if before:
        yield _section(BEGINNING, word("preTest"), before)
    for module in compiled.modules:
        lessons = [_lesson(compiled, lesson, maker, word) for lesson in module.lessons]
        if module.title:
            lessons = _with_opening(compiled, module, lessons)
        if lessons:
            yield _section(module.id, module.title or compiled.title, lessons)
    after = [_tested(compiled, test, maker, word) for test in _tests(compiled, is_final=True)]
    if after:
        yield _section(FINAL, word("test"), after)
    if compiled.glossary:
        yield _glossary(compiled, word)


def _tests(compiled: Compiled, *, is_final: bool) -> Iterator[TestPage]:
    return (test for test in compiled.tests if test.is_final == is_final)


def _section(id_: str, title: str, subsections: list[Subsection]) -> Section:
    name = name_of(CHAPTER, id_)
    return Section(url_name=name, title=title, subsections=tuple(subsections))


def _with_opening(
    compiled: Compiled, module: ModulePage, lessons: list[Subsection]
) -> list[Subsection]:
    """What a module says of itself stands first in its first lesson."""
    text = bare(Markup("\n").join([module.opening.art, module.opening.html]))
    if not lessons or not text_of(text):
        return lessons
    html = _html(compiled, (HTML, OURS, "module", module.id), module.title, text)
    first, *others = lessons
    unit = Unit(
        url_name=name_of(VERTICAL, OURS, "module", module.id),
        title=module.title,
        components=(html,),
    )
    opened = Subsection(
        url_name=first.url_name,
        title=first.title,
        units=(unit, *first.units),
        format=first.format,
    )
    return [opened, *others]


def _html(compiled: Compiled, names: tuple[str, ...], title: str, html: str) -> HtmlComponent:
    code = html.replace("<pre>", '<pre dir="ltr">')
    turned = f'<div dir="rtl">\n{code}\n</div>' if _is_rtl(compiled) else html
    kind, *ids = names
    return HtmlComponent(url_name=name_of(kind, *ids), title=title, html=f"{turned}\n")


def _is_rtl(compiled: Compiled) -> bool:
    return is_right_to_left(compiled.course.language)


def _lesson(compiled: Compiled, lesson: LessonPage, maker: Maker, word: Word) -> Subsection:
    """Its sections, each with its prose and its questions in their order."""
    drafts = [_Draft(lesson.title, lesson.id, [])]
    for step in lesson.steps:
        parts: list[Part] = [Html(html=Markup("<p><strong>{}</strong></p>").format(step.kicker))]
        parts = [*(parts if step.kicker else []), *step.parts]
        for title, some in _by_section(parts):
            if title and drafts[-1].components:
                key = f"{lesson.id}_{key_of(title)}"
                n = sum(draft.key.startswith(key) for draft in drafts)
                drafts.append(_Draft(title, f"{key}_{n + 1}" if n else key, []))
            elif title:
                drafts[-1].title = title
            html = plain(some, word, HEADING)
            if html:
                name = step.question["id"] if step.question else key_of(text_of(html))
                ids = (HTML, lesson.id, name)
                drafts[-1].components.append(_html(compiled, ids, drafts[-1].title, html))
        if step.question:
            drafts[-1].components += maker.question(compiled, step.question)
    is_graded = any(_gives_points(step.question) for step in lesson.steps)
    taken: set[str] = set()
    units = tuple(
        Unit(
            url_name=name_of(VERTICAL, draft.key),
            title=draft.title,
            components=tuple(_apart(draft.components, taken)),
        )
        for draft in drafts
        if draft.components
    )
    has_test = any(test.is_final for test in compiled.tests)
    return Subsection(
        url_name=name_of(SEQUENTIAL, lesson.id),
        title=lesson.title,
        units=units,
        format=word("questionsOfLessons") if is_graded and not has_test else "",
    )


def _apart(components: list[Component], taken: set[str]) -> Iterator[Component]:
    """With a name of its own for each: two runs of prose may say the same, or belong to one
    question, whose section ends in between. Then the section's title tells them apart."""
    for component in components:
        name, n = component.url_name, 1
        if isinstance(component, HtmlComponent) and name in taken:
            name = f"{name}_{key_of(component.title)}"
            while name in taken:
                n += 1
                name = f"{component.url_name}_{n}"
            component = replace(component, url_name=name)
        taken.add(name)
        yield component


def _by_section(parts: list[Part]) -> Iterator[tuple[str, tuple[Part, ...]]]:
    """Parts up to each `##`, behind its title; "" for what stands before the first."""
    title, run = "", list[Part]()
    for part in parts:
        if not isinstance(part, Html):
            run.append(part)
            continue
        end = 0
        for match in _SECTION.finditer(part.html):
            before = part.html[end : match.start()]
            if before.strip():
                run.append(Html(html=Markup(before)))
            if run or title:
                yield title, tuple(run)
            title, run, end = text_of(match["title"]), [], match.end()
        rest = part.html[end:]
        if rest.strip():
            run.append(Html(html=Markup(rest)))
    if run or title:
        yield title, tuple(run)


def _gives_points(question: Payload | None) -> bool:
    return bool(question and question["points"] and question["kind"] not in UNGRADED)


def _tested(compiled: Compiled, test: TestPage, maker: Maker, word: Word) -> Subsection:
    unit = Unit(
        url_name=name_of(VERTICAL, OURS, TEST, test.id),
        title=test.title,
        components=maker.test(compiled, test),
    )
    return Subsection(
        url_name=name_of(SEQUENTIAL, OURS, TEST, test.id),
        title=test.title,
        units=(unit,),
        format=str(word("test")) if test.is_final else "",
    )


def _glossary(compiled: Compiled, word: Word) -> Section:
    terms = "\n".join(
        f"<dt>{bare(Markup.escape(term.name))}</dt>\n<dd>{bare(term.html)}</dd>"
        for term in compiled.glossary
    )
    title = word("glossary")
    html = _html(compiled, (HTML, GLOSSARY), title, f"<dl>\n{terms}\n</dl>")
    unit = Unit(url_name=name_of(VERTICAL, GLOSSARY), title=title, components=(html,))
    subsection = Subsection(url_name=name_of(SEQUENTIAL, GLOSSARY), title=title, units=(unit,))
    return Section(url_name=name_of(CHAPTER, GLOSSARY), title=title, subsections=(subsection,))


def _grading(sections: tuple[Section, ...]) -> Iterator[Assignment]:
    """One type of assignment is all of the grade: final tests, or else lessons with questions."""
    formats = [one.format for section in sections for one in section.subsections if one.format]
    for name in dict.fromkeys(formats):
        short = "".join(word[0] for word in name.split()).upper()
        yield Assignment(type=name, short=short, count=formats.count(name), weight=1.0)
