"""Several blocks on one page of the workbench, and several calls at once."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any
from urllib.request import Request, urlopen

import pytest
from browser.workbenched import answer, phone, serve, violations
from edx.exam import TEST, exam
from grading.alike import ALIKE, payload_of
from playwright.sync_api import Browser, Page, expect

AT_ONCE = 6


@pytest.fixture(scope="module")
def payload(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    return payload_of("choice", ALIKE["choice"][0], tmp_path_factory.mktemp("payload"))


@pytest.fixture(scope="module")
def workbench(payload: dict[str, Any], tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder: Path = tmp_path_factory.mktemp("w")
    spanish = {"payload": payload | {"id": "otra"}, "language": "es-419"}
    whole = {"block": TEST, "payload": exam(folder / "exam")}
    blocks = {"page": [{"payload": payload}, spanish, whole, {"payload": payload}]}
    with serve(
        {**blocks, "alone": {"payload": payload, "max_attempts": "2"}}, folder / "bench"
    ) as address:
        yield address


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    yield from phone(browser)


def test_blocks_of_two_kinds_and_languages_share_a_page(
    page: Page, workbench: str, payload: dict[str, Any]
) -> None:
    page.goto(f"{workbench}/scenario/page/?student=ana")
    questions = page.locator(".smcourse-question")
    expect(questions).to_have_count(3)
    first, spanish, same = questions.all()
    test = page.locator(".smcourse-test")
    expect(first.locator("button[type=submit]")).to_have_text("Check")
    expect(spanish.locator("button[type=submit]")).to_have_text("Comprobar")
    expect(test.locator("button[type=submit]")).to_have_text("Begin the test")
    answer(first, payload, ["b"])
    first.locator("button[type=submit]").click()
    expect(first.locator(".sm-fb.sm-right")).to_be_visible()
    expect(same.locator(".sm-fb")).to_have_count(0)
    expect(spanish.locator(".sm-fb")).to_have_count(0)
    test.locator("button[type=submit]").click()
    expect(test.get_by_role("heading").first).to_have_text("Question 1 of 3")
    assert violations(page, ".smcourse-test") == []
    assert page.evaluate("document.querySelectorAll('[id^=sm-]').length") == 0


def test_the_same_act_sent_several_times_at_once_is_one_attempt(page: Page, workbench: str) -> None:
    """As a double click, a proxy that sends again, or somebody with a script would."""
    page.goto(f"{workbench}/scenario/alone/?student=eva")
    with page.expect_request(re.compile("handler")) as heard:
        page.locator(".smcourse-question input").first.check()
        page.locator(".smcourse-question button[type=submit]").click()
    expect(page.locator(".smcourse-question .sm-fb")).to_be_visible()
    request = heard.value
    body, headers = str(request.post_data).encode(), request.all_headers()

    def send(_: int) -> dict[str, Any]:
        sent = Request(request.url, data=body, headers=headers, method="POST")
        with urlopen(sent) as answered:
            told: dict[str, Any] = json.load(answered)
            return told

    with ThreadPoolExecutor(AT_ONCE) as pool:
        told = list(pool.map(send, range(AT_ONCE)))
    assert [one["standing"] for one in told] == ["wrong"] * AT_ONCE
    assert told == [told[0]] * AT_ONCE
    page.reload()
    expect(page.locator(".smcourse-question")).to_contain_text("Attempts left: 1")
