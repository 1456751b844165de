"""`smcourse_question` in the workbench of xblock-sdk, as a learner uses it."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from browser.axe import ALL, AXE
from conftest import ROOT
from grading.alike import ALIKE, payload_of, wrong_of
from playwright.sync_api import Browser, Locator, Page, expect
from smcourse_xblock.studio import STARTER

from smcourse.grading.presented import presented

UNGRADED = {
    "survey": "- Yes\n- No",
    "checklist": "- This {#this}\n- That {#that}",
    "acknowledge": "- I have read it. {#read}",
}
SEVERAL = "- [x] Two\n- [x] Four\n- [ ] Five"
RUN = """async (options) => {
  const { violations } = await axe.run(document.querySelector(".smcourse-question"), options)
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map((n) => n.html.slice(0, 200))}`)
}"""


@pytest.fixture(scope="module")
def payloads(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, Any]]:
    """A question of each kind, and one whose answer may be right in part."""
    folder = tmp_path_factory.mktemp("payloads")
    bodies = {kind: (kind, body) for kind, (body, _) in ALIKE.items()} | {
        "several": ("choice", SEVERAL)
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
    command = [sys.executable, "-m", "edx.workbench", str(tmp_path_factory.mktemp("w") / "bench")]
    with subprocess.Popen(
        command, cwd=ROOT / "tests", stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdin
        assert process.stdout
        process.stdin.write(json.dumps(served))
        process.stdin.close()
        yield process.stdout.readline().strip()
        process.kill()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    page = browser.new_page(viewport={"width": 360, "height": 740})
    page.set_default_timeout(8000)
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    yield page
    page.close()
    assert errors == []


def _open(page: Page, workbench: str, name: str, student: str = "ana") -> Locator:
    page.goto(f"{workbench}/scenario/{name}/?student={student}-{name}")
    return page.locator(".smcourse-question")


def _answer(block: Locator, payload: dict[str, Any], response: list[str]) -> None:
    """In the names that are shown."""
    shown = [str(one) for one in presented(payload).given(response)]
    match payload["kind"]:
        case "order":
            for place, line in enumerate(shown):
                up = block.locator(f'button[value="{line}"]').first
                lines = block.locator("li")
                while lines.nth(place).locator(f'button[value="{line}"]').count() == 0:
                    up.click()
        case "match":
            for select, answer in zip(block.locator("select").all(), shown, strict=True):
                select.select_option(answer)
        case "text" | "number":
            for field, text in zip(block.locator("fieldset input").all(), shown, strict=True):
                field.fill(text)
        case _:
            for value in shown:
                block.locator(f'input[value="{value}"]').check()


def _axe(page: Page) -> list[str]:
    if not page.evaluate("'axe' in window"):
        page.add_script_tag(path=AXE)
    found: list[str] = page.evaluate(RUN, ALL)
    return found


@pytest.mark.parametrize("kind", ALIKE)
def test_each_kind_is_answered_wrong_and_right_and_found_again(
    page: Page, workbench: str, payloads: dict[str, dict[str, Any]], kind: str
) -> None:
    payload = payloads[kind]
    block = _open(page, workbench, kind)
    submit = block.locator("button[type=submit]")
    wrong, right = block.locator(".sm-fb.sm-wrong"), block.locator(".sm-fb.sm-right")
    assert _axe(page) == []
    _answer(block, payload, wrong_of(payload))
    submit.click()
    expect(wrong).to_be_visible()
    assert _axe(page) == []
    page.reload()
    expect(wrong).to_be_visible()
    submit.click()
    _answer(block, payload, payload["key"]["right"])
    submit.click()
    expect(right).to_be_visible()
    expect(submit).to_be_hidden()
    assert _axe(page) == []
    page.reload()
    expect(right).to_be_visible()
    expect(submit).to_be_hidden()


def test_right_in_part_says_what_is_good(page: Page, workbench: str, payloads: Any) -> None:
    block = _open(page, workbench, "several")
    _answer(block, payloads["several"], ["a", "c"])
    block.locator("button[type=submit]").click()
    expect(block.get_by_role("status").first).to_contain_text("One is right")
    expect(block.locator(".sm-opt.sm-right")).to_have_count(1)
    expect(block.locator(".sm-opt.sm-wrong")).to_have_count(1)
    assert _axe(page) == []


@pytest.mark.parametrize("kind", UNGRADED)
def test_what_is_not_graded_is_saved(
    page: Page, workbench: str, payloads: dict[str, dict[str, Any]], kind: str
) -> None:
    payload = payloads[kind]
    block = _open(page, workbench, kind)
    chosen = [payload["options"][0]["id"]]
    _answer(block, payload, chosen)
    block.locator("button[type=submit]").click()
    expect(block.get_by_role("status").first).not_to_be_empty()
    page.reload()
    expect(block.locator(f'input[value="{chosen[0]}"]')).to_be_checked()
    assert _axe(page) == []


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
    assert _axe(page) == []


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
    assert (Path(AXE).exists(), page.title()) != (False, "")


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
