"""How soon an author sees the course, and then each save, beside making the whole page anew.

`smcourse preview` in a process of its own and Chromium with its page open; what is timed is from the
file's rename, as editors save, to the words standing in the page. The baseline renders the same text
once with Python-Markdown alone, start of Python included. A course is started twice, the second time
with the page of the first one kept.
"""

from __future__ import annotations

import os
import re
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from bench.bars import TIME, Row
from bench.build import BASELINE
from bench.cost import measured
from bench.course import write_course
from conftest import ROOT
from playwright.sync_api import Browser, Frame, Page, sync_playwright

CHROMIUM = "/usr/bin/chromium"
SAVES = 9
AGAIN = 3
PAINTED = """() => {
  const [first] = performance.getEntriesByName("first-contentful-paint")
  return (performance.timeOrigin + first.startTime) / 1000
}"""
CHECKED = """() => new Promise((done) => {
  const news = new EventSource("/events")
  news.addEventListener("open", () => fetch("/look"))
  news.addEventListener("message", ({ data }) => JSON.parse(data).kind === "findings" && done())
})"""
COUNT = """() => {
  window.checks = 0
  new EventSource("/events").addEventListener("message", ({ data }) => {
    if (JSON.parse(data).kind === "findings") window.checks += 1
  })
}"""
SEEN = """(word) => {
  const look = () => {
    if (document.querySelector("main").textContent.includes(word)) window.seenAt = Date.now()
    else requestAnimationFrame(look)
  }
  window.seenAt = 0
  look()
}"""


def rows() -> Iterator[Row]:
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as name:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        folder = Path(name)
        for lessons in (20, 200):
            write_course(folder / str(lessons), lessons)
            start = _Start(f"{lessons} lessons", folder / str(lessons), browser, folder)
            yield from start.rows()
            yield from _saves_of(start, decides=lessons == 200)
        for ours in ("hello", "conecta"):
            yield from _Start(ours, ROOT / "courses" / ours, browser, folder).rows()
        browser.close()


@dataclass(frozen=True, slots=True)
class _Start:
    """How a course's preview begins, each time in a page of its own."""

    name: str
    course: Path
    browser: Browser
    home: Path  # for what is kept

    def rows(self) -> Iterator[Row]:
        first = self._seconds()
        again = statistics.median(self._seconds() for _ in range(AGAIN))
        yield Row(f"{self.name}: from the command to its page", f"{first:.2f} s")
        bar = "at most 0.7 s"
        yield Row(f"{self.name}: the same again", f"{again:.2f} s", bar, again <= 0.7, TIME)

    def _seconds(self) -> float:
        with self.opened() as (page, began):
            frame = _course_in(page)
            painted = float(frame.evaluate(PAINTED)) - began
            page.evaluate(CHECKED)
        return painted

    @contextmanager
    def opened(self) -> Iterator[tuple[Page, float]]:
        """The preview in a browser that is open already, and when its command was given."""
        page = self.browser.new_page(viewport={"width": 1280, "height": 800})
        command = [sys.executable, "-m", "smcourse", "preview", str(self.course), "--no-open"]
        env = {**os.environ, "XDG_CACHE_HOME": str(self.home / "cache")}
        began = time.time()
        running = subprocess.Popen(
            [*command, "--port", "0"], stdout=subprocess.PIPE, text=True, env=env
        )
        assert running.stdout
        found = re.search(r"http://\S+?/", running.stdout.readline())
        assert found
        page.goto(found[0], wait_until="commit")
        yield page, began
        page.close()
        running.terminate()
        running.wait()


def _course_in(page: Page) -> Frame:
    """The course's own page, painted."""
    page.frame_locator("iframe").locator("[data-sm-action=next]:visible").first.wait_for()
    frame = next(one for one in page.frames if "/play/" in one.url)
    frame.wait_for_function("() => performance.getEntriesByName('first-contentful-paint').length")
    return frame


def _saves_of(start: _Start, *, decides: bool) -> Iterator[Row]:
    course = start.course
    base = measured(
        [sys.executable, "-c", BASELINE, course.name], cwd=course.parent, env=os.environ
    )
    with start.opened() as (page, _):
        _course_in(page)
        page.evaluate(CHECKED)
        times = sorted(_saved(page, course, number) for number in range(SAVES))
    told = f"{statistics.median(times):.0f} ms, worst {times[-1]:.0f}"
    told += f", {times[-1] / 1000 / base.wall:.2f}x Markdown"
    bar = "at most 150 ms" if decides else ""
    yield Row(f"{start.name}: a save is seen", told, bar, statistics.median(times) <= 150, TIME)


def _saved(page: Page, course: Path, number: int) -> float:
    """Milliseconds from a save of the first lesson to the sight of it."""
    frame = next(one for one in page.frames if "/play/" in one.url)
    if number == 0:
        page.evaluate(COUNT)
        while not frame.locator("article:visible").count():  # the cover, the module's page
            frame.locator("[data-sm-action=next]:visible").last.click()
    path = min(course.rglob("0000.md"))
    head, front, text = path.read_text(encoding="utf-8").split("---\n", 2)
    word = f"Saved{number}."
    beside = path.with_suffix(".saved")
    beside.write_text(f"{head}---\n{front}---\n{word}\n\n{text}", encoding="utf-8")
    frame.evaluate(SEEN, word)
    checks = page.evaluate("window.checks")
    began = time.time() * 1000
    beside.replace(path)
    frame.wait_for_function("() => window.seenAt")
    page.wait_for_function("before => window.checks > before", arg=checks)
    return float(frame.evaluate("window.seenAt")) - began
