"""The technical log: hidden, opened by a key or an address, to be copied for those who help."""

from __future__ import annotations

import re

import pytest
from browser.courses import completion, small
from browser.learner import Learner, rightly
from browser.lms import Lms, Package
from playwright.sync_api import Locator, expect

KEYS = "Control+Alt+KeyG"
COURSE = small(completion(80))


def log_of(learner: Learner) -> Locator:
    return learner.frame.get_by_role("dialog", name=learner.word("log"))


def test_the_log_is_hidden_until_asked_for(lms: Lms, package: Package) -> None:
    learner = lms.launch(package(COURSE)).learner
    learner.walk(rightly, until="a1")
    expect(log_of(learner)).to_have_count(0)
    learner.heading.press(KEYS)
    expect(log_of(learner)).to_be_visible()


def test_the_log_lists_every_call_and_its_answer(lms: Lms, package: Package) -> None:
    sitting = lms.launch(package(COURSE))
    learner = sitting.learner
    learner.walk(rightly, until="b1")
    learner.heading.press(KEYS)
    lines = log_of(learner).get_by_role("textbox").input_value().splitlines()
    calls = [call for call in sitting.calls if call.fn != "LMSGetLastError"]
    assert len(lines) == len(calls)
    for line, call in zip(lines, calls, strict=True):
        assert call.fn in line
        assert all(arg in line for arg in call.args)
        assert f'"{call.result}"' in line


def test_an_error_stands_in_the_log_with_its_code(lms: Lms, package: Package) -> None:
    sitting = lms.launch(package(COURSE), faults={"LMSCommit": "fail"}, tolerate=("error-code",))
    learner = sitting.learner
    learner.heading.press(KEYS)
    text = log_of(learner).get_by_role("textbox").input_value()
    assert 'LMSCommit("") -> "false" [101]' in text


def test_what_the_lms_throws_stands_in_the_log(lms: Lms, package: Package) -> None:
    sitting = lms.launch(package(COURSE), faults={"LMSCommit": "throw"})
    sitting.learner.heading.press(KEYS)
    assert (
        "the LMS broke in LMSCommit" in log_of(sitting.learner).get_by_role("textbox").input_value()
    )


def test_an_address_with_debug_opens_it_at_once(lms: Lms, package: Package) -> None:
    """Beside the page, which goes on being played."""
    sitting = lms.launch(package(COURSE), query="?debug")
    learner = sitting.learner
    expect(log_of(learner)).to_be_visible()
    expect(log_of(learner).get_by_role("textbox")).to_have_value(re.compile("LMSInitialize"))
    learner.press("next")
    learner.press("next")
    expect(log_of(learner).get_by_role("textbox")).to_have_value(re.compile("lesson_location"))


def test_the_log_can_be_copied(lms: Lms, package: Package) -> None:
    permissions = {"permissions": ["clipboard-read", "clipboard-write"]}
    sitting = lms.launch(package(COURSE), page=permissions)
    learner = sitting.learner
    learner.heading.press(KEYS)
    dialog = log_of(learner)
    dialog.get_by_role("button", name=learner.word("copyLog")).click()
    expect(dialog.get_by_role("status")).to_have_text(learner.word("copied"))
    copied = sitting.page.evaluate("navigator.clipboard.readText()")
    assert copied.splitlines() == dialog.get_by_role("textbox").input_value().splitlines()


@pytest.mark.parametrize("way", ["Escape", "button"])
def test_the_log_closes(lms: Lms, package: Package, way: str) -> None:
    sitting = lms.launch(package(COURSE))
    learner = sitting.learner
    learner.heading.press(KEYS)
    if way == "Escape":
        sitting.page.keyboard.press("Escape")
    else:
        log_of(learner).get_by_role("button", name=learner.word("close"), exact=True).click()
    expect(log_of(learner)).to_have_count(0)
    learner.walk(rightly)
    assert sitting.values["cmi.core.lesson_status"] == "passed"


def test_without_an_lms_the_log_opens_too(lms: Lms, package: Package) -> None:
    learner = lms.launch(package(COURSE), api="none", query="?debug").learner
    expect(log_of(learner)).to_be_visible()
