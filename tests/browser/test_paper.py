"""What comes out of the printer, read from the PDF that Chromium writes."""

from __future__ import annotations

import io

import pytest
from browser.courses import choice, course, lesson
from browser.learner import Learner, rightly, wrongly
from browser.lms import Lms, Package
from pypdf import PdfReader

from smcourse.model import THEMES

A4 = {"format": "A4", "prefer_css_page_size": False}
SHEET = {"width": 605, "height": 1002}  # A4 without its margins, in CSS pixels
CUT = """() => [...document.querySelectorAll("main *")].filter((el) => el.checkVisibility()
    && !el.closest("svg, .sm-vh") && getComputedStyle(el).overflowX !== "visible" && el.scrollWidth > el.clientWidth + 1
  || el.checkVisibility() && !el.closest("svg, .sm-vh") && el.getBoundingClientRect().right > innerWidth + 1)
  .map((el) => el.outerHTML.slice(0, 120))"""
# How each option is drawn, once all say the same.
DRAWN_AS = """() => {
  const rows = [...document.querySelectorAll(".sm-q .sm-opt")]
  for (const row of rows) row.querySelector("input + span").textContent = "The same"
  return rows.map((row) => [row, ...row.querySelectorAll("*")].filter((el) => el.checkVisibility()).map((el) => {
    const style = getComputedStyle(el)
    const painted = [...style].filter((name) => !/^(--|cursor|transition|z-index)/.test(name))
    return [el.localName, el.getBoundingClientRect().x, ...painted.map((name) => `${name}: ${style[name]}`)].join("; ")
  }).join(" / "))
}"""
SAID = """() => [...document.querySelectorAll("main .sm-fb p, main .sm-fb strong")].map((el) => el.textContent)"""


def read(learner: Learner) -> str:
    """The words on all sheets, without spaces: where a line breaks does not matter."""
    pages = PdfReader(io.BytesIO(learner.frame.page.pdf(**A4))).pages
    return "".join("".join(page.extract_text() for page in pages).split())


def bare(text: str) -> str:
    return "".join(text.split())


@pytest.fixture
def learner(lms: Lms, package: Package) -> Learner:
    """Two lessons into the questions, the first answered."""
    learner = lms.launch(package("tour/en"), way="alone", page={"viewport": SHEET}).learner
    learner.walk(rightly, until="true-false")
    return learner


def test_the_whole_course_is_on_paper_in_its_order_and_gives_no_answer_away(
    learner: Learner,
) -> None:
    said = learner.frame.evaluate(SAID)
    assert said, "something has been answered"
    learner.frame.evaluate("document.body.classList.add('sm-print-all')")
    text = read(learner)
    at = 0
    for one in learner.course["lessons"]:
        at = text.find(bare(one["label"].split(" ", 1)[1]), at)
        assert at >= 0, one["label"]
    for words in (
        "From a survey with a name and a year.",  # what can be opened is open
        "Shown without payment.",  # each tab stands there
        "Bought, and labelled.",
        "Each viewer brings more.",
        "Without a language it stays plain",
        "Which posts travel further than their author thinks?",
        "One with a face that many know.",
    ):
        assert bare(words) in text, words
    shown = set()
    for link in learner.frame.locator("main a[href^=http]").all():
        address = bare(str(link.get_attribute("href")))
        shown.add(is_shown := bare(link.text_content() or "") == address)
        assert (f"<{address}>" in text) is not is_shown, "once, in the text or behind it"
        assert address in text
    assert shown == {True, False}
    unsaid = [
        *said,
        *(learner.word(name) for name in ("check", "bookmark", "printPage", "openMenu")),
    ]
    assert [words for words in unsaid if bare(words) in text] == []


def test_nothing_is_cut_at_the_edge_of_the_paper(learner: Learner) -> None:
    learner.frame.evaluate("document.body.classList.add('sm-print-all')")
    learner.frame.evaluate("dispatchEvent(new Event('beforeprint'))")
    learner.frame.page.emulate_media(media="print")
    assert learner.frame.evaluate(CUT) == []


def test_a_lesson_alone_is_on_paper_whole(learner: Learner) -> None:
    learner.open_lesson("choice")
    text = read(learner)
    for words in ("Who can read your comment?", "Which posts travel further"):
        assert bare(words) in text
    assert bare("A note stands beside the thread.") not in text


@pytest.mark.parametrize("theme", THEMES)
def test_on_a_blank_sheet_an_answer_leaves_no_trace(lms: Lms, package: Package, theme: str) -> None:
    """Four questions: answered rightly, shown, answered wrongly, and not at all."""
    asked = lesson("a", *(choice(f"a{n}") for n in range(4)))
    files = course({"1-a.md": asked}, settings=f"theme: {theme}\n")
    page = {"viewport": SHEET}
    learner = lms.launch(package(files), page=page).learner
    learner.press("next")
    for choose in (rightly, wrongly):
        learner.step(choose)
    learner.answer(wrongly)
    frame = learner.frame
    frame.evaluate("document.body.classList.add('sm-print-all')")
    frame.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert len(set(frame.evaluate(DRAWN_AS))) > 1, "on the screen it is seen"
    frame.page.emulate_media(media="print")
    drawn = frame.evaluate(DRAWN_AS)
    assert (len(drawn), len(set(drawn))) == (12, 1)
    frame.evaluate("document.body.classList.remove('sm-blank')")
    assert len(set(frame.evaluate(DRAWN_AS))) > 1, "in review it stays"
