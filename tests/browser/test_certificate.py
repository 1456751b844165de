"""The certificate: there once the course is done, with the learner's name, on one sheet of paper."""

from __future__ import annotations

import re
from typing import Any, Literal

import pytest
from browser.courses import Files, completion, ours, small
from browser.learner import Learner, rightly, wrongly
from browser.lms import Lms, Package
from browser.pictures import ARRIVED
from browser.screens import SET
from browser.sitting import Sitting
from browser.tongues import arabic, speak, tongues
from playwright.sync_api import expect

from smcourse.model import THEMES
from smcourse.words import known_languages, wrapper_words

A4 = {"width": 1123, "height": 794}  # across, in CSS pixels
MARGIN = 12 / 25.4 * 96
PAPER = """() => {
  const shown = [...document.querySelectorAll("main *")]
    .filter((el) => el.checkVisibility() && el.getClientRects()[0]?.height)
  const sheet = document.querySelector(".sm-cert")
  const { height } = sheet.getBoundingClientRect()
  return {
    others: shown.filter((el) => !sheet.contains(el) && !el.contains(sheet)).map((el) => el.outerHTML),
    height: document.documentElement.scrollHeight,
    ends: Math.abs(height - document.querySelector("main").getBoundingClientRect().height),
    color: getComputedStyle(sheet).color,
    ground: getComputedStyle(sheet).backgroundColor,
  }
}"""


def _page(learner: Learner) -> Any:
    learner.open(learner.word("certificate"))
    return learner.frame.locator("[data-sm-page=certificate]")


def test_before_the_end_it_says_where_to_see_what_is_missing(lms: Lms, package: Package) -> None:
    learner = lms.launch(package(small(completion(80)))).learner
    page = _page(learner)
    expect(page).to_contain_text(learner.word("certificateLater"))
    expect(page.locator(".sm-cert")).not_to_be_visible()
    page.get_by_role("button", name=learner.word("certificateMissing")).click()
    expect(learner.heading).to_have_text(learner.word("resultOpen"))
    expect(learner.heading).to_be_focused()


def test_it_tells_who_what_when_and_how_well(lms: Lms, package: Package) -> None:
    sitting = lms.launch(package(small(completion(60) + 'version: "2.1"\n')), clock=True)
    learner = sitting.learner
    learner.walk(wrongly, until="b1")
    learner.walk(rightly)
    learner.frame.get_by_role("button", name=learner.word("certificateSee")).click()
    expect(learner.heading).to_be_focused()
    sheet = learner.frame.locator(".sm-cert")
    for text in ("Ada Learner", "A trial", "Result: 80%", "November 23, 2026", "Version 2.1"):
        expect(sheet).to_contain_text(text)
    expect(learner.frame.get_by_role("textbox", name=learner.word("yourName"))).to_have_count(0)


def test_the_day_is_that_of_the_first_completion(lms: Lms, package: Package) -> None:
    served = package(small())
    first = lms.launch(served, clock=True)
    first.learner.walk(rightly)
    first.learner.exit()
    second = lms.launch(served, clock=True)
    second.page.clock.set_fixed_time("2027-03-01T09:00:00")
    expect(_page(second.learner).locator(".sm-cert")).to_contain_text("November 23, 2026")


def test_where_the_lms_gives_no_name_the_learner_writes_it(lms: Lms, package: Package) -> None:
    sitting = lms.launch(
        package(small()), page={"forced_colors": "active"}, api="none", clock=True, data=None
    )
    sitting.page.clock.run_for(11_000)
    learner = sitting.learner
    learner.walk(rightly)
    page = _page(learner)
    field = page.get_by_role("textbox", name=learner.word("yourName"))
    expect(field).to_have_attribute("autocomplete", "name")
    field.fill("  Zoë <b>Q</b>")
    expect(page.locator("[data-sm-name]")).to_have_text("Zoë <b>Q</b>")


def test_a_name_is_the_same_in_every_language(lms: Lms, package: Package) -> None:
    sitting = lms.launch(package(tongues()), api="none", clock=True, data=None)
    sitting.page.clock.run_for(11_000)
    learner = sitting.learner
    learner.walk(rightly)
    _page(learner).get_by_role("textbox").fill("Zoë")
    speak(sitting, "en")
    page = sitting.frame.locator("[data-sm-page=sm-certificate], [data-sm-page=certificate]")
    expect(page.locator("[data-sm-name]:visible")).to_have_text("Zoë")
    expect(page.get_by_role("textbox")).to_have_value("Zoë")


def test_a_course_may_do_without(lms: Lms, package: Package) -> None:
    learner = lms.launch(package(small("certificate: false\n"))).learner
    learner.walk(rightly)
    name = re.compile(f"{learner.word('certificate')}|{learner.word('certificateSee')}")
    learner.open_menu()
    expect(learner.frame.get_by_role("button", name=name)).to_have_count(0)


@pytest.mark.parametrize("theme", THEMES)
def test_it_fills_one_sheet_across_in_black_on_white(
    lms: Lms, package: Package, theme: str
) -> None:
    settings = completion(60) + f"theme: {theme}\n"
    sitting = lms.launch(package(small(settings)), page={"color_scheme": "dark"}, way="alone")
    learner = sitting.learner
    learner.walk(rightly)
    _page(learner)
    width, height = (round(A4[side] - 2 * MARGIN) for side in ("width", "height"))
    sitting.page.set_viewport_size({"width": width, "height": height})
    sitting.page.emulate_media(media="print", color_scheme="dark")
    paper = learner.frame.evaluate(PAPER)
    assert paper["others"] == []
    assert 0.9 * height < paper["height"] <= height
    assert paper["ends"] < 1
    assert (paper["color"], paper["ground"]) == ("rgb(0, 0, 0)", "rgba(0, 0, 0, 0)")
    pages = sitting.page.pdf(prefer_css_page_size=True)
    assert len(re.findall(rb"/Type\s*/Page\b", pages)) == 1
    assert re.search(rb"/MediaBox\s*\[0 0 84[12]\.?\d* 59[456]", pages)


WIDE = '* { font-family: Verdana, "DejaVu Sans" !important }'  # of the faces that devices have
BAR = """() => {
  const [back, main] = [...document.querySelectorAll(".sm-bar button")].map((el) => el.getBoundingClientRect())
  return { sameRow: back.top < main.bottom && main.top < back.bottom, height: Math.max(back.height, main.height),
    apart: Math.max(main.left - back.right, back.left - main.right) }
}"""


def _spoken(languages: list[str]) -> Files:
    head = f"id: spoken\nlanguages: [{', '.join(languages)}]\npackages: all-languages-in-one\n"
    files: Files = {"course.yaml": head}
    for tag in languages:
        files[f"{tag}/index.md"] = "---\ntitle: A\n---\nA.\n"
        files[f"{tag}/1-a.md"] = "---\nid: a\ntitle: A\n---\nA.\n"
    return files


def test_a_phone_with_wide_letters_has_room_for_both_buttons_in_every_language(
    lms: Lms, package: Package
) -> None:
    """One beside the other, in two lines at most, and the quiet one says that it goes back to where one was."""
    languages = known_languages()
    phone = {"viewport": {"width": 360, "height": 740}}
    sitting = lms.launch(package(_spoken(languages)), page=phone)
    sitting.learner.walk()
    found = []
    for tag in languages:
        speak(sitting, tag)
        sitting.page.keyboard.press("Escape")
        frame, words = sitting.frame, wrapper_words(tag)
        frame.get_by_role("button", name=words["certificateSee"]).click()
        frame.evaluate(SET, ["100", WIDE])
        bar = frame.evaluate(BAR)
        if not bar["sameRow"] or bar["height"] > 60 or bar["apart"] < 4:
            found.append((tag, bar))
        back = frame.locator(".sm-bar [data-sm-action=previous]:visible")
        expect(back).to_have_text(words["back"])
        back.click()
        expect(frame.locator("h1:visible")).to_have_text(words["resultCompleted"])
        back = frame.locator(".sm-bar [data-sm-action=previous]:visible")
        expect(back).to_have_text(words["previous"])
    assert found == []


def test_a_latin_name_begins_where_the_arabic_does(lms: Lms, package: Package) -> None:
    learner = lms.launch(package(arabic())).learner
    learner.walk(rightly)
    sheet = _page(learner).locator(".sm-cert")
    name, kicker = sheet.locator("[data-sm-name]"), sheet.locator(".sm-kick")
    expect(name).to_have_text("Ada Learner")
    edge = "el => Math.round(el.getBoundingClientRect().right)"
    assert name.evaluate(edge) == kicker.evaluate(edge)


def test_the_button_prints(lms: Lms, package: Package) -> None:
    learner = lms.launch(package(small())).learner
    learner.frame.evaluate("window.print = () => { window.printed = true }")
    learner.walk(rightly)
    _page(learner)
    learner.press("print")
    assert learner.frame.evaluate("window.printed")


GROUND = """(logo) => {
  const { backgroundColor, padding } = getComputedStyle(logo)
  return { image: logo.querySelector("img").currentSrc.split("/").pop(), ground: backgroundColor, padding }
}"""
CLEAR = "rgba(0, 0, 0, 0)"


MEDIA: tuple[tuple[Literal["screen", "print"], Literal["light", "dark"]], ...] = (
    ("screen", "light"),
    ("screen", "dark"),
    ("print", "dark"),
)


def _logos(sitting: Sitting) -> list[dict[str, str]]:
    """The certificate's by day, by night and on paper."""
    sitting.learner.walk(rightly)
    logo = _page(sitting.learner).locator(".sm-logo")
    image = logo.locator("img")
    found = []
    for media, scheme in MEDIA:
        sitting.page.emulate_media(media=media, color_scheme=scheme)
        image.evaluate(ARRIVED)
        found.append(logo.evaluate(GROUND))
    return found


def test_the_logo_is_the_one_for_its_ground(lms: Lms, package: Package) -> None:
    day, night, paper = _logos(lms.launch(package("tour/en")))
    assert [one["ground"] for one in (day, night, paper)] == [CLEAR] * 3
    assert day["image"] == paper["image"] != night["image"]


def test_a_logo_for_light_only_has_a_plate_by_night_only(lms: Lms, package: Package) -> None:
    files = ours("tour", languages="[en]")
    company = files["company.yaml"]
    assert isinstance(company, bytes)
    files["company.yaml"] = re.sub(rb"(?m)^logo_dark:.*\n", b"", company)
    day, night, paper = _logos(lms.launch(package(files)))
    assert [one["ground"] for one in (day, night, paper)] == [CLEAR, "rgb(255, 255, 255)", CLEAR]
    assert len({one["image"] for one in (day, night, paper)}) == 1
