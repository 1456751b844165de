"""The course as HTML for the preview: whole, or what of it a save has changed."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from functools import cached_property
from pathlib import PurePosixPath
from typing import Any

from markupsafe import Markup

from smcourse.compile.compiled import Compiled, LessonPage, ModulePage, Payload, TestPage
from smcourse.compile.join import join_player
from smcourse.compile.outline import bank_of, told_in_place
from smcourse.compile.style import style_sheet
from smcourse.model import SCHEMES
from smcourse.pages import json_block, page
from smcourse.targets import course_page, scorm12
from smcourse.words import language_name

ENTRY = "preview.js"
FIXED = ("id", "passMark", "report", "commitEvery", "scoreWhenDone", "room", "enoughAt")
ASKS = frozenset(  # parts of the player that want something of the page around the lessons
    "certificate confirm downloads glossary languages objectives scores tests".split()
)

_NAME = re.compile(r'<template data-sm-stored="([^"]+)"')


class Drawn:
    """One draft as a page, each part of it drawn when it is first asked for."""

    def __init__(self, compiled: Compiled) -> None:
        self.compiled = compiled

    def file(self, name: PurePosixPath, scheme: str = "") -> bytes | None:
        """A file as the SCORM 1.2 package has it; None where there is none. The player and the
        style sheet have more in them, so that a save can bring what the course had not; `scheme`
        is that of whoever looks on, in the place of the course's."""
        match str(name):
            case "index.html":
                return b"".join(course_page.page_of(self.compiled, scorm12.PLACE))
            case "player.js":
                return join_player(ENTRY, self._parts).encode()
            case "player.css":
                return self._style(scheme).encode()
        return self.compiled.assets.get(name)

    def text(self, name: str) -> str:
        """A file of the page itself."""
        return (self.file(PurePosixPath(name)) or b"").decode()

    def change_from(self, before: Drawn, taken: frozenset[str]) -> Mapping[str, object] | None:
        """What `player/preview.js` needs to make this page of the one before: all but the stored
        pages, those of them that are new or were `taken` out of the store, and the names of all in
        their order. None where the page has to be loaded anew."""
        if self.compiled.others or before.compiled.others or self._frame != before._frame:
            return None
        stored = dict(self._stored(before.compiled, taken))
        return {"body": self._body, "stored": "".join(stored.values()), "order": list(stored)}

    @cached_property
    def _frame(self) -> tuple[object, ...]:
        """What a page that is open cannot change."""
        data = json.loads(self._context["data"])
        return self._style(), self._parts, [data.get(key) for key in FIXED]

    @cached_property
    def _parts(self) -> frozenset[str]:
        """Parts of the player: all that lessons can ask for, and of the others what is needed."""
        around = self._body + self._rest + ("download=" if self.compiled.downloads else "")
        return frozenset(
            name for name, mark in course_page.PARTS.items() if name not in ASKS or mark in around
        )

    def _style(self, scheme: str = "") -> str:
        compiled = self.compiled
        wanted = scheme if scheme in SCHEMES else compiled.course.settings.scheme
        return style_sheet(compiled.brand, theme=compiled.theme, scheme=wanted)

    @cached_property
    def _body(self) -> str:
        return self._text("page.html.j2")

    @cached_property
    def _rest(self) -> str:
        """What is stored behind the lessons."""
        tests = self._text("tests.html.j2", bank=_bank, whole=json_block)
        return tests + self._text("asides.html.j2")

    @cached_property
    def _context(self) -> Mapping[str, Any]:
        compiled = self.compiled
        tags = [one.course.language for one in compiled.languages]
        return {
            **course_page.body_of(compiled, compiled, scorm12.PLACE),
            "course": compiled.course,
            "languages": {tag: language_name(tag) for tag in tags},
        }

    def _text(self, template: str, **more: Any) -> str:
        values = {key: value for key, value in self._context.items() if key != "say"}
        return b"".join(page(template, words=self.compiled.words, **values, **more)).decode()

    def _stored(self, before: Compiled, taken: frozenset[str]) -> Iterator[tuple[str, str]]:
        """Each stored page by its name; "" for one that can stay as it is."""
        known = {page.id: (page, module.id) for module in before.modules for page in module.lessons}
        for module in self.compiled.modules:
            if module.title:
                yield f"sm-module-{module.id}", self._page(module, None)
            for lesson in module.lessons:
                name = f"sm-lesson-{lesson.id}"
                is_known = known.get(lesson.id) == (lesson, module.id) and name not in taken
                yield name, "" if is_known else self._page(module, lesson)
        for html in re.split(r"(?=<template data-sm-stored)", self._rest):
            if name_of := _NAME.match(html):
                yield name_of[1], html

    def _page(self, module: ModulePage, lesson: LessonPage | None) -> str:
        return self._text("stored.html.j2", module=module, lesson=lesson, payload=_payload)


def _payload(question: Payload) -> Markup:
    return json_block(told_in_place(question))


def _bank(test: TestPage) -> Markup:
    return json_block(bank_of(test))
