"""What a whole walk costs an LMS, beside that of the nearest peer: requests, bytes, calls.

Of 1,000 lessons the first 200 are played, which are those that keep a record. Of the peer's pages
PAGES are read; what the others could call is known from its files, of which the row says how many
name a function of the LMS. All is at a script's pace; a learner's waits longer for a commit.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from bench import mkdocs
from bench.bars import Row
from bench.opening import CHROMIUM, IN_LESSON, LESSON, LOOK, package
from bench.steps import LAP
from browser.lms import Lms
from browser.server import Server
from browser.sitting import Call, Sitting
from playwright.sync_api import Browser, sync_playwright

SETS, COMMIT = "LMSSetValue", "LMSCommit"
RESULT = re.compile(r"cmi\.interactions\.\d+\.result")
ADAPT = 711 / 60  # Set and Commit calls an answer, on 23 Nov 2026; see peers.md
ROOM = 4096  # of `cmi.suspend_data`, in characters
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
    weight: float  # kB of the whole walk, each file once
    calls: Mapping[str, int]
    unsaved: float  # s from an answer to the commit after it, at the longest
    state: int  # characters at the end
    foul: list[str]


Way = tuple[str, Callable[[Sitting], None]]  # the first lesson's heading; on to the end


def rows() -> Iterator[Row]:
    server = Server()
    with (
        sync_playwright() as playwright,
        playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"]) as browser,
    ):
        for lessons in (20, 1000):
            files = package(lessons)
            ours = _walked(server, browser, files, (LESSON, _play))
            yield from _rows_of(lessons, ours, len(files["index.html"]) / 1000)
            if theirs := mkdocs.built(lessons):
                walk = _walked(server, browser, theirs.files, (mkdocs.LESSON, _read))
                yield from _beside(ours, walk, _callers(theirs.files))
    server.close()


def _rows_of(lessons: int, ours: Walk, page: float) -> Iterator[Row]:
    name = f"{lessons} lessons"
    asked, code = ours.requests, ours.code
    yield Row(f"{name}: requests to the first one, with image", f"{asked}", "at most 5", asked <= 5)
    yield Row("JS and CSS", f"{code:.0f} kB", "at most 119 kB", code <= 119)
    yield Row("page, all lessons", f"{page:.0f} kB")
    answers = 3 * min(lessons, KEPT)
    sets, commits = ours.calls[SETS], ours.calls[COMMIT]
    bar, told = "a commit for many sets", f"{sets} and {commits}"
    yield Row(f"Set and Commit calls, {answers} answers", told, bar, commits < sets / 5)
    each = (sets + commits) / answers
    yield Row("  an answer", f"{each:.1f}, {each / ADAPT:.2f}x Adapt's of Nov 2026")
    yield Row("  calls in all", f"{sum(ours.calls.values())}")
    told, is_soon = f"{ours.unsaved:.1f} s", ours.unsaved <= 10
    yield Row("from an answer to its commit, at the longest", told, "at most 10 s", is_soon)
    told, fits = f"{ours.state} characters", ours.state <= ROOM
    yield Row(f"state of {answers} answers", told, f"at most {ROOM}", fits)
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
    heading, on = way
    sitting = Lms(server, browser).launch(server.add_package(files))
    sitting.frame.evaluate(LOOK, heading)
    sitting.frame.wait_for_function(IN_LESSON)
    sitting.frame.wait_for_function(IMAGE)
    asked = _content(sitting)
    on(sitting)
    calls = sitting.calls
    walk = Walk(
        len(asked),
        _weight(files, [name for name in asked if name.endswith((".js", ".css"))]),
        _weight(files, {*_content(sitting), *(name for name in files if name.endswith(".html"))}),
        Counter(call.fn for call in calls),
        _unsaved(calls),
        len(sitting.record.get("cmi.suspend_data", "")),
        sitting.foul(),
    )
    sitting.close()
    return walk


def _play(sitting: Sitting) -> None:
    """All right to the end or to the last lesson of the record, at a script's pace; then out."""
    if not sitting.frame.evaluate(LAP, [True, f"l{KEPT}"]):
        raise SystemExit("the walk did not reach its end")
    sitting.frame.locator("[data-sm-menu]:visible").first.click()
    sitting.frame.locator("[data-sm-goto='@result']").evaluate("entry => entry.click()")
    sitting.learner.exit()


def _read(sitting: Sitting) -> None:
    """Each question of a page, and on by the page's own link."""
    for page in range(PAGES):
        if page:
            with sitting.page.expect_event("framenavigated"):
                sitting.frame.locator(NEXT).first.evaluate("link => link.click()")
            sitting.frame.wait_for_load_state()
        if sitting.frame.evaluate(ANSWERS) < 3:
            raise SystemExit(f"page {page} did not take the answers")


def _unsaved(calls: Iterable[Call]) -> float:
    """The longest that an answer waited for a commit."""
    waiting: list[int] = []
    longest = 0
    for call in calls:
        if call.fn == SETS and RESULT.fullmatch(call.args[0]):
            waiting.append(call.time)
        elif call.fn == COMMIT and waiting:
            longest = max(longest, call.time - waiting[0])
            waiting.clear()
    if waiting:
        raise SystemExit("an answer was never saved")
    return longest / 1000


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
