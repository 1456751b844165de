"""What a whole walk costs an LMS, beside that of the nearest peer: requests, bytes, calls.

Of 1,000 lessons the first 200 are played, which are those that keep a record. Of the peer's pages
PAGES are read; what the others could call is known from its files, of which the row says how many
name a function of the LMS.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from bench import mkdocs
from bench.bars import Row
from bench.opening import CHROMIUM, package
from bench.steps import LAP
from browser.lms import Lms
from browser.server import Server
from browser.sitting import Sitting
from playwright.sync_api import Browser, sync_playwright

SETS = "LMSSetValue"
IMAGE = "() => [...document.images].some((image) => image.complete)"
ANSWERS = """() => {
  for (const quiz of document.querySelectorAll(".quiz")) quiz.querySelectorAll("input")[1].click()
  return document.querySelectorAll(".quiz .correct").length
}"""
NEXT = "a[rel=next]"
PAGES = 20  # a thousand would take minutes
KEPT = 200


@dataclass(frozen=True, slots=True)
class Walk:
    requests: int  # to the first lesson with its image
    code: float  # kB of script and styles by then
    ready: float  # ms until the page was loaded, on a fast line
    weight: float  # kB of the whole walk, each file once
    calls: Mapping[str, int]
    foul: list[str]


Way = tuple[Callable[[Sitting], None], Callable[[Sitting], None]]  # to the first lesson; to the end


def rows() -> Iterator[Row]:
    server = Server()
    with (
        sync_playwright() as playwright,
        playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"]) as browser,
    ):
        for lessons in (20, 1000):
            files = package(lessons)
            ours = _walked(server, browser, files, (_start, _play))
            yield from _rows_of(lessons, ours, len(files["index.html"]) / 1000)
            if theirs := mkdocs.built(lessons):
                walk = _walked(server, browser, theirs.files, (_arrive, _read))
                yield from _beside(ours, walk, _callers(theirs.files))
    server.close()


def _rows_of(lessons: int, ours: Walk, page: float) -> Iterator[Row]:
    name = f"{lessons} lessons"
    asked, code, ready = ours.requests, ours.code, ours.ready
    yield Row(f"{name}: requests to the first one, with image", f"{asked}", "at most 5", asked <= 5)
    yield Row("JS and CSS", f"{code:.0f} kB", "at most 119 kB", code <= 119)
    yield Row("page, all lessons", f"{page:.0f} kB")
    bar = "at most 400 ms" if lessons == 20 else ""
    yield Row("loaded, on a fast line", f"{ready:.0f} ms", bar, ready <= 400, False)
    sets, commits = ours.calls[SETS], ours.calls["LMSCommit"]
    told = f"{sets} and {commits}"
    bar = "a commit for many sets"
    yield Row(
        f"Set and Commit calls, {3 * min(lessons, KEPT)} answers", told, bar, commits < sets / 5
    )
    yield Row("  calls in all", f"{sum(ours.calls.values())}")
    foul = len(ours.foul)
    yield Row("what the strict run-time objects to", f"{foul}", "nothing", not foul)


def _beside(ours: Walk, theirs: Walk, callers: int) -> Iterator[Row]:
    """It tells an LMS nothing, so of the calls there is no ratio."""
    pairs = (
        ("requests", ours.requests, theirs.requests, ""),
        ("JS and CSS", ours.code, theirs.code, " kB"),
        ("whole walk", ours.weight, theirs.weight, " kB"),
    )
    for what, own, other, unit in pairs:
        told = f"{own / other:.2f}x its {other:.0f}{unit}"
        yield Row(f"{what}, beside {mkdocs.NAME}", told, "at most 1x", own <= other)
    told = f"{sum(theirs.calls.values())} in {PAGES} pages; {callers} files could"
    yield Row("LMS calls that it makes", told)


def _walked(server: Server, browser: Browser, files: Mapping[str, bytes], way: Way) -> Walk:
    start, on = way
    sitting = Lms(server, browser).launch(server.add_package(files))
    start(sitting)
    sitting.frame.wait_for_function(IMAGE)
    asked = _content(sitting)
    ready = sitting.frame.evaluate("performance.getEntriesByType('navigation')[0].duration")
    on(sitting)
    walk = Walk(
        len(asked),
        _weight(files, [name for name in asked if name.endswith((".js", ".css"))]),
        ready,
        _weight(files, {*_content(sitting), *(name for name in files if name.endswith(".html"))}),
        Counter(call.fn for call in sitting.calls),
        sitting.foul(),
    )
    sitting.close()
    return walk


def _start(sitting: Sitting) -> None:
    for _ in range(2):  # cover, module
        sitting.learner.press("next")


def _play(sitting: Sitting) -> None:
    """All right to the end or to the last lesson of the record, at a script's pace; then out."""
    if not sitting.frame.evaluate(LAP, [True, f"l{KEPT}"]):
        raise SystemExit("the walk did not reach its end")
    sitting.frame.locator("[data-sm-menu]:visible").first.click()
    sitting.frame.locator("[data-sm-goto='@result']").evaluate("entry => entry.click()")
    sitting.learner.exit()


def _arrive(sitting: Sitting) -> None:
    sitting.frame.wait_for_load_state()


def _read(sitting: Sitting) -> None:
    """Each question of a page, and on by the page's own link."""
    for page in range(PAGES):
        if page:
            with sitting.page.expect_event("framenavigated"):
                sitting.frame.locator(NEXT).first.evaluate("link => link.click()")
            sitting.frame.wait_for_load_state()
        if sitting.frame.evaluate(ANSWERS) < 3:
            raise SystemExit(f"page {page} did not take the answers")


def _callers(files: Mapping[str, bytes]) -> int:
    """How many files name a function of the LMS."""
    return sum(b"LMSInitialize" in content for content in files.values())


def _content(sitting: Sitting) -> list[str]:
    """The names of the files that the package asked for."""
    paths = [urlsplit(one.url).path for one in sitting.requests]
    return [path.split("/", 3)[3] for path in paths if path.startswith("/package/")]


def _weight(files: Mapping[str, bytes], names: Iterable[str]) -> float:
    """In kB."""
    return sum(len(files.get(name, b"")) for name in names) / 1000
