"""A course as a site: from a disk or a web server, without an LMS, with an address for each place."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from browser.axe import DAY, NIGHT, Axe
from browser.courses import Files, choice, lesson
from browser.learner import Learner, rightly
from browser.server import Server
from browser.tongues import tongues
from conftest import write_files
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

from smcourse.pipeline import build
from smcourse.targets import all_targets
from smcourse.words import site_words

PHONE = {"width": 390, "height": 844}
KEPT = "Object.entries(localStorage)"
FILL = """() => {
  for (let size = 2 ** 22; size; size >>= 1) {
    try {
      for (;;) localStorage[`filler-${size}-${localStorage.length}`] = "x".repeat(size)
    } catch {}
  }
}"""
EMPTY = """() => Object.keys(localStorage).filter((key) => key.startsWith("filler-"))
  .forEach((key) => localStorage.removeItem(key))"""
COURSE: Files = {
    "course.yaml": "id: trial\ntitle: A trial\nlanguages: [en]\nmodules: [one]\n"
    "completion:\n  pass_mark: 100\n",
    "en/glossary.md": "Reach {#reach}\n: How far it goes.\n",
    "en/one/index.md": "---\nid: one\ntitle: Module one\n---\nIts promise.\n",
    "en/one/1.md": lesson(
        "first",
        "Of [reach](#reach), with a note[^1] and a [link](#one).\n\n[^1]: The note.",
        "A second step tells of a *zebra*.",
        choice("q1"),
    ),
    "en/one/2.md": lesson("one", choice("q2")),
}
WORDS = site_words("en")

Open = Callable[..., Page]
Visit = Callable[..., AbstractContextManager[BrowserContext]]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """The folder of a site, built once."""

    @cache
    def built(name: str) -> Path:
        home = tmp_path_factory.mktemp(name)
        files = {"trial": COURSE, "tongues": tongues()}[name]
        result = build(write_files(home / "course", files), all_targets()["web"], home / "dist")
        assert not result.found, [one.message for one in result.found]
        return result.built[0].path

    return built


@pytest.fixture(scope="module")
def served(folder: Callable[[str], Path], server: Server) -> Callable[[str], str]:
    """Its address on a server, below some path."""

    @cache
    def address(name: str) -> str:
        home = folder(name)
        files = {path.relative_to(home).as_posix(): path for path in home.rglob("*.*")}
        path = server.add_package({name: path.read_bytes() for name, path in files.items()})
        return server.origin + path

    return address


@pytest.fixture
def visit(browser: Browser, server: Server) -> Visit:
    """A browser's profile; whatever is done in it, nothing is said in the console, nothing fails,
    and nobody else is asked for anything."""

    @contextmanager
    def opened(**settings: Any) -> Iterator[BrowserContext]:
        context = browser.new_context(viewport=PHONE, reduced_motion="reduce", **settings)
        context.set_default_timeout(8000)
        told: list[str] = []
        context.on("console", lambda message: told.append(message.text))
        context.on("weberror", lambda problem: told.append(str(problem.error)))
        context.on("request", lambda request: told.append(request.url))
        yield context
        context.close()
        homes = (server.origin, "file:", "data:")
        assert [text for text in told if not text.startswith(homes)] == []

    return opened


def _open(context: BrowserContext, address: str) -> Page:
    page = context.new_page()
    page.goto(address)
    return page


def _learner(page: Page) -> Learner:
    return Learner(page.main_frame)


def _box(page: Page, place: str = "cover") -> Locator:
    """That on the cover, or that in the menu."""
    return page.locator(f"input[aria-describedby=sm-keep-{place}]")


def _kept(page: Page) -> list[list[str]]:
    kept: list[list[str]] = page.evaluate(KEPT)
    return kept


def _expect_at(page: Page, name: str) -> None:
    """The place that the address names; "" for the cover, which has none."""
    expect(page).to_have_url(page.url.partition("#")[0] + (name and f"#{name}"))


def test_from_a_disk_it_is_whole_and_keeps_nothing(
    folder: Callable[[str], Path], visit: Visit
) -> None:
    with visit() as context:
        page = _open(context, (folder("trial") / "index.html").as_uri())
        page.get_by_role("button", name=WORDS["openMenu"]).click()
        page.get_by_role("searchbox").fill("zébra")
        page.get_by_role("button", name="A second step").click()
        expect(page.get_by_role("main").get_by_text("A second step tells")).to_be_visible()
        _expect_at(page, "first/2")
        page.locator("[data-sm-main]").click()
        page.locator("[data-sm-question]:visible").get_by_label("Green").check()
        page.locator("[data-sm-main]").click()
        page.locator("[data-sm-main]").click()
        page.locator("[data-sm-question]:visible").get_by_label("Green").check()
        page.locator("[data-sm-main]").click()
        page.locator("[data-sm-main]").click()
        expect(page.get_by_role("heading", level=1)).to_have_text("You passed with 100%")
        assert page.locator("[data-sm-action=exit], [data-sm-log]").count() == 0
        assert _kept(page) == []
        page.get_by_role("button", name=WORDS["toStart"]).last.click()
        expect(page.get_by_role("heading", level=1)).to_have_text("A trial")
        for part in ("platform", "LMS", "savesItself"):
            assert part not in page.content()


def test_each_place_has_its_address(served: Callable[[str], str], visit: Visit) -> None:
    """Who opens it comes to that place, in which axe finds nothing; elsewhere is the cover."""
    with visit() as context:
        home = served("trial")
        page = _open(context, home)
        axe = Axe(page)
        found = list(axe.violations(DAY, NIGHT))
        heading = page.locator("h1:visible")
        for end, title in (
            ("first/2", "Lesson first"),
            ("one", "Lesson one"),  # as a lesson of that name is before a module
            ("module-one", "Module one"),
            ("result", WORDS["resultOpen"]),
            ("glossary", WORDS["glossary"]),
            ("notes", WORDS["notes"]),
            ("sm-l-one", "Lesson one"),  # as it is copied from a link in the text
        ):
            page.goto(f"{home}#{end}")
            expect(heading).to_have_text(title)
            found += axe.violations(DAY, NIGHT)
        page.get_by_role("button", name=WORDS["openMenu"]).click()
        assert [*found, *axe.violations(DAY, NIGHT)] == []
        for nowhere in ("nowhere", "first/9", "%00", "__proto__", "first/"):
            fresh = _open(context, f"{home}#{nowhere}")
            expect(fresh.locator("h1:visible")).to_have_text("A trial")
            _expect_at(fresh, "")
            fresh.close()


def test_the_browsers_buttons_lead_back_and_forward(
    served: Callable[[str], str], visit: Visit
) -> None:
    with visit() as context:
        home = served("trial")
        page = _open(context, f"{home}#first")
        heading, learner = page.locator("h1:visible"), _learner(page)
        expect(heading).to_have_text("Lesson first")
        page.get_by_role("link", name="1", exact=True).first.click()  # the note: the same place
        _expect_at(page, "first")
        learner.press("next")
        learner.press("next")
        learner.answer(rightly)
        page.get_by_role("button", name=WORDS["openMenu"]).click()
        page.get_by_role("button", name=WORDS["toStart"]).click()
        _expect_at(page, "")
        page.go_back()
        expect(page.get_by_text("What is asked in q1?")).to_be_visible()
        _expect_at(page, "first/3")
        assert learner.sight.action == "next", "it is answered still"
        page.go_back()
        expect(page.get_by_text("A second step tells")).to_be_visible()
        page.go_forward()
        page.go_forward()
        expect(heading).to_have_text("A trial")
        _expect_at(page, "")


def test_a_place_that_comes_late_pulls_nobody_away(
    served: Callable[[str], str], visit: Visit, server: Server
) -> None:
    with visit() as context:
        server.released.clear()
        page = context.new_page()
        late = '?held=<template data-sm-stored="sm-lesson-one"'
        page.goto(served("trial") + late + "#one", wait_until="commit")
        page.get_by_role("button", name=WORDS["start"]).click()
        expect(page.locator("h1:visible")).to_have_text("Module one")
        server.released.set()
        page.wait_for_load_state()
        expect(page.locator("h1:visible")).to_have_text("Module one")
        _expect_at(page, "module-one")
        page.goto(served("trial") + "#one")
        page.reload()
        expect(page.locator("h1:visible")).to_have_text("Lesson one")


def test_progress_is_kept_on_request_and_forgotten_on_request(
    served: Callable[[str], str], visit: Visit
) -> None:
    with visit() as context:
        page = _open(context, served("trial"))
        for place in ("cover", "menu"):
            expect(_box(page, place)).not_to_be_checked()
        _learner(page).walk(rightly, until="q1")
        page.go_back()
        page.get_by_role("button", name=WORDS["openMenu"]).click()
        _box(page, "menu").check()
        expect(page.locator("#sm-keep-menu")).to_have_text(WORDS["keepOn"])
        page.get_by_role("button", name=WORDS["closeMenu"]).last.click()
        ((name, before),) = _kept(page)
        assert name.startswith("smcourse:") and "trial" in name
        learner = _learner(page)
        learner.walk(rightly, until="q1")
        learner.answer(rightly)
        assert _kept(page) != [[name, before]]
        page.close()

        again = _open(context, served("trial"))
        expect(again.get_by_role("button", name="Continue: 1.1 Lesson first")).to_be_visible()
        expect(_box(again)).to_be_checked()
        beside = _open(context, served("trial"))
        expect(beside.get_by_role("alert")).to_have_text(WORDS["noticeElsewhere"])
        expect(_box(beside)).to_be_disabled()
        beside.close()
        again.evaluate(FILL)
        learner = _learner(again)
        learner.press("next")
        learner.press("next")
        learner.answer(rightly)
        expect(again.get_by_text(WORDS["noticeFailing"])).to_be_visible()
        again.evaluate(EMPTY)
        again.get_by_role("button", name=WORDS["tryNow"]).click()
        expect(again.get_by_text(WORDS["noticeSavedAgain"])).to_be_visible()
        again.goto(served("trial") + "#cover")
        _box(again).uncheck()
        expect(again.locator("#sm-keep-cover")).to_have_text(WORDS["keepDeleted"])
        assert _kept(again) == []
        learner.walk(rightly)
        assert _kept(again) == []
        again.close()
        last = _open(context, served("trial"))
        expect(last.get_by_role("button", name=WORDS["start"])).to_be_visible()


def test_windows_never_write_over_each_other(served: Callable[[str], str], visit: Visit) -> None:
    with visit() as context:
        first, second = (_open(context, served("trial")) for _ in range(2))
        expect(_box(second)).to_be_enabled()  # nothing is kept: there is nothing to lose
        _box(first).check()
        ((name, kept),) = _kept(first)
        _box(second).click()
        expect(second.locator("#sm-keep-cover")).to_have_text(WORDS["noticeElsewhere"])
        expect(_box(second)).not_to_be_checked()
        assert _kept(second) == [[name, kept]]
        second.evaluate("localStorage.clear()")
        expect(_box(first)).not_to_be_checked()
        _learner(first).walk(rightly)
        assert _kept(first) == []


def test_what_a_browser_kept_is_not_believed(served: Callable[[str], str], visit: Visit) -> None:
    with visit() as context:
        page = _open(context, served("trial"))
        _box(page).check()
        _learner(page).walk(rightly, until="q2")
        ((name, own),) = _kept(page)
        evil = "<img src=x onerror=alert(1)>"
        foreign = "2HAZzMz" + own[7:]
        for junk in ("", " ", "{", evil, "\ud83d", "2" * 50_000, own[:40], foreign, own[::-1]):
            page.evaluate("([name, junk]) => localStorage[name] = junk", [name, junk])
            page.goto("about:blank")
            page.goto(served("trial") + "#first")
            expect(_box(page)).to_be_checked()
            _learner(page).walk(rightly)
            expect(page.locator("h1:visible")).to_have_text("You passed with 100%")
            ((_, mended),) = _kept(page)
            assert mended[0] == "2" and mended != junk
            assert page.locator("main img[src=x]").count() == 0


def test_where_nothing_can_be_kept_the_course_goes_on(
    served: Callable[[str], str], visit: Visit, server: Server
) -> None:
    server.policy = "sandbox allow-scripts"
    try:
        with visit() as context:
            page = _open(context, served("trial"))
            _box(page).click()
            expect(page.locator("#sm-keep-cover")).to_have_text(WORDS["keepRefused"])
            expect(_box(page)).not_to_be_checked()
            _learner(page).walk(rightly)
            expect(page.locator("h1:visible")).to_have_text("You passed with 100%")
    finally:
        server.policy = ""


def test_it_speaks_the_browsers_language_at_any_address(
    served: Callable[[str], str], visit: Visit
) -> None:
    with visit(locale="ar") as context:
        page = _open(context, served("tongues") + "#l1/2")
        expect(page.locator("html")).to_have_attribute("lang", "ar")
        expect(page.get_by_text("أخضر أم أزرق؟")).to_be_visible()
        page.get_by_role("button", name=site_words("ar")["openMenu"]).click()
        page.get_by_role("button", name="English").click()
        expect(page.get_by_text("Green or blue?")).to_be_visible()
        _expect_at(page, "l1/2")
        page.locator("[data-sm-action=previous]:visible").click()
        expect(page.locator("h1:visible")).to_have_text("Second")
        page.go_back()
        expect(page.get_by_text("Green or blue?")).to_be_visible()
        assert page.evaluate("document.querySelectorAll('html[lang=en] main').length") == 1

        # what is kept is kept in each language, and told there
        for tag, name in (("en", "العربية"), ("ar", "English")):
            page.get_by_role("button", name=site_words(tag)["openMenu"]).click()
            _box(page, "menu").set_checked(tag == "en")
            page.get_by_role("button", name=name).click()
            assert len(_kept(page)) == (tag == "en")
            other = "ar" if tag == "en" else "en"
            page.get_by_role("button", name=site_words(other)["openMenu"]).click()
            expect(_box(page, "menu")).to_be_checked(checked=tag == "en")
            page.get_by_role("button", name=site_words(other)["closeMenu"]).last.click()
