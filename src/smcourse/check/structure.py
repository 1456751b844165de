"""Rules about a course as a whole: what it holds and what its parts are called."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from smcourse.diagnostics import Diagnostic, Span, error, say, warning
from smcourse.model import Chapter, Course, Reflect, walk
from smcourse.parse.silence import are_silent
from smcourse.parse.tracks import for_all
from smcourse.state import state_id
from smcourse.words import known_languages, missing_words, nearest_language


def course_has_lessons(course: Course) -> Iterator[Diagnostic]:
    """A course has at least one lesson.

    Put a Markdown file into the language folder, or into a module's folder inside it.
    """
    if not any(True for _ in course.lessons()):
        yield error(
            course.span,
            "course-has-lessons",
            say("the course has no lesson in `{language}`", language=course.language),
            help=say("add a Markdown file to `{language}/`", language=course.language),
        )


def language_spoken(course: Course) -> Iterator[Diagnostic]:
    """The player has its own words in the language of the course.

    Buttons and messages would otherwise stand in English beside the course's language; a single
    word that it lacks would be seen by every learner.
    """
    if not nearest_language(course.language):
        yield error(
            course.span,
            "language-spoken",
            say("the player has no words in `{language}` yet", language=course.language),
            help=say("it speaks: {languages}", languages=", ".join(known_languages())),
        )
    for word in missing_words(course.language):
        yield error(
            course.span,
            "language-spoken",
            say(
                "the player lacks the word `{word}` in `{language}`",
                word=word,
                language=course.language,
            ),
            help=say("this is a fault of smcourse: install it anew, or tell its makers"),
        )


def ids_unique(course: Course) -> Iterator[Diagnostic]:
    """An id is used once in the whole course, by a lesson, a question or a term of the glossary.

    A learner's answers are kept under these ids, whatever file or module they stand in, and links
    lead to them. Modules have ids of their own, as have the chapters of the handbook. An
    id that an earlier version used (`was`) may not be used by anything else today.
    """
    first: dict[str, Span] = {}
    for id_, span in (*_named(course), *((term.id, term.span) for term in course.glossary)):
        if id_ in first:
            where = first[id_]
            yield error(
                span,
                "ids-unique",
                say("the id `{id}` is already used", id=id_),
                help=say(
                    "choose another; the first is in {path}, line {line}",
                    path=str(where.path),
                    line=str(where.line),
                ),
            )
        first.setdefault(id_, span)
    modules: dict[str, Span] = {}
    for module in course.modules:
        if module.id in modules:
            where = modules[module.id]
            yield error(
                module.span,
                "ids-unique",
                say("another module has the id `{id}`", id=module.id),
                help=say(
                    "write `id:` into its index.md; the first is {path}", path=str(where.path)
                ),
            )
        modules.setdefault(module.id, module.span)
    yield from _chapters_differ(course.handbook.chapters if course.handbook else ())
    taken: dict[str, Span] = {}
    for old, span in _renamed(course):
        if old in first or old in taken:
            yield error(
                span,
                "ids-unique",
                say("`was: {id}` names an id that something else claims", id=old),
                help=say("an old id belongs to the one thing that it became"),
            )
        taken[old] = span


def _chapters_differ(chapters: Iterable[Chapter]) -> Iterator[Diagnostic]:
    first: dict[str, Span] = {}
    for chapter in chapters:
        if where := first.get(chapter.id):
            yield error(
                chapter.place,
                "ids-unique",
                say("another chapter of the handbook has the id `{id}`", id=chapter.id),
                help=say("choose another; the first is in {path}", path=str(where.path)),
            )
        first.setdefault(chapter.id, chapter.place)


def state_ids_differ(course: Course) -> Iterator[Diagnostic]:
    """No two ids shorten to the same 30 bits in the saved record.

    It happens once in some thousands of courses of 800 ids. Rename the newer of the two; learners
    who have not seen it lose nothing.
    """
    first: dict[int, str] = {}
    for id_, span in (*_named(course), *_renamed(course)):
        other = first.setdefault(state_id(id_), id_)
        if other != id_:
            yield error(
                span,
                "state-ids-differ",
                say(
                    "the ids `{one}` and `{other}` cannot be told apart in the saved record",
                    one=id_,
                    other=other,
                ),
                help=say("rename the newer of the two"),
            )


def lesson_has_content(course: Course) -> Iterator[Diagnostic]:
    """A lesson has something to show.

    An empty page would be a step that a learner cannot make sense of. Comments, invisible
    characters and the definitions of links and footnotes show nothing, nor do cards on countries
    whose law nobody has reviewed.
    """
    for lesson in course.lessons():
        if are_silent(for_all(lesson.blocks, course.reviews)):
            yield error(
                lesson.span,
                "lesson-has-content",
                say("this lesson is empty"),
                help=say("write something below its front matter, or delete the file"),
            )


def minutes_given(course: Course) -> Iterator[Diagnostic]:
    """Either every lesson says how many minutes it takes, or none does.

    The cover adds them up, and a sum with gaps would promise too little.
    """
    lessons = list(course.lessons())
    if any(lesson.minutes for lesson in lessons):
        for lesson in lessons:
            if not lesson.minutes and "minutes" not in lesson.places:
                yield warning(
                    lesson.span,
                    "minutes-given",
                    say("this lesson does not say how many minutes it takes, and others do"),
                    help=say("write `minutes: 4` in its front matter"),
                )


def _named(course: Course) -> list[tuple[str, Span]]:
    named = [(lesson.id, lesson.place("id")) for lesson in course.lessons()]
    named += [(asked.id, asked.span) for asked in course.asked() if asked.id]
    named += [(test.id, test.span) for test in course.tests]
    return named + [
        (block.id, block.span)
        for lesson in course.lessons()
        for block in walk(lesson.blocks)
        if isinstance(block, Reflect) and block.id
    ]


def _renamed(course: Course) -> list[tuple[str, Span]]:
    renamed = [(old, lesson.place("was")) for lesson in course.lessons() for old in lesson.was]
    renamed += [(old, asked.place("was")) for asked in course.asked() for old in asked.was]
    return renamed + [(old, test.place("was")) for test in course.tests for old in test.was]
