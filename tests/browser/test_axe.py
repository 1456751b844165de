"""axe-core finds nothing on any page, in any state, in any look."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Any

import pytest
from browser.axe import DAY, LARGE, NIGHT, PAPER, Axe
from browser.courses import B1, choice, completion, course, lesson, small
from browser.learner import rightly, wrongly
from browser.lms import Lms, Package
from browser.screens import SET
from browser.seen import VIEWPORTS, Case, Told, each_case
from browser.sights import PLACES
from browser.sitter import to_lessons
from browser.sitting import Sitting
from browser.tongues import speak, tongues
from playwright.sync_api import expect

from smcourse.model import THEMES

BLOCKS = """::: note
A note.
:::

::: tip Today
A tip.
:::

::: warning
Take care.
:::

::: cards
## One
Its text.
## Two
More.
:::

## A heading

| One | Two |
|---|---|
| 1 | `2` |
"""
HINT = choice("h1").replace("\n:::\n", "\n\nhint: Look at the colours.\n:::\n")
PHONE_LOOKS, DESK_LOOKS = (DAY, NIGHT, PAPER), (DAY,)
FLOWING = ".sm-top, .sm-bar { position: static !important }"  # nothing is half under them


_axe = lru_cache(maxsize=2)(Axe)


def violations(sitting: Sitting) -> list[str]:
    """What axe finds in each look; on a phone also with text at twice its size, which moves and
    covers. Nothing moves, so that colours are what they will be. Paper has no buttons to be in focus.
    """
    axe, is_phone = _axe(sitting.page), sitting.page.viewport_size == VIEWPORTS["360"]
    focus = sitting.frame.evaluate_handle("document.activeElement")
    size = sitting.frame.evaluate("document.documentElement.dataset.smText ?? ''")
    sitting.frame.evaluate(SET, ["100", FLOWING])
    found = [*axe.violations(*(PHONE_LOOKS if is_phone else DESK_LOOKS))]
    if is_phone:
        sitting.frame.evaluate(SET, ["200", FLOWING])
        found += axe.violations(LARGE)
    sitting.frame.evaluate(SET, [size, ""])
    focus.evaluate("(el) => el.focus({ preventScroll: true })")
    return found


class Inspection:
    """What axe finds here and there."""

    def __init__(self, lms: Lms, width: str) -> None:
        self.lms, self.page = lms, {"viewport": VIEWPORTS[width]}
        self.found: list[str] = []
        self.places = 0

    def launch(self, served: str, **settings: Any) -> Sitting:
        return self.lms.launch(served, page=self.page, **settings)

    def look(self, sitting: Sitting, name: str) -> None:
        self.places += 1
        self.found += [f"{name}, {text}" for text in violations(sitting)]

    def assert_clean(self) -> None:
        assert self.places, "nothing was looked at"
        assert not self.found, "\n".join(self.found)


@pytest.fixture(params=["360", "1280"])
def inspection(request: pytest.FixtureRequest, lms: Lms) -> Iterator[Inspection]:
    """Any find fails the test at its end."""
    one = Inspection(lms, request.param)
    yield one
    one.assert_clean()


@each_case(Case(look=violations, walk=walk, width=width) for walk, width in PLACES)
def test_every_page_in_every_state(seen: Told) -> None:
    found = [f"{name}, {text}" for name, texts in seen for text in texts]
    assert seen, "nothing was looked at"
    assert not found, "\n".join(found)


def test_a_whole_lesson_of_our_course(inspection: Inspection, package: Package) -> None:
    sitting = inspection.launch(package("conecta/en"))
    learner = sitting.learner
    to_lessons(learner)
    first = learner.sight.lesson
    while learner.sight.lesson == first:
        sight = learner.sight
        inspection.look(sitting, f"page {sight.lesson or 'opener'} {sight.question}")
        learner.step(rightly)
    assert learner.sight.lesson


@pytest.mark.parametrize("theme", THEMES[1:])
def test_every_theme(inspection: Inspection, package: Package, theme: str) -> None:
    blocks = lesson("a", BLOCKS, HINT, B1)
    settings = completion(80) + f"theme: {theme}\n"
    served = package(course({"one/1-a.md": blocks}, modules=["one"], settings=settings))
    sitting = inspection.launch(served)
    learner = sitting.learner
    inspection.look(sitting, "cover")
    learner.press("next")
    inspection.look(sitting, "module")
    learner.press("next")
    inspection.look(sitting, "blocks, and an open question")
    learner.answer(wrongly)
    inspection.look(sitting, "wrong")
    learner.answer(wrongly)
    learner.reveal()
    inspection.look(sitting, "shown")
    learner.press("next")
    learner.answer(lambda question: ["a", "b"])
    inspection.look(sitting, "in part")
    learner.step(rightly)
    expect(learner.heading).not_to_have_text("")
    inspection.look(sitting, "results")
    learner.open_menu()
    inspection.look(sitting, "menu")


def test_notes(inspection: Inspection, package: Package) -> None:
    sitting = inspection.launch(package(small(completion(80))))
    learner = sitting.learner
    learner.open(learner.word("notes"))
    inspection.look(sitting, "no notes")
    learner.open_lesson("a")
    learner.frame.locator("[data-sm-mark]:visible").click()
    learner.frame.locator("[data-sm-note]:visible").click()
    learner.frame.locator("textarea:visible").fill("A note.")
    inspection.look(sitting, "a note is written")
    learner.open(learner.word("notes"))
    learner.frame.get_by_role("checkbox", name=learner.word("notesStay")).check()
    inspection.look(sitting, "notes")
    learner.frame.get_by_role("button", name=learner.word("notesErase")).click()
    inspection.look(sitting, "about to erase")


def test_a_package_in_several_languages(inspection: Inspection, package: Package) -> None:
    sitting = inspection.launch(package(tongues()))
    root = sitting.frame.locator("html")
    inspection.look(sitting, "cover")
    speak(sitting, "ar")
    expect(root).to_have_attribute("lang", "ar")
    inspection.look(sitting, "cover in Arabic")
    sitting.learner.walk(rightly, until="q-l0")
    sitting.learner.answer(rightly)
    inspection.look(sitting, "answered in Arabic")
    speak(sitting, "en")
    expect(root).to_have_attribute("lang", "en")
    inspection.look(sitting, "answered in English")


def test_axe_would_find_something(lms: Lms, package: Package) -> None:
    """Else the tests above would say nothing."""
    sitting = lms.launch(package("hello"))
    sitting.frame.evaluate("document.querySelector('main h1').after(document.createElement('img'))")
    assert any("image-alt" in found for found in Axe(sitting.page).violations(DAY))
