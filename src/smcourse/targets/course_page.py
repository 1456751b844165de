"""A course as one page with its player: what every target shows that has one."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import zip_longest
from pathlib import PurePosixPath
from typing import Any

from smcourse.compile.compiled import Compiled
from smcourse.compile.direction import is_right_to_left
from smcourse.compile.join import join_player
from smcourse.compile.logo import on_cover, on_sheet
from smcourse.compile.outline import bank_of, outline, tests_of, told_in_place
from smcourse.compile.rules import marks_missing, marks_of, stands_in
from smcourse.compile.said import words_said
from smcourse.compile.squeeze import squeeze
from smcourse.compile.style import SHEETS, style_sheet
from smcourse.formats.imscp import manifest_identifier
from smcourse.model import Course, Settings
from smcourse.packed import Packed, pack
from smcourse.parse.questions import READERS
from smcourse.words import language_name, phrase

PAGE, STYLE, SCRIPT = map(PurePosixPath, ("index.html", "player.css", "player.js"))
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "media-src 'self'; base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'"
)
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a page is going to be shown. `entry` is the player's file that starts it there, `parts`
    what of `PARTS` has a use there, `told` what its host has to know of a course in a package."""

    entry: str
    told: Callable[[Compiled, Compiled], Mapping[str, Any]]
    parts: frozenset[str] = frozenset(PARTS)
    is_site: bool = False  # which nobody exits, and which keeps a record on request


def page_files(compiled: Compiled, place: Place) -> dict[PurePosixPath, bytes | Packed]:
    """The page, its style, its script, and the files that the course uses."""
    course = compiled.course
    style = partial(
        style_sheet,
        compiled.brand,
        theme=compiled.theme,
        scheme=course.settings.scheme,
        sheets=(*SHEETS, "site.css") if place.is_site else SHEETS,
    )
    least = join_player(place.entry, frozenset())
    missing = {*PARTS.values(), *marks_missing(marks_of(style()), least)}
    page = pack(_striking_off(missing, page_of(compiled, place)))
    parts = frozenset(name for name in place.parts if PARTS[name] not in missing)
    script = join_player(place.entry, parts)
    css = style(missing=marks_missing(frozenset(missing), script))
    return {
        PAGE: page,
        STYLE: css.encode(),
        SCRIPT: squeeze(script).encode(),
        **compiled.assets,
    }


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


def page_of(compiled: Compiled, place: Place) -> Iterator[bytes]:
    """The page in every language of the package; the first is the one that is shown first."""
    from smcourse.pages import json_block, page  # Jinja is for rendering; `check` does without

    scheme = compiled.course.settings.scheme
    tags = [one.course.language for one in compiled.languages]
    bodies = [body_of(one, compiled, place) for one in compiled.languages]
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


def body_of(compiled: Compiled, package: Compiled, place: Place) -> Mapping[str, Any]:
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
        "data": json_block(data_of(compiled, package, place)),
        "direction": "rtl" if is_right_to_left(language) else "ltr",
        "facts": " · ".join(facts),
        "is_site": place.is_site,
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


def data_of(compiled: Compiled, package: Compiled, place: Place) -> Mapping[str, Any]:
    """The page's JSON block; its typedef is `CourseData` in player/types.js."""
    course = compiled.course
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
        **place.told(compiled, package),
        "asides": _asides(compiled),
        "modules": outline(compiled, package),
        **({"tests": tests_of(compiled)} if compiled.tests else {}),
        "words": _words(compiled, place),
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


def _words(compiled: Compiled, place: Place) -> Mapping[str, str]:
    """What the player can say of this course's kinds of question and of its pages, with one of
    several sentences on what completes the course."""
    course = compiled.course
    drawn = (item.question for test in course.tests for item in course.items_of(test))
    asked = {question.kind for question in (*course.questions(), *drawn)}
    script = join_player(place.entry, place.parts - (READERS.keys() - asked))
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


def _asides(compiled: Compiled) -> list[str]:
    """Pages beside the course, in the menu's order."""
    pages = {
        "glossary": compiled.glossary,
        "notes": True,
        "downloads": compiled.downloads,
        "certificate": compiled.course.settings.certificate,
    }
    return [name for name, has_one in pages.items() if has_one]
