"""A learner who comes back goes on where they were, and sees how far they are."""

from __future__ import annotations

import pytest
from browser.courses import choice, completion, course, lesson, small
from browser.learner import Learner, rightly
from browser.lms import Lms, Package
from playwright.sync_api import Locator, expect

COURSE = small(completion(80))


def _timed(*names: str, was: str = "") -> dict[str, str | bytes]:
    """Lessons of five minutes each; the first may have had another id."""
    files = {
        f"{n}-{name}.md": lesson(name, "One.", "Two.", was=was if n == 0 else "").replace(
            "\ntitle:", "\nminutes: 5\ntitle:"
        )
        for n, name in enumerate(names)
    }
    return course(files)


def test_what_is_chosen_stays_until_it_is_checked(lms: Lms, package: Package) -> None:
    several = choice("several", ("- [x] One", "- [x] Two", "- [ ] Three"))
    learner = lms.launch(package(course({"1-a.md": lesson("a", "Words.", several)}))).learner
    learner.walk(rightly, until="several")
    learner.choose(["b", "c"])
    learner.press("previous")
    learner.press("next")
    chosen = learner.question.locator("input:checked")
    assert chosen.evaluate_all("all => all.map((one) => one.value)") == ["b", "c"]
    learner.press("check")
    expect(learner.question).to_contain_text(learner.word("part"))
    learner.choose(["a", "b"])
    learner.press("previous")
    learner.press("next")
    assert chosen.evaluate_all("all => all.map((one) => one.value)") == ["a", "b"]
    learner.press("check")
    expect(learner.question).to_contain_text(learner.word("right"))


def _facts(learner: Learner) -> Locator:
    return learner.frame.locator("[data-sm-facts]")


def _back(learner: Learner) -> Locator:
    """The menu's entry that leads to the place."""
    learner.open_menu()
    menu = learner.frame.get_by_role("navigation", name=learner.word("toc"))
    return menu.get_by_role("button", name=learner.word("continue").partition("{")[0])


def test_the_cover_tells_how_much_is_done_and_left(lms: Lms, package: Package) -> None:
    served = package(_timed("a", "b", "c"))
    first = lms.launch(served).learner
    expect(_facts(first)).to_have_text("3 lessons · 15 min")
    first.walk(rightly, until="b")
    first.exit()
    second = lms.launch(served).learner
    expect(second.start).to_have_text("Continue: 2 Lesson b")
    expect(_facts(second)).to_have_text("1 of 3 lessons done · about 10 min left")
    second.press("next")
    assert second.sight.lesson == "b"


def test_every_count_is_of_the_lessons_that_the_course_asks_for(lms: Lms, package: Package) -> None:
    """One that leaves no record is told to be optional, and is counted nowhere."""
    names = ("one/1-a.md", "one/2-b.md", "one/3-c.md", "two/1-d.md")
    files = {
        name: lesson(name[6], "One.", "Two.").replace("\ntitle:", "\nminutes: 5\ntitle:")
        for name in names
    }
    for name in names[2:]:
        files[name] = files[name].replace("\ntitle:", "\nrecord: none\ntitle:")
    served = package(course(files, modules=("one", "two")))
    first = lms.launch(served).learner
    expect(_facts(first)).to_have_text("2 modules · 2 lessons · 10 min")
    first.press("next")
    opener = first.frame.locator("[data-sm-page=module]:visible")
    expect(opener.locator(".sm-kick")).to_have_text("Module 1 · 10 min")
    expect(opener.locator(".sm-meta")).to_have_text("2 lessons")
    first.walk(until="b")
    first.open_menu()
    drawer = first.frame.locator("[data-sm-drawer]")
    expect(drawer.locator("[data-sm-progress]")).to_have_text(
        "1 of 2 lessons done · about 5 min left"
    )
    assert drawer.locator("h2 small").all_inner_texts() == ["1 of 2", ""]
    assert drawer.locator("nav .sm-ring small").all_inner_texts() == [
        *("Done", "5 min", "Optional", "Optional")
    ]
    first.exit()
    expect(_facts(lms.launch(served).learner)).to_have_text(
        "1 of 2 lessons done · about 5 min left"
    )


def test_the_menu_leads_back_to_the_place_from_any_page(lms: Lms, package: Package) -> None:
    learner = lms.launch(package(COURSE), page={"viewport": {"width": 360, "height": 740}}).learner
    expect(_back(learner)).to_be_hidden()
    learner.frame.get_by_role("button", name=learner.word("closeMenu")).last.click()
    learner.walk(rightly, until="b2")
    expect(_back(learner)).to_be_hidden()  # the learner is there
    menu = learner.frame.get_by_role("navigation", name=learner.word("toc"))
    menu.get_by_role("button", name=learner.word("results")).click()
    _back(learner).press("Enter")
    assert learner.sight.question == "b2"
    expect(learner.heading).to_be_focused()


@pytest.mark.parametrize(
    ("names", "was", "lesson_then"),
    [(("x", "c"), "b", "x"), (("a", "c"), "", "c"), (("c", "d"), "", "c")],
    ids=["renamed", "removed", "all before it removed"],
)
def test_a_place_whose_lesson_changed_is_still_one(
    lms: Lms, package: Package, names: tuple[str, ...], was: str, lesson_then: str
) -> None:
    first = lms.launch(package(_timed("a", "b", "c"))).learner
    first.walk(rightly, until="b")
    first.exit()
    second = lms.launch(package(_timed(*names, was=was))).learner
    expect(second.start).to_contain_text(f"Lesson {lesson_then}")
    second.press("next")
    assert second.sight.lesson == lesson_then


@pytest.mark.parametrize("mode", ["normal", "review"])
def test_a_course_that_is_done_offers_its_result_and_a_second_look(
    lms: Lms, package: Package, mode: str
) -> None:
    first = lms.launch(package(COURSE)).learner
    over = first.frame.get_by_role("button", name=first.word("goOverCourse"))
    expect(first.frame.get_by_text(first.word("savesItself"))).to_be_visible()
    expect(over).to_be_hidden()
    first.walk(rightly)
    first.exit()
    second = lms.launch(package(COURSE), mode=mode).learner
    expect(second.start).to_have_text(second.word("seeResult"))
    expect(_facts(second)).to_have_text("4 of 4 lessons done")
    expect(second.frame.get_by_text(second.word("savesItself"))).to_be_hidden()
    expect(_back(second)).to_be_hidden()
    second.frame.get_by_role("button", name=second.word("closeMenu")).last.click()
    second.press("next")
    expect(second.heading).to_contain_text("100")
    second.open(second.word("toStart"))
    second.frame.get_by_role("button", name=second.word("goOverCourse")).press("Enter")
    assert second.sight.lesson == "a"


def test_a_new_lesson_in_a_finished_course_is_gone_on_with(lms: Lms, package: Package) -> None:
    first = lms.launch(package(_timed("a", "b"))).learner
    first.walk(rightly)
    first.exit()
    second = lms.launch(package(_timed("a", "b", "c"))).learner
    expect(_facts(second)).to_have_text("2 of 3 lessons done · about 5 min left")
    expect(second.start).to_contain_text("Continue")
