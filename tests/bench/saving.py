"""How soon an author sees the course, and then each save, beside making the whole page anew.

`smcourse preview` in a process of its own and Chromium with its page open; what is timed is from the
file's rename, as editors save, to the words standing in the page. The baseline renders the same text
once with Python-Markdown alone, start of Python included.
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
from pathlib import Path

from bench.bars import KNOWN, TIME, Row
from bench.build import BASELINE
from bench.cost import measured
from bench.course import write_course
from conftest import ROOT
from playwright.sync_api import Browser, Page, sync_playwright

CHROMIUM = "/usr/bin/chromium"
SAVES = 9
PAINTED = """() => {
  const [first] = performance.getEntriesByName("first-contentful-paint")
  return (performance.timeOrigin + first.startTime) / 1000
}"""
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
            yield from _rows_of(
                f"{lessons} lessons", folder / str(lessons), browser, lessons == 200
            )
        for ours in ("hello", "conecta"):
            yield _start_of(ours, ROOT / "courses" / ours, browser)
        browser.close()


def _rows_of(name: str, course: Path, browser: Browser, decides: bool) -> Iterator[Row]:
    base = measured(
        [sys.executable, "-c", BASELINE, course.name], cwd=course.parent, env=os.environ
    )
    begun, running, page = _opened(course, browser)
    yield Row(f"{name}: from the command to its page", f"{begun:.2f} s")
    times = sorted(_saved(page, course, number) for number in range(SAVES))
    told = f"{statistics.median(times):.0f} ms, worst {times[-1]:.0f}"
    told += f", {times[-1] / 1000 / base.wall:.2f}x Markdown"
    bar = "at most 150 ms" if decides else ""
    yield Row(f"{name}: a save is seen", told, bar, statistics.median(times) <= 150, TIME)
    _end(running, page)


def _start_of(name: str, course: Path, browser: Browser) -> Row:
    begun, running, page = _opened(course, browser)
    _end(running, page)
    what, bar = f"{name}: from the command to its page", "at most 1 s"
    return Row(what, f"{begun:.2f} s", bar, begun <= 1, KNOWN if name == "conecta" else TIME)


def _opened(course: Path, browser: Browser) -> tuple[float, subprocess.Popen[str], Page]:
    """Seconds until the course's first page is painted in a browser that is open already."""
    page = browser.new_page(viewport={"width": 1280, "height": 800})
    began = time.time()
    command = [sys.executable, "-m", "smcourse", "preview", str(course), "--no-open", "--port", "0"]
    running = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    assert running.stdout
    found = re.search(r"http://\S+?/", running.stdout.readline())
    assert found
    page.goto(found[0], wait_until="commit")
    page.frame_locator("iframe").locator("[data-sm-action=next]:visible").first.wait_for()
    frame = next(one for one in page.frames if "/play/" in one.url)
    frame.wait_for_function("() => performance.getEntriesByName('first-contentful-paint').length")
    return float(frame.evaluate(PAINTED)) - began, running, page


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


def _end(running: subprocess.Popen[str], page: Page) -> None:
    page.close()
    running.terminate()
    running.wait()
