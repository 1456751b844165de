"""What a whole walk costs an LMS: requests, bytes, calls."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from bench.bars import Row
from bench.opening import CHROMIUM, package
from browser.learner import whole
from browser.lms import Lms
from browser.server import Server
from browser.sitting import Sitting
from playwright.sync_api import sync_playwright

SETS = "LMSSetValue"


def rows() -> Iterator[Row]:
    server = Server()
    files = package(20)
    with (
        sync_playwright() as playwright,
        playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"]) as browser,
    ):
        sitting = Lms(server, browser).launch(server.add_package(files))
        learner = sitting.learner
        for _ in range(2):  # cover, module
            learner.press("next")
        learner.frame.wait_for_function(
            "() => [...document.images].some((image) => image.complete)"
        )
        before = len(_content(sitting))
        ready = learner.frame.evaluate("performance.getEntriesByType('navigation')[0].duration")
        whole(learner)
        learner.exit()
        calls = Counter(call.fn for call in sitting.calls)
        foul = sitting.foul()
        sitting.close()
    server.close()
    code = sum(len(files[name]) for name in ("player.js", "player.css")) / 1000
    page = len(files["index.html"]) / 1000
    yield Row("requests to the first lesson, with image", f"{before}", "at most 5", before <= 5)
    yield Row("JS and CSS", f"{code:.0f} kB", "at most 119 kB", code <= 119)
    yield Row("page, all lessons", f"{page:.0f} kB")
    yield Row("loaded, on a fast line", f"{ready:.0f} ms", "at most 400 ms", ready <= 400, False)
    sets, commits = calls[SETS], calls["LMSCommit"]
    told = f"{sets} and {commits}"
    yield Row(
        "Set and Commit calls, 60 answers", told, "a commit for many sets", commits < sets / 5
    )
    yield Row("  calls in all", f"{calls.total()}")
    yield Row("what the strict run-time objects to", f"{len(foul)}", "nothing", not foul)


def _content(sitting: Sitting) -> list[str]:
    return [one.url for one in sitting.requests if "/package/" in one.url]
