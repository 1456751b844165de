"""Files to take along: all on one page of the menu, where a course has any."""

from __future__ import annotations

from browser.courses import small
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
