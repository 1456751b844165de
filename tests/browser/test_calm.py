"""Nothing happens unless the learner does it: no time runs out, and no letter is a command."""

from __future__ import annotations

import string

import pytest
from browser.courses import completion, small
from browser.learner import rightly
from browser.lms import Lms, Package
from browser.sitting import Sitting

SEEN = """() => [document.body.innerText, scrollX, scrollY, document.querySelectorAll("dialog[open]").length,
  document.activeElement.outerHTML, document.title]"""


@pytest.fixture
def sitting(lms: Lms, package: Package) -> Sitting:
    """At a question, on a wide screen, the menu beside it."""
    page = {"viewport": {"width": 1280, "height": 800}}
    sitting = lms.launch(package(small(completion(80))), page=page, clock=True)
    sitting.learner.walk(rightly, until="a1")
    sitting.learner.open_menu()
    sitting.learner.heading.focus()
    return sitting


def test_no_time_runs_out(sitting: Sitting) -> None:
    sitting.learner.choose(["b"])
    before = sitting.frame.evaluate(SEEN)
    sitting.page.clock.fast_forward("20:00:00")
    assert sitting.frame.evaluate(SEEN) == before
    sitting.learner.press("check")
    sitting.learner.walk(rightly)
    sitting.learner.exit()
    assert sitting.record["cmi.core.lesson_status"] == "passed"


def test_no_letter_or_figure_is_a_command(sitting: Sitting) -> None:
    before = sitting.frame.evaluate(SEEN)
    for key in string.ascii_letters + string.digits + string.punctuation:
        sitting.page.keyboard.press(key)
    assert sitting.frame.evaluate(SEEN) == before


def test_nothing_but_the_option_changes_when_one_is_chosen(sitting: Sitting) -> None:
    """Nor when the focus comes by."""
    before = sitting.frame.evaluate(SEEN)[:4]
    for option in ("a", "b", "c"):
        sitting.learner.choose([option])
        assert sitting.frame.evaluate(SEEN)[:4] == before
    for _ in range(12):
        sitting.page.keyboard.press("Tab")
    now = sitting.frame.evaluate(SEEN)
    assert (now[0], now[3]) == (before[0], before[3])
