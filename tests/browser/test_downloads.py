"""Files to take along: all on one page of the menu, where a course has any."""

from __future__ import annotations

import pytest
from browser.courses import small
from browser.learner import rightly
from browser.lms import Lms, Package
from playwright.sync_api import expect


def test_every_file_is_on_one_page(lms: Lms, package: Package) -> None:
    sitting = lms.launch(package("tour/en"), page={"viewport": {"width": 360, "height": 740}})
    learner = sitting.learner
    learner.open(learner.word("downloads"))
    expect(learner.heading).to_be_focused()
    row = sitting.frame.locator("[data-sm-downloads] li")
    with sitting.page.expect_download() as started:
        row.get_by_role("link").press("Enter")
    assert started.value.suggested_filename == "pocket-card.pdf"
    assert started.value.path().read_bytes().startswith(b"%PDF-")
    row.get_by_role("button").press("Enter")
    assert learner.sight.lesson == "prose"


def test_a_course_without_files_has_no_entry(lms: Lms, package: Package) -> None:
    learner = lms.launch(package(small())).learner
    learner.open_menu()
    menu = learner.frame.get_by_role("navigation", name=learner.word("toc"))
    expect(menu.get_by_role("button", name=learner.word("results"))).to_be_visible()
    expect(menu.get_by_role("button", name=learner.word("downloads"))).to_have_count(0)


SHUT = ["", " allow-downloads", " allow-popups", " allow-popups allow-popups-to-escape-sandbox"]
REFUSED = ("Blocked opening", "Failed to load resource")  # by the sandbox, in its window


@pytest.mark.parametrize("sandbox", SHUT)
def test_a_frame_without_a_home_keeps_the_course(lms: Lms, package: Package, sandbox: str) -> None:
    """Such a frame may not save a file, and would be replaced by the failure."""
    shut = f"allow-scripts{sandbox}"
    sitting = lms.launch(package("tour/en"), sandbox=shut, tolerate=REFUSED)
    learner, frame = sitting.learner, sitting.frame
    learner.walk(rightly, until="who-reads")
    learner.answer(rightly)
    link, told = (frame.locator(f"{one}:visible") for one in ("a[download]", "a[download]+label"))
    for page in ("prose", learner.word("downloads")):
        learner.open_lesson(page) if page == "prose" else learner.open(page)
        while not link.count():
            learner.press("next")
        link.click()
        expect(told).to_contain_text(learner.word("fileAddress"))
        assert told.locator("input").evaluate("el => el === document.activeElement")
        assert told.locator("input").input_value() == link.evaluate("el => el.href")
    learner.open_lesson("choice")
    learner.walk(until="who-reads")
    expect(learner.question).to_contain_text(learner.word("right"))


def test_a_sandbox_with_a_home_saves_what_it_may(lms: Lms, package: Package) -> None:
    sandbox = "allow-scripts allow-same-origin allow-downloads"
    sitting = lms.launch(package("tour/en"), sandbox=sandbox)
    sitting.learner.open(sitting.learner.word("downloads"))
    with sitting.page.expect_download() as started:
        sitting.frame.locator("a[download]:visible").click()
    assert started.value.suggested_filename == "pocket-card.pdf"
