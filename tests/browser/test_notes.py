"""What learners write for themselves: it is theirs, and leaves the page only where they say so."""

from __future__ import annotations

import json
from typing import Any

import pytest
from browser.courses import completion, course, lesson, small
from browser.learner import Learner, rightly
from browser.lms import Lms, Package
from browser.sitting import Sitting
from browser.tongues import speak, tongues
from playwright.sync_api import Locator, expect

COURSE = small(completion(80))
TEXT = "Ask <b>Ada</b> & Bo.\nThen go on."
STORED = "Object.entries(localStorage).filter(([name]) => name.startsWith('smcourse:'))"
FILL = (
    "for (let n = 5_300_000; n > 0; n = Math.floor(n / 2)) { try {"
    " localStorage.setItem(`x${n}`, 'x'.repeat(n)) } catch {} }"
)
ABOVE = """(dialog) => {
  const { top, bottom } = dialog.getBoundingClientRect()
  return top - (window.innerHeight - bottom)
}"""
PHONE = {"viewport": {"width": 360, "height": 740}}


def _bookmark(learner: Learner) -> Locator:
    return learner.frame.get_by_role("button", name=learner.word("bookmark"), exact=True)


def _note(learner: Learner, text: str) -> Locator:
    """Write a note where the learner is, by the keyboard."""
    opener = learner.frame.locator("[data-sm-note]:visible")
    if opener.get_attribute("aria-expanded") == "false":
        opener.press("Enter")
    field = learner.frame.get_by_role("textbox", name=learner.word("noteMine"))
    expect(field).to_be_focused()
    field.fill(text)
    return field


def _page(learner: Learner) -> Locator:
    learner.open(learner.word("notes"))
    return learner.frame.locator("section:visible")


def _stay(learner: Learner) -> Locator:
    return learner.frame.get_by_role("checkbox", name=learner.word("notesStay"))


def _stored(sitting: Sitting) -> list[list[str]]:
    """What the device keeps: names and texts."""
    found: list[list[str]] = sitting.frame.evaluate(STORED)
    return found


def _again(lms: Lms, served: str, before: Sitting, **settings: Any) -> Sitting:
    """The same device, later."""
    page = PHONE | {"storage_state": before.context.storage_state()}
    before.learner.exit()
    return lms.launch(served, page=page, **settings)


@pytest.fixture
def sitting(lms: Lms, package: Package) -> Sitting:
    """In the first lesson."""
    sitting = lms.launch(package(COURSE), page=PHONE)
    sitting.learner.walk(rightly, until="a1")
    return sitting


def test_a_bookmark_leads_back_to_its_step(sitting: Sitting) -> None:
    learner = sitting.learner
    expect(_bookmark(learner)).to_have_attribute("aria-pressed", "false")
    _bookmark(learner).press("Enter")
    expect(_bookmark(learner)).to_have_attribute("aria-pressed", "true")
    expect(_bookmark(learner)).to_be_focused()
    learner.step(rightly)
    expect(_bookmark(learner)).to_have_attribute("aria-pressed", "true")  # of the lesson
    learner.open_lesson("c")
    expect(_bookmark(learner)).to_have_attribute("aria-pressed", "false")
    row = _page(learner).get_by_role("listitem")
    expect(row).to_contain_text(learner.word("bookmark"))
    row.get_by_role("button").press("Enter")
    assert learner.sight.question == "a1"
    expect(learner.heading).to_be_focused()
    _bookmark(learner).press("Space")
    expect(_page(learner)).to_contain_text(learner.word("notesNone"))


def test_a_note_is_text_and_stands_on_the_page_of_notes(sitting: Sitting) -> None:
    learner = sitting.learner
    _note(learner, TEXT)
    expect(learner.frame.locator("#sm-kept")).to_have_text(learner.word("notesMemory"))
    page = _page(learner)
    expect(page.get_by_role("listitem")).to_contain_text("1.1 Lesson a")
    assert page.locator(".sm-mine").inner_text() == TEXT
    learner.open_lesson("a")
    opener = learner.frame.locator("[data-sm-note]:visible")
    expect(opener).to_have_text(learner.word("noteMine"))
    opener.click()
    expect(learner.frame.get_by_role("textbox", name=learner.word("noteMine"))).to_have_value(TEXT)
    _note(learner, "  ")
    expect(opener).to_have_text(learner.word("noteWrite"))
    expect(_page(learner)).to_contain_text(learner.word("notesNone"))


def test_nothing_reaches_the_lms_or_the_device_unasked(sitting: Sitting) -> None:
    learner = sitting.learner
    _note(learner, "Between us")
    _bookmark(learner).click()
    assert _stored(sitting) == []
    learner.walk(rightly)
    learner.exit()
    assert "Between us" not in json.dumps([call.args for call in sitting.calls])
    assert _stored(sitting) == []


def test_leaving_says_what_is_lost(sitting: Sitting) -> None:
    learner = sitting.learner
    dialog = sitting.frame.get_by_role("dialog")
    _note(learner, TEXT)
    learner.press("exit")
    expect(dialog).to_contain_text(learner.word("exitNotes"))
    sitting.page.keyboard.press("Escape")
    _page(learner)
    _stay(learner).check()
    learner.press("exit")
    expect(dialog).not_to_contain_text(learner.word("exitNotes"))


def test_notes_stay_on_the_device_on_request(lms: Lms, package: Package, sitting: Sitting) -> None:
    learner = sitting.learner
    _note(learner, TEXT)
    page = _page(learner)
    expect(_stay(learner)).to_have_accessible_description(learner.word("notesStayText"))
    _stay(learner).press("Space")
    expect(page.get_by_role("status")).to_have_text(learner.word("notesDevice"))
    learner.open_lesson("c")
    _note(learner, "Another")
    assert len(_stored(sitting)) == 1
    second = _again(lms, package(COURSE), sitting)
    page = _page(second.learner)
    assert page.locator(".sm-mine").all_inner_texts() == [TEXT, "Another"]
    expect(_stay(second.learner)).to_be_checked()
    _stay(second.learner).press("Space")
    expect(page.get_by_role("status")).to_have_text(learner.word("notesMemory"))
    assert _stored(second) == []
    assert page.locator(".sm-mine").all_inner_texts() == [TEXT, "Another"]


def test_another_learner_at_the_same_device_sees_none_of_it(
    lms: Lms, package: Package, sitting: Sitting
) -> None:
    _note(sitting.learner, TEXT)
    _page(sitting.learner)
    _stay(sitting.learner).check()
    second = _again(lms, package(COURSE), sitting, student="learner-2", data=None)
    expect(_page(second.learner)).to_contain_text(second.learner.word("notesNone"))
    expect(_stay(second.learner)).not_to_be_checked()
    second.learner.open_lesson("a")
    _note(second.learner, "Mine")
    _page(second.learner)
    _stay(second.learner).check()
    assert len(_stored(second)) == 2
    assert "learner-" not in json.dumps(_stored(second))
    third = _again(lms, package(COURSE), second, data=None)
    assert _page(third.learner).locator(".sm-mine").all_inner_texts() == [TEXT]


def test_a_new_version_keeps_notes_of_lessons_renamed_or_gone(lms: Lms, package: Package) -> None:
    old = course({"1-a.md": lesson("a", "Old."), "2-b.md": lesson("b", "Old.")})
    new = course({"1-x.md": lesson("x", "New.", was="a"), "2-c.md": lesson("c", "New.")})
    sitting = lms.launch(package(old), page=PHONE)
    for name in ("a", "b"):
        sitting.learner.open_lesson(name)
        _note(sitting.learner, f"On {name}")
    _bookmark(sitting.learner).click()
    _page(sitting.learner)
    _stay(sitting.learner).check()
    second = _again(lms, package(new), sitting)
    page = _page(second.learner)
    rows = [" ".join(text.split()) for text in page.get_by_role("listitem").all_inner_texts()]
    assert rows == ["1 Lesson x On a", "2 Lesson b On b"]
    expect(page.get_by_role("heading", level=2).first).to_have_text(
        second.learner.word("notesOther")
    )
    second.learner.open_lesson("x")
    _note(second.learner, "On x")
    assert "On x" in json.dumps(_stored(second)) and "On a" not in json.dumps(_stored(second))


def test_erasing_asks_once_and_leaves_nothing(sitting: Sitting) -> None:
    learner = sitting.learner
    _note(learner, TEXT)
    page = _page(learner)
    _stay(learner).check()
    erase = page.get_by_role("button", name=learner.word("notesErase"))
    erase.press("Enter")
    dialog = sitting.frame.get_by_role("dialog")
    expect(dialog).to_have_accessible_name(learner.word("notesEraseTitle"))
    assert abs(dialog.evaluate(ABOVE)) < 2  # in the middle of the window
    sitting.page.keyboard.press("Enter")  # who goes on pressing loses nothing
    expect(dialog).to_be_hidden()
    expect(erase).to_be_focused()
    erase.press("Enter")
    sitting.page.keyboard.press("Escape")
    expect(erase).to_be_focused()
    assert TEXT in page.locator(".sm-mine").inner_text()
    erase.press("Enter")
    dialog.get_by_role("button", name=learner.word("notesErase")).press("Enter")
    expect(learner.heading).to_be_focused()
    expect(page.get_by_role("status")).to_have_text(learner.word("notesErased"))
    expect(page).to_contain_text(learner.word("notesNone"))
    expect(_stay(learner)).not_to_be_checked()
    assert _stored(sitting) == []
    learner.open_lesson("a")
    learner.frame.locator("[data-sm-note]:visible").click()
    expect(learner.frame.get_by_role("textbox", name=learner.word("noteMine"))).to_have_value("")


def _refused(sitting: Sitting) -> str:
    """Write a note that the device does not take, which is said at each place; what the page of
    notes has then."""
    learner = sitting.learner
    _note(learner, TEXT)
    page = _page(learner)
    _stay(learner).click()
    expect(page.get_by_role("status")).to_have_text(learner.word("notesRefused"))
    expect(_stay(learner)).not_to_be_checked()
    learner.open_lesson("a")
    learner.frame.locator("[data-sm-note]:visible").click()
    expect(learner.frame.locator("#sm-kept")).to_have_text(learner.word("notesRefused"))
    return _page(learner).locator(".sm-mine").inner_text()


def test_a_full_device_is_said(sitting: Sitting) -> None:
    sitting.frame.evaluate(FILL)
    assert _refused(sitting) == TEXT
    assert _stored(sitting) == []


def test_a_device_that_fills_up_is_said(sitting: Sitting) -> None:
    learner = sitting.learner
    _note(learner, "Short")
    _page(learner)
    _stay(learner).check()
    sitting.frame.evaluate(FILL)
    learner.open_lesson("a")
    _note(learner, "Long " * 100)
    expect(learner.frame.locator("#sm-kept")).to_have_text(learner.word("notesLeft"))
    assert _page(learner).locator(".sm-mine").inner_text().startswith("Long")
    assert "Short" in str(_stored(sitting)), "what was kept earlier is not lost"
    expect(_stay(learner)).to_be_checked()
    _stay(learner).uncheck()
    assert _stored(sitting) == []


def test_what_another_window_erased_is_not_kept_again(sitting: Sitting) -> None:
    learner = sitting.learner
    _note(learner, "Mine")
    page = _page(learner)
    _stay(learner).check()
    assert len(_stored(sitting)) == 1
    sitting.page.evaluate(f"{STORED}.forEach(([name]) => localStorage.removeItem(name))")
    expect(_stay(learner)).not_to_be_checked()
    assert page.locator(".sm-mine").all_inner_texts() == ["Mine"], "it is in memory"
    learner.open_lesson("a")
    _note(learner, "More")
    expect(learner.frame.locator("#sm-kept")).to_have_text(learner.word("notesMemory"))
    assert _stored(sitting) == []


def test_a_frame_without_storage_is_said(lms: Lms, package: Package) -> None:
    sandbox = "allow-scripts"
    sitting = lms.launch(package(COURSE), page=PHONE, sandbox=sandbox, tolerate=("policy",))
    sitting.learner.walk(rightly, until="a1")
    assert _refused(sitting) == TEXT


@pytest.mark.parametrize(
    "junk",
    [
        "",
        "{",
        "null",
        "{}",
        '{"filter": 1}',
        "[[1, 2, 3]]",
        '[["note-1"], ["note-2", "x"], ["note-3", {}, []], null, "x"]',
        '[["__proto__", "x", "y"], ["mark-1", "x", "y"]]',
        json.dumps([["note-1", "x" * 60_000, "y"]]),
    ],
)
def test_damage_on_the_device_is_looked_over(
    lms: Lms, package: Package, sitting: Sitting, junk: str
) -> None:
    _note(sitting.learner, TEXT)
    _page(sitting.learner)
    _stay(sitting.learner).check()
    sitting.frame.evaluate(f"junk => {STORED}.map(([name]) => localStorage[name] = junk)", junk)
    second = _again(lms, package(COURSE), sitting)
    expect(_page(second.learner)).to_contain_text(second.learner.word("notesNone"))
    second.learner.open_lesson("a")
    _note(second.learner, "Anew")
    assert _page(second.learner).locator(".sm-mine").all_inner_texts() == ["Anew"]


def test_markup_on_the_device_stays_text(lms: Lms, package: Package, sitting: Sitting) -> None:
    _note(sitting.learner, TEXT)
    _page(sitting.learner)
    _stay(sitting.learner).check()
    evil = "<img src=x onerror=alert(1)>"
    sitting.frame.evaluate(
        f"evil => {STORED}.map(([name]) => localStorage[name] ="
        " JSON.stringify([['note-1', evil, evil], ['mark-1', evil, evil]]))",
        evil,
    )
    page = _page(_again(lms, package(COURSE), sitting).learner)
    assert page.locator(".sm-mine").inner_text() == evil
    assert page.locator("img").count() == 0


def test_what_another_window_kept_stays(sitting: Sitting) -> None:
    learner = sitting.learner
    _note(learner, TEXT)
    _page(learner)
    _stay(learner).check()
    sitting.frame.evaluate(
        f"{STORED}.map(([name, rows]) => localStorage[name] ="
        " JSON.stringify([...JSON.parse(rows), ['reflect-1', 'There', 'x']]))"
    )
    learner.open_lesson("c")
    _note(learner, "Here")
    ((_, rows),) = _stored(sitting)
    assert [row[1] for row in json.loads(rows)] == [TEXT, "There", "Here"]


def test_notes_written_before_the_lms_answers_are_joined(
    lms: Lms, package: Package, sitting: Sitting
) -> None:
    _note(sitting.learner, "Before")
    _page(sitting.learner)
    _stay(sitting.learner).check()
    second = _again(lms, package(COURSE), sitting, late=True)
    second.learner.open_lesson("a")
    _note(second.learner, "Early")
    second.page.evaluate("harness.offerApi()")
    field = second.frame.get_by_role("textbox", name=second.learner.word("noteMine"))
    second.frame.locator("[data-sm-note][aria-expanded=false]:visible").click()
    expect(field).to_have_value("Before\nEarly")
    ((_, rows),) = _stored(second)
    assert "Before\\nEarly" in rows


def test_notes_are_copied_and_printed(sitting: Sitting) -> None:
    learner = sitting.learner
    sitting.context.grant_permissions(["clipboard-read"])
    _note(learner, TEXT)
    page = _page(learner)
    copy = page.get_by_role("button", name=learner.word("copyNotes"))
    copy.press("Enter")
    expect(page.get_by_role("status")).to_have_text(learner.word("copied"))
    expect(copy).to_be_focused()
    assert sitting.page.evaluate("navigator.clipboard.readText()") == f"1.1 Lesson a\n{TEXT}\n"
    sitting.page.emulate_media(media="print")
    expect(page.locator(".sm-mine")).to_be_visible()
    for control in (copy, _stay(learner)):
        expect(control).to_be_hidden()


def test_another_language_has_the_same_notes(lms: Lms, package: Package) -> None:
    sitting = lms.launch(package(tongues()), page=PHONE)
    sitting.learner.walk(rightly, until="q-l0")
    sitting.frame.locator("[data-sm-note]:visible").click()
    sitting.frame.locator("textarea:visible").fill(TEXT)
    sitting.frame.locator("[data-sm-mark]:visible").click()
    speak(sitting, "en")
    expect(sitting.frame.locator("[data-sm-mark]:visible")).to_have_attribute(
        "aria-pressed", "true"
    )
    sitting.frame.locator("[data-sm-note]:visible").click()
    expect(sitting.frame.locator("textarea:visible")).to_have_value(TEXT)


def test_enter_in_other_fields_is_no_answer(sitting: Sitting) -> None:
    learner = sitting.learner
    learner.choose(["a"])
    learner.open_menu()
    learner.frame.get_by_role("searchbox").press("Enter")
    learner.frame.get_by_role("button", name=learner.word("closeMenu")).last.click()
    assert learner.sight.action == "check"
    _page(learner)
    _stay(learner).press("Enter")
    expect(_stay(learner)).to_be_visible()
