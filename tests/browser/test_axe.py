"""axe-core finds nothing on any page, in any state, by day and by night."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from browser.courses import B1, OPTIONS, choice, completion, course, lesson, small
from browser.learner import rightly, wrongly
from browser.lms import Lms, Package
from browser.sitting import Sitting
from browser.tongues import speak, tongues
from playwright.sync_api import expect

from smcourse.model import THEMES

AXE = Path(__file__).parents[1] / "node_modules/axe-core/axe.min.js"
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
RUN = """async (tags) => {
  const { violations } = await axe.run(document, { runOnly: { type: "tag", values: tags } })
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map((n) => n.html.slice(0, 200))}`)
}"""
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
Inspect = Callable[[Sitting, str], None]


@pytest.fixture(params=[(360, 740), (1280, 800)], ids=["360", "1280"])
def page(request: pytest.FixtureRequest) -> dict[str, Any]:
    """The size of the window; nothing moves, so that colours are what they will be."""
    width, height = request.param
    return {"viewport": {"width": width, "height": height}, "reduced_motion": "reduce"}


@pytest.fixture
def inspect() -> Iterator[Inspect]:
    """Note what axe finds here, by day and by night; any find fails the test at its end."""
    found: list[str] = []
    count = 0

    def look(sitting: Sitting, name: str) -> None:
        nonlocal count
        frame = sitting.frame
        if not frame.evaluate("'axe' in window"):
            frame.evaluate(AXE.read_text())
        for scheme in ("light", "dark"):
            sitting.page.emulate_media(color_scheme=scheme)
            found.extend(f"{name} ({scheme}) {text}" for text in frame.evaluate(RUN, TAGS))
            count += 1

    yield look
    assert count, "nothing was looked at"
    assert not found, "\n".join(found)


def test_a_whole_lesson_of_our_course(
    lms: Lms, package: Package, page: dict[str, Any], inspect: Inspect
) -> None:
    sitting = lms.launch(package("conecta/en"), page=page)
    learner = sitting.learner
    first = str(learner.course["lessons"][0]["id"])
    while learner.sight.lesson in ("", first):
        sight = learner.sight
        inspect(sitting, f"page {sight.lesson or 'opener'} {sight.question}")
        learner.step(rightly)
    assert learner.sight.lesson


def test_a_tour_of_every_block(
    lms: Lms, package: Package, page: dict[str, Any], inspect: Inspect
) -> None:
    sitting = lms.launch(package("tour/en"), page=page)
    learner = sitting.learner
    while (sight := learner.sight).action not in ("exit", ""):
        sitting.frame.evaluate("document.querySelectorAll('details').forEach((d) => d.open = true)")
        inspect(sitting, f"page {sight.lesson or 'opener'} {sight.question}")
        learner.step(rightly)
    learner.open(learner.word("glossary"))
    inspect(sitting, "glossary")
    learner.open(learner.word("downloads"))
    inspect(sitting, "files to take along")
    learner.open_lesson("prose")
    while not sitting.frame.locator("[data-sm-term]:visible").count():
        learner.press("next")
    sitting.frame.locator("[data-sm-term]:visible").first.click()
    expect(sitting.frame.get_by_role("dialog")).to_be_visible()
    inspect(sitting, "a word's meaning")


def test_every_state_of_a_question(
    lms: Lms, package: Package, page: dict[str, Any], inspect: Inspect
) -> None:
    questions = lesson("a", HINT, B1, choice("b2"))
    sitting = lms.launch(package(course({"1-a.md": questions}, settings=completion(80))), page=page)
    learner = sitting.learner
    learner.press("next")
    learner.question.locator("summary").click()
    inspect(sitting, "open, with its hint")
    learner.press("check")
    inspect(sitting, "missing")
    learner.choose(["a"])
    inspect(sitting, "chosen")
    learner.press("check")
    inspect(sitting, "wrong")
    learner.answer(wrongly)
    inspect(sitting, "wrong twice")
    learner.reveal()
    inspect(sitting, "shown")
    learner.press("next")
    learner.answer(lambda question: ["a", "b"])
    inspect(sitting, "in part")
    learner.answer(rightly)
    inspect(sitting, "right, several")
    learner.press("next")
    learner.answer(rightly)
    expect(learner.question).to_contain_text(learner.word("right"))
    inspect(sitting, "right, one")


def test_a_question_that_changed_or_is_new(
    lms: Lms, package: Package, page: dict[str, Any], inspect: Inspect
) -> None:
    old = course({"1-a.md": lesson("a", choice("a1"))})
    lessons = {"1-a.md": lesson("a", choice("a0"), choice("a1", OPTIONS[:2]))}
    new = course(lessons | {"2-b.md": lesson("b", "New.")})
    first = lms.launch(package(old)).learner
    first.walk(rightly)
    first.exit()
    sitting = lms.launch(package(new), page=page)
    learner = sitting.learner
    learner.open_lesson("a")
    inspect(sitting, "new question")
    learner.step(rightly)
    expect(learner.question).to_contain_text(learner.word("changed"))
    inspect(sitting, "changed")
    learner.open_lesson("b")
    inspect(sitting, "new lesson")


def test_menu_and_dialogs(
    lms: Lms, package: Package, page: dict[str, Any], inspect: Inspect
) -> None:
    sitting = lms.launch(package("conecta/es-419"), page=page, clock=True, tolerate=("error-code",))
    learner = sitting.learner
    learner.walk(rightly, until="como-viaja")
    learner.press("exit")
    inspect(sitting, "exit dialog")
    sitting.page.keyboard.press("Escape")
    learner.heading.press("Control+Alt+KeyG")
    inspect(sitting, "log")
    sitting.page.keyboard.press("Escape")
    learner.open_menu()
    inspect(sitting, "menu")
    learner.frame.get_by_role("button", name=learner.word("closeMenu")).last.click()
    sitting.break_(LMSCommit="fail")
    learner.press("next")
    learner.press("exit")
    expect(sitting.frame.get_by_role("dialog")).to_contain_text(learner.word("exitNotSaved"))
    inspect(sitting, "exit dialog, not saved")


@pytest.mark.parametrize("theme", THEMES[1:])
def test_every_theme(
    lms: Lms, package: Package, page: dict[str, Any], inspect: Inspect, theme: str
) -> None:
    blocks = lesson("a", BLOCKS, HINT, B1)
    settings = completion(80) + f"theme: {theme}\n"
    served = package(course({"one/1-a.md": blocks}, modules=["one"], settings=settings))
    sitting = lms.launch(served, page=page)
    learner = sitting.learner
    inspect(sitting, "cover")
    learner.press("next")
    inspect(sitting, "module")
    learner.press("next")
    inspect(sitting, "blocks, and an open question")
    learner.answer(wrongly)
    inspect(sitting, "wrong")
    learner.answer(wrongly)
    learner.reveal()
    inspect(sitting, "shown")
    learner.press("next")
    learner.answer(lambda question: ["a", "b"])
    inspect(sitting, "in part")
    learner.step(rightly)
    expect(learner.heading).not_to_have_text("")
    inspect(sitting, "results")
    learner.open_menu()
    inspect(sitting, "menu")


def test_notes(lms: Lms, package: Package, page: dict[str, Any], inspect: Inspect) -> None:
    sitting = lms.launch(package(small(completion(80))), page=page)
    learner = sitting.learner
    learner.open(learner.word("notes"))
    inspect(sitting, "no notes")
    learner.open_lesson("a")
    learner.frame.locator("[data-sm-mark]:visible").click()
    learner.frame.locator("[data-sm-note]:visible").click()
    learner.frame.locator("textarea:visible").fill("A note.")
    inspect(sitting, "a note is written")
    learner.open(learner.word("notes"))
    learner.frame.get_by_role("checkbox", name=learner.word("notesStay")).check()
    inspect(sitting, "notes")
    learner.frame.get_by_role("button", name=learner.word("notesErase")).click()
    inspect(sitting, "about to erase")


def test_results_and_farewell(
    lms: Lms, package: Package, page: dict[str, Any], inspect: Inspect
) -> None:
    sitting = lms.launch(package(small(completion(80))), page=page)
    learner = sitting.learner
    learner.open(learner.word("results"))
    sitting.frame.evaluate("scrollTo(0, 1e6)")  # nothing half under the bar
    inspect(sitting, "open result")
    learner.open(learner.word("toStart"))
    learner.walk(wrongly, until="d1")
    learner.walk(rightly)
    for part in sitting.frame.locator("[data-sm-result] summary").all():
        part.press("Enter")
    inspect(sitting, "short result, its answers open")
    for missed in ("a", "b"):
        learner.redo(missed)
    learner.open(learner.word("results"))
    expect(learner.heading).to_contain_text("100")
    inspect(sitting, "passed")
    learner.open(learner.word("certificate"))
    inspect(sitting, "certificate")
    learner.exit()
    inspect(sitting, "farewell")


def test_banners(lms: Lms, package: Package, page: dict[str, Any], inspect: Inspect) -> None:
    served = package(small(completion(80)))
    cases: dict[str, dict[str, Any]] = {
        "noticeUnconnected": {"api": "none"},
        "noticeReview": {"mode": "review"},
        "noticeNoCredit": {"credit": "no-credit"},
    }
    for word, settings in cases.items():
        sitting = lms.launch(served, page=page, clock=True, data=None, **settings)
        sitting.page.clock.run_for(11_000)
        expect(sitting.learner.banner).to_have_text(sitting.learner.word(word))
        inspect(sitting, f"{word} on the cover")
        sitting.learner.press("next")
        sitting.learner.press("next")
        sitting.learner.press("next")
        inspect(sitting, f"{word} at a question")


def test_banners_of_trouble(
    lms: Lms, package: Package, page: dict[str, Any], inspect: Inspect
) -> None:
    trouble = ("error-code", "set-after-finish")
    sitting = lms.launch(package(small(completion(80))), page=page, clock=True, tolerate=trouble)
    learner = sitting.learner
    learner.walk(rightly, until="a1")
    for word, act in (
        ("noticeFailing", lambda: sitting.break_(LMSCommit="fail")),
        ("noticeSavedAgain", sitting.mend),
        ("noticeGone", lambda: sitting.page.evaluate("API.LMSFinish('')")),
    ):
        act()
        learner.answer(wrongly)
        sitting.page.clock.run_for(5_100 if word == "noticeSavedAgain" else 10_000)
        expect(learner.banner).to_contain_text(learner.word(word))
        inspect(sitting, word)


def test_axe_would_find_something(lms: Lms, package: Package) -> None:
    """Else the tests above would say nothing."""
    sitting = lms.launch(package("hello"))
    sitting.frame.evaluate(AXE.read_text())
    sitting.frame.evaluate("document.querySelector('main h1').after(document.createElement('img'))")
    assert any(found.startswith("image-alt") for found in sitting.frame.evaluate(RUN, TAGS))


def test_a_package_in_several_languages(
    lms: Lms, package: Package, page: dict[str, Any], inspect: Inspect
) -> None:
    sitting = lms.launch(package(tongues()), page=page)
    root = sitting.frame.locator("html")
    inspect(sitting, "cover")
    speak(sitting, "ar")
    expect(root).to_have_attribute("lang", "ar")
    inspect(sitting, "cover in Arabic")
    sitting.learner.walk(rightly, until="q-l0")
    sitting.learner.answer(rightly)
    inspect(sitting, "answered in Arabic")
    speak(sitting, "en")
    expect(root).to_have_attribute("lang", "en")
    inspect(sitting, "answered in English")
