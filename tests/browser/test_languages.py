"""Several languages in one package: the page changes its tongue, and the record stays whole."""

from __future__ import annotations

import re
from collections import Counter

import pytest
from browser.learner import rightly, wrongly
from browser.lms import Lms, Package
from browser.sitting import Sitting
from browser.tongues import HEAD, WORDS, speak, tongues
from playwright.sync_api import expect


def _title(sitting: Sitting) -> str:
    return sitting.frame.locator("h1:visible").inner_text()


def test_the_page_changes_its_tongue_where_it_is(lms: Lms, package: Package) -> None:
    sitting = lms.launch(package(tongues()))
    root = sitting.frame.locator("html")
    expect(root).to_have_attribute("lang", "es-419")
    assert _title(sitting) == "Dos lenguas"
    speak(sitting, "en")
    assert _title(sitting) == "Two tongues"
    expect(root).to_have_attribute("lang", "en")
    expect(sitting.frame.get_by_role("button", name="English")).to_have_attribute(
        "aria-pressed", "true"
    )
    sitting.learner.walk(rightly, until="q-l0")
    speak(sitting, "ar")
    expect(root).to_have_attribute("dir", "rtl")
    assert "أخضر أم أزرق؟" in sitting.frame.locator("legend:visible").inner_text()
    focused = sitting.frame.evaluate("document.activeElement.tagName")
    assert focused == "H1"
    speak(sitting, "es-419")
    expect(root).to_have_attribute("dir", "ltr")
    assert "¿Verde o azul?" in sitting.frame.locator("legend:visible").inner_text()
    assert sitting.frame.title() == "1.1 Primera · Dos lenguas"


def test_every_answer_comes_along(lms: Lms, package: Package) -> None:
    sitting = lms.launch(package(tongues()))
    learner = sitting.learner
    learner.walk(rightly, until="q-l0")
    learner.answer(rightly)
    speak(sitting, "en")
    expect(sitting.frame.locator("input[value=yes]:visible")).to_be_checked()
    expect(sitting.frame.locator(".sm-fb:visible")).to_contain_text("Green.")
    learner.press("next")
    learner.walk(wrongly, until="q-l1")
    learner.answer(wrongly)
    speak(sitting, "es-419")
    expect(sitting.frame.locator("input[value=no]:visible")).to_be_checked()
    expect(sitting.frame.locator(".sm-fb:visible")).to_contain_text("Azul.")
    learner.exit()
    record = sitting.record
    assert record["cmi.core.lesson_status"] == "completed"
    assert record["cmi.core.score.raw"] == "50"


def test_what_is_chosen_and_not_checked_comes_along(lms: Lms, package: Package) -> None:
    sitting = lms.launch(package(tongues()))
    learner = sitting.learner
    learner.walk(rightly, until="q-l0")
    learner.choose(["no"])
    speak(sitting, "en")
    expect(sitting.frame.locator("input[value=no]:visible")).to_be_checked()
    expect(learner.button("check")).to_be_visible()
    speak(sitting, "es-419")
    expect(sitting.frame.locator("input[value=no]:visible")).to_be_checked()


def test_a_chosen_language_is_there_at_the_next_visit(lms: Lms, package: Package) -> None:
    sitting = lms.launch(package(tongues()))
    speak(sitting, "en")
    sitting.learner.walk(rightly, until="q-l0")
    sitting.learner.answer(rightly)
    sitting.learner.exit()
    again = lms.launch(package(tongues()))
    expect(again.frame.locator("html")).to_have_attribute("lang", "en")
    expect(again.frame.locator("[data-sm-start]:visible")).to_have_text("Continue: 1.1 First")
    again.learner.press("next")
    expect(again.frame.locator("input[value=yes]:visible")).to_be_checked()
    expect(again.frame.locator(".sm-chip:visible")).to_have_count(0)


@pytest.mark.parametrize(
    ("wish", "tag"),
    [("en", "en"), ("en_GB", "en"), ("English", "en"), ("arabic", "ar"), ("es", "es-419"),
     ("de", "es-419"), ("", "es-419"), ("'\"]<b>", "es-419")],
)  # fmt: skip
def test_the_language_that_the_lms_prefers(lms: Lms, package: Package, wish: str, tag: str) -> None:
    wishes = {"cmi.student_preference.language": wish}
    sitting = lms.launch(package(tongues()), data=wishes)
    expect(sitting.frame.locator("html")).to_have_attribute("lang", tag)
    assert re.search(WORDS[tag][0], _title(sitting))


def test_answers_of_a_package_in_one_language_are_known_in_all(lms: Lms, package: Package) -> None:
    alone = tongues() | {"course.yaml": str(HEAD.replace("[es-419, en, ar]", "[en]"))}
    files = {path: text for path, text in alone.items() if path.startswith(("course", "en/"))}
    sitting = lms.launch(package(files))
    sitting.learner.walk(rightly)
    sitting.learner.exit()
    again = lms.launch(package(tongues()))
    again.learner.open_lesson("l0")
    again.learner.press("next")
    assert "¿Verde o azul?" in again.frame.locator("legend:visible").inner_text()
    expect(again.frame.locator("input[value=yes]:visible")).to_be_checked()


EARLY = '?held=<template data-sm-stored="sm-lesson-l1" lang="en"'
COVER = '?held=<template data-sm-in="en"'


def test_the_preferred_language_does_not_wait_for_the_lessons(lms: Lms, package: Package) -> None:
    wishes = {"cmi.student_preference.language": "en"}
    lms.server.released.clear()
    sitting = lms.launch(package(tongues()), data=wishes, query=EARLY)
    expect(sitting.frame.locator("html")).to_have_attribute("lang", "en")
    assert sitting.frame.evaluate("document.readyState") == "loading"
    sitting.server.released.set()
    sitting.learner.walk(rightly)


def test_no_language_turns_under_a_learner_who_has_begun(lms: Lms, package: Package) -> None:
    wishes = {"cmi.student_preference.language": "en"}
    lms.server.released.clear()
    sitting = lms.launch(package(tongues()), data=wishes, query=COVER)
    sitting.frame.locator("[data-sm-menu]").click()
    sitting.server.released.set()
    sitting.frame.wait_for_load_state("load")
    expect(sitting.frame.locator("html")).to_have_attribute("lang", "es-419")
    expect(sitting.frame.locator("[data-sm-drawer]")).to_be_visible()


def test_a_language_that_is_on_its_way_says_so(lms: Lms, package: Package) -> None:
    lms.server.released.clear()
    sitting = lms.launch(package(tongues()), query=EARLY)
    for _ in range(2):
        sitting.frame.locator("[data-sm-action=next]:visible").click()
    for tag in ("en", "ar"):  # the lesson is there in each language, the next one in none
        speak(sitting, tag)
        assert _title(sitting) == WORDS[tag][2][0]
        assert sitting.frame.evaluate("document.readyState") == "loading"
    sitting.server.released.set()

    lms.server.released.clear()
    held = lms.launch(package(tongues()), query=COVER)
    button = held.frame.locator("[data-sm-speak=en]:visible")
    button.click()
    expect(button).to_have_attribute("aria-busy", "true")
    expect(button).to_contain_text("cargando")
    held.server.released.set()
    expect(held.frame.locator("html")).to_have_attribute("lang", "en")
    expect(held.frame.locator("[aria-busy]")).to_have_count(0)
    speak(held, "es-419")
    expect(held.frame.locator("[data-sm-speak=en]:visible")).to_have_text("English")


def test_what_was_searched_for_stays_in_its_language(lms: Lms, package: Package) -> None:
    sitting = lms.launch(package(tongues()))
    sitting.learner.open_menu()
    sitting.frame.get_by_role("searchbox").fill("primera")
    expect(sitting.frame.locator("mark").first).to_be_visible()
    sitting.frame.locator("[data-sm-drawer] [data-sm-speak=en]").click()
    speak(sitting, "es-419")
    sitting.frame.locator("[data-sm-menu]").click()
    expect(sitting.frame.get_by_role("searchbox")).to_have_value("")
    expect(sitting.frame.locator("mark")).to_have_count(0)


def test_every_icon_is_there_in_every_language(lms: Lms, package: Package) -> None:
    sitting = lms.launch(package("tour/en"))
    ids = """() => {
      const all = (root) => [...root.querySelectorAll("[id]")].map((el) => el.id)
        .concat(...[...root.querySelectorAll("template")].map((one) => all(one.content)))
      return all(document)
    }"""
    assert _twice(sitting.frame.evaluate(ids)) == []
    for page in (sitting, lms.launch(package(tongues()))):
        gone = page.frame.evaluate("""() => [...document.querySelectorAll("use")]
          .map((use) => document.querySelector(use.getAttribute("href"))?.tagName ?? "none")
          .filter((tag) => tag !== "symbol")""")
        assert gone == []
    for tag in ("en", "ar", "es-419"):
        speak(page, tag)
        shown = """(tag) => {
          const all = (root) => [...root.querySelectorAll("[id]")].map((el) => el.id)
          const stored = [...document.querySelectorAll(`[data-sm-stored][lang="${tag}"]`)]
          return all(document).concat(...stored.map((one) => all(one.content)))
        }"""
        assert _twice(page.frame.evaluate(shown, tag)) == []


def _twice(ids: list[str]) -> list[str]:
    assert len(ids) > 20
    return [one for one, number in Counter(ids).items() if number > 1]
