"""Whole courses played by keyboard alone, and where each act leaves the focus."""

from __future__ import annotations

import pytest
from browser.learner import rightly, wrongly
from browser.lms import Lms, Package
from browser.sights import SMALL, TOUR, TROUBLE
from browser.sitting import Sitting
from playwright.sync_api import expect

MAIN = "[data-sm-main]"
NEXT = "[data-sm-action=next]"
MENU = "[data-sm-menu]"
MOST = 80


class Keys:
    """A learner who has no pointer; after no key is the focus lost."""

    def __init__(self, sitting: Sitting) -> None:
        self.sitting, self.learner = sitting, sitting.learner

    def press(self, *keys: str) -> None:
        for key in keys:
            self.sitting.page.keyboard.press(key)
            is_away = key.endswith("Tab")  # at the end it goes on to the page around
            assert is_away or self.has("*:not(body)"), f"{key} loses the focus"

    def has(self, selector: str) -> bool:
        """Whether the focus is on such an element."""
        look = "selector => document.activeElement.matches(selector)"
        return bool(self.sitting.frame.evaluate(look, selector))

    def to(self, selector: str, key: str = "Tab") -> None:
        """As one does who sees where the focus is."""
        for _ in range(MOST):
            if self.has(selector):
                return
            self.press(key)
        raise AssertionError(f"{selector} cannot be reached")

    def choose(self, *options: str) -> None:
        asked = self.learner.asked()
        place = f'[data-sm-question="{asked["id"]}"]'
        if asked["multiple"]:
            for option in options:
                self.to(f'{place} input[value="{option}"]')
                self.press("Space")
            return
        self.to(f"{place} input")
        self.press("Space")
        while not self.has(f'{place} input[value="{options[0]}"]'):
            self.press("ArrowDown")

    def go_on(self) -> None:
        """To the next page, where the heading is read out."""
        self.to(f"main {NEXT}, {MAIN}{NEXT}")
        self.press("Enter")
        assert self.has("h1"), "the heading of the next page"
        expect(self.learner.heading).to_be_focused()


@pytest.fixture
def keys(lms: Lms, package: Package) -> Keys:
    return Keys(lms.launch(package(TOUR), page={"viewport": {"width": 360, "height": 740}}))


@pytest.fixture
def small(lms: Lms, package: Package) -> Keys:
    page = {"viewport": {"width": 360, "height": 740}}
    return Keys(lms.launch(package(SMALL), page=page, clock=True, **TROUBLE))


def test_a_whole_course_from_start_to_exit(keys: Keys) -> None:
    """Each box opened, each question answered wrong, then right; then out by the dialog."""
    learner = keys.learner
    keys.press("Tab")
    while learner.sight.action != "exit":
        for _ in range(learner.frame.locator("details:not([open]) > summary:visible").count()):
            keys.to("details:not([open]) > summary")
            keys.press("Enter")
            assert keys.has("details[open] > summary")
        asked = learner.asked() if learner.sight.action == "check" else {"kind": ""}
        if asked["kind"] in ("choice", "spot", "true-false"):
            keys.choose(*wrongly(asked))
            keys.to(MAIN)
            keys.press("Space")
            assert keys.has(f"{MAIN}[data-sm-action=retry]"), "the button stays in hand"
            keys.press("Space")
            assert keys.has("input"), "and leads back to the options"
            keys.choose(*rightly(asked))
            keys.to(MAIN)
            keys.press("Enter")
            assert keys.has(f"{MAIN}{NEXT}"), "the button stays in hand"
        elif asked["kind"]:  # each of the others has a test of its own
            learner.answer(rightly)
        keys.go_on()
    keys.to(f"{MAIN}[data-sm-action=exit]")
    keys.press("Enter")
    keys.to("dialog [data-sm-action=finish]")
    keys.press("Enter")
    assert keys.has("h1")
    assert keys.sitting.record["cmi.core.lesson_status"] == "passed"


@pytest.mark.parametrize("choose", [rightly, wrongly])
def test_enter_among_the_options_checks_and_keeps_the_focus(small: Keys, choose: object) -> None:
    small.learner.walk(until="a1")
    small.choose("b" if choose is rightly else "a")
    small.press("Enter")
    assert small.has(MAIN if choose is rightly else 'input[value="a"]')
    small.press("Tab")


@pytest.mark.parametrize(
    ("opens", "inside"),
    [
        ("[data-sm-action=exit]", "[data-sm-close]"),
        (MENU, "[data-sm-close]"),
        ("[data-sm-term]", "[data-sm-close]"),
    ],
    ids=["exit", "menu", "glossary"],
)
@pytest.mark.parametrize("way", ["Escape", "button"])
def test_focus_returns_to_what_opened_a_dialog(
    keys: Keys, opens: str, inside: str, way: str
) -> None:
    keys.learner.open_lesson("prose")
    while not keys.learner.frame.locator("[data-sm-term]:visible").count():
        keys.learner.press("next")
    keys.to(opens)
    keys.press("Enter")
    assert keys.has("dialog *")
    keys.to(inside)
    keys.press("Enter" if way == "button" else way)
    assert keys.has(opens)


def test_a_link_in_a_meaning_leads_to_its_lesson(keys: Keys) -> None:
    keys.learner.open_lesson("prose")
    while not keys.learner.frame.locator("[data-sm-term]:visible").count():
        keys.learner.press("next")
    keys.to("[data-sm-term]")
    keys.press("Space")
    keys.to("dialog a")
    keys.press("Enter")
    expect(keys.learner.frame.locator("dialog[open]")).to_have_count(0)
    expect(keys.learner.heading).to_be_focused()


def test_the_size_of_the_text_leaves_the_focus_at_both_ends(keys: Keys) -> None:
    keys.press("Tab")
    keys.to(MENU)
    keys.press("Enter")
    for way in ("larger", "smaller"):
        keys.to(f"[data-sm-{way}]", "Tab" if way == "larger" else "Shift+Tab")
        keys.press(*["Enter"] * 5)
        assert keys.has(f"[data-sm-{way}][aria-disabled=true]")


def test_enter_in_the_search_answers_no_question_behind_it(small: Keys) -> None:
    small.learner.walk(until="a1")
    small.to(MENU)
    small.press("Enter")
    small.to("input[type=search]")
    small.press("m", "o", "r", "e", "Enter")
    expect(small.learner.frame.locator("[data-sm-question] [role=status]").first).to_be_empty()
    expect(small.learner.frame.locator("[data-sm-results] button").first).to_be_visible()
    small.to("[data-sm-results] button")
    small.press("Enter")
    expect(small.learner.heading).to_be_focused()


def not_saved(keys: Keys) -> Sitting:
    """An answer that the LMS does not take, which the page has just said."""
    sitting = keys.sitting
    keys.learner.walk(until="a1")
    sitting.page.clock.pause_at("2026-11-23T10:00:00")
    sitting.break_(LMSCommit="fail")
    keys.choose("a")
    keys.press("Enter")
    sitting.page.clock.run_for(10_000)
    return sitting


def test_saving_again_leaves_the_focus_where_it_can_be_found(small: Keys) -> None:
    sitting = not_saved(small)
    small.to("header [role=alert] button", "Shift+Tab")
    sitting.mend()
    small.press("Enter")
    assert small.has("main")


def test_trying_to_save_again_before_leaving_keeps_the_focus_in_the_dialog(small: Keys) -> None:
    sitting = not_saved(small)
    small.to("header [data-sm-action=exit]", "Shift+Tab")
    small.press("Enter")
    small.to("[data-sm-again]")
    sitting.mend()
    small.press("Enter")
    assert small.has("dialog [data-sm-action=finish]")


def test_tabs_are_moved_by_arrows(lms: Lms, package: Package) -> None:
    keys = Keys(lms.launch(package(TOUR), page={"viewport": {"width": 1280, "height": 800}}))
    keys.learner.open_lesson("boxes")
    tabs = keys.learner.frame.get_by_role("tab")
    while not tabs.count():
        keys.learner.press("next")
    count = tabs.count()
    keys.to("[role=tab]")
    for key, at in (
        ("ArrowRight", 1),
        ("End", count - 1),
        ("ArrowRight", 0),
        ("ArrowLeft", count - 1),
        ("Home", 0),
    ):
        keys.press(key)
        expect(tabs.nth(at)).to_be_focused()
        expect(tabs.nth(at)).to_have_attribute("aria-selected", "true")
        expect(keys.learner.frame.get_by_role("tabpanel")).to_have_count(1)
