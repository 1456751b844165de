"""`smcourse_question` in the workbench of xblock-sdk, as a learner uses it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from browser.workbenched import answer, phone, serve, violations
from grading.alike import ALIKE, payload_of, wrong_of
from playwright.sync_api import Browser, Locator, Page, expect
from smcourse_xblock.studio import STARTER

UNGRADED = {
    "survey": "- Yes\n- No",
    "checklist": "- This {#this}\n- That {#that}",
    "acknowledge": "- I have read it. {#read}",
}
SEVERAL = "- [x] Two\n- [x] Four\n- [ ] Five"
FOUR = "1. First\n2. Second\n3. Third\n4. Fourth"
STEPS = (
    "### At first\n\nNow?\n\n- Go. → then (1)\n- Stay. → then (3)\n\n### Then {#then}\n\nAnd now?\n\n"
    "- Tell. → good (3)\n- Hide. → bad (0)\n\n### Good {#good}\n\nWell.\n\n### Bad {#bad}\n\nIt was not."
)
PARTLY = {  # a question of a kind, and what of its right answer is right in part
    "several": lambda right: [right[0], "c"],
    "four": lambda right: [right[0], right[1], right[3], right[2]],
    "match": lambda right: [right[0], right[1], right[0]],
    "text": lambda right: [right[0], "no such word"],
    "steps": lambda right: ["a", right[1]],
}


@pytest.fixture(scope="module")
def payloads(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, Any]]:
    """A question of each kind, and one whose answer may be right in part."""
    folder = tmp_path_factory.mktemp("payloads")
    bodies = {kind: (kind, body) for kind, (body, _) in ALIKE.items()} | {
        "several": ("choice", SEVERAL),
        "four": ("order", FOUR),
        "steps": ("scenario", STEPS),
    }
    made = {name: payload_of(*kind_body, folder / name) for name, kind_body in bodies.items()}
    more = {
        kind: payload_of(kind, body, folder / kind, " {version=1}" * (kind == "acknowledge"))
        for kind, body in UNGRADED.items()
    }
    return made | more


@pytest.fixture(scope="module")
def workbench(
    payloads: dict[str, dict[str, Any]], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[str]:
    """Where the workbench serves them."""
    served = {name: {"payload": payload} for name, payload in payloads.items()}
    served["written"] = {"markdown": ""}
    served["twice"] = {"payload": payloads["choice"], "max_attempts": "2"}
    with serve(served, tmp_path_factory.mktemp("w") / "bench") as address:
        yield address


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    yield from phone(browser)


def _open(page: Page, workbench: str, name: str, student: str = "ana") -> Locator:
    page.goto(f"{workbench}/scenario/{name}/?student={student}-{name}")
    return page.locator(".smcourse-question")


@pytest.mark.parametrize("kind", ALIKE)
def test_each_kind_is_answered_wrong_and_right_and_found_again(
    page: Page, workbench: str, payloads: dict[str, dict[str, Any]], kind: str
) -> None:
    payload = payloads[kind]
    block = _open(page, workbench, kind)
    submit = block.locator("button[type=submit]")
    wrong, right = block.locator(".sm-fb.sm-wrong"), block.locator(".sm-fb.sm-right")
    assert violations(page, ".smcourse-question") == []
    answer(block, payload, wrong_of(payload))
    submit.click()
    expect(wrong).to_be_visible()
    assert violations(page, ".smcourse-question") == []
    page.reload()
    expect(wrong).to_be_visible()
    submit.click()
    answer(block, payload, payload["key"]["right"])
    submit.click()
    expect(right).to_be_visible()
    expect(submit).to_be_hidden()
    assert violations(page, ".smcourse-question") == []
    page.reload()
    expect(right).to_be_visible()
    expect(submit).to_be_hidden()


@pytest.mark.parametrize("name", PARTLY)
def test_right_in_part_says_so_and_is_found_again(
    page: Page, workbench: str, payloads: dict[str, dict[str, Any]], name: str
) -> None:
    payload = payloads[name]
    block = _open(page, workbench, name, "partly")
    submit = block.locator("button[type=submit]")
    for part in _acts(payload, PARTLY[name](payload["key"]["right"])):
        answer(block, payload, part)
        submit.click()
    expect(block.locator(".sm-fb.sm-part")).to_be_visible()
    assert violations(page, ".smcourse-question") == []
    page.reload()
    expect(block.locator(".sm-fb.sm-part")).to_be_visible()


def _acts(payload: dict[str, Any], response: list[str]) -> list[list[str]]:
    """A scenario is answered decision by decision, all else at once."""
    return [[one] for one in response] if payload["kind"] == "scenario" else [response]


def test_right_in_part_says_what_is_good(page: Page, workbench: str, payloads: Any) -> None:
    block = _open(page, workbench, "several")
    answer(block, payloads["several"], ["a", "c"])
    block.locator("button[type=submit]").click()
    expect(block.get_by_role("status").first).to_contain_text("One is right")
    expect(block.locator(".sm-opt.sm-right")).to_have_count(1)
    expect(block.locator(".sm-opt.sm-wrong")).to_have_count(1)


@pytest.mark.parametrize("kind", UNGRADED)
def test_what_is_not_graded_is_saved(
    page: Page, workbench: str, payloads: dict[str, dict[str, Any]], kind: str
) -> None:
    payload = payloads[kind]
    block = _open(page, workbench, kind)
    chosen = [payload["options"][0]["id"]]
    answer(block, payload, chosen)
    block.locator("button[type=submit]").click()
    expect(block.get_by_role("status").first).not_to_be_empty()
    page.reload()
    expect(block.locator(f'input[value="{chosen[0]}"]')).to_be_checked()
    assert violations(page, ".smcourse-question") == []


def test_two_quick_clicks_cost_one_attempt_and_the_last_closes(page: Page, workbench: str) -> None:
    block = _open(page, workbench, "twice")
    submit = block.locator("button[type=submit]")
    block.locator('input[value="a"]').check()
    submit.evaluate("(el) => { el.click(); el.click() }")
    expect(block).to_contain_text("Attempts left: 1")
    submit.click()
    block.locator('input[value="c"]').check()
    submit.click()
    expect(block).to_contain_text("No attempts are left.")
    expect(submit).to_be_hidden()
    block.get_by_role("button", name="Show the answer").click()
    expect(block.get_by_role("status").first).to_contain_text("What works")
    expect(block.locator(".sm-opt.sm-right")).to_contain_text("Green")
    assert violations(page, ".smcourse-question") == []


def test_what_could_not_be_sent_is_sent_again_as_the_same_attempt(
    page: Page, workbench: str
) -> None:
    block = _open(page, workbench, "twice", "ben")
    submit = block.locator("button[type=submit]")
    block.locator('input[value="a"]').check()
    page.route("**/handler/**", lambda route: (route.fetch(), route.abort()))
    submit.click()
    expect(block).to_contain_text("We could not save")
    page.unroute("**/handler/**")
    submit.click()
    expect(block).to_contain_text("Attempts left: 1")


def test_nothing_of_a_question_meets_the_page(page: Page, workbench: str) -> None:
    _open(page, workbench, "choice", "eva")
    assert page.evaluate("document.querySelectorAll('[id^=sm-]').length") == 0
    assert (
        page.evaluate(
            "getComputedStyle(document.querySelector('h1')).fontFamily.includes('Charter')"
        )
        is False
    )


def test_a_question_is_written_with_its_errors_told_and_a_preview(
    page: Page, workbench: str
) -> None:
    page.goto(f"{workbench}/scenario/written/studio_view/")
    editor = page.locator(".smcourse-studio")
    text, found = editor.get_by_label("Question, as Markdown"), editor.get_by_role("status").first
    expect(editor.get_by_role("radio")).to_have_count(2)
    text.fill(STARTER.replace("[x]", "[ ]"))
    expect(found).to_contain_text("1:1")
    expect(found).to_contain_text("[choice-has-answer]")
    text.fill(STARTER.replace("What is asked?", "Who can read it?"))
    expect(found).to_be_empty()
    expect(editor.locator("[data-preview]")).to_contain_text("Who can read it?")
    with page.expect_response(lambda response: "studio_submit" in response.url):
        editor.get_by_role("button", name="Save").click()
    page.goto(f"{workbench}/scenario/written/?student=ana")
    expect(page.locator(".smcourse-question")).to_contain_text("Who can read it?")
