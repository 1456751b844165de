"""A course of many lessons: its menu and its result show a few, and the others when asked."""

from __future__ import annotations

import pytest
from browser.courses import Files, choice, course, lesson
from browser.learner import Learner
from browser.lms import Lms, Package
from browser.test_paper import bare, read
from playwright.sync_api import Locator, expect

EACH = 22  # lessons in each of three modules
FIRST = 24  # lessons that a list of the result shows
PHONE = {"viewport": {"width": 360, "height": 740}}
WIDE = {"viewport": {"width": 1280, "height": 800}}


def _large() -> Files:
    lessons = {
        f"m{module}/{place:02}-l{module}-{place}.md": lesson(
            f"l{module}-{place}", choice(f"q{module}-{place}")
        )
        for module in range(3)
        for place in range(EACH)
    }
    return course(lessons, modules=["m0", "m1", "m2"])


def _learner(lms: Lms, package: Package, page: dict[str, object]) -> Learner:
    learner = lms.launch(package(_large()), page=page).learner
    learner.press("next")
    learner.press("next")
    learner.open_menu()
    return learner


def _menu(learner: Learner) -> Locator:
    return learner.frame.get_by_role("navigation", name=learner.word("toc"))


@pytest.mark.parametrize("page", [PHONE, WIDE], ids=["phone", "wide"])
def test_the_menu_opens_the_module_where_the_learner_is(
    lms: Lms, package: Package, page: dict[str, object]
) -> None:
    menu = _menu(_learner(lms, package, page))
    expect(menu.get_by_role("heading")).to_have_count(3)
    expect(menu.get_by_role("button", name="Lesson l0-")).to_have_count(EACH)
    expect(menu.locator("[aria-current]")).to_contain_text("Lesson l0-0")
    expect(menu.locator("details[open]")).to_have_count(1)
    assert menu.get_by_role("button", name="Lesson l1-").count() == 0


@pytest.mark.parametrize("page", [PHONE, WIDE], ids=["phone", "wide"])
def test_another_module_opens_by_key_and_leads_to_its_lessons(
    lms: Lms, package: Package, page: dict[str, object]
) -> None:
    learner = _learner(lms, package, page)
    menu = _menu(learner)
    summary = menu.locator("summary").nth(2)
    summary.focus()
    summary.press("Enter")
    expect(menu.get_by_role("button", name="Lesson l2-")).to_have_count(EACH)
    assert summary.evaluate("el => el === document.activeElement"), "the focus stays"
    last = menu.get_by_role("button", name=f"Lesson l2-{EACH - 1}")
    last.focus()
    last.press("Enter")
    assert learner.sight.lesson == f"l2-{EACH - 1}"


def test_a_menu_beside_the_page_tells_what_is_done(lms: Lms, package: Package) -> None:
    learner = _learner(lms, package, WIDE)
    menu = _menu(learner)
    learner.answer()
    learner.press("next")
    done = menu.get_by_role("button", name="Lesson l0-0")
    expect(done).to_contain_text(learner.word("done"))
    expect(menu.locator("summary").first).to_contain_text(f"1 of {EACH}")


def test_the_result_shows_the_first_and_the_others_when_asked(lms: Lms, package: Package) -> None:
    learner = _learner(lms, package, PHONE)
    _menu(learner).get_by_role("button", name=learner.word("results")).click()
    page = learner.frame.locator("[data-sm-result]")
    lists = [page.locator("ol.sm-todo > li:visible"), page.locator("details details:visible")]
    expect(lists[0]).to_have_count(FIRST)
    for shown in (FIRST, 2 * FIRST):
        folds = page.get_by_text(f"{3 * EACH - shown} more lessons")
        expect(folds).to_have_count(2)
        folds.first.click()
        folds.last.click()
    expect(lists[0]).to_have_count(3 * EACH)
    expect(lists[1]).to_have_count(2 * EACH)


def test_paper_has_them_all(lms: Lms, package: Package) -> None:
    learner = lms.launch(package(_large()), way="alone", page=PHONE).learner
    learner.open_menu()
    _menu(learner).get_by_role("button", name=learner.word("results")).click()
    text = read(learner)
    for module in range(3):
        for place in range(EACH):
            row = bare(f"Lesson l{module}-{place}")
            assert f"{row}0of1" in text, text[text.find(row) :][:80]
            assert bare(f"What is asked in q{module}-{place}?") in text
