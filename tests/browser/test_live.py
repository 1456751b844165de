"""What is read out without being looked for: each change that a learner has to know of is written
into a live region that was there before.
"""

from __future__ import annotations

import pytest
from browser.courses import Files
from browser.learner import Learner, rightly, wrongly
from browser.lms import Lms, Package
from browser.sights import SMALL, TOUR, TROUBLE, search
from browser.sitting import Sitting

# A region that is not rendered when it changes is not read out.
LISTEN = """() => {
  window.heard = []
  const regions = "[role=status], [role=alert]"
  const told = (records) => new Set(records.map(({ target }) =>
    (target.nodeType === 1 ? target : target.parentElement)?.closest(regions)))
  new MutationObserver((records) => {
    for (const region of told(records)) {
      if (!region?.checkVisibility()) continue
      const words = region.innerText.replace(/\\s+/g, " ").trim()
      if (words) window.heard.push(`${region.getAttribute("role")}: ${words}`)
    }
  }).observe(document.body, { subtree: true, childList: true, characterData: true })
}"""


def listen(lms: Lms, package: Package, course: str | Files) -> Learner:
    page = {"viewport": {"width": 360, "height": 740}}
    return lms.launch(package(course), page=page, clock=True, **TROUBLE).learner


def heard(sitting: Sitting) -> list[str]:
    """What has been read out since one last asked."""
    told: list[str] = sitting.frame.evaluate("() => heard.splice(0)")
    return told


@pytest.fixture
def learner(lms: Lms, package: Package) -> Learner:
    """At a question, listening."""
    learner = listen(lms, package, SMALL)
    learner.walk(until="a1")
    learner.frame.evaluate(LISTEN)
    return learner


@pytest.fixture
def sitting(learner: Learner, lms: Lms) -> Sitting:
    return lms.sittings[-1]


def test_a_check_says_what_came_of_it_and_why(learner: Learner, sitting: Sitting) -> None:
    learner.press("check")
    assert heard(sitting) == [f"status: {learner.word('missing')}"]
    learner.answer(wrongly)
    assert heard(sitting) == [f"status: {learner.word('wrong')} Said of «Red»."]
    learner.answer(rightly)
    assert heard(sitting)[-1] == f"status: {learner.word('right')} Said of «Green»."


def test_the_answer_is_read_out_where_it_is_shown(learner: Learner, sitting: Sitting) -> None:
    learner.answer(wrongly)
    learner.answer(wrongly)
    heard(sitting)
    learner.reveal()
    assert heard(sitting) == [f"status: {learner.word('shown')} Said of «Green»."]


def test_an_answer_in_part_says_how_much_is_right(learner: Learner, sitting: Sitting) -> None:
    learner.walk(rightly, until="b1")
    heard(sitting)
    learner.answer(lambda question: question["key"]["right"][:1])
    (said,) = heard(sitting)
    assert said.startswith(f"status: {learner.word('part')} {learner.word('partMissing.one')}")


def test_trouble_with_saving_is_an_alert_and_its_end_is_told(
    learner: Learner, sitting: Sitting
) -> None:
    sitting.page.clock.pause_at("2026-11-23T10:00:00")
    sitting.break_(LMSCommit="fail")
    learner.answer(wrongly)
    heard(sitting)
    sitting.page.clock.run_for(10_000)
    again = learner.word("tryNow")
    assert heard(sitting) == [f"alert: {learner.word('noticeFailing')} {again}"]
    sitting.mend()
    learner.frame.get_by_role("button", name=again).click()
    assert heard(sitting) == [f"status: {learner.word('noticeSavedAgain')}"]
    sitting.page.evaluate("API.LMSFinish('')")
    learner.answer(wrongly)
    heard(sitting)
    sitting.page.clock.run_for(10_000)
    assert heard(sitting) == [f"alert: {learner.word('noticeGone')}"]


def test_search_says_how_much_it_finds(learner: Learner, sitting: Sitting) -> None:
    learner.open_menu()
    heard(sitting)
    search(sitting, "prose")
    assert heard(sitting)[-1].startswith("status: 4 ")
    search(sitting, "zyx")
    assert "“zyx”" in heard(sitting)[-1]


def test_the_size_of_the_text_is_told(learner: Learner, sitting: Sitting) -> None:
    learner.open_menu()
    heard(sitting)
    learner.frame.get_by_role("button", name=learner.word("larger")).click()
    assert heard(sitting) == ["status: 112%"]


def test_a_copied_log_is_told(learner: Learner, sitting: Sitting) -> None:
    learner.heading.press("Control+Alt+KeyG")
    heard(sitting)
    learner.frame.get_by_role("button", name=learner.word("copyLog")).click()
    assert heard(sitting) == [f"status: {learner.word('copied')}"]


def test_going_on_reads_the_heading_and_nothing_over_it(lms: Lms, package: Package) -> None:
    """Focus goes to it; a region that spoke at the same time would talk over it."""
    learner = listen(lms, package, TOUR)
    learner.frame.evaluate(LISTEN)
    for _ in range(6):
        learner.press("next")
    assert heard(lms.sittings[-1]) == []
