"""What a learner finds in the course: by words in any form, from any page."""

from __future__ import annotations

import re
from io import BytesIO

from browser.courses import Files, course, lesson, small
from browser.lms import Lms, Package
from PIL import Image
from playwright.sync_api import Locator, expect

COURSE = "tour/en"


def _drawer(lms: Lms, package: Package, course: str | Files = COURSE) -> Locator:
    sitting = lms.launch(package(course), page={"viewport": {"width": 360, "height": 740}})
    learner = sitting.learner
    learner.open_menu()
    return learner.frame.locator("[data-sm-drawer]")


def test_accents_and_capitals_do_not_matter(lms: Lms, package: Package) -> None:
    drawer = _drawer(lms, package)
    box = drawer.get_by_role("searchbox")
    told = drawer.locator("[data-sm-found]")
    counts = []
    for words in ("LÉSSON", "lesson"):
        box.fill(words)
        expect(told).to_have_text(re.compile(r"\d+ results"))  # an act later
        counts.append(told.inner_text())
        hits = drawer.locator("[data-sm-results] mark").all_inner_texts()
        assert {text.casefold() for text in hits} == {"lesson"}
        expect(drawer.get_by_role("navigation")).to_be_hidden()
        box.fill("")
        expect(told).to_be_empty()
    assert counts[0] == counts[1]
    assert int(counts[0].split()[0]) > 1


WAYS = [
    ("l'entreprise", "l’entreprise"),
    ("l’entreprise", "l’entreprise"),
    ("coeur", "cœur"),
    ("STRASSE", "Straße"),
    ("collega", "col·lega"),
    ("المدرسة", "المَدرسة"),
    ("cafe", "cafe\u0301"),
    ("dónde", "Donde"),
]


def test_a_word_is_found_however_it_is_written(lms: Lms, package: Package) -> None:
    text = "À l’entreprise, le cœur. Die Straße. Amb el col·lega. في المَدرسة. Un cafe\u0301. Donde."
    files = course({"1-a.md": lesson("a", text)})
    box = (drawer := _drawer(lms, package, files)).get_by_role("searchbox")
    marked = {}
    for typed, _ in WAYS:
        box.fill(typed)
        expect(drawer.locator("[data-sm-found]")).to_have_text("1 result")
        marked[typed] = drawer.locator("[data-sm-results] mark").inner_text()
        box.fill("")
        expect(drawer.locator("[data-sm-found]")).to_be_empty()
    assert marked == dict(WAYS)


def test_what_is_asked_is_found(lms: Lms, package: Package) -> None:
    drawer = _drawer(lms, package)
    drawer.get_by_role("searchbox").fill("who can read your comment")
    expect(drawer.locator("[data-sm-found]")).to_have_text("1 result")
    drawer.locator("[data-sm-results] button").click()
    assert lms.sittings[0].learner.sight.question


def test_many_hits_are_counted_and_the_first_are_shown(lms: Lms, package: Package) -> None:
    files = course({"1-a.md": lesson("a", "\n\n".join(f"Bee {n}." for n in range(40)))})
    drawer = _drawer(lms, package, files)
    drawer.get_by_role("searchbox").fill("bee")
    expect(drawer.locator("[data-sm-found]")).to_have_text("40 results · the first 30 are shown")
    assert drawer.locator("[data-sm-results] button").count() == 30


def test_a_hit_leads_to_its_step(lms: Lms, package: Package) -> None:
    drawer = _drawer(lms, package)
    drawer.get_by_role("searchbox").fill("transcript")
    hit = drawer.locator("[data-sm-results] button").last
    sentence = hit.locator("mark").first.inner_text()
    hit.click()
    frame = drawer.page.frame_locator("iframe[name=content]")
    expect(drawer).to_be_hidden()
    step = frame.locator(".sm-step:visible")
    expect(step).to_contain_text(sentence, ignore_case=True)
    assert frame.locator("h1:focus").count() == 1


def test_nothing_found_says_what_to_do(lms: Lms, package: Package) -> None:
    drawer = _drawer(lms, package)
    drawer.get_by_role("searchbox").fill("zyx <b>")
    expect(drawer.locator("[data-sm-found]")).to_contain_text("“zyx <b>”")
    assert drawer.locator("[data-sm-results] button").count() == 0
    rule = drawer.locator(".sm-tools").evaluate("el => el.getBoundingClientRect().top")
    offer = drawer.locator("[data-sm-found]")
    words = "el => { const range = document.createRange(); range.selectNodeContents(el); return range.getBoundingClientRect().bottom }"
    assert rule - offer.evaluate(words) > 8
    offer.get_by_role("button", name="See the glossary").click()
    expect(drawer).to_be_hidden()
    frame = drawer.page.frame_locator("iframe[name=content]")
    expect(frame.get_by_role("heading", name="Glossary", level=1)).to_be_focused()


def test_a_course_without_a_glossary_offers_none(lms: Lms, package: Package) -> None:
    drawer = _drawer(lms, package, small())
    box = drawer.get_by_role("searchbox")
    box.fill("zyx")
    told = drawer.locator("[data-sm-found]")
    expect(told).to_have_text("Nothing for “zyx”. Try another word.")
    box.fill("")
    expect(told).to_be_empty()
    expect(drawer.get_by_role("navigation")).to_be_visible()


def test_the_sign_that_empties_the_field_has_no_colour_of_its_own(
    lms: Lms, package: Package
) -> None:
    box = _drawer(lms, package).get_by_role("searchbox")
    box.fill("lesson")
    colours = Image.open(BytesIO(box.screenshot())).convert("HSV").crop((220, 8, 310, 36))
    assert max(saturation for _, (_, saturation, _) in colours.getcolors(9_999)) < 40


def test_answers_are_not_given_away(lms: Lms, package: Package) -> None:
    drawer = _drawer(lms, package)
    learner = lms.sittings[0].learner
    option = learner.course["questions"][0]["options"][0]["html"]
    drawer.get_by_role("searchbox").fill(option)
    expect(drawer.locator("[data-sm-found]")).not_to_be_empty()
    assert drawer.locator("[data-sm-results] button").count() == 0


LENS = """(input) => {
  const lens = input.parentElement.querySelector("svg").getBoundingClientRect()
  const field = input.getBoundingClientRect()
  const middle = (box) => (box.top + box.bottom) / 2
  return { before: field.left + parseFloat(getComputedStyle(input).paddingLeft) - lens.right,
    inside: lens.left - field.left, off: middle(lens) - middle(field) }
}"""


def test_a_lens_in_the_field_covers_no_letter_and_leads_into_it(lms: Lms, package: Package) -> None:
    box = _drawer(lms, package).get_by_role("searchbox")
    for size in ("200", "125", "100"):
        box.evaluate("(_, size) => { document.documentElement.dataset.smText = size }", size)
        if size == "200":  # the words have the field to themselves
            expect(box.locator("xpath=..").locator("svg")).to_be_hidden()
            continue
        lens = box.evaluate(LENS)
        assert lens["before"] > 0
        assert lens["inside"] > 0
        assert abs(lens["off"]) < 1
    box.locator("xpath=..").locator("svg").click()
    expect(box).to_be_focused()
