"""A new version is uploaded in mid-course: what was done stays where it belongs."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from browser.courses import A1, B1, MODULES, SMALL, Files, choice, completion, course, lesson, small
from browser.learner import Learner, half, rightly, whole, wrongly
from browser.lms import Lms, Package, Played, Record, interactions
from playwright.sync_api import expect

SETTINGS = completion(80)


def version(changes: Mapping[str, str | None], modules: tuple[str, ...] = MODULES) -> Files:
    """The small course with some of its files changed, added, or taken away (None)."""
    files = {path: text for path, text in {**SMALL, **changes}.items() if text is not None}
    return course(files, modules=modules, settings=SETTINGS)


def entry(learner: Learner, lesson: str) -> str:
    """What the menu says of a lesson."""
    learner.open_menu()
    mark = learner.frame.locator(f'nav [data-sm-goto="{lesson}"] small').text_content()
    learner.frame.get_by_role("button", name=learner.word("closeMenu")).last.click()
    return mark or ""


def stands(learner: Learner, question: str) -> str:
    """How a question stands, by the word that the learner reads; "" while it is open."""
    lesson = next(one for one in learner.course["lessons"] if question in one["questions"])
    learner.open_lesson(lesson["id"])
    learner.walk(rightly, until=question)
    return learner.question.get_by_role("status").inner_text().partition("\n")[0]


@pytest.fixture
def before(played: Played) -> Record:
    """What a visit to the first version left: a1 right, b1 wrong and shown, b2 reached."""
    return played(small(SETTINGS), half)


STILL_THERE = {
    "lessons are inserted in front": version(
        {"one/0-x.md": lesson("x", "New.", choice("x1")), "one/0-y.md": lesson("y", "New too.")}
    ),
    "a lesson moves to another module": version(
        {"one/1-a.md": None, "two/9-a.md": SMALL["one/1-a.md"]}
    ),
    "modules change places and one is added": course(
        SMALL | {"three/1-z.md": lesson("z", choice("z1"))},
        modules=("three", "two", "one"),
        settings=SETTINGS,
    ),
    "a lesson is removed": version({"two/1-c.md": None}),
    "files are renamed": version({"one/1-a.md": None, "one/7-other.md": SMALL["one/1-a.md"]}),
    "questions are added before and after": version(
        {"one/2-b.md": lesson("b", choice("b0"), B1, choice("b2"), choice("b9"))}
    ),
    "questions change places": version(
        {
            "one/1-a.md": lesson("a", choice("b2"), A1, objective="O1.a"),
            "one/2-b.md": lesson("b", B1),
        }
    ),
}


@pytest.mark.parametrize("change", STILL_THERE)
def test_every_surviving_answer_stays(
    lms: Lms, package: Package, before: Record, change: str
) -> None:
    again = lms.launch(package(STILL_THERE[change]), data=before)
    learner = again.learner
    expect(learner.start).to_contain_text("Continue")
    assert stands(learner, "b2") == ""
    assert stands(learner, "a1") == learner.word("right")
    assert stands(learner, "b1") == learner.word("shown")
    learner.exit()
    assert again.record["cmi.core.lesson_status"] == "incomplete"


def test_what_is_renamed_with_was_keeps_its_record(
    lms: Lms, package: Package, before: Record
) -> None:
    renamed = version({
        "one/1-a.md": lesson("a-new", "Some prose.", choice("a1-new", was="a1"), "More.", was="a"),
        "one/2-b.md": lesson("b-new", B1, choice("b2"), was="b"),
    })  # fmt: skip
    learner = lms.launch(package(renamed), data=before).learner
    expect(learner.start).to_contain_text("Lesson b-new")
    learner.press("next")
    assert learner.sight.question == "b2", "the place goes with the lesson"
    assert stands(learner, "a1-new") == learner.word("right")
    assert entry(learner, "a-new") == learner.word("done")
    learner.walk(rightly)
    learner.exit()
    kept = lms.launch(package(renamed)).learner
    assert stands(kept, "a1-new") == kept.word("right"), "and is still there a visit later"


def test_the_lesson_one_was_in_is_gone(lms: Lms, package: Package, before: Record) -> None:
    learner = lms.launch(package(version({"one/2-b.md": None})), data=before).learner
    learner.walk(rightly)
    expect(learner.heading).to_contain_text("100")


def test_who_has_done_all_that_is_left_has_passed(
    lms: Lms, package: Package, before: Record
) -> None:
    """The lessons that were still to do are gone: nothing is left to wait for."""
    files = {"one/2-b.md": None, "two/1-c.md": None, "two/2-d.md": None}
    sitting = lms.launch(package(version(files, modules=("one",))), data=before)
    sitting.learner.open(sitting.learner.word("results"))
    expect(sitting.learner.heading).to_contain_text("100")
    sitting.learner.press("exit")
    sitting.learner.press("finish")
    assert sitting.record["cmi.core.lesson_status"] == "passed"


def test_what_is_new_is_marked_until_it_is_seen(lms: Lms, package: Package, before: Record) -> None:
    newer = package(version({
        "one/0-x.md": lesson("x", "New.", choice("x1")),
        "one/1-a.md": lesson("a", choice("a0"), A1, objective="O1.a"),
    }))  # fmt: skip
    learner = lms.launch(newer, data=before).learner
    assert entry(learner, "x") == learner.word("new")
    assert entry(learner, "b") != learner.word("new")
    learner.open_lesson("x")
    chip = learner.word("newSince")
    expect(learner.frame.locator("form:visible")).to_contain_text(chip, use_inner_text=True)
    assert entry(learner, "x") != learner.word("new")
    learner.open_lesson("a")
    assert learner.sight.question == "a0"
    expect(learner.question).to_contain_text(chip, use_inner_text=True)
    learner.press("previous")
    learner.press("exit")
    learner.press("finish")
    later = lms.launch(newer).learner
    assert entry(later, "x") != later.word("new"), "not new any more"
    later.open_lesson("a")
    expect(later.question).not_to_contain_text(chip, use_inner_text=True)


def test_what_is_new_stays_new_until_a_later_visit(
    lms: Lms, package: Package, before: Record
) -> None:
    newer = package(version({"two/9-x.md": lesson("x", "New.")}))
    between = lms.launch(newer, data=before).learner
    between.press("next")
    between.answer(rightly)
    between.exit()
    assert entry(lms.launch(newer).learner, "x") == between.word("new")


NAMED = ("- [ ] Red {#red}", "- [x] Green {#green}", "- [ ] Blue {#blue}")
CHANGES = {
    "reordered, with ids": (NAMED, (NAMED[2], NAMED[1], NAMED[0]), "right"),
    "reordered, without": (("- [ ] Red", "- [x] Green"), ("- [x] Green", "- [ ] Red"), "changed"),
    "other words": (NAMED, (NAMED[0], "- [x] Greenish {#green}", NAMED[2]), "changed"),
    "other case and commas": (NAMED, (NAMED[0], "- [x] green, {#green}", NAMED[2]), "right"),
    "one more option": (NAMED, (*NAMED, "- [ ] Pink {#pink}"), "changed"),
    "another one is right": (NAMED, ("- [x] Red {#red}", "- [ ] Green {#green}"), "changed"),
    "another feedback": (NAMED, NAMED, "right"),
}  # fmt: skip


@pytest.mark.parametrize("change", CHANGES)
def test_options_change(lms: Lms, package: Package, change: str) -> None:
    old, new, word = CHANGES[change]

    def with_options(options: tuple[str, ...], prose: str) -> str:
        files = {"1-a.md": lesson("a", choice("a1", options), prose)}
        return package(course(files, settings=SETTINGS))

    first = lms.launch(with_options(old, "Old."))
    first.learner.walk(rightly)
    first.learner.exit()
    again = lms.launch(with_options(new, "New."))
    learner = again.learner
    assert stands(learner, "a1") == learner.word(word)
    checked = learner.question.locator("input:checked")
    if word == "right":
        assert [box.get_attribute("value") for box in checked.all()] in (["green"], ["b"])
    else:
        assert checked.count() == 0
        learner.answer(wrongly)
    learner.exit()
    assert again.record["cmi.core.lesson_status"] == "passed"
    assert again.record["cmi.core.score.raw"] == "100", "a worse answer never counts"


def test_nothing_that_was_passed_is_taken_back(lms: Lms, package: Package, played: Played) -> None:
    newer = package(version({"one/0-x.md": lesson("x", choice("x1"), choice("x2"), choice("x3"))}))
    again = lms.launch(newer, data=played(small(SETTINGS), whole))
    learner = again.learner
    learner.open_lesson("x")
    learner.walk(wrongly)
    expect(learner.heading).to_contain_text("100")
    learner.exit()
    assert again.record["cmi.core.lesson_status"] == "passed"
    assert again.record["cmi.core.score.raw"] == "100"
    assert len(interactions(again.record)) == 10, "four and twice three, none written over"


def test_a_question_that_comes_back_has_its_answer(
    lms: Lms, package: Package, before: Record
) -> None:
    without = package(version({"one/1-a.md": lesson("a", "Some prose."), "one/2-b.md": None}))
    between = lms.launch(without, data=before)
    between.learner.walk(rightly)
    between.learner.exit()
    again = lms.launch(package(small(SETTINGS)))
    learner = again.learner
    assert stands(learner, "a1") == learner.word("right")
    assert stands(learner, "b1") == learner.word("shown")
    learner.walk(rightly)
    learner.exit()
    assert again.record["cmi.core.lesson_status"] == "passed"
    assert again.record["cmi.core.score.raw"] == "100"
