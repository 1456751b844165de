"""How soon a learner on a slow phone is in the first lesson, and what it takes; not a test.

The reference courses of `build.py` at 20, 200 and 1,000 lessons, opened in Chromium with its CPU
slowed six times and a slow 4G line (150 ms, 1.6 Mbit/s, nothing compressed), without an LMS. The
ratios are to the course of 20 lessons in the same run.

    make bench
"""

from __future__ import annotations

import tempfile
import zipfile
from pathlib import Path

from bench.build import write_course
from browser.server import Server
from playwright.sync_api import CDPSession, Page, sync_playwright

from smcourse.pipeline import build
from smcourse.targets import all_targets

CHROMIUM = "/usr/bin/chromium"
LINE = {
    "offline": False,
    "latency": 150,
    "downloadThroughput": 1.6e6 / 8,
    "uploadThroughput": 75e4 / 8,
}
SLOWER = 6
STEPS = 12
PRESS = """() => new Promise((done) => {
  const shown = (selector) => [...document.querySelectorAll(selector)].find((el) => el.checkVisibility())
  shown("input[value=b]:enabled")?.click()
  const began = performance.now()
  shown("[data-sm-action=next], [data-sm-action=check]").click()
  requestAnimationFrame(() => setTimeout(() => done(performance.now() - began)))
})"""


def package(lessons: int, folder: Path) -> dict[str, bytes]:
    """The files of the reference course."""
    write_course(folder / "course", lessons)
    build(folder / "course", all_targets()["scorm12"], folder / "dist")
    with zipfile.ZipFile(next((folder / "dist").glob("*.zip"))) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def opened(page: Page, devtools: CDPSession, url: str) -> dict[str, float]:
    """Milliseconds to the cover, to its first lesson once it is asked for, and of later steps."""
    devtools.send("Network.enable")
    devtools.send("Network.emulateNetworkConditions", LINE)
    devtools.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    page.goto(url, wait_until="commit")
    start = page.locator("[data-sm-page=cover] [data-sm-action=next]")
    begun = page.locator("[data-sm-lesson], [data-sm-page=module]").filter(visible=True)
    start.wait_for()
    while not begun.count():  # until the player is there to answer
        start.dispatch_event("click")
    ready = page.evaluate("performance.now()")
    painted = page.evaluate("performance.getEntriesByName('first-contentful-paint')[0].startTime")
    steps = [page.evaluate(PRESS) for _ in range(STEPS)]
    return {"paint": painted, "first": ready, "step": max(steps)}


def main() -> None:
    server = Server()
    rows = []
    with (
        sync_playwright() as playwright,
        playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"]) as browser,
    ):
        for lessons in (20, 200, 1000):
            with tempfile.TemporaryDirectory() as folder:
                files = package(lessons, Path(folder))
            path = server.add_package(files)
            page = browser.new_page(viewport={"width": 360, "height": 740})
            times = opened(page, page.context.new_cdp_session(page), server.origin + path)
            rows.append((lessons, len(files["index.html"]), times))
            page.close()
    server.close()
    base = rows[0][2]
    print("lessons  page kB  first paint ms      first page ms       slowest step ms")
    for lessons, size, times in rows:
        cells = [f"{times[key]:8.0f} ({times[key] / base[key]:4.2f}x)" for key in times]
        print(f"{lessons:7} {size / 1000:8.0f}  " + "  ".join(cells))


if __name__ == "__main__":
    main()
