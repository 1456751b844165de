"""Content that was no course before: it completes by its rule, resumes, and loses nothing."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from browser.lms import Lms
from browser.server import Server
from browser.sitting import Sitting
from browser.test_axe import Inspection, inspection
from browser.test_sizes import SMALL_TARGETS
from conftest import ROOT, files_of, write_files
from playwright.sync_api import Browser, FrameLocator, expect

from smcourse.wrap import WrapOrder, wrap

MEDIA = ROOT / "courses" / "tour" / "media"
LONG = "<p>And so on.</p>" * 120
SITE = {
    "index.html": f"<!doctype html><html lang=en><title>Fire safety</title><h1>Fire</h1>"
    f"<p><a href='more/two.html'>Go on</a></p>{LONG}<p id=end>The end.</p>",
    "more/two.html": f"<!doctype html><title>Two</title><h1>Page two</h1>{LONG}",
}
CALLS = """<!doctype html><title>An export</title><h1>Quiz</h1><script>
let view = window
while (!view.API && view.parent !== view) view = view.parent
const api = view.API
document.title = [api.LMSInitialize(""), api.LMSSetValue("cmi.core.lesson_status", "passed"),
  api.LMSSetValue("cmi.suspend_data", "mine"), api.LMSGetValue("cmi.suspend_data"),
  api.LMSCommit(""), api.LMSFinish(""), api.LMSGetLastError()].join()
</script>"""
KINDS: dict[str, tuple[Any, dict[str, str]]] = {
    "pages": (SITE, {"title": "Fire safety at the plant, and what each of us does first"}),
    "document": (MEDIA / "tarjeta.pdf", {"language": "es-419"}),
    "video": (MEDIA / "thread.mp4", {"rule": "confirmed", "language": "es-419"}),
}
UNTIL = """(video, end) => new Promise((done) => {
  video.muted = true
  video.addEventListener("timeupdate", () => {
    if (video.currentTime < end) return
    video.pause()
    done()
  })
  video.play()
})"""
Wrap = Callable[..., str]


__all__ = ["inspection"]


@pytest.fixture
def wrapped(server: Server, tmp_path: Path) -> Wrap:
    """Where a package is served that wraps files of a folder, or one file."""

    def serve(content: dict[str, str] | Path, **order: Any) -> str:
        site = tmp_path / "site"
        source = content if isinstance(content, Path) else write_files(site, content)
        done = wrap(source, tmp_path / "dist", WrapOrder(**order))
        assert done.path, [str(finding.message) for finding in done.found]
        return server.add_package(files_of(done.path))

    return serve


def inside(sitting: Sitting) -> FrameLocator:
    """The content in its frame."""
    return sitting.frame.frame_locator("[data-sm-frame]")


def word(sitting: Sitting, key: str, **values: int) -> str:
    words = json.loads(sitting.frame.locator("#sm-wrapped").text_content() or "")["words"]
    text = str(words[key])
    for name, value in values.items():
        text = text.replace("{" + name + "}", str(value))
    return text


def rule(sitting: Sitting) -> Any:
    return sitting.frame.locator("[data-sm-rule]")


def is_done(sitting: Sitting) -> bool:
    """Once the learner is told: whether the LMS has it."""
    expect(
        sitting.frame.get_by_role("status").filter(has_text=word(sitting, "wrapDone"))
    ).to_be_visible()
    return bool(sitting.record["cmi.core.lesson_status"] == "completed")


def leave(sitting: Sitting) -> None:
    sitting.frame.locator("header [data-sm-action=exit]").click()
    sitting.frame.locator("[data-sm-action=finish]").click()
    expect(sitting.frame.locator("[data-sm-page=closed]")).to_be_visible()


def test_scrolled_to_the_end(lms: Lms, wrapped: Wrap, api: str) -> None:
    sitting = lms.launch(wrapped(SITE), api=api)
    expect(inside(sitting).locator("h1")).to_have_text("Fire")
    assert word(sitting, "wrapScrolled") in (rule(sitting).text_content() or "")
    inside(sitting).locator("p").nth(60).scroll_into_view_if_needed()
    expect(rule(sitting)).to_contain_text("%")
    assert sitting.record["cmi.core.lesson_status"] == "incomplete"
    inside(sitting).locator("#end").scroll_into_view_if_needed()
    assert is_done(sitting)
    leave(sitting)
    assert sitting.record["cmi.core.exit"] == ""


def test_the_page_and_the_place_in_it_are_found_again(lms: Lms, wrapped: Wrap) -> None:
    served = wrapped(SITE)
    sitting = lms.launch(served)
    inside(sitting).get_by_role("link").click()
    expect(inside(sitting).locator("h1")).to_have_text("Page two")
    inside(sitting).locator("p").nth(60).scroll_into_view_if_needed()
    sitting.frame.wait_for_function(
        "() => document.querySelector('iframe').contentWindow.scrollY > 900"
    )
    before = sitting.frame.evaluate("document.querySelector('iframe').contentWindow.scrollY")
    leave(sitting)
    assert sitting.record["cmi.core.lesson_status"] == "incomplete"
    assert sitting.record["cmi.core.exit"] == "suspend"
    again = lms.launch(served)
    expect(inside(again).locator("h1")).to_have_text("Page two")
    again.frame.wait_for_function(
        "before => Math.abs(document.querySelector('iframe').contentWindow.scrollY - before) < 20",
        arg=before,
    )
    leave(again)
    assert again.record["cmi.core.lesson_status"] == "incomplete"


def test_a_page_that_fits_the_window_is_read_when_it_was_seen(lms: Lms, wrapped: Wrap) -> None:
    sitting = lms.launch(wrapped({"start.html": "<!doctype html><title>A</title><p>Short."}))
    assert is_done(sitting)


def test_opened(lms: Lms, wrapped: Wrap) -> None:
    sitting = lms.launch(wrapped(SITE, rule="opened"))
    assert is_done(sitting)


def test_confirmed(lms: Lms, wrapped: Wrap, api: str) -> None:
    sitting = lms.launch(wrapped(MEDIA / "pocket-card.pdf"), api=api)
    confirm = sitting.frame.get_by_role("button", name=word(sitting, "wrapConfirm"))
    expect(confirm).to_be_visible()
    assert sitting.record["cmi.core.lesson_status"] == "incomplete"
    confirm.click()
    assert is_done(sitting)
    leave(sitting)


def test_played_to_the_end_and_nothing_jumped_over(lms: Lms, wrapped: Wrap, api: str) -> None:
    sitting = lms.launch(wrapped(MEDIA / "thread.mp4"), api=api)
    video = sitting.frame.locator("video")
    sitting.frame.wait_for_function("() => document.querySelector('video').readyState > 1")
    video.evaluate(
        "v => new Promise(done => { v.onseeked = done; v.currentTime = v.duration - 0.2 })"
    )
    video.evaluate("v => new Promise(done => { v.onended = done; v.muted = true; v.play() })")
    assert sitting.record["cmi.core.lesson_status"] == "incomplete"
    video.evaluate("v => { v.playbackRate = 4 }")
    sitting.frame.get_by_role("button", name=word(sitting, "wrapMissing")).click()
    assert is_done(sitting)
    leave(sitting)


def test_a_video_goes_on_where_it_was(lms: Lms, wrapped: Wrap) -> None:
    served = wrapped(MEDIA / "thread.mp4")
    sitting = lms.launch(served)
    sitting.frame.locator("video").evaluate(UNTIL, 1.2)
    expect(rule(sitting)).to_contain_text("%")
    leave(sitting)
    assert sitting.record["cmi.core.lesson_status"] == "incomplete"
    again = lms.launch(served)
    again.frame.wait_for_function("() => document.querySelector('video').currentTime >= 1")
    expect(rule(again)).to_contain_text("%")


@pytest.mark.parametrize("name", ["pocket-card.pdf", "thread.mp4"])
def test_what_is_complete_stays_so(lms: Lms, wrapped: Wrap, name: str) -> None:
    served = wrapped(MEDIA / name, rule="confirmed")
    sitting = lms.launch(served)
    sitting.frame.locator("[data-sm-main]").click()
    assert is_done(sitting)
    sitting.close_tab()
    again = lms.launch(served)
    expect(again.frame.locator("[data-sm-main]")).to_have_text(word(again, "leave"))
    leave(again)
    assert again.record["cmi.core.lesson_status"] == "completed"


def test_an_lms_that_comes_late_gets_what_was_done_before(lms: Lms, wrapped: Wrap) -> None:
    sitting = lms.launch(wrapped(SITE), late=True)
    inside(sitting).locator("#end").scroll_into_view_if_needed()
    expect(
        sitting.frame.get_by_role("status").filter(has_text=word(sitting, "wrapDone"))
    ).to_be_visible()
    sitting.page.evaluate("harness.offerApi()")
    sitting.frame.wait_for_function(
        "() => top.API && top.harness.calls.some(c => c.fn === 'LMSCommit')"
    )
    assert is_done(sitting)


def test_a_save_that_fails_is_told_and_made_good(lms: Lms, wrapped: Wrap) -> None:
    served = wrapped(MEDIA / "pocket-card.pdf")
    sitting = lms.launch(served, clock=True, tolerate=("error-code",))
    sitting.break_(LMSCommit="fail")
    sitting.frame.locator("[data-sm-main]").click()
    expect(sitting.frame.get_by_role("alert")).to_contain_text(word(sitting, "noticeFailing"))
    sitting.mend()
    sitting.page.clock.run_for(60_000)
    assert is_done(sitting)


def test_without_an_lms_it_can_be_read_all_the_same(lms: Lms, wrapped: Wrap) -> None:
    sitting = lms.launch(wrapped(MEDIA / "thread.mp4"), api="none", clock=True)
    sitting.page.clock.run_for(11_000)
    expect(sitting.frame.locator("video")).to_be_visible()
    expect(sitting.frame.get_by_role("alert")).to_contain_text(word(sitting, "noticeUnconnected"))


def test_in_review_nothing_is_written(lms: Lms, wrapped: Wrap) -> None:
    sitting = lms.launch(wrapped(SITE, rule="opened"), mode="review")
    inside(sitting).locator("#end").scroll_into_view_if_needed()
    expect(sitting.frame.locator("[data-sm-bar]")).to_be_hidden()
    leave(sitting)
    assert "LMSSetValue" not in sitting.saves


def test_content_that_reports_by_itself_is_kept_from_the_record(lms: Lms, wrapped: Wrap) -> None:
    sitting = lms.launch(wrapped({"index.html": CALLS}, rule="confirmed"))
    title = "document.querySelector('iframe').contentDocument.title"
    assert sitting.frame.evaluate(title) == "true,true,true,mine,true,true,0"
    leave(sitting)
    assert sitting.record["cmi.core.lesson_status"] == "incomplete"
    assert "cmi.suspend_data" not in sitting.record


def test_a_folder_without_scripts_cannot_run_one(lms: Lms, wrapped: Wrap) -> None:
    """Whatever finds its way in there afterwards."""
    served = wrapped(SITE)
    sitting = lms.launch(served)
    frame = sitting.frame.locator("[data-sm-frame]")
    assert "allow-scripts" not in (frame.get_attribute("sandbox") or "")
    assert "allow-top-navigation" not in (frame.get_attribute("sandbox") or "")


@pytest.mark.parametrize("scripts", ["", "<script>document.title = 'A'</script>"])
@pytest.mark.parametrize("address", ["card.pdf", "/harness/between.html?/harness/lms.js"])
def test_a_link_out_of_the_pages_gets_a_window(
    lms: Lms, wrapped: Wrap, windowed: Browser, scripts: str, address: str
) -> None:
    """A sandboxed frame shows no PDF, and has no button to come back by."""
    page = f"<!doctype html><title>A</title>{scripts}<h1>A</h1><a href='{address}'>More</a>"
    sitting = lms.launch(wrapped({"index.html": page, "card.pdf": "%PDF-"}), browser=windowed)
    link = inside(sitting).get_by_role("link")
    with sitting.context.expect_page() as opened:
        link.click()
    assert opened.value.url.endswith(address)
    opened.value.close()
    expect(inside(sitting).locator("h1")).to_have_text("A")


def test_content_that_leaves_the_package_is_stopped_and_breaks_nothing(
    lms: Lms, wrapped: Wrap
) -> None:
    away = "'http://localhost:' + location.port + '/harness/between.html?/harness/lms.js'"
    page = f"<!doctype html><title>A</title><script>location = {away}</script>"
    sitting = lms.launch(wrapped({"index.html": page}, rule="opened"))
    assert is_done(sitting)
    assert any("frame-src" in violation for violation in sitting.told.violations)
    assert sitting.problems == []
    lms.sittings.remove(sitting)  # the browser tells the console of what it stopped
    sitting.close()


@pytest.mark.parametrize("kind", KINDS)
def test_axe_finds_nothing(wrapped: Wrap, inspection: Inspection, kind: str) -> None:
    content, order = KINDS[kind]
    sitting = inspection.launch(wrapped(content, **order))
    main = sitting.frame.locator("[data-sm-main]")
    expect(sitting.frame.locator("[data-sm-bar]")).to_be_visible()
    inspection.look(sitting, "at first")
    if main.is_visible():
        main.click()
    else:
        inside(sitting).locator("#end").scroll_into_view_if_needed()
    expect(main).to_have_text(word(sitting, "leave"))
    inspection.look(sitting, "complete")
    main.click()
    inspection.look(sitting, "leaving")
    sitting.frame.locator("[data-sm-action=finish]").click()
    inspection.look(sitting, "left")


WIDER = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"


@pytest.mark.parametrize("kind", KINDS)
def test_it_fits_a_small_screen(lms: Lms, wrapped: Wrap, kind: str) -> None:
    content, order = KINDS[kind]
    served = wrapped(content, **order)
    for width, height in ((320, 256), (360, 740), (941, 666)):
        size = {"width": width, "height": height}
        sitting = lms.launch(served, page={"viewport": size}, data=None)
        expect(sitting.frame.locator("[data-sm-bar]")).to_be_visible()
        assert sitting.frame.evaluate(WIDER) == 0
        assert sitting.frame.evaluate(SMALL_TARGETS) == []
        sitting.close()


def test_a_phone_gets_a_link_to_the_pdf(lms: Lms, wrapped: Wrap) -> None:
    """It would show the first page at most inside the page."""
    phone = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}
    sitting = lms.launch(wrapped(MEDIA / "tarjeta.pdf", rule="opened"), page=phone)
    link = sitting.frame.get_by_role("link", name=word(sitting, "wrapOpenFile"))
    expect(link).to_have_count(1)
    expect(sitting.frame.locator("iframe")).to_be_hidden()
    link.evaluate("link => link.removeAttribute('target') ?? (link.href = '#sm-main')")
    link.click()
    assert is_done(sitting)


def test_by_keyboard_alone(lms: Lms, wrapped: Wrap) -> None:
    sitting = lms.launch(wrapped(MEDIA / "thread.mp4", rule="confirmed"))
    sitting.frame.locator("[data-sm-main]").focus()
    sitting.page.keyboard.press("Enter")
    assert is_done(sitting)
    sitting.page.keyboard.press("Enter")
    expect(sitting.frame.get_by_role("dialog")).to_be_visible()
    sitting.page.keyboard.press("Escape")
    expect(sitting.frame.get_by_role("dialog")).to_be_hidden()
