"""Photographs of what a learner sees: which sights of the walks, in which course, and how."""

from __future__ import annotations

import base64
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from io import BytesIO

from browser.courses import Files, ours
from browser.learner import wrongly
from browser.lms import Lms, Package
from browser.pictures import ARRIVED
from browser.sheets import SCHEMES, SIZES, Shots, Size
from browser.sights import SMALL, TOUR, WALKS, Walk, changes
from browser.sitting import Sitting
from conftest import ROOT
from PIL import Image
from playwright.sync_api import Frame

from smcourse.model import THEMES

# The sheet's name, and the sight that it shows, by walk.
SHEETS = {
    "reading": {
        "cover": "cover",
        "opener of Texto": "module",
        "prose 1": "lesson",
        "prose 2": "table",
        "boxes 1": "boxes",
        "boxes 2": "cards",
        "boxes 3": "tabs",
        "media 2": "figure",
        "media 3": "video",
    },
    "answering": {
        "missing": "choice-missing",
        "chosen": "choice-chosen",
        "wrong twice": "choice-wrong",
        "shown": "choice-shown",
        "in part, one too many": "choice-part",
        "several, right": "choice-right",
        "true or false, right": "true-false",
    },
    "arranging": {"order, in part": "order", "match, in part": "match"},
    "spotting": {"places, chosen": "spot"},
    "deciding": {"on its way": "scenario", "decided partly": "scenario-end"},
    "writing": {"gaps, in part": "gaps"},
    "ungraded": {"opinion, saved": "survey", "statements, chosen": "acknowledge"},
    "changes": {
        "cover, come back": "cover-again",
        "changed question": "changed",
        "menu with what is new": "menu-new",
    },
    "again": {"cover of a finished course": "cover-finished"},
    "menu": {
        "menu": "menu",
        "search, found": "search",
        "glossary": "glossary",
        "downloads": "downloads",
    },
    "notes": {"a note is written": "note", "notes": "notes"},
    "dialogs": {"exit": "exit", "a word's meaning": "term", "log": "log", "farewell": "farewell"},
    "languages": {
        "cover of several languages": "cover-plain",
        "question in Arabic": "right-to-left",
    },
    "results": {
        "result, open": "result-open",
        "result, short": "result-short",
        "result, passed": "result-passed",
        "result, each answer": "result-answers",
        "certificate": "certificate",
    },
    "trouble": {
        "not saved": "not-saved",
        "saved again": "saved-again",
    },
    "unconnected": {"noticeUnconnected on the cover": "unconnected"},
    "review": {"noticeReview at a question": "review"},
    "examining": {"final test": "test", "failed": "test-failed"},
}

# Of the themes that the sheets above do not show.
THEMED = {f"theme-{theme}": theme for theme in THEMES[1:]}
FEW = (SIZES[0], SIZES[2])

SPANISH = ours("tour", languages="[es-419]")
OPENS_MENU = ("changes", "menu")  # which closes where it turns from a drawer into a panel

KEPT = ROOT / "courses" / "manual" / "media" / "shots"
FONTS = ROOT / "tests" / "node_modules" / "@fontsource-variable"
# As the themes call the first they know.
FACES = {
    "Charter": "noto-serif",
    "Segoe UI": "roboto",
    "Helvetica Neue": "roboto",
    "Seravek": "roboto",
}
# A phone's faces on every machine; no rings of a keyboard that no one has touched, and no caret.
DRESS = """async (faces) => {
  if (document.fonts.size) return
  for (const [name, data] of Object.entries(faces)) {
    const face = new FontFace(name, Uint8Array.from(atob(data), (sign) => sign.charCodeAt(0)), { weight: "100 900" })
    document.fonts.add(await face.load())
  }
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(":focus-visible, .sm-opt:has(:focus-visible) { outline: 0 !important } * { caret-color: transparent }")
  document.adoptedStyleSheets = [sheet]
}"""
# What came of a press is in view, as it is for a learner; a log's times are those of no one run.
SETTLE = """async () => {
  const arrived = ARRIVED
  scrollTo(0, 0)
  const all = (what) => [...document.querySelectorAll(what)].filter((el) => el.checkVisibility())
  const last = all(".sm-q .sm-row, .sm-fb, .sm-own textarea, [data-sm-result] details[open]").pop()
  void (last?.closest(".sm-own") ?? last)?.scrollIntoView({ block: "nearest" })
  for (const log of all("textarea[readonly]")) log.value = log.value.replace(/\\d+\\.\\d{3}/g, "00.000")
  await document.fonts.ready
  await Promise.all(all("img").filter((image) => image.getBoundingClientRect().top < innerHeight).map(arrived))
  for (const video of all("video")) video.controls = false // a browser's own, and one of them turns
}""".replace("ARRIVED", ARRIVED)


def walks() -> Iterator[Walk]:
    """Those that are photographed, through a course in Spanish."""
    for walk in WALKS:
        if walk.name == "changes":
            go = changes("choice", "true-false")
            yield replace(walk, go=go, course=SPANISH, before=_earlier(SPANISH))
        elif walk.name == "again":
            yield replace(walk, course=SPANISH, before=SPANISH)
        elif walk.name == "examining":
            yield replace(walk, course="pause/es-419")
        elif walk.name in SHEETS:
            yield replace(walk, course=SPANISH if walk.course in (TOUR, SMALL) else walk.course)


def photographs(walk: Walk, lms: Lms, package: Package) -> dict[str, Shots]:
    """Each sight of a walk that a sheet shows, at all sizes by day and by night."""
    found: dict[str, Shots] = {}
    for sizes in (SIZES[:-1], SIZES[-1:]) if walk.name in OPENS_MENU else (SIZES,):
        another = Lms(lms.server, lms.browser)
        page = {"viewport": _viewport(sizes[0])}
        for sitting, sight in walk.sights(another, package, page):
            if name := SHEETS[walk.name].get(sight):
                found[name] = {**found.get(name, {}), **shoot(sitting, sizes)}
                sitting.page.set_viewport_size(_viewport(sizes[0]))
        lms.sittings += another.sittings
    return found


def themed(theme: str, lms: Lms, package: Package) -> Iterator[Shots]:
    """A cover, a lesson, a question that was missed and the result, in a few sizes."""
    course = ours("tour", languages="[es-419]", theme=theme)
    sitting = lms.launch(package(course), page={"viewport": _viewport(FEW[0])}, clock=True)
    learner = sitting.learner
    yield shoot(sitting, FEW)
    learner.open_lesson("prose")
    yield shoot(sitting, FEW)
    learner.open_lesson("choice")
    learner.answer(wrongly)
    yield shoot(sitting, FEW)
    learner.open(learner.word("results"))
    yield shoot(sitting, FEW)


def shoot(sitting: Sitting, sizes: tuple[Size, ...] = SIZES) -> Shots:
    """What is before the learner now."""
    found = {}
    dress(sitting.frame)
    sitting.page.mouse.move(0, 0)  # nothing is under it
    session = sitting.context.new_cdp_session(sitting.page)
    for size in sizes:
        sitting.page.set_viewport_size(_viewport(size))
        for scheme in SCHEMES:
            sitting.page.emulate_media(color_scheme=scheme)
            sitting.frame.evaluate(SETTLE)
            taken = session.send("Page.captureScreenshot", {"optimizeForSpeed": True})["data"]
            found[size, scheme] = Image.open(BytesIO(base64.b64decode(taken))).convert("RGB")
    session.detach()
    return found


def dress(frame: Frame) -> None:
    """Give a page the faces of a phone, and take from it what a picture does not show."""
    frame.evaluate(DRESS, _faces())


@cache
def _faces() -> dict[str, str]:
    return {
        name: base64.b64encode(
            (FONTS / face / "files" / f"{face}-latin-wght-normal.woff2").read_bytes()
        ).decode()
        for name, face in FACES.items()
    }


def _viewport(size: Size) -> dict[str, int]:
    return dict(zip(("width", "height"), size, strict=True))


def _earlier(course: Files) -> Files:
    """The course before its last lesson, its first question and an option were written."""
    lesson = "es-419/03-questions/01-choice.md"
    text = bytes(course[lesson]).decode()
    first = text[text.index("::: choice who-reads") : text.index("::: choice which-travel")]
    older = text.replace(first, "").replace("- [ ] Una que pregunta por el horario.\n", "")
    added = "es-419/03-questions/02-true-false.md"
    return {path: file for path, file in course.items() if path != added} | {lesson: older}
