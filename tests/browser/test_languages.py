"""Several languages in one package: the page changes its tongue, and the record stays whole."""

from __future__ import annotations

import re

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
