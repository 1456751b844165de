"""Half way, and then everything dies: the next visit goes on as if nothing had happened."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from browser.conftest import CHROMIUM, FLAGS
from browser.courses import completion, small
from browser.learner import Learner, rightly, wrongly
from browser.lms import Lms, Package, interactions
from browser.sitting import Sitting
from playwright.sync_api import Error, Playwright, expect


@pytest.fixture
def process(tmp_path: Path) -> Iterator[tuple[subprocess.Popen[bytes], str]]:
    """A browser of its own, to be killed, and where it listens."""
    own = [f"--user-data-dir={tmp_path}", "--remote-debugging-port=0", "--headless=new"]
    started = subprocess.Popen(
        [CHROMIUM, *FLAGS, *own, "about:blank"], stderr=subprocess.PIPE, start_new_session=True
    )
    assert started.stderr
    for line in started.stderr:
        if b"listening on ws://" in line:
            yield started, line.decode().rpartition("on ")[2].strip()
            break
    if started.poll() is None:
        os.killpg(started.pid, signal.SIGKILL)
    started.wait()
    started.stderr.close()


def play_half(learner: Learner) -> None:
    """The first answer right, the second wrong, the third step just reached."""
    learner.walk(rightly, until="b1")
    learner.step(wrongly)
    assert learner.sight.question == "b2"


def finish_after(again: Sitting) -> str:
    """Everything is where it was, and the rest can be done: the status at the end."""
    learner = again.learner
    expect(learner.start).to_contain_text("Continue")
    expect(learner.start).to_contain_text("Lesson b")
    learner.press("next")
    assert learner.sight.question == "b2", "the very step"
    learner.press("previous")
    assert learner.sight.question == "b1"
    expect(learner.question).to_contain_text(learner.word("shown"))
    learner.open_lesson("a")
    learner.press("next")
    assert (learner.sight.question, learner.sight.action) == ("a1", "next")
    expect(learner.question.locator("input[value=b]")).to_be_checked()
    expect(learner.question).to_contain_text(learner.word("right"))
    learner.walk(rightly)
    learner.exit()
    assert again.record["cmi.core.score.raw"] == "80"
    told = [one["id"] for one in interactions(again.record)]
    assert told == ["a1", "b1", "b1-a2", "b2", "d1"], "those of both visits, each once"
    return str(again.record["cmi.core.lesson_status"])


def test_renderer_crashes(lms: Lms, package: Package, api: str) -> None:
    served = package(small(completion(80)))
    sitting = lms.launch(served, api=api, clock=True)
    play_half(sitting.learner)
    sitting.page.clock.fast_forward(10_000)
    with sitting.page.expect_event("crash"), contextlib.suppress(Error):
        sitting.page.goto("chrome://crash")
    assert "LMSFinish" not in sitting.story_calls, "nobody said goodbye"
    assert finish_after(lms.launch(served, api=api)) == "passed"


def test_browser_is_killed(
    lms: Lms,
    package: Package,
    api: str,
    playwright: Playwright,
    process: tuple[subprocess.Popen[bytes], str],
) -> None:
    served = package(small(completion(80)))
    started, address = process
    doomed = playwright.chromium.connect_over_cdp(address)
    sitting = lms.launch(served, api=api, browser=doomed, clock=True)
    play_half(sitting.learner)
    sitting.page.clock.fast_forward(10_000)
    os.killpg(started.pid, signal.SIGKILL)
    started.wait()
    sitting.die()
    assert "LMSFinish" not in sitting.story_calls
    assert finish_after(lms.launch(served, api=api)) == "passed"


def test_tab_is_closed(lms: Lms, package: Package, api: str) -> None:
    """Nothing waits for a commit here: what was set goes with LMSFinish."""
    served = package(small(completion(80)))
    sitting = lms.launch(served, api=api)
    play_half(sitting.learner)
    sitting.close_tab()
    assert finish_after(lms.launch(served, api=api)) == "passed"


def test_a_retry_under_way_keeps_the_first_outcome(lms: Lms, package: Package) -> None:
    """Marks are of what was submitted, never of what was about to be."""
    served = package(small())
    sitting = lms.launch(served)
    learner = sitting.learner
    learner.walk(until="a1")
    learner.answer(wrongly)
    learner.press("retry")
    learner.choose(["b"])
    sitting.close_tab()
    again = lms.launch(served).learner
    again.press("next")
    assert (again.sight.question, again.sight.action) == ("a1", "retry")
    expect(again.question).to_contain_text(again.word("wrong"))


def test_marks_of_several_right_options_come_back(lms: Lms, package: Package) -> None:
    served = package(small())
    sitting = lms.launch(served)
    sitting.learner.walk(until="b1")
    sitting.learner.answer(lambda question: ["a", "b"])
    sitting.learner.exit()
    again = lms.launch(served).learner
    again.press("next")
    checked = again.question.locator("input:checked")
    assert [box.get_attribute("value") for box in checked.all()] == ["a", "b"]
    expect(again.question).to_contain_text(again.word("part"))
