"""How soon a learner on a slow phone is in the first lesson.

Chromium with its CPU slowed six times and a slow 4G line (150 ms, 1.6 Mbit/s, nothing
compressed), without an LMS; the best of three openings. Ratios are to the course of 20 lessons in
the same run.
"""

from __future__ import annotations

import tempfile
import zipfile
from collections.abc import Iterator
from pathlib import Path

from bench.bars import Row
from bench.course import write_course
from browser.server import Server
from playwright.sync_api import Browser, CDPSession, Page, sync_playwright

from smcourse.pipeline import build
from smcourse.targets import all_targets

CHROMIUM = "/usr/bin/chromium"
PHONE = {"width": 360, "height": 740}
LINE = {
    "offline": False,
    "latency": 150,
    "downloadThroughput": 1.6e6 / 8,
    "uploadThroughput": 75e4 / 8,
}
SLOWER = 6
IN_LESSON = "[data-sm-lesson], [data-sm-page=module]"
PAINTED = "performance.getEntriesByName('first-contentful-paint')[0].startTime"


def package(lessons: int, *languages: str) -> dict[str, bytes]:
    """The files of the reference course."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write_course(folder / "course", lessons, *languages)
        build(folder / "course", all_targets()["scorm12"], folder / "dist")
        with zipfile.ZipFile(next((folder / "dist").glob("*.zip"))) as archive:
            return {name: archive.read(name) for name in archive.namelist()}


def slow(devtools: CDPSession) -> None:
    devtools.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})


def rows() -> Iterator[Row]:
    server = Server()
    with (
        sync_playwright() as playwright,
        playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"]) as browser,
    ):
        base = 0.0
        for lessons in (20, 200, 1000):
            files = package(lessons)
            url = server.origin + server.add_package(files)
            paint, first = map(min, zip(*(_opened(browser, url) for _ in range(3)), strict=True))
            base = base or first
            name = f"{lessons} lessons, {len(files['index.html']) / 1e6:.1f} MB of page"
            yield Row(f"{name}: first paint", f"{paint:.0f} ms")
            yield Row(f"{name}: first page", f"{first:.0f} ms", "at most 2 s", first <= 2000, False)
            if lessons > 20:
                told = f"{first / base:.2f}x"
                yield Row("  beside 20 lessons", told, "at most 1.25x", first <= 1.25 * base)
    server.close()


def _opened(browser: Browser, url: str) -> tuple[float, float]:
    """Milliseconds to the cover, and to the page after it, asked for as soon as can be."""
    page: Page = browser.new_page(viewport=PHONE)
    devtools = page.context.new_cdp_session(page)
    devtools.send("Network.enable")
    devtools.send("Network.emulateNetworkConditions", LINE)
    slow(devtools)
    page.goto(url, wait_until="commit")
    start = page.locator("[data-sm-page=cover] [data-sm-action=next]")
    begun = page.locator(IN_LESSON).filter(visible=True)
    start.wait_for()
    while not begun.count():  # until the player is there to answer
        start.dispatch_event("click")
    first = float(page.evaluate("performance.now()"))
    paint = float(page.evaluate(PAINTED))
    page.close()
    return paint, first
