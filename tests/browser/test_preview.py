"""`smcourse preview`: each save is seen in place, nothing kills it, and an LMS is pretended."""

from __future__ import annotations

import http.client
import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from browser import exam
from browser.axe import DAY, NIGHT, Axe
from browser.courses import small
from browser.learner import Learner, rightly
from browser.previewed import Preview, previewing
from conftest import write_files
from playwright.sync_api import Browser, expect

LESSON = "en/one/1-a.md"
GAPS = "::: text gaps {objective=O1}\nComplete it.\n\nOne is [[alpha]], one is [[beta]].\n:::\n\n"
SQUARE = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {0} {0}" width="{0}" height="{0}"/>'
ANOTHER = "() => !document.querySelector('iframe')?.contentWindow.same"
WIDE = "wide => document.querySelector('article img')?.naturalWidth === wide"
TITLED = "title => document.querySelector('iframe')?.contentDocument?.title === title"
STORED = "word => [...document.querySelectorAll('template')].some(e => e.innerHTML.includes(word))"
LONG = "More prose." + "\n\nAnd so on, for as long as a page of a phone is high." * 30


@pytest.fixture
def preview(tmp_path: Path, browser: Browser) -> Iterator[Preview]:
    folder = write_files(tmp_path / "course", small())
    with previewing(folder, browser) as running:
        yield running


def test_a_save_is_seen_at_the_same_place_and_loses_nothing(preview: Preview) -> None:
    learner = preview.learner
    preview.frame.wait_for_load_state("domcontentloaded")
    preview.write(LESSON, "More prose.", LONG)
    preview.frame.wait_for_function(STORED, arg="And so on")
    learner.walk(rightly, until="b1")
    chosen = rightly(learner.asked())
    learner.choose(chosen)
    preview.frame.evaluate("window.same = true")
    preview.write("en/one/2-b.md", "What is asked in b1?", "What is asked anew in b1?")
    expect(learner.question).to_contain_text("What is asked anew in b1?")
    ticked = learner.question.locator("input:checked").evaluate_all("els => els.map(e => e.value)")
    assert ticked == chosen
    learner.open_lesson("a")
    learner.press("next")
    expect(learner.question).to_contain_text(learner.word("right"))
    learner.press("next")
    preview.frame.evaluate("scrollTo(0, 300)")
    preview.write(LESSON, "And so on", "And on")
    expect(preview.shown("article:visible")).to_contain_text("And on")
    assert preview.frame.evaluate("[window.same, scrollY]") == [True, 300]


def test_a_save_meets_a_learner_in_any_state(tmp_path: Path, browser: Browser) -> None:
    files = exam.course("minutes: 30") | {"en/bank/reach.md": GAPS + exam.item("r1", "O1")}
    with previewing(write_files(tmp_path / "course", files), browser) as preview:
        learner = preview.learner
        preview.frame.wait_for_load_state()
        while "begin" not in learner.sight.actions:
            learner.press("next")
        learner.press("begin")
        while learner.sight.question != "gaps":
            learner.press("next")
        place = preview.shown("[data-sm-where]")
        where = place.inner_text()
        preview.frame.evaluate("window.same = true")
        learner.question.locator("input").first.fill("half an ans")
        preview.write("en/bank/reach.md", "Complete it.", "Complete all of it.")
        expect(learner.question).to_contain_text("all of it")
        expect(learner.question.locator("input").first).to_have_value("half an ans")
        learner.open_menu()
        preview.write("en/bank/reach.md", "all of it.", "it, please.")
        expect(learner.question).to_contain_text("please")
        expect(preview.shown("[data-sm-drawer]")).to_be_visible()
        assert (preview.frame.evaluate("window.same"), place.inner_text()) == (True, where)

        # what a page that is open cannot take up is loaded anew, and put where it was
        preview.write("course.yaml", "title:", 'brand_color: "#992200"\ntitle:')
        preview.page.wait_for_function(ANOTHER)
        field = preview.shown("[data-sm-question]:visible input").first
        expect(field).to_have_value("half an ans")
        assert place.inner_text() == where
        learner = Learner(preview.frame)
        field.fill("alpha")
        learner.press("exit")
        for number in range(20):  # faster than pages are made
            preview.write("en/bank/reach.md", "please", f"please {number}, ")
        expect(learner.question).to_contain_text("please 19")
        expect(field).to_have_value("alpha")
        assert preview.frame.locator("dialog[open]").count() == 0

        # a lesson with another name, pictures that are new and that are replaced
        learner.open_lesson("a")
        write_files(preview.folder, {"media/one.svg": SQUARE.format(8)})
        preview.write("en/1-a.md", "id: a", "id: ab\nwas: [a]")
        preview.write("en/1-a.md", "Some words.", "![A square](../media/one.svg)\n\nNew words.")
        expect(preview.shown("article:visible")).to_contain_text("New words.")
        preview.frame.wait_for_function(WIDE, arg=8)
        write_files(preview.folder, {"media/one.svg": SQUARE.format(9)})
        preview.page.frame_locator("iframe").locator("img[width='9']").wait_for()
        preview.frame.wait_for_function(WIDE, arg=9)
        assert Learner(preview.frame).sight.lesson == "ab"


def test_a_broken_save_is_told_with_its_place_and_kills_nothing(preview: Preview) -> None:
    preview.learner.open_lesson("a")
    listed = preview.page.locator("[data-list] li")
    preview.write(LESSON, "Some prose.", "::: chioce a9\nNew prose.\n:::")
    expect(listed.first).to_contain_text(f"{LESSON}:6:5")
    place = (preview.folder / LESSON).resolve()
    expect(listed.first.locator("a")).to_have_attribute(
        "href", f"editor://open?file={place}&line=6&column=5"
    )
    expect(preview.page.locator("[data-notice]")).to_be_visible()
    expect(preview.shown("h1:visible").first).to_be_visible()
    head = (preview.folder / "course.yaml").read_bytes()
    for broken in (b"id: [", b"\xff\xfe", b"", b"a: &a [*a]"):
        (preview.folder / "course.yaml").write_bytes(broken)
        expect(listed.first).to_contain_text("course.yaml:1")
    (preview.folder / "course.yaml").unlink()
    expect(listed.first).to_contain_text("course.yaml")
    away = preview.folder.with_name("away")
    shutil.copytree(preview.folder, away)
    shutil.rmtree(preview.folder)
    expect(preview.page.locator("[data-notice]")).to_contain_text("no course folder")
    away.rename(preview.folder)
    (preview.folder / "course.yaml").write_bytes(head)
    preview.write(LESSON, "::: chioce a9\nNew prose.\n:::", "New prose.")
    expect(preview.shown("article:visible")).to_contain_text("New prose.")
    expect(preview.page.locator("[data-findings]")).to_be_hidden()
    expect(preview.page.locator("[data-notice]")).to_be_hidden()


def test_the_pretend_lms_does_what_lmss_do(preview: Preview) -> None:
    state = preview.page.locator("[data-state]")
    preview.learner.walk(rightly, until="d1")
    preview.do("kill")
    expect(state).to_contain_text("closed abruptly")
    preview.do("relaunch")
    expect(preview.shown("[data-sm-start]")).to_contain_text("Lesson c")
    expect(preview.panel("record")).to_contain_text("cmi.interactions.0.result")
    expect(preview.panel("decoded")).to_contain_text("a1right")
    expect(preview.panel("calls")).to_contain_text('LMSGetValue("cmi.suspend_data")')
    preview.do("offline")
    learner = preview.learner
    learner.press("next")
    learner.press("next")
    learner.answer(rightly)
    expect(preview.panel("calls")).to_contain_text("101")
    expect(state).to_contain_text("without a connection")
    preview.do("offline")
    preview.do("review")
    expect(state).to_contain_text("in review")
    preview.page.get_by_label("Follow each save").uncheck()
    preview.write(LESSON, "Some prose.", "Newer prose.")
    expect(preview.page.locator("[data-notice]")).to_contain_text("newer")
    preview.do("upload")
    expect(preview.page.locator("[data-notice]")).to_be_hidden()
    expect(preview.shown("[data-sm-start]")).to_have_text("See the result")
    learner = preview.learner
    learner.open_lesson("a")
    expect(preview.shown("article:visible")).to_contain_text("Newer prose.")
    preview.do("reset")
    expect(preview.shown("[data-sm-start]")).to_have_text("Start")


def test_an_author_looks_at_another_language_audience_and_lms(
    tmp_path: Path, browser: Browser
) -> None:
    files = small("audiences: {crew: The crew, chief: The chief}\n")
    files["course.yaml"] = str(files["course.yaml"]).replace("[en]", "[en, es-419]")
    files |= {p.replace("en/", "es-419/"): t for p, t in files.items() if p.startswith("en/")}
    files["en/two/1-c.md"] = str(files["en/two/1-c.md"]).replace(
        "Only prose.", "::: only audience=chief\nFor the chief.\n:::"
    )
    with previewing(write_files(tmp_path / "course", files), browser) as preview:
        page = preview.page
        page.get_by_label("Language").select_option("es-419")
        expect(preview.shown("[data-sm-start]")).to_have_text("Empezar")
        page.get_by_label("Language").select_option("en")
        page.get_by_label("Audience").select_option("chief")
        page.get_by_label("LMS").first.select_option("moodle")
        page.get_by_label("Width").select_option("320")
        page.get_by_label("Colours").select_option("dark")
        expect(preview.shown("[data-sm-start]")).to_have_text("Start")
        preview.learner.open_lesson("c")
        expect(preview.shown("article:visible")).to_contain_text("For the chief.")
        look = "[innerWidth, getComputedStyle(document.documentElement).colorScheme]"
        assert preview.frame.evaluate(look) == [318, "dark"]


def test_a_start_shows_the_page_of_before_where_nothing_has_changed(
    tmp_path: Path, browser: Browser
) -> None:
    folder = write_files(tmp_path / "course", small())
    with previewing(folder, browser) as preview:
        assert preview.learner
        title = preview.frame.title()
        preview.wait_for_check()
    (kept,) = (tmp_path / "cache").rglob("*.json")
    known = json.loads(kept.read_text(encoding="utf-8"))

    with previewing(folder, browser) as preview:  # and a save is seen in it as in any other
        learner = preview.learner
        learner.walk(rightly, until="b1")
        preview.frame.evaluate("window.same = true")
        preview.write("en/one/2-b.md", "What is asked in b1?", "What is asked anew in b1?")
        expect(learner.question).to_contain_text("What is asked anew in b1?")
        assert preview.frame.evaluate("window.same")
        preview.write("en/one/2-b.md", "What is asked anew in b1?", "What is asked in b1?")
        expect(learner.question).to_contain_text("What is asked in b1?")
        preview.wait_for_check()

    def mark_kept_page() -> None:
        page = known["files"]["index.html"].replace("</title>", " as kept</title>")
        kept.write_text(json.dumps(known | {"files": known["files"] | {"index.html": page}}))

    mark_kept_page()
    with previewing(folder, browser) as preview:  # one that is not what the folder makes gives way
        preview.page.wait_for_function(TITLED, arg=f"{title} as kept")
        preview.page.wait_for_function(TITLED, arg=title)
    mark_kept_page()
    preview.write(LESSON, "More prose.", LONG)
    with previewing(folder, browser) as preview:  # nor is one of another text shown at all
        assert preview.learner
        assert preview.frame.title() == title
    kept.write_text("{", encoding="utf-8")
    with previewing(folder, browser) as preview:
        assert preview.learner
        assert preview.frame.title() == title


def test_only_its_own_page_is_answered_and_nothing_else_is_served(preview: Preview) -> None:
    own = preview.address.removeprefix("http://").strip("/")

    def asked(path: str, method: str = "GET", body: bytes = b"", **headers: str) -> int:
        connection = http.client.HTTPConnection(own, timeout=8)
        connection.request(method, path, body, headers={"Host": own} | headers)
        return connection.getresponse().status

    assert asked("/") == 200
    port = own.partition(":")[2]
    refused = [
        {"Host": f"attacker.example:{port}"},
        {"Host": "attacker.example"},
        {"Origin": "http://attacker.example"},
        {"Origin": "null"},
        {"Sec-Fetch-Site": "cross-site"},
    ]
    view = "en/-/-/-/1"
    decoding = f"/decode/{view}"
    assert {asked("/look", **headers) for headers in refused} == {403}
    assert {asked(decoding, "POST", **headers) for headers in refused} == {403}
    (preview.folder / "secret.txt").write_text("secret", encoding="utf-8")
    outside = [
        "/own/../__init__.py",
        "/own/page/..%2f..%2f__init__.py",
        "/own/rte/%2e%2e/guard.py",
        f"/play/{view}/course.yaml",
        f"/play/{view}/secret.txt",
        f"/play/{view}/..%2fcourse.yaml",
        f"/play/{view}/%2fetc%2fpasswd",
        "/play/xx/-/-/-/1/index.html",
        "/course.yaml",
    ]
    assert {path: asked(path) for path in outside} == dict.fromkeys(outside, 404)
    page = f"/play/{view}/index.html"
    parts = ["bytes=9-5", "bytes=-5", "bytes=x", f"bytes=0-{'9' * 9999}", f"bytes={'9' * 9}-"]
    assert {asked(page, Range=part) for part in parts} == {200}
    assert [asked(page, Range="bytes=0-99999999999"), asked(page, Range="bytes=5-")] == [206, 206]
    assert asked(f"/play/en/-/-/-/{'9' * 9999}/index.html") == 200  # the newest there is
    bodies = {b"": 200, b"\xff\x00<script>" * 999: 200, b"x" * 1_000_000: 413}
    assert {body: asked(decoding, "POST", body) for body in bodies} == bodies
    assert asked(f"/look?from={'9' * 9999}&taken=%00,..,{'x' * 9999}&language=../..") == 200


def test_axe_finds_nothing_on_the_previews_own_page(preview: Preview) -> None:
    assert preview.learner
    for width in (1280, 390):
        preview.page.set_viewport_size({"width": width, "height": 800})
        assert list(Axe(preview.page, outer=True).violations(DAY, NIGHT)) == []
        sideways = "document.documentElement.scrollWidth > innerWidth"
        assert not preview.page.evaluate(sideways)
