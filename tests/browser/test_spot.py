"""Places in an image: chosen there or in the list, marked in both, reported as a choice."""

from __future__ import annotations

from typing import Any

import pytest
from browser.axe import DAY, LARGE, NIGHT, PAPER, Axe
from browser.courses import completion, course, lesson
from browser.learner import Learner, partly, rightly, wrongly
from browser.lms import Lms, Package, interactions
from browser.sitting import Sitting
from conftest import ROOT
from playwright.sync_api import Locator, expect

DESK_SVG = (ROOT / "courses" / "tour" / "media" / "desk.svg").read_bytes()
DRAWING = "![A desk](../media/desk.svg){.themed}"
PHOTO = '![A desk](../media/desk.svg "On a Monday")'
SPOT = """::: spot desk {objective=O1}
A colleague posts a photo.

What in it should not be published?

IMAGE

- [x] The screen. {#screen} @ 29,15 34x48
  > They did not agree.
- [ ] The cup. {#cup} @ 8,62 14.5x17
  > It tells nothing.
- [x] The badge. {#badge} @ 64,82 16.5x14
- [ ] The plant. {#plant} @ 77,30 21x49

hint: Look closely.
:::
"""
ONE = """::: spot one
Where is the badge?

![A desk](../media/desk.svg)

- [ ] Above. @ 0,0 4x4
- [x] Below. @ 64,82 16.5x14
:::
"""


def _files(image: str = DRAWING, language: str = "en") -> dict[str, str | bytes]:
    text = lesson("a", "Words.", SPOT.replace("IMAGE", image), ONE, objective="O1")
    files = course({"1-a.md": text}, settings=completion(80))
    turned = {path.replace("en/", f"{language}/"): text for path, text in files.items()}
    head = str(files["course.yaml"]).replace("[en]", f"[{language}]")
    return {**turned, "course.yaml": head, "media/desk.svg": DESK_SVG}


FILES = _files()
ZONES = [(29, 15, 34, 48), (8, 62, 14.5, 17), (64, 82, 16.5, 14), (77, 30, 21, 49)]
PHONE = {"viewport": {"width": 360, "height": 740}}
SMALL = {"viewport": {"width": 320, "height": 568}}
DESK = {"viewport": {"width": 1280, "height": 800}}
# A zone's place in its image, in percent, and the smaller side of what can be tapped, in pixels.
PLACES = """() => [...document.querySelectorAll(".sm-spots")].filter((one) => one.checkVisibility()).map((one) => {
  const image = one.querySelector("img, .sm-art").getBoundingClientRect()
  const round = (number) => Math.round(number * 10) / 10
  return [...one.querySelectorAll(".sm-zone")].map((zone) => {
    const { left, top, width, height } = zone.querySelector("rect").getBoundingClientRect()
    const whole = zone.getBoundingClientRect()
    return {
      at: [round(100 * (left - image.left) / image.width), round(100 * (top - image.top) / image.height),
        round(100 * width / image.width), round(100 * height / image.height)],
      side: Math.min(whole.width, whole.height),
    }
  })
})[0]"""


def _zone(learner: Learner, number: int) -> Locator:
    """What of a zone can be tapped: its number, which is over its corner."""
    return learner.question.locator(".sm-zone > svg > circle").nth(number - 1)


def _looks(learner: Learner) -> list[str]:
    zones = learner.question.locator(".sm-zone").all()
    return [(zone.get_attribute("class") or "").replace("sm-zone", "").strip() for zone in zones]


def _chosen(learner: Learner) -> list[bool]:
    boxes = learner.question.locator(".sm-opt input").all()
    return [box.is_checked() for box in boxes]


def _asked(sitting: Sitting) -> Learner:
    sitting.learner.walk(rightly, until="desk")
    return sitting.learner


def test_places_are_chosen_in_the_image_and_reported_as_a_choice(
    lms: Lms, package: Package, api: str
) -> None:
    sitting = lms.launch(package(FILES), api=api, page=PHONE)
    learner = _asked(sitting)
    assert _looks(learner) == ["", "", "", ""]
    _zone(learner, 1).click()
    _zone(learner, 2).click()
    _zone(learner, 4).click()
    _zone(learner, 4).click()
    assert _chosen(learner) == [True, True, False, False]
    assert _looks(learner) == ["sm-on", "sm-on", "", ""]
    learner.press("check")
    expect(learner.question.get_by_role("status")).to_contain_text("It tells nothing.")
    assert _looks(learner) == ["sm-on sm-right", "sm-on sm-wrong", "", ""]
    learner.press("retry")
    learner.choose(["screen", "badge"])
    assert _looks(learner) == ["sm-on", "", "sm-on", ""]
    learner.press("check")
    expect(learner.question.get_by_role("status")).to_contain_text("They did not agree.")
    assert _looks(learner) == ["sm-on sm-right", "", "sm-on sm-right", ""]
    _zone(learner, 4).click()
    assert _chosen(learner) == [True, False, True, False], "what is over is over"
    learner.press("next")
    _zone(learner, 1).click()
    assert _looks(learner) == ["sm-on", ""]
    _zone(learner, 2).click()
    assert _looks(learner) == ["", "sm-on"], "one place lets go of the other"
    learner.press("check")
    learner.press("next")
    learner.exit()
    fields = ("id", "type", "student_response", "correct_responses.0.pattern", "result")
    assert [tuple(one[field] for field in fields) for one in interactions(sitting.record)] == [
        ("desk", "choice", "a,b", "a,c", "wrong"),
        ("desk-a2", "choice", "a,c", "a,c", "correct"),
        ("one", "choice", "b", "b", "correct"),
    ]
    assert sitting.record["cmi.core.score.raw"] == "100"


def test_keys_need_nothing_but_the_list(lms: Lms, package: Package) -> None:
    sitting = lms.launch(package(FILES), page=PHONE)
    learner = _asked(sitting)
    keys = sitting.page.keyboard
    box = learner.question.get_by_role("checkbox", name="1 The screen.")
    box.focus()
    keys.press("Space")
    keys.press("Tab")
    keys.press("Tab")
    expect(learner.question.get_by_role("checkbox", name="3 The badge.")).to_be_focused()
    keys.press("Space")
    assert _looks(learner) == ["sm-on", "", "sm-on", ""]
    keys.press("Enter")
    expect(learner.question.get_by_role("status")).to_contain_text(learner.word("right"))
    expect(learner.button("next")).to_be_focused()


def test_a_screen_reader_hears_the_image_and_the_list(lms: Lms, package: Package) -> None:
    learner = _asked(lms.launch(package(FILES)))
    tree = learner.question.get_by_role("group").first.aria_snapshot()
    assert [line.strip() for line in tree.split("\n")][2:8] == [
        "- figure:",
        '- img "A desk"',
        '- checkbox "1 The screen."',
        "- text: 1 The screen.",
        '- checkbox "2 The cup."',
        "- text: 2 The cup.",
    ]


@pytest.mark.parametrize("image", [DRAWING, PHOTO], ids=["drawing", "image"])
@pytest.mark.parametrize("language", ["en", "ar"])
@pytest.mark.parametrize("page", [SMALL, DESK], ids=["small", "desk"])
def test_zones_lie_where_their_author_put_them(
    page: dict[str, Any], language: str, image: str, lms: Lms, package: Package
) -> None:
    sitting = lms.launch(package(_files(image, language)), page=page)
    learner = _asked(sitting)
    if image is PHOTO:
        expect(learner.question.get_by_text("On a Monday")).to_be_visible()
    for media in ("screen", "print"):
        sitting.page.emulate_media(media=media)
        places = sitting.frame.evaluate(PLACES)
        found = [number for place in places for number in place["at"]]
        assert found == pytest.approx([number for zone in ZONES for number in zone], abs=0.3)
        assert min(place["side"] for place in places) >= 24
    assert (
        sitting.frame.evaluate("document.documentElement.scrollWidth") <= page["viewport"]["width"]
    )


def test_what_was_chosen_is_there_at_the_next_visit(lms: Lms, package: Package) -> None:
    learner = _asked(lms.launch(package(FILES)))
    learner.answer(partly)
    learner.press("exit")
    learner.press("finish")
    again = lms.launch(package(FILES)).learner
    again.press("next")
    assert _looks(again) == ["sm-on sm-right", "", "", ""]
    again.fail()
    assert _looks(again) == ["sm-on sm-right", "", "sm-right", ""]


def test_paper_shows_no_answer(lms: Lms, package: Package) -> None:
    sitting = lms.launch(package(FILES))
    learner = _asked(sitting)
    learner.answer(partly)
    sitting.page.emulate_media(media="print")
    for number in (1, 2):
        expect(_zone(learner, number)).to_have_css("fill", "rgb(255, 255, 255)")
        expect(_zone(learner, number)).to_have_css("stroke", "rgb(0, 0, 0)")
    expect(learner.question.locator(".sm-zone use").first).to_be_hidden()


@pytest.mark.parametrize("page", [PHONE, DESK], ids=["phone", "desk"])
def test_axe_finds_nothing_in_any_state(page: dict[str, Any], lms: Lms, package: Package) -> None:
    sitting = lms.launch(package(_files(PHOTO)), page=page)
    learner = _asked(sitting)
    axe = Axe(sitting.page)
    found = [*axe.violations(DAY, NIGHT, LARGE, PAPER)]
    learner.press("check")
    found += axe.violations(DAY, NIGHT, LARGE)
    for answer in (partly, wrongly):
        learner.answer(answer)
        found += axe.violations(DAY, NIGHT, LARGE)
    learner.reveal()
    found += axe.violations(DAY, NIGHT, LARGE, PAPER)
    learner.answer(rightly)
    found += axe.violations(DAY, NIGHT, LARGE)
    assert found == []
