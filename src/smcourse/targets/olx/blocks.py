"""Questions and tests as our own blocks, which the server grades."""

from __future__ import annotations

import json
import posixpath
import re
from collections.abc import Mapping
from pathlib import PurePosixPath
from typing import Any
from unicodedata import normalize
from urllib.parse import unquote

from smcourse.compile.compiled import Compiled, Payload, TestPage
from smcourse.compile.payload import test_payload
from smcourse.formats.olx import Component, XBlockComponent
from smcourse.model import Question
from smcourse.targets.olx.names import (
    QUESTION,
    SEQUENTIAL,
    TEST,
    first_id,
    linked,
    name_of,
    static_name,
    titled,
)
from smcourse.targets.olx.outline import Maker

QUESTION_BLOCK, TEST_BLOCK = "smcourse_question", "smcourse_test"

_IMAGE = re.compile(r"(!\[[^\]]*\]\()(?:<([^>\n]*)>|([^)\s]+))")


def _question(compiled: Compiled, payload: Payload) -> tuple[Component, ...]:
    question = next(one for one in compiled.course.questions() if one.id == payload["id"])
    fields = {
        "language": compiled.course.language,
        "markdown": _with_static(question, compiled.placed),
        "payload": _json(_linked(payload)),
    }
    name = name_of(QUESTION, first_id(question))
    title = titled(payload["prompt"])
    return (XBlockComponent(kind=QUESTION_BLOCK, url_name=name, title=title, fields=fields),)


def _test(compiled: Compiled, page: TestPage) -> tuple[Component, ...]:
    test = next(one for one in compiled.course.tests if one.id == page.id)
    payload = {**_linked(test_payload(page)), "links": _links(compiled, page)}
    fields = {"language": compiled.course.language, "payload": _json(payload)}
    name = name_of(TEST, first_id(test))
    return (XBlockComponent(kind=TEST_BLOCK, url_name=name, title=page.title, fields=fields),)


def _links(compiled: Compiled, page: TestPage) -> Mapping[str, Mapping[str, str]]:
    """What the lessons are called to which its objectives lead, and where they are."""
    wanted = {lesson for one in page.objectives.values() for lesson in one["lessons"]}
    return {
        lesson.id: {
            "label": lesson.label,
            "href": f"/jump_to_id/{name_of(SEQUENTIAL, lesson.id)}",
        }
        for lesson in compiled.lessons
        if lesson.id in wanted
    }


def _with_static(question: Question, placed: Mapping[PurePosixPath, PurePosixPath]) -> str:
    """A question's text as Studio's editor takes it: its images by the names that they have in
    Open edX."""
    home = str(question.span.path.parent)

    def image(match: re.Match[str]) -> str:
        target = unquote(match[2] if match[2] is not None else match[3])
        path = PurePosixPath(normalize("NFC", posixpath.normpath(posixpath.join(home, target))))
        known = placed.get(path)
        return f"{match[1]}/static/{static_name(str(known))}" if known else match[0]

    return _IMAGE.sub(image, question.source)


def _linked(value: Any) -> Any:
    """A payload with the addresses of Open edX in all its HTML."""
    match value:
        case str():
            return linked(value) if "<" in value else value
        case Mapping():
            return {key: _linked(one) for key, one in value.items()}
        case list() | tuple():
            return [_linked(one) for one in value]
    return value


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True)


BLOCKS = Maker(question=_question, test=_test, modules=(QUESTION_BLOCK, TEST_BLOCK))
