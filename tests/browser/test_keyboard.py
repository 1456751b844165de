"""Everything can be done from the keyboard, and focus is always where one expects it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from browser.courses import completion, small
from browser.learner import Learner, rightly, wrongly
from browser.lms import Lms, Package
from browser.sitting import Sitting
from playwright.sync_api import expect

COURSE = small(completion(80))
FOCUS = """() => {
  const el = document.activeElement
  return [el.tagName, el.dataset.smAction ?? el.value ?? ""]
}"""


@pytest.fixture
def sitting(lms: Lms, package: Package) -> Sitting:
    return lms.launch(package(COURSE))


def focus(sitting: Sitting) -> list[str]:
    return list(sitting.frame.evaluate(FOCUS))


def tab_to(sitting: Sitting, wanted: list[str]) -> None:
    """Press Tab until it is there, as one does who sees where the focus is."""
    for _ in range(30):
        if focus(sitting) == wanted:
            return
        sitting.page.keyboard.press("Tab")
    raise AssertionError(f"{wanted} cannot be reached")


def seen_focus(sitting: Sitting) -> bool:
    """Whether what has the focus, or the row around it, shows an outline."""
    return bool(
        sitting.frame.evaluate(
            """() => [document.activeElement, document.activeElement.closest("label")].some((el) =>
              el && getComputedStyle(el).outlineStyle !== "none"
                && parseFloat(getComputedStyle(el).outlineWidth) >= 2)"""
        )
    )


def test_a_question_is_answered_without_a_pointer(sitting: Sitting) -> None:
    keys = sitting.page.keyboard
    tab_to(sitting, ["BUTTON", "next"])
    keys.press("Enter")
    assert focus(sitting)[0] == "H1", "the module's opener"
    tab_to(sitting, ["BUTTON", "next"])
    keys.press("Space")
    assert focus(sitting)[0] == "H1", "the first step"
    tab_to(sitting, ["BUTTON", "next"])
    keys.press("Enter")
    assert (focus(sitting)[0], sitting.learner.sight.question) == ("H1", "a1")
    tab_to(sitting, ["INPUT", "a"])
    assert seen_focus(sitting)
    keys.press("Space")
    keys.press("ArrowDown")
    assert focus(sitting) == ["INPUT", "b"]
    tab_to(sitting, ["BUTTON", "check"])
    assert seen_focus(sitting)
    keys.press("Enter")
    expect(sitting.learner.question.get_by_role("status")).to_contain_text("Said of «Green».")
    assert focus(sitting) == ["BUTTON", "next"], "the button stays in hand and says what is next"
    keys.press("Enter")
    assert focus(sitting)[0] == "H1"


def test_enter_in_a_question_checks_it(sitting: Sitting) -> None:
    sitting.learner.walk(until="a1")
    tab_to(sitting, ["INPUT", "a"])
    sitting.page.keyboard.press("Space")
    sitting.page.keyboard.press("Enter")
    expect(sitting.learner.question).to_contain_text(sitting.learner.word("wrong"))


def test_after_a_wrong_answer_focus_goes_where_one_tries_again(sitting: Sitting) -> None:
    sitting.learner.walk(until="a1")
    sitting.learner.answer(wrongly)
    assert focus(sitting) == ["BUTTON", "retry"]
    sitting.page.keyboard.press("Enter")
    assert focus(sitting)[0] == "INPUT"
    sitting.learner.choose(["c"])
    sitting.learner.press("check")
    sitting.learner.reveal()
    assert focus(sitting)[0] == "BUTTON", "it is not lost with what was there before"


def test_several_options_are_ticked_with_space(sitting: Sitting) -> None:
    sitting.learner.walk(until="b1")
    for option in ("a", "c", "d"):
        tab_to(sitting, ["INPUT", option])
        sitting.page.keyboard.press("Space")
    tab_to(sitting, ["BUTTON", "check"])
    sitting.page.keyboard.press("Enter")
    expect(sitting.learner.question).to_contain_text(sitting.learner.word("right"))


def test_checking_nothing_says_what_is_missing(sitting: Sitting) -> None:
    learner = sitting.learner
    learner.walk(until="a1")
    learner.press("check")
    expect(learner.question.get_by_role("status")).to_have_text(learner.word("missing"))
    learner.choose(["a"])
    expect(learner.question.get_by_role("status")).to_have_text("")
    assert learner.sight.action == "check"
    assert not any("interactions.0" in str(call.args) for call in sitting.calls)


@pytest.mark.parametrize("way", ["next", "previous", "menu", "result"])
def test_focus_lands_on_the_heading_of_each_page(sitting: Sitting, way: str) -> None:
    sitting.page.set_viewport_size({"width": 900, "height": 700})
    learner = sitting.learner
    learner.walk(rightly, until="b1")
    if way == "menu":
        learner.open_lesson("c")
    elif way == "result":
        learner.open(learner.word("results"))
        learner.frame.get_by_role("button", name="Lesson b").last.click()
    else:
        if way == "next":
            learner.answer(rightly)
        learner.press(way)
    expect(learner.heading).to_be_focused()
    assert sitting.frame.evaluate("scrollY") == 0


def open_exit(learner: Learner) -> None:
    learner.press("exit")


@pytest.mark.parametrize(
    ("opens", "opener", "width"),
    [(open_exit, "[data-sm-action=exit]", 360), (open_exit, "[data-sm-action=exit]", 1280),
     (Learner.open_menu, "[data-sm-menu]", 360)],
)  # fmt: skip
def test_escape_closes_a_dialog_and_gives_focus_back(
    sitting: Sitting, opens: Callable[[Learner], None], opener: str, width: int
) -> None:
    sitting.page.set_viewport_size({"width": width, "height": 740})
    sitting.learner.walk(until="a1")
    opens(sitting.learner)
    dialog = sitting.frame.locator("dialog[open]")
    expect(dialog).to_have_count(1)
    assert sitting.frame.locator(":focus").evaluate("el => el.closest('dialog[open]') !== null")
    sitting.page.keyboard.press("Escape")
    expect(dialog).to_have_count(0)
    expect(sitting.frame.locator(opener).first).to_be_focused()


def test_focus_stays_inside_the_exit_dialog(sitting: Sitting) -> None:
    """Tab may pass through the browser's own bar, never through the page behind."""
    sitting.learner.press("exit")
    for _ in range(12):
        sitting.page.keyboard.press("Tab")
        assert sitting.frame.locator("main :focus, header :focus").count() == 0


def test_the_first_tab_offers_to_skip_to_the_content(sitting: Sitting) -> None:
    tab_to(sitting, ["A", ""])
    expect(sitting.frame.locator(":focus")).to_be_in_viewport()
    sitting.page.keyboard.press("Enter")
    assert sitting.frame.evaluate("document.activeElement.tagName") == "MAIN"


def test_feedback_is_a_live_region_that_was_there_before(sitting: Sitting) -> None:
    """A screen reader speaks what appears in a region, not a region that appears."""
    learner = sitting.learner
    learner.walk(until="a1")
    region = learner.question.get_by_role("status").element_handle()
    learner.answer(wrongly)
    assert region and region.is_visible()
    assert learner.word("wrong") in region.inner_text()
