"""How soon a learner on a slow phone is in the first lesson.

Chromium with its CPU slowed six times and a slow 4G line (150 ms, 1.6 Mbit/s, nothing
compressed), without an LMS; the best of three openings. Ratios are to the course of 20 lessons, and
to the peer's, in the same run.
"""

from __future__ import annotations

import tempfile
import zipfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from bench import mkdocs
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
PAINTED = "() => performance.getEntriesByName('first-contentful-paint')[0]?.startTime"


@dataclass(frozen=True, slots=True)
class Opening:
    """Milliseconds to the first paint and to the first page of the course, and kB by then."""

    paint: float
    first: float
    weight: float


Begin = Callable[[Page], None]


@cache
def package(lessons: int, *languages: str) -> Mapping[str, bytes]:
    """The files of the reference course, built once in a run."""
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
            ours = _best(browser, server.origin + server.add_package(files), _start)
            base = base or ours.first
            name = f"{lessons} lessons, {len(files['index.html']) / 1e6:.1f} MB of page"
            yield Row(f"{name}: first paint", f"{ours.paint:.0f} ms")
            holds = ours.first <= 2000
            yield Row(f"{name}: first page", f"{ours.first:.0f} ms", "at most 2 s", holds, False)
            if lessons > 20:
                told = f"{ours.first / base:.2f}x"
                yield Row("  beside 20 lessons", told, "at most 1.25x", ours.first <= 1.25 * base)
            if theirs := mkdocs.built(lessons):
                url = server.origin + server.add_package(theirs.files)
                yield from _beside(ours, _best(browser, url, _wait_for_lesson))
    server.close()


def _beside(ours: Opening, theirs: Opening) -> Iterator[Row]:
    ratio = ours.first / theirs.first
    told = f"{ratio:.2f}x its {theirs.first:.0f} ms"
    yield Row(f"  beside {mkdocs.NAME}", told, "at most 1x", ratio <= 1)
    told = f"{ours.weight:.0f} kB, {ours.weight / theirs.weight:.2f}x its {theirs.weight:.0f} kB"
    yield Row("  over the line by then", told)


def _best(browser: Browser, url: str, begin: Begin) -> Opening:
    """Of three openings."""
    tries = [_opened(browser, url, begin) for _ in range(3)]
    return Opening(
        min(one.paint for one in tries),
        min(one.first for one in tries),
        min(one.weight for one in tries),
    )


def _opened(browser: Browser, url: str, begin: Begin) -> Opening:
    page: Page = browser.new_page(viewport=PHONE)
    devtools = page.context.new_cdp_session(page)
    weights: list[int] = []
    devtools.on("Network.dataReceived", lambda told: weights.append(told["dataLength"]))
    devtools.send("Network.enable")
    devtools.send("Network.emulateNetworkConditions", LINE)
    slow(devtools)
    page.goto(url, wait_until="commit")
    begin(page)
    first = float(page.evaluate("performance.now()"))
    weight = sum(weights) / 1000
    paint = float(page.evaluate(PAINTED))
    page.close()
    return Opening(paint, first, weight)


def _start(page: Page) -> None:
    """From the cover to the page after it, asked for as soon as can be."""
    start = page.locator("[data-sm-page=cover] [data-sm-action=next]")
    begun = page.locator(IN_LESSON).filter(visible=True)
    start.wait_for()
    while not begun.count():  # until the player is there to answer
        start.dispatch_event("click")


def _wait_for_lesson(page: Page) -> None:
    """A page that opens at its first lesson shows it with its first paint."""
    page.locator("h1").first.wait_for()
    page.wait_for_function(PAINTED)
