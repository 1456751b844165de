"""A page that is hidden, and one that comes back from the browser's cache."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from browser.conftest import FLAGS, WINDOWED
from browser.courses import completion, small
from browser.learner import rightly
from browser.lms import Lms, Package, interactions
from playwright.sync_api import Browser, Playwright, expect

COURSE = small(completion(80))


def test_a_hidden_page_saves_once_and_then_is_silent(lms: Lms, package: Package) -> None:
    sitting = lms.launch(package(COURSE), clock=True)
    learner = sitting.learner
    learner.walk(rightly, until="a1")
    learner.answer(rightly)
    count = len(sitting.saves)
    sitting.hide()
    hidden = sitting.saves[count:]
    assert hidden.count("LMSCommit") == 1
    assert hidden[-1] == "LMSCommit"
    assert [one["id"] for one in interactions(sitting.record)] == ["a1"]
    sitting.page.clock.run_for(900_000)
    assert len(sitting.saves) == count + len(hidden), "nothing is set until the page is visible"
    sitting.hide(False)
    learner.walk(rightly)
    learner.exit()
    assert sitting.record["cmi.core.lesson_status"] == "passed"


def test_a_page_hidden_with_nothing_to_save_says_nothing(lms: Lms, package: Package) -> None:
    sitting = lms.launch(package(COURSE), clock=True)
    sitting.learner.walk(rightly, until="b1")
    sitting.page.clock.run_for(20_000)
    count = len(sitting.calls)
    sitting.hide()
    assert len(sitting.calls) == count


def test_hidden_then_closed_calls_finish_alone(lms: Lms, package: Package) -> None:
    sitting = lms.launch(package(COURSE))
    sitting.learner.walk(rightly, until="b1")
    sitting.hide()
    count = len(sitting.saves)
    sitting.page.evaluate("harness.blank()")
    sitting.wait_for_finish()
    assert sitting.saves[count:] == ["LMSFinish"]


@pytest.fixture
def caching(playwright: Playwright) -> Iterator[Browser]:
    """A browser that keeps pages in its back/forward cache."""
    with playwright.chromium.launch(
        executable_path=WINDOWED, args=FLAGS, ignore_default_args=["--disable-back-forward-cache"]
    ) as launched:
        yield launched


def test_back_from_the_cache_it_asks_to_be_opened_again(
    lms: Lms, package: Package, caching: Browser
) -> None:
    sitting = lms.launch(package(COURSE), browser=caching)
    sitting.learner.walk(rightly, until="b1")
    text = sitting.learner.word("noticeGone")
    sitting.page.goto(f"{sitting.server.origin}/harness/between.html?about:blank")
    sitting.page.go_back(wait_until="commit")
    # Playwright does not know the frames of a page that came from the cache.
    sitting.page.wait_for_function("harness.content().smShownFromCache === true")
    said = "harness.content().document.querySelector('{}').innerText"
    assert text in sitting.page.evaluate(said.format("[role=alert]"))
    press = "name => harness.content().document.querySelector(`[data-sm-action=${name}]`).click()"
    sitting.page.evaluate(press, "exit")
    assert text in sitting.page.evaluate(said.format("dialog[open]"))
    sitting.page.evaluate(press, "finish")
    assert sitting.saves.count("LMSFinish") == 1
    assert sitting.calls[-1].fn == "LMSFinish"
    again = lms.launch(package(COURSE)).learner
    expect(again.start).to_contain_text("Continue: 1.2 Lesson b")
