"""`smcourse_test` in the workbench of xblock-sdk, as a learner sits it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
from browser.workbenched import answer, phone, serve, violations
from edx.exam import TEST, USUAL, exam, rights_of
from grading.alike import ALIKE
from playwright.sync_api import Browser, Locator, Page, Route, expect

KINDS = [kind for kind in ALIKE if kind != "scenario"]  # a bank has none
EVERY_KIND = "".join(
    f"::: {kind} {kind}-1 {{objective=O1}}\nWhat of {kind}?\n\n{ALIKE[kind][0]}\n:::\n\n"
    for kind in KINDS
)
RULES = {
    "kinds": (f"draw: {len(KINDS)}\n    confidence: true\n    review: always", EVERY_KIND),
    "critical": (USUAL, ""),
    "once": (f"{USUAL}\n    feedback: at-once\n    minutes: 30\n    attempts: 1", ""),
}
RULES["timed"] = (f"{USUAL}\n    minutes: 5", "")
WHERE = ".smcourse-test"

Payloads = dict[str, dict[str, Any]]


@pytest.fixture(scope="module")
def payloads(tmp_path_factory: pytest.TempPathFactory) -> Payloads:
    folder = tmp_path_factory.mktemp("tests")
    made = {name: exam(folder / name, rules, bank=bank) for name, (rules, bank) in RULES.items()}
    made["critical"]["links"] = {"a": {"label": "1.1 Lesson a", "href": "/jump"}}
    return made


@pytest.fixture(scope="module")
def workbench(payloads: Payloads, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    blocks = {name: {"block": TEST, "payload": payload} for name, payload in payloads.items()}
    with serve(blocks, tmp_path_factory.mktemp("w") / "bench") as address:
        yield address


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    yield from phone(browser)


class Sitter:
    """Somebody in front of a test."""

    def __init__(self, page: Page, workbench: str, payload: dict[str, Any], name: str) -> None:
        page.goto(f"{workbench}/scenario/{name}/?student=ana-{name}")
        self.page = page
        self.block = page.locator(WHERE)
        self.rights = rights_of(payload)
        self.items = {one["payload"]["id"]: one["payload"] for one in payload["items"]}

    @property
    def main(self) -> Locator:
        return self.block.locator("button[type=submit]")

    def asked(self) -> str:
        """The id of the item on stage."""
        prompt = self.block.locator("legend").first.text_content() or ""
        return next(id_ for id_, one in self.items.items() if one["prompt"] in prompt)

    def answer(self, response: list[str] | None = None) -> str:
        """Answer what is asked, right if nothing else is said; its id. It is saved then."""
        id_ = self.asked()
        given = self.rights[id_] if response is None else response
        answer(self.block, self.items[id_], given)
        return id_

    def go_on(self, to: str) -> None:
        """Press the main button once all is saved that can be, and be where that leads."""
        expect(self.block.locator("form[aria-busy=true]")).to_have_count(0)
        self.main.click()
        expect(self.block.get_by_role("heading").first).to_have_text(to)


def test_every_kind_is_sat_left_and_found_again(
    page: Page, workbench: str, payloads: Payloads
) -> None:
    ana = Sitter(page, workbench, payloads["kinds"], "kinds")
    total = len(KINDS)
    assert violations(page, WHERE) == []
    expect(ana.main).to_have_text("Begin the test")
    for n in range(1, total + 1):
        ana.go_on(f"Question {n} of {total}")
        assert violations(page, WHERE) == []
        ana.answer()
        ana.block.get_by_label("Very sure").check()
        if n == 3:
            ana.go_on(f"Question 4 of {total}")
            page.reload()  # whatever was not saved yet is saved on leaving
            expect(ana.block).to_contain_text(f"You have answered 3 of {total}")
            expect(ana.main).to_have_text("Go on with the test")
    ana.go_on("Hand in")
    expect(ana.block).to_contain_text("You have answered every question.")
    assert violations(page, WHERE) == []
    ana.go_on("Final test")
    expect(ana.block).to_contain_text("You passed with 100%")
    assert violations(page, WHERE) == []
    page.reload()
    expect(ana.block).to_contain_text("You passed with 100%")
    expect(ana.main).to_be_hidden()
    ana.block.get_by_role("button", name="See my answers").click()
    for n in range(1, total + 1):
        expect(ana.block.get_by_role("heading").first).to_have_text(f"Question {n} of {total}")
        expect(ana.block.locator(".sm-fb.sm-right")).to_be_visible()
        expect(ana.block.get_by_label("Very sure")).to_be_checked()
        ana.main.click()
    expect(ana.block).to_contain_text("You passed with 100%")


def test_a_critical_item_is_put_right_by_another(
    page: Page, workbench: str, payloads: Payloads
) -> None:
    ana = Sitter(page, workbench, payloads["critical"], "critical")
    for n in range(1, 4):
        ana.go_on(f"Question {n} of 3")
        is_critical = ana.asked() in ("code", "call")
        wrong = "b" if ana.rights[ana.asked()] == ["a"] else "a"
        ana.answer([wrong] if is_critical else None)
    ana.go_on("Hand in")
    ana.go_on("Final test")
    expect(ana.block).to_contain_text("66% this time")
    expect(ana.block.get_by_role("heading", name="Before you pass")).to_be_visible()
    expect(ana.block.get_by_role("link", name="1.1 Lesson a").first).to_have_attribute(
        "target", "_parent"
    )
    assert violations(page, WHERE) == []
    ana.go_on("A second look")
    wrong = "b" if ana.rights[ana.asked()] == ["a"] else "a"
    ana.answer([wrong])
    ana.main.click()
    expect(ana.block.locator(".sm-fb.sm-wrong")).to_be_visible()
    assert violations(page, WHERE) == []
    expect(ana.main).to_have_text("Another question")
    asked = ana.asked()
    ana.main.click()
    expect(ana.block.locator("legend").first).not_to_contain_text(f"Question {asked}?")
    ana.answer()
    ana.main.click()
    expect(ana.block.locator(".sm-fb.sm-right")).to_be_visible()
    ana.go_on("Final test")
    expect(ana.block).to_contain_text("You passed with 66%")


def test_answers_at_once_are_told_and_shown(page: Page, workbench: str, payloads: Payloads) -> None:
    ana = Sitter(page, workbench, payloads["once"], "once")
    ana.go_on("Question 1 of 3")
    expect(ana.block).to_contain_text("about 30 min left")
    ana.block.get_by_role("button", name="10 more minutes").click()
    expect(ana.block).to_contain_text("about 40 min left")
    expect(ana.main).to_have_text("Check")
    ana.main.click()
    expect(ana.block.locator(".sm-fb")).to_be_visible()
    ana.answer(["b" if ana.rights[ana.asked()] == ["a"] else "a"])
    ana.main.click()
    expect(ana.block.locator(".sm-fb.sm-wrong")).to_be_visible()
    assert violations(page, WHERE) == []
    ana.go_on("Question 2 of 3")
    page.reload()
    ana.go_on("Question 2 of 3")
    for n in range(2, 4):
        ana.answer()
        ana.main.click()
        expect(ana.block.locator(".sm-fb.sm-right")).to_be_visible()
        ana.go_on(f"Question {n + 1} of 3" if n < 3 else "Hand in")
    ana.go_on("Final test")
    ana.block.get_by_role("button", name="See my answers").click()
    expect(ana.block.locator(".sm-fb.sm-wrong")).to_be_visible()
    ana.block.get_by_role("button", name="Show the answer").click()
    expect(ana.block.locator(".sm-fb.sm-right")).to_be_visible()
    assert violations(page, WHERE) == []


def test_answers_that_could_not_be_saved_are_handed_in(
    page: Page, workbench: str, payloads: Payloads
) -> None:
    page.goto(f"{workbench}/scenario/critical/?student=ben")
    ben = Sitter(page, workbench, payloads["critical"], "critical")
    page.goto(f"{workbench}/scenario/critical/?student=ben")
    ben.go_on("Question 1 of 3")
    page.route("**/handler/**", lambda route: route.abort())
    for n in range(1, 4):
        ben.answer()
        if n < 3:
            ben.go_on(f"Question {n + 1} of 3")
    expect(ben.block).to_contain_text("We could not save")
    page.unroute("**/handler/**")
    ben.go_on("Hand in")
    ben.go_on("Final test")
    expect(ben.block).to_contain_text("You passed with 100%")


def test_going_on_and_back_gives_no_time(page: Page, workbench: str, payloads: Payloads) -> None:
    page.clock.install()
    ana = Sitter(page, workbench, payloads["timed"], "timed")
    ana.go_on("Question 1 of 3")
    expect(ana.block).to_contain_text("about 5 min left")
    page.clock.fast_forward(4 * 60_000)
    expect(ana.block).to_contain_text("about 1 min left")
    ana.go_on("Question 2 of 3")
    expect(ana.block).to_contain_text("about 1 min left")
    ana.block.get_by_role("button", name="Back").click()
    expect(ana.block.get_by_role("heading").first).to_have_text("Question 1 of 3")
    expect(ana.block).to_contain_text("about 1 min left")
    page.clock.fast_forward(2 * 60_000)
    expect(ana.block).to_contain_text("0% this time")
    expect(ana.block).not_to_contain_text("changed")


def test_nothing_moves_while_an_answer_is_checked(
    page: Page, workbench: str, payloads: Payloads
) -> None:
    page.goto(f"{workbench}/scenario/once/?student=eva")
    eva = Sitter(page, workbench, payloads["once"], "once")
    page.goto(f"{workbench}/scenario/once/?student=eva")
    eva.go_on("Question 1 of 3")
    held: list[Route] = []
    page.route(re.compile("/check/"), lambda route: held.append(route))
    eva.answer()
    eva.main.click()
    expect(eva.main).to_have_attribute("aria-disabled", "true")
    eva.block.get_by_role("button", name="Back").evaluate("(el) => el.click()")
    eva.main.evaluate("(el) => el.click()")
    held[0].continue_()
    expect(eva.block.locator(".sm-fb.sm-right")).to_be_visible()
    expect(eva.block.get_by_role("heading").first).to_have_text("Question 1 of 3")
    assert len(held) == 1


def test_a_test_that_was_sat_in_another_window_is_found_as_it_stands(
    page: Page, browser: Browser, workbench: str, payloads: Payloads
) -> None:
    eva = Sitter(page, workbench, payloads["critical"], "critical")
    page.goto(f"{workbench}/scenario/critical/?student=eva")
    expect(eva.main).to_have_text("Begin the test")
    other = browser.new_page()
    there = Sitter(other, workbench, payloads["critical"], "critical")
    other.goto(f"{workbench}/scenario/critical/?student=eva")
    for n in range(1, 4):
        there.go_on(f"Question {n} of 3")
        there.answer()
    there.go_on("Hand in")
    there.go_on("Final test")
    other.close()
    eva.main.click()
    expect(eva.block).to_contain_text("You passed with 100%")
    expect(eva.main).to_be_hidden()
