"""The outline of a package from its files: ours, or whatever comes under that name.

Nothing in the files is believed: the page is searched for what `targets/course_page.py` writes, as
JSON of known shapes, and whatever else stands there is a SmcourseError in one line. No HTML is
parsed, no script is run.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from html import unescape
from itertools import chain

from smcourse.bits import ALPHABET, ID_BITS
from smcourse.diagnostics import SmcourseError, say
from smcourse.formats.imscp_reader import manifest_from_xml
from smcourse.formats.imscp_values import Item, Manifest
from smcourse.formats.other_standards import other_standard
from smcourse.formats.scorm12_manifest import MANIFEST
from smcourse.state import PRINT_BITS
from smcourse.update.outline import LessonPart, Outline, QuestionPart, TestPart

PAGE = "index.html"
MOST_PARTS = 20_000  # lessons and questions; a course of a thousand lessons has some three thousand
MOST_LANGUAGES = 50
MOST_TESTS = 100
MOST_CHARACTERS = 64_000
LONG = 300  # characters of a text that are looked at

_COURSE = re.compile(rb'<script type="application/json" id="sm-course">([^<]*)</script>')
_ASKED = re.compile(
    rb'data-sm-question="([a-z0-9-]{1,64})"><script type="application/json">([^<]*)</script>'
)
_ITEM = re.compile(rb'data-sm-item="([a-z0-9-]{1,64})"')
_WRAPPED = b'<script type="application/json" id="sm-wrapped">'
_ID = re.compile(r"[a-z][a-z0-9-]{0,63}")
_NUMBER = re.compile(r"^[\d.]+ ")
_TAG = re.compile(r"<[^<>]*>")

Payloads = Mapping[str, Mapping[str, object]]


class _Misshapen(ValueError):
    """Something is not as smcourse writes it."""


def read_outline(files: Mapping[str, bytes], name: str) -> Outline:
    """The outline of the package `name`, whose files are these; SmcourseError where it is none of
    ours, or not as we write it."""
    manifest = _manifest(files, name)
    page = files.get(PAGE, b"")
    if _WRAPPED in page:
        raise SmcourseError(
            say("{name} was made by `smcourse wrap`: it holds no lessons to compare", name=name)
        )
    written = [found[1] for found in _COURSE.finditer(page)]
    if not written:
        raise SmcourseError(
            say(
                "{name} is a package, but not one that `smcourse build` made: only those say which "
                "lessons and questions they hold",
                name=name,
            )
        )
    try:
        items = dict.fromkeys(found[1].decode() for found in _ITEM.finditer(page))
        outline = _outline(written, _payloads(page), manifest, name)
        return replace(outline, items=tuple(items)[:MOST_PARTS])
    except (ValueError, RecursionError) as problem:
        raise SmcourseError(
            say(
                "{name} cannot be compared: its list of lessons is not as this smcourse writes it",
                name=name,
            )
        ) from problem


def _manifest(files: Mapping[str, bytes], name: str) -> Manifest:
    manifest, _ = manifest_from_xml(files.get(MANIFEST, b""))
    if manifest is None or other_standard(files):
        raise SmcourseError(
            say(
                "{name} is not a SCORM 1.2 package: `smcourse verify {name}` says why",
                name=name,
            )
        )
    return manifest


def _outline(written: list[bytes], payloads: Payloads, manifest: Manifest, name: str) -> Outline:
    """The course in all languages of the package, the one that is shown first before the others."""
    if len(written) > MOST_LANGUAGES:
        raise _Misshapen("languages")
    bodies = [_mapping(json.loads(block)) for block in written]
    first = bodies[0]
    read = [tuple(_lessons(body)) for body in bodies]
    lessons = {one.id: one for part in reversed(read) for one, _ in part}
    questions: dict[str, QuestionPart] = {}
    for question in (one for part in reversed(read) for _, own in part for one in own):
        questions[question.id] = _in_words(question, payloads.get(question.id, {}))
    tests = {one.id: one for body in reversed(bodies) for one in map(_test, _tests(body))}
    if len(lessons) + len(questions) > MOST_PARTS:
        raise _Misshapen("too many")
    mark, enough = first.get("passMark"), first.get("enoughAt")
    return Outline(
        name=name,
        identifier=_text(manifest.identifier),
        version=_text(manifest.version or ""),
        scos=tuple(_scos(manifest)),
        course=_id(first.get("id")),
        title=_text(first.get("title")),
        languages=tuple(_text(body.get("language")) for body in bodies),
        pass_mark=None if mark is None else _whole(mark, 100),
        report=_id(first.get("report")),
        failed=_id(first.get("failed")),
        enough_at=None if enough is None else _whole(enough, 100),
        to_confirm=tuple(_id(one) for one in _list(first.get("toConfirm", []))),
        certificate="certificate" in _list(first.get("asides", [])),
        lessons=tuple(lessons.values()),
        questions=tuple(questions.values()),
        tests=tuple(tests.values()),
        items=(),
        room=_room(bodies),
    )


def _scos(manifest: Manifest) -> Iterator[str]:
    """The identifiers of items that open a SCO."""
    kinds = {one.identifier: one.scormtype for one in manifest.resources.resources}
    tops = chain.from_iterable(one.items for one in manifest.organizations.organizations)
    for item in _items(tops):
        if kinds.get(item.identifierref or "") == "sco":
            yield _text(item.identifier)


def _items(items: Iterable[Item]) -> Iterator[Item]:
    for item in items:
        yield item
        yield from _items(item.items)


def _lessons(body: Mapping[str, object]) -> Iterator[tuple[LessonPart, tuple[QuestionPart, ...]]]:
    """The lessons of one language with their questions: see compile/outline.py."""
    for module in map(_list, _list(body.get("modules"))):
        id_, _, lessons = (*module, *[None] * 3)[:3]
        for lesson in map(_list, _list(lessons)):
            yield _lesson(lesson, _text(id_))


def _lesson(written: list[object], module: str) -> tuple[LessonPart, tuple[QuestionPart, ...]]:
    name, label, _, steps, record = (*written, *[None] * 5)[:5]
    id_, states = _words(name, 2)
    state, *was = _numbers(states, ID_BITS)
    lesson = LessonPart(
        id=_id(id_),
        state=state,
        was=tuple(was),
        record=record != 0,
        title=_NUMBER.sub("", _text(label)),
        module=module,
    )
    asked = [step for step in _list(steps) if step != 0]
    return lesson, tuple(_question(step, lesson.id) for step in asked)


def _question(written: object, lesson: str) -> QuestionPart:
    id_, *rest = _words(written, 4)
    if not any(rest):
        return QuestionPart(
            id=_id(id_), state=-1, was=(), record=False, prints=(), points=0, lesson=lesson
        )
    states, prints, points = rest
    state, *was = _numbers(states, ID_BITS)
    return QuestionPart(
        id=_id(id_),
        state=state,
        was=tuple(was),
        record=True,
        prints=tuple(_numbers(prints, PRINT_BITS)),
        points=_whole(int(points.removesuffix("h") or "1"), 10_000),
        lesson=lesson,
        half=points.endswith("h"),
    )


def _tests(body: Mapping[str, object]) -> list[object]:
    tests = _list(body.get("tests", []))
    if len(tests) > MOST_TESTS:
        raise _Misshapen("tests")
    return tests


def _test(written: object) -> TestPart:
    name, label, length, mark, modules, end = (*_list(written), *[None] * 6)[:6]
    id_, states = _words(name, 2)
    state, *was = _numbers(states, ID_BITS)
    items = [_text(_list(module)[1], 5 * MOST_PARTS) for module in _list(modules)]
    return TestPart(
        id=_id(id_),
        state=state,
        was=tuple(was),
        title=_text(label),
        length=_whole(length, MOST_PARTS),
        mark=_whole(mark, 100),
        is_final=end != 0,
        items=frozenset(number for some in items for number in _numbers(some, ID_BITS)),
    )


def _in_words(question: QuestionPart, payload: Mapping[str, object]) -> QuestionPart:
    """With what stands where it is shown."""
    options = payload.get("options")
    lines = options[:MOST_PARTS] if isinstance(options, list) else []
    return replace(
        question,
        kind=_text(payload.get("kind", "")),
        prompt=_plain(payload.get("prompt")),
        options=(
            *(_plain(_mapping(line).get("html")) for line in lines),
            *filter(None, [_plain(payload.get("html"))]),
        ),
    )


def _payloads(page: bytes) -> Payloads:
    """What stands where each question is shown, in the language that is shown first."""
    found: dict[str, Mapping[str, object]] = {}
    for block in _ASKED.finditer(page):
        id_ = block[1].decode()
        if id_ not in found and len(found) < MOST_PARTS:
            found[id_] = _mapping(json.loads(block[2]))
    return found


def _room(bodies: list[Mapping[str, object]]) -> int | None:
    """Of the language in which it is the most."""
    sizes = [body["room"] for body in bodies if "room" in body]
    return max((_whole(size, MOST_CHARACTERS) for size in sizes), default=None)


def _plain(html: object) -> str:
    """The words of some HTML, as many as matter."""
    text = _TAG.sub(" ", html[: 4 * LONG]) if isinstance(html, str) else ""
    return " ".join(unescape(text).split())[:LONG]


def _numbers(text: str, bits: int) -> list[int]:
    """Numbers of so many bits each, six a character; at least one."""
    size = -(-bits // 6)
    if not text or len(text) % size:
        raise _Misshapen("numbers")
    values = [ALPHABET.index(character) for character in text]
    return [
        sum(value << 6 * place for place, value in enumerate(reversed(values[at : at + size])))
        for at in range(0, len(values), size)
    ]


def _words(value: object, most: int) -> list[str]:
    """So many words, the last of them "" where there are fewer."""
    words = _text(value, 2_000).split(" ")
    if len(words) > most:
        raise _Misshapen("words")
    return words + [""] * (most - len(words))


def _id(value: object) -> str:
    text = _text(value)
    if not _ID.fullmatch(text):
        raise _Misshapen("id")
    return text


def _text(value: object, most: int = LONG) -> str:
    if not isinstance(value, str) or len(value) > most:
        raise _Misshapen("text")
    return value


def _whole(value: object, most: int) -> int:
    if not isinstance(value, int) or not 0 <= value <= most:
        raise _Misshapen("number")
    return value


def _list(value: object) -> list[object]:
    if not isinstance(value, list):
        raise _Misshapen("list")
    return value


def _mapping(value: object) -> Mapping[str, object]:
    if not isinstance(value, dict):
        raise _Misshapen("mapping")
    return value
