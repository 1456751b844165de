"""What a learner may see: every page kind and state, as walks that name each sight on their way.

The tests of screens, of access and the photographs go through these walks, so a new page kind is
one line here and is then measured everywhere.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from browser.courses import OPTIONS, Files, choice, completion, course, lesson, small
from browser.learner import DRAWN, Learner, partly, rightly, whole, wrongly
from browser.lms import Lms, Package
from browser.questions import answering, arranging, deciding, spotting, ungraded, writing
from browser.sitter import examining
from browser.sitting import Sitting
from browser.tongues import arabic, speak, tongues
from playwright.sync_api import expect

TOUR = "tour/en"
OLD = course({"1-a.md": lesson("a", choice("a1"))})
NEW = course(
    {
        "1-a.md": lesson("a", choice("a0"), choice("a1", OPTIONS[:2])),
        "2-b.md": lesson("b", "New."),
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Walk:
    """A way through a course; `course` is that of the walk, or whichever a test brings."""

    name: str
    go: Callable[[Sitting], Iterator[str]]
    course: str | Files = TOUR
    before: str | Files = ""  # an earlier version, through which the learner went
    first: Callable[[Learner], None] = whole
    settings: Mapping[str, Any] = field(default_factory=dict)

    def sights(
        self, lms: Lms, package: Package, page: Mapping[str, Any], instead: str | Files = TOUR
    ) -> Iterator[tuple[Sitting, str]]:
        """The learner's visit at each sight, and the name of the sight."""
        if self.before:
            learner = lms.launch(package(self.before)).learner
            self.first(learner)
            learner.exit()
        chosen = instead if self.course == TOUR else self.course
        sitting = lms.launch(package(chosen), page=page, clock=True, **self.settings)
        for name in self.go(sitting):
            yield sitting, name


def reading(sitting: Sitting) -> Iterator[str]:
    """Every page from the cover to the last step, each answer right, all boxes open."""
    learner = sitting.learner
    step = 0
    lesson = ""
    yield "cover"
    learner.press("next")
    while (sight := learner.sight).action not in ("exit", ""):
        step = step + 1 if sight.lesson == lesson else 1
        lesson = sight.lesson
        sitting.frame.evaluate(
            "document.querySelectorAll('details:not([open])').forEach((one) => one.open = true)"
        )
        yield f"{lesson} {step}" if lesson else f"opener of {learner.heading.inner_text()}"
        learner.step(rightly)
    yield "result"


def changes(lesson: str, added: str) -> Callable[[Sitting], Iterator[str]]:
    """A lesson that opens with a new question and goes on with a changed one, and a new lesson."""

    def go(sitting: Sitting) -> Iterator[str]:
        learner = sitting.learner
        yield "cover, come back"
        learner.open_lesson(lesson)
        yield "new question"
        learner.step(rightly)
        expect(learner.question).to_contain_text(learner.word("changed"))
        yield "changed question"
        learner.open_menu()
        yield "menu with what is new"
        close_menu(learner)
        learner.open_lesson(added)
        yield "new lesson"

    return go


def again(sitting: Sitting) -> Iterator[str]:
    """A course that was finished at an earlier visit."""
    expect(sitting.learner.start).to_have_text(sitting.learner.word("seeResult"))
    yield "cover of a finished course"


def by_turns(learner: Learner) -> None:
    """Right, in part or else right, wrong and shown, and so on to the end."""
    turn = 0
    while (action := learner.sight.action) not in ("exit", ""):
        if action == "next":
            learner.press("next")
            continue
        turn += 1
        if turn % 3 == 1:
            learner.answer(partly)
        if learner.sight.action != "next":
            learner.step(wrongly if turn % 3 else rightly)


def reviewed(sitting: Sitting) -> Iterator[str]:
    """Each question in review, as it was answered."""
    learner = sitting.learner
    learner.open_lesson(learner.course["lessons"][0]["id"])
    while learner.sight.action not in ("exit", ""):
        if id_ := learner.sight.question:
            yield f"{id_}, reviewed"
        learner.press("next")


def menu(sitting: Sitting) -> Iterator[str]:
    """The menu, what it finds, and what else it offers."""
    learner = sitting.learner
    learner.walk(rightly, until="links")
    whole_menu(learner)
    yield "menu"
    search(sitting, max(learner.course["lessons"][0]["label"].split(), key=len))
    yield "search, found"
    search(sitting, "zyx")
    yield "search, nothing found"
    search(sitting, "")
    sitting.frame.get_by_role("button", name=learner.word("larger")).click()
    yield "menu, larger text"
    close_menu(learner)
    for name in learner.course["asides"]:
        learner.open(learner.word(name))
        expect(learner.frame.locator("[data-sm-drawer]:modal")).to_have_count(0)
        expect(learner.frame.locator("[data-sm-menu]")).to_have_attribute("aria-expanded", "false")
        yield str(name)


def notes(sitting: Sitting) -> Iterator[str]:
    """What learners write for themselves."""
    learner = sitting.learner
    learner.press("next")
    learner.press("next")
    learner.frame.locator("[data-sm-mark]:visible").click()
    learner.frame.locator("[data-sm-note]:visible").click()
    learner.frame.locator("textarea:visible").fill(learner.course["lessons"][0]["label"])
    yield "a note is written"
    learner.open(learner.word("notes"))
    learner.frame.get_by_role("checkbox", name=learner.word("notesStay")).check()
    yield "notes"
    learner.frame.get_by_role("button", name=learner.word("notesErase")).click()
    yield "about to erase"


def dialogs(sitting: Sitting) -> Iterator[str]:
    """What opens over a page, and the farewell."""
    learner = sitting.learner
    learner.press("exit")
    yield "exit"
    sitting.page.keyboard.press("Escape")
    learner.open_lesson("prose")
    while not (terms := sitting.frame.locator("[data-sm-term]:visible")).count():
        learner.press("next")
    terms.first.click()
    yield "a word's meaning"
    sitting.page.keyboard.press("Escape")
    learner.heading.press("Control+Alt+KeyG")
    sitting.page.clock.run_for(1000)
    yield "log"
    sitting.page.keyboard.press("Escape")
    learner.exit()
    yield "farewell"


def results(sitting: Sitting) -> Iterator[str]:
    """What came of it: not over yet, short of the mark, passed."""
    learner = sitting.learner
    learner.open(learner.word("results"))
    yield "result, open"
    learner.open(learner.word("toStart"))
    last = learner.course["questions"][-1]["id"]
    learner.walk(wrongly, until=last)
    learner.walk(rightly)
    yield "result, short"
    for one in learner.course["lessons"]:
        if one["questions"]:
            learner.redo(one["id"])
    learner.open(learner.word("results"))
    yield "result, passed"
    for part in sitting.frame.locator("[data-sm-result] details").all():
        part.locator("summary").click()
        expect(part.locator("li").first).to_be_visible()  # drawn a moment after it was opened
    yield "result, each answer"
    learner.open(learner.word("certificate"))
    yield "certificate"


def trouble(sitting: Sitting) -> Iterator[str]:
    """An LMS that does not save, saves again, and ends by itself."""
    learner = sitting.learner
    clock = sitting.page.clock
    learner.walk(rightly, until=learner.course["questions"][0]["id"])
    clock.pause_at("2026-11-23T10:00:00")  # what passes by itself stays as long as one looks
    sitting.break_(LMSCommit="fail")
    learner.answer(wrongly)
    clock.run_for(10_000)
    expect(learner.banner).to_contain_text(learner.word("noticeFailing"))
    yield "not saved"
    learner.press("exit")
    yield "exit, not saved"
    sitting.page.keyboard.press("Escape")
    sitting.mend()
    sitting.frame.get_by_role("button", name=learner.word("tryNow")).click()
    yield "saved again"
    sitting.page.evaluate("API.LMSFinish('')")
    learner.answer(wrongly)
    clock.run_for(10_000)
    expect(learner.banner).to_have_text(learner.word("noticeGone"))
    yield "the session has ended"


def languages(sitting: Sitting) -> Iterator[str]:
    """A package of several languages, before and after the switch to one that runs leftward."""
    learner = sitting.learner
    yield "cover of several languages"
    speak(sitting, "ar")
    yield "cover in Arabic"
    sitting.frame.locator("[data-sm-menu]").click()
    sitting.frame.evaluate(DRAWN)
    yield "menu in Arabic"
    sitting.page.keyboard.press("Escape")
    for _ in range(3):
        learner.press("next")
    yield "question in Arabic"


def search(sitting: Sitting, words: str) -> None:
    """Type in the menu's search, and wait for what is found."""
    found = sitting.frame.locator("[data-sm-found]")
    before = found.text_content() or ""
    sitting.frame.get_by_role("searchbox").fill(words)
    expect(found).not_to_have_text(before)


def leftward(sitting: Sitting) -> Iterator[str]:
    """A whole course in Arabic, its menu, and the pages beside it."""
    learner = sitting.learner
    for name in reading(sitting):
        yield name
        if learner.sight.action == "check":
            learner.answer(wrongly)
            yield f"{name}, wrong"
    whole_menu(learner)
    yield "menu"
    search(sitting, "المنشور")
    yield "search"
    search(sitting, "")
    close_menu(learner)
    for name in learner.course["asides"]:
        learner.open(learner.word(name))
        expect(learner.frame.locator("[data-sm-drawer]:modal")).to_have_count(0)
        expect(learner.frame.locator("[data-sm-menu]")).to_have_attribute("aria-expanded", "false")
        yield str(name)
    learner.press("exit")
    yield "exit"


def told(word: str) -> Callable[[Sitting], Iterator[str]]:
    """A banner that stays, on the cover and at a question."""

    def go(sitting: Sitting) -> Iterator[str]:
        learner = sitting.learner
        sitting.page.clock.run_for(11_000)
        expect(learner.banner).to_have_text(learner.word(word))
        yield f"{word} on the cover"
        learner.open_lesson(
            next(one["id"] for one in learner.course["lessons"] if one["questions"])
        )
        while not learner.sight.question:
            learner.press("next")
        yield f"{word} at a question"

    return go


def whole_menu(learner: Learner) -> None:
    """Opened, and drawn to its last entry."""
    learner.open_menu()
    menu = learner.frame.get_by_role("navigation", name=learner.word("toc"))
    last = learner.word(learner.course["asides"][-1])
    expect(menu.get_by_role("button", name=last)).to_be_visible()


def close_menu(learner: Learner) -> None:
    learner.frame.get_by_role("button", name=learner.word("closeMenu")).last.click()


SMALL = small(completion(80))
TROUBLE = {"tolerate": ("error-code", "set-after-finish")}
WALKS = (
    Walk(name="reading", go=reading),
    Walk(name="answering", go=answering),
    Walk(name="arranging", go=arranging),
    Walk(name="spotting", go=spotting),
    Walk(name="deciding", go=deciding),
    Walk(name="writing", go=writing),
    Walk(name="ungraded", go=ungraded),
    Walk(name="examining", go=examining, course="pause/en"),
    Walk(name="changes", go=changes("a", "b"), course=NEW, before=OLD),
    Walk(name="menu", go=menu),
    Walk(name="notes", go=notes),
    Walk(name="dialogs", go=dialogs),
    Walk(name="languages", go=languages, course=tongues()),
    Walk(name="arabic", go=leftward, course=arabic()),
    Walk(name="again", go=again, course=OLD, before=OLD),
    Walk(name="results", go=results, course=SMALL),
    Walk(name="trouble", go=trouble, course=SMALL, settings=TROUBLE),
    Walk(name="unconnected", go=told("noticeUnconnected"), course=SMALL, settings={"api": "none"}),
    Walk(name="review", go=told("noticeReview"), course=SMALL, settings={"mode": "review"}),
    Walk(name="reviewed", go=reviewed, before=TOUR, first=by_turns, settings={"mode": "review"}),
    Walk(name="credit", go=told("noticeNoCredit"), course=SMALL, settings={"credit": "no-credit"}),
)
WIDE = (
    "reading",
    "menu",
    "dialogs",
    "languages",
    "results",
)  # laid out otherwise where there is room
PLACES = [(walk, "360") for walk in WALKS] + [(walk, "1280") for walk in WALKS if walk.name in WIDE]
