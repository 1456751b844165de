"""SCORM 1.2: one page, one SCO, in a zip that any corporate LMS imports."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import zip_longest
from pathlib import PurePosixPath
from typing import Any

from smcourse.compile.compiled import Compiled
from smcourse.compile.direction import is_right_to_left
from smcourse.compile.join import join_player
from smcourse.compile.logo import on_cover, on_sheet
from smcourse.compile.outline import bank_of, outline, tests_of, told_in_place
from smcourse.compile.payload import greatest_response
from smcourse.compile.rules import marks_missing, marks_of, stands_in
from smcourse.compile.said import words_said
from smcourse.compile.squeeze import squeeze
from smcourse.compile.style import style_sheet
from smcourse.diagnostics import Diagnostic, error, say
from smcourse.formats.imscp import manifest, manifest_identifier
from smcourse.formats.schemas import CONTROL_DOCUMENTS, control_document
from smcourse.formats.scorm12_rules import scorm12_findings
from smcourse.formats.xml import to_bytes
from smcourse.lms import PRESETS, Preset
from smcourse.model import Course, Settings
from smcourse.packed import Packed, pack
from smcourse.parse.questions import READERS
from smcourse.suspend import LIMIT, budget, worst_case
from smcourse.suspend_tests import TestSize
from smcourse.targets import Package, Target, package_name
from smcourse.words import language_name, phrase

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "media-src 'self'; base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'"
)
ENTRY = "scorm12.js"
ALL_LANGUAGES = "all"  # in an identifier, which stays when another language is added
PARTS = {  # of player/optional.js, and the mark in a page by which it asks for one
    "certificate": "data-sm-earned",
    "confirm": "data-sm-confirms",
    "downloads": "download=",
    "glossary": "data-sm-meaning",
    "languages": "data-sm-speak",
    "objectives": "data-sm-scores",
    "reflect": "data-sm-reflect",
    "scores": "data-sm-scores",
    "tabs": "data-sm-tabs",
    "tests": "data-sm-test=",
    "acknowledge": '"kind":"acknowledge"',
    "checklist": '"kind":"checklist"',
    "match": '"kind":"match"',
    "number": '"kind":"number"',
    "order": '"kind":"order"',
    "scenario": '"kind":"scenario"',
    "spot": '"kind":"spot"',
    "survey": '"kind":"survey"',
    "text": '"kind":"text"',
}
ESCAPED = "\\u003c"  # as pages.py writes `<` in JSON
ENDINGS = {  # by mark and confirmations: what completes a course without its lessons
    (True, False): "resultOpenTextMark",
    (False, True): "resultOpenTextConfirm",
    (True, True): "resultOpenTextMarkConfirm",
}
MAX_TITLE = 200  # IMS CP 1.1.2, `title`


def render(compiled: Compiled) -> Package:
    """The package's files: manifest and control documents first, then what the SCO loads."""
    course = compiled.course
    style = partial(
        style_sheet, compiled.brand, theme=compiled.theme, scheme=course.settings.scheme
    )
    least = join_player(ENTRY, frozenset())
    missing = {*PARTS.values(), *marks_missing(marks_of(style()), least)}
    page = pack(_striking_off(missing, _page(compiled)))
    parts = frozenset(name for name, mark in PARTS.items() if mark not in missing)
    script = join_player(ENTRY, parts)
    css = style(missing=marks_missing(frozenset(missing), script))
    content: dict[PurePosixPath, bytes | Packed] = {
        PurePosixPath("index.html"): page,
        PurePosixPath("player.css"): css.encode(),
        PurePosixPath("player.js"): squeeze(script).encode(),
        **compiled.assets,
    }
    root = manifest(
        identifier=identifier_of(compiled),
        version=course.version,
        title=compiled.title,
        launch="index.html",
        files=[str(path) for path in content],
    )
    control = {PurePosixPath(name): control_document(name) for name in CONTROL_DOCUMENTS}
    return Package(
        name=package_name(compiled, TARGET.name),
        suffix=TARGET.suffix,
        files={PurePosixPath("imsmanifest.xml"): to_bytes(root), **control, **content},
    )


def identifier_of(compiled: Compiled) -> str:
    """By what an LMS knows the package, the same in every version."""
    course = compiled.course
    return manifest_identifier(
        course.id,
        ALL_LANGUAGES if compiled.others else course.language,
        "-".join(course.audience),
        compiled.company,
    )


def _striking_off(missing: set[str], page: Iterable[bytes]) -> Iterator[bytes]:
    """A page, while the marks that stand in it are taken out of `missing`: an element may be one
    of its JSON blocks, where `<` is escaped."""
    written = {mark: {mark, mark.replace("<", ESCAPED)} for mark in missing}
    for piece in page:
        found = [mark for mark in missing if any(stands_in(form, piece) for form in written[mark])]
        missing.difference_update(found)
        yield piece


def _page(compiled: Compiled) -> Iterator[bytes]:
    """The page in every language of the package; the first is the one that is shown first."""
    from smcourse.pages import json_block, page  # Jinja is for rendering; `check` does without

    scheme = compiled.course.settings.scheme
    tags = [one.course.language for one in compiled.languages]
    bodies = [_body(one, compiled) for one in compiled.languages]
    return page(
        "document.html.j2",
        words=compiled.words,
        bodies=bodies,
        pages=_stored(bodies),
        languages={tag: language_name(tag) for tag in tags},
        payload=lambda question: json_block(told_in_place(question)),
        whole=json_block,
        bank=lambda test: json_block(bank_of(test)),
        policy=POLICY,
        schemes="light dark" if scheme == "device" else scheme,
    )


def _body(compiled: Compiled, package: Compiled) -> Mapping[str, Any]:
    """What the page says in one language."""
    from markupsafe import Markup

    from smcourse.pages import json_block, speech

    words = compiled.words
    titled = sum(bool(module.title) for module in compiled.modules)
    facts = [phrase(words, "modules", n=titled)] if titled else []
    facts += [phrase(words, "lessons", n=len(compiled.counted or compiled.lessons))]
    facts += [phrase(words, "minutes", n=compiled.minutes)] if compiled.minutes else []
    language, scheme = compiled.course.language, compiled.course.settings.scheme
    return {
        "compiled": compiled,
        "data": json_block(_data(compiled, package)),
        "direction": "rtl" if is_right_to_left(language) else "ltr",
        "facts": " · ".join(facts),
        "language": language,
        "logo": compiled.logo and on_cover(compiled.logo, package.theme, scheme),
        "say": speech(words),
        "confirms": bool(_to_confirm(compiled)),
        "scored": _has_scores(compiled),
        "sheet": compiled.logo and on_sheet(compiled.logo, scheme),
        "titled": titled,
        "tongue": Markup(' lang="{}"').format(language) if package.others else "",
    }


def _has_scores(compiled: Compiled) -> bool:
    """Whether any module has a score of its own."""
    tested = {item.module for test in compiled.tests if test.is_final for item in test.items}
    return any(
        module.title and (module.is_scored or module.id in tested) for module in compiled.modules
    )


def _stored(bodies: Sequence[Mapping[str, Any]]) -> Iterator[tuple[Mapping[str, Any], Any, Any]]:
    """Modules, each before its lessons, page by page in every language: none waits for another."""

    def own(body: Mapping[str, Any]) -> Iterator[tuple[Mapping[str, Any], Any, Any]]:
        for module in body["compiled"].modules:
            if module.title:
                yield body, module, None
            for lesson in module.lessons:
                yield body, module, lesson

    for row in zip_longest(*map(own, bodies)):
        yield from filter(None, row)


def _data(compiled: Compiled, package: Compiled) -> Mapping[str, Any]:
    """The page's JSON block; its typedef is `CourseData` in player/types.js."""
    course = compiled.course
    preset = PRESETS[course.settings.lms]
    tags = [one.course.language for one in package.languages]
    return {
        "id": course.id,
        "language": course.language,
        **({"languages": tags} if package.others else {}),
        "title": compiled.title,
        "passMark": _mark(course),
        "report": course.settings.report,
        "failed": _below_the_mark(course.settings),
        **_enough_at(compiled),
        **({"toConfirm": ids} if (ids := _to_confirm(compiled)) else {}),
        **({"isUneven": True} if compiled.is_uneven else {}),
        "showAnswerAfter": course.settings.show_answer_after,
        "commitEvery": preset.commit_every,
        "room": state_budget(course),
        **_score_when_done(compiled, preset),
        "asides": _asides(compiled),
        "modules": outline(compiled, package),
        **({"tests": tests_of(compiled)} if compiled.tests else {}),
        "words": _words(compiled),
    }


def _mark(course: Course) -> int | None:
    """The course's own mark, else that of a final test."""
    own = [test.pass_mark for test in course.tests if test.kind == "final" and test.pass_mark]
    return course.settings.pass_mark or next(iter(own), None)


def _below_the_mark(settings: Settings) -> str:
    """What somebody has earned who did all else."""
    return settings.failed if "mark" in settings.needs else "completed"


def _enough_at(compiled: Compiled) -> Mapping[str, int]:
    """The mark, where it completes the course whatever was not seen; 0 where none is needed."""
    settings = compiled.course.settings
    if "lessons" in settings.needs:
        return {}
    if "mark" not in settings.needs:
        return {"enoughAt": 0}
    if any(test.is_final for test in compiled.tests):
        return {"enoughAt": 1}  # what has to be passed is the test
    mark = settings.pass_mark
    return {} if mark is None or not compiled.is_scored else {"enoughAt": mark}


def _to_confirm(compiled: Compiled) -> list[str]:
    """The questions that have to be confirmed, whatever else completes the course."""
    if "acknowledgements" not in compiled.course.settings.needs:
        return []
    asked = (one for one in compiled.questions if one["kind"] == "acknowledge" and one["record"])
    return [one["id"] for one in asked]


def _words(compiled: Compiled) -> Mapping[str, str]:
    """What the player can say of this course's kinds of question and of its pages, with one of
    several sentences on what completes the course."""
    course = compiled.course
    drawn = (item.question for test in course.tests for item in course.items_of(test))
    asked = {question.kind for question in (*course.questions(), *drawn)}
    script = join_player(ENTRY, frozenset(PARTS.keys() - (READERS.keys() - asked)))
    words = words_said(compiled.words, script, besides=_asides(compiled))
    needs = course.settings.needs
    enough, confirms = _enough_at(compiled).get("enoughAt"), bool(_to_confirm(compiled))
    if "mark" in needs and any(test.is_final for test in compiled.tests):
        words["resultOpenText"] = compiled.words["resultOpenTextTest"]
    elif enough is not None and (key := ENDINGS.get((bool(enough), confirms))):
        words["resultOpenText"] = phrase(compiled.words, key, n=enough)
    for key in ("resultOpenTextTest", *ENDINGS.values()):
        words.pop(key, None)
    if not confirms:
        words.pop("resultToConfirm", None)
    return words


def _score_when_done(compiled: Compiled, preset: Preset) -> Mapping[str, int]:
    """The score that some LMS wants, where no question gives one."""
    score = preset.score_when_done
    return {} if compiled.is_scored or score is None else {"scoreWhenDone": score}


def _asides(compiled: Compiled) -> list[str]:
    """Pages beside the course, in the menu's order."""
    pages = {
        "glossary": compiled.glossary,
        "notes": True,
        "downloads": compiled.downloads,
        "certificate": compiled.course.settings.certificate,
    }
    return [name for name, has_one in pages.items() if has_one]


def state_budget(course: Course) -> int:
    """Characters of `cmi.suspend_data` that the longest record of this course can take."""
    return budget(*_record_of(course))


def _record_of(course: Course) -> tuple[list[int], int, list[TestSize]]:
    """What a full record keeps: the greatest code of each question, lessons, and tests."""
    codes = [greatest_response(question) for question in course.questions() if question.record]
    lanes = len(course.modules) if any(lesson.fast_lane for lesson in course.lessons()) else 0
    return (
        codes,
        sum(lesson.record for lesson in course.lessons()),
        [
            TestSize(
                codes=tuple(sorted(map(greatest_response, bank), reverse=True)[: test.length]),
                items=len(bank),
                lanes=0 if test.kind == "final" else lanes,
            )
            for test in course.tests
            for bank in [[item.question for item in course.items_of(test)]]
        ],
    )


def state_fits(course: Course) -> Iterator[Diagnostic]:
    """The longest possible record of a learner fits into what SCORM 1.2 keeps.

    An LMS keeps 4,096 characters of suspend_data (RTE 3.4.4), and some cut what is longer without
    a word. Every question that keeps a record takes some 6 characters, every lesson some 4, every
    item that a test draws some 8.
    """
    kept = [question for question in course.questions() if question.record]
    codes, lessons, tests = _record_of(course)
    needed = worst_case(codes, lessons, tests=tests)
    if needed <= LIMIT:
        return
    surplus = math.ceil((needed - LIMIT) / 4) + 1  # a question takes from 4 to 6 characters
    yield error(
        course.span,
        "state-fits",
        say(
            "a full record of this course takes {needed} characters and an LMS keeps {limit}: "
            "{questions} questions and {lessons} lessons are too many for one package",
            needed=needed,
            limit=LIMIT,
            questions=len(kept),
            lessons=lessons,
        ),
        help=say(
            "mark about {count} questions `record=none`, or make two courses of it", count=surplus
        )
        if surplus <= len(kept)
        else say("make two courses of it"),
    )


def titles_fit(course: Course) -> Iterator[Diagnostic]:
    """The course's title has at most the 200 characters that a manifest can hold.

    An LMS shows this title to learners and admins; the standard ends it at 200 characters.
    """
    if len(course.title) > MAX_TITLE:
        yield error(
            course.span,
            "titles-fit",
            say(
                "the course's title has {length} characters; a manifest holds {limit}",
                length=len(course.title),
                limit=MAX_TITLE,
            ),
            help=say("shorten the title"),
        )


TARGET = Target(
    name="scorm12",
    summary="SCORM 1.2 package: one SCO in a zip, for any corporate LMS",
    suffix=".zip",
    render=render,
    checks=(state_fits, titles_fit),
    verify=scorm12_findings,
)
