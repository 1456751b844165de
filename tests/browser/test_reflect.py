"""Reflections: the learner's own words, kept like notes and sent nowhere."""

from __future__ import annotations

from browser.axe import DAY, LARGE, NIGHT, Axe
from browser.courses import choice, course, lesson
from browser.learner import Learner, rightly
from browser.lms import Lms, Package
from playwright.sync_api import Locator, expect

REFLECT = """::: reflect my-hats
Where do you wear *each* hat?
:::
"""
OTHER = REFLECT.replace("my-hats", "my-pause").replace("Where do", "When do")
FILES = course(
    {
        "1-a.md": lesson("a", REFLECT, OTHER, choice("a1")),
        "2-b.md": lesson("b", choice("b1")),
    }
)
PHONE = {"viewport": {"width": 360, "height": 740}}
MINE = "At work I speak for nobody."


def _field(learner: Learner, name: str = "Where do you wear each hat?") -> Locator:
    return learner.frame.get_by_role("textbox", name=name)


def _written(learner: Learner) -> Learner:
    learner.open_lesson("a")
    _field(learner).fill(MINE)
    return learner


def test_it_stays_while_the_course_is_open_and_is_never_sent(lms: Lms, package: Package) -> None:
    sitting = lms.launch(package(FILES))
    learner = _written(sitting.learner)
    expect(_field(learner)).to_have_accessible_description(learner.word("notesMemory"))
    learner.walk(rightly)
    learner.open_lesson("a")
    expect(_field(learner)).to_have_value(MINE)
    expect(_field(learner, "When do you wear each hat?")).to_have_value("")
    learner.exit()
    assert sitting.record["cmi.core.lesson_status"] == "completed", "nothing is asked for"
    assert MINE not in str(sitting.calls)
    assert MINE not in str(sitting.record)


def test_it_is_read_and_erased_under_my_notes(lms: Lms, package: Package) -> None:
    learner = _written(lms.launch(package(FILES)).learner)
    learner.open(learner.word("notes"))
    page = learner.frame.locator("[data-sm-notes]")
    expect(page.get_by_role("heading", name=learner.word("reflections"))).to_be_visible()
    expect(page).to_contain_text("1 Lesson a")
    expect(page).to_contain_text(MINE)
    learner.frame.locator("[data-sm-erase]:visible").click()
    learner.frame.locator("dialog [data-sm-erase]").click()
    expect(page).to_have_text(learner.word("notesNone"))
    learner.open_lesson("a")
    expect(_field(learner)).to_have_value("")


def test_it_stays_on_the_device_only_where_that_is_asked_for(lms: Lms, package: Package) -> None:
    sitting = lms.launch(package(FILES))
    learner = _written(sitting.learner)
    assert sitting.frame.evaluate("localStorage.length") == 0
    learner.open(learner.word("notes"))
    learner.frame.get_by_role("checkbox", name=learner.word("notesStay")).check()
    learner.open_lesson("a")
    expect(_field(learner)).to_have_accessible_description(learner.word("notesDevice"))
    kept = "Object.values(localStorage).join()"
    assert MINE in sitting.frame.evaluate(kept)
    _field(learner).fill("")
    assert MINE not in sitting.frame.evaluate(kept), "what is taken back is gone there too"


def test_axe_finds_nothing(lms: Lms, package: Package) -> None:
    sitting = lms.launch(package(FILES), page=PHONE)
    learner = _written(sitting.learner)
    axe = Axe(sitting.page)
    found = [*axe.violations(DAY, NIGHT, LARGE)]
    learner.open(learner.word("notes"))
    found += axe.violations(DAY, NIGHT, LARGE)
    assert found == []
