"""A preview as its author has it: the command in a process of its own, its page in a browser."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from browser.learner import Learner
from playwright.sync_api import Browser, Frame, Locator, Page, expect

EDITOR = "editor://open?file={path}&line={line}&column={column}"

CHECKED = """() => new Promise((done) => {
  const news = new EventSource("/events")
  news.addEventListener("open", () => fetch("/look"))
  news.addEventListener("message", ({ data }) => JSON.parse(data).kind === "findings" && done())
})"""


@dataclass(slots=True)
class Preview:
    """One preview of a course folder, and one page that shows it."""

    folder: Path
    address: str
    page: Page
    problems: list[str] = field(default_factory=list)

    @property
    def frame(self) -> Frame:
        """The course's own page."""
        return next(one for one in self.page.frames if "/play/" in one.url)

    @property
    def learner(self) -> Learner:
        expect(self.shown("[data-sm-action=next]:visible").first).to_be_visible()
        return Learner(self.frame)

    def shown(self, selector: str) -> Locator:
        """Something in the course's page, whichever it is by now."""
        return self.page.frame_locator("iframe").locator(selector)

    def write(self, path: str, old: str, new: str) -> None:
        """An author's edit, saved as editors do: another file in the place of the old one."""
        file = self.folder / path
        text = file.read_text(encoding="utf-8")
        assert old in text
        beside = file.with_suffix(".saved")
        beside.write_text(text.replace(old, new), encoding="utf-8")
        beside.replace(file)

    def wait_for_check(self) -> None:
        """Until all that is to be said of the course has been said."""
        self.page.evaluate(CHECKED)

    def do(self, name: str) -> None:
        self.page.locator(f"[data-do={name}]").click()

    def panel(self, name: str) -> Locator:
        """What one of the pretend LMS's tabs shows."""
        self.page.locator(f"#tab-{name}").click()
        return self.page.locator(f"#panel-{name}")


@contextmanager
def previewing(folder: Path, browser: Browser, *options: str) -> Iterator[Preview]:
    """Start it at a free port, open its page; at the end Ctrl+C."""
    command = [sys.executable, "-m", "smcourse", "--messages", "en", "preview", str(folder)]
    more = ["--no-open", "--port", "0", "--editor-url", EDITOR, *options]
    running = subprocess.Popen(
        [*command, *more],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "XDG_CACHE_HOME": str(folder.parent / "cache")},
    )
    assert running.stdout and running.stderr
    try:
        told = running.stdout.readline()
        found = re.search(r"http://127\.0\.0\.1:\d+/", told)
        assert found, told + running.stderr.read()
        context = browser.new_context(viewport={"width": 1280, "height": 800})
        context.set_default_timeout(8000)
        preview = Preview(folder, found[0], context.new_page())
        context.on("weberror", lambda problem: preview.problems.append(str(problem.error)))
        preview.page.goto(preview.address)
        yield preview
        context.close()
        running.send_signal(signal.SIGINT)
        assert (running.wait(timeout=8), running.stderr.read()) == (0, "")
        assert preview.problems == []
    finally:
        running.kill()
