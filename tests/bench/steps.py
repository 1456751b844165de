"""How soon the page answers each kind of act on a slow phone, and what it holds in memory.

From the input to the next paint, as the browser tells it (Event Timing, in steps of 8 ms), the
best of three visits and in each the slowest of its kind.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

from bench.bars import KNOWN, TIME, Row
from bench.opening import CHROMIUM, PHONE, package, slow
from browser.server import Server
from playwright.sync_api import Browser, CDPSession, Locator, Page, sync_playwright

WATCH = """
window.smTimes = []
new PerformanceObserver((list) => smTimes.push(...list.getEntries().map((entry) => entry.duration)))
  .observe({ type: "event", durationThreshold: 16 })
"""
REST = """() => new Promise((done) =>
  requestAnimationFrame(() => setTimeout(() => requestIdleCallback(done, { timeout: 2000 }), 100)))"""
WARM = 10  # laps until the browser has compiled what it will
LAPS = 16
FLOOR = 50  # ms; below it a ratio says nothing
LAP = """async ([rests, until]) => {
  const shown = (selector) => [...document.querySelectorAll(selector)].find((el) => el.checkVisibility())
  const press = (action) => shown(`[data-sm-action=${action}]`)
  document.querySelector("[data-sm-menu]").click()
  document.querySelector('[data-sm-goto="l0"]').click()
  const end = () => shown(`[data-sm-page=result], [data-sm-lesson="${until}"]`)
  for (let i = 0; !end() && i < 2000; i += 1) {
    shown("input[value=b]:enabled")?.click()
    ;(press("check") ?? press("next")).click()
    if (rests && i % 16 === 0) await new Promise((done) => scheduler.postTask(done))
  }
  return end() !== undefined
}"""
BOTH = ("es-419", "en")
SLOW = {"1000 lessons: menu", "1000 lessons: result", "20 lessons: language"}  # no steps


def rows() -> Iterator[Row]:
    server = Server()
    with (
        sync_playwright() as playwright,
        playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"]) as browser,
    ):
        base: dict[str, float] = {}
        for lessons in (20, 1000):
            url = server.origin + server.add_package(package(lessons))
            kinds = _best(_visited(browser, url, _acts) for _ in range(3))
            yield from _rows_of(lessons, kinds, base)
            base = base or kinds
        url = server.origin + server.add_package(package(20, *BOTH))
        kinds = _best(_visited(browser, url, _tongues) for _ in range(3))
        yield from _rows_of(20, kinds, {})
        yield from _memory(browser, server.origin + server.add_package(package(20)))
    server.close()


def _rows_of(lessons: int, kinds: dict[str, float], base: dict[str, float]) -> Iterator[Row]:
    for kind, took in kinds.items():
        name = f"{lessons} lessons: {kind}"
        excuse = KNOWN if name in SLOW else TIME
        yield Row(name, f"{took:.0f} ms", "at most 100 ms", took <= 100, excuse)
    if base:
        ratios = {kind: kinds[kind] / max(FLOOR, base[kind]) for kind in kinds}
        worst = max(ratios, key=lambda kind: ratios[kind])
        ratio = ratios[worst]
        yield Row("  beside 20 lessons", f"{ratio:.2f}x ({worst})", "at most 3x", ratio <= 3)


def _best(visits: Iterator[dict[str, float]]) -> dict[str, float]:
    best: dict[str, float] = {}
    for visit in visits:
        best = {kind: min(took, best.get(kind, took)) for kind, took in visit.items()}
    return best


Timed = Callable[[str, Callable[[], Any]], None]


def _visited(browser: Browser, url: str, acts: Callable[[Page, Timed], None]) -> dict[str, float]:
    """The slowest answer of each kind, in ms."""
    page = browser.new_page(viewport=PHONE)
    page.add_init_script(WATCH)
    page.goto(url)
    page.evaluate(REST)
    slow(page.context.new_cdp_session(page))
    slowest: dict[str, float] = {}

    def timed(kind: str, act: Callable[[], Any]) -> None:
        page.evaluate("smTimes.length = 0")
        act()
        page.evaluate(REST)
        took = float(page.evaluate("Math.max(8, ...smTimes)"))
        slowest[kind] = max(took, slowest.get(kind, 0))

    acts(page, timed)
    page.close()
    return slowest


def _shown(page: Page, selector: str) -> Locator:
    return page.locator(selector).filter(visible=True).first


def _press(target: Locator) -> None:
    """With the mouse alone: `click` listens in the page, which is slowed too."""
    box = target.bounding_box()
    if not box:
        raise SystemExit(f"{target} is not shown")
    target.page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)


def _acts(page: Page, timed: Timed) -> None:
    def press(kind: str, selector: str) -> None:
        target = _shown(page, selector)
        target.scroll_into_view_if_needed()
        page.evaluate(REST)
        timed(kind, lambda: _press(target))

    press("start", "[data-sm-action=next]")
    press("first lesson", "[data-sm-action=next]")
    for _ in range(3):
        press("choose", ".sm-opt:has([value=b])")
        press("check", "[data-sm-action=check]")
        press("next", "[data-sm-action=next]")
    press("menu", "[data-sm-menu]")
    press("close", "[data-sm-close]")
    press("menu", "[data-sm-menu]")
    _shown(page, "[data-sm-search]").click()
    for letter in "cuenta":
        timed("search", partial(page.keyboard.type, letter))
    press("hit", "[data-sm-results] button")
    page.locator("[data-sm-menu]").click()
    page.locator("[data-sm-search]").fill("")
    page.evaluate(REST)
    press("result", "[data-sm-goto='@result']")


def _tongues(page: Page, timed: Timed) -> None:
    _shown(page, "[data-sm-action=next]").click()
    _shown(page, "[data-sm-action=next]").click()
    for tag in ("en", "es-419", "en"):
        page.locator("[data-sm-menu]:visible").click()
        choice = _shown(page, f"[data-sm-speak={tag}]")
        choice.scroll_into_view_if_needed()
        page.evaluate(REST)
        timed("language", partial(_press, choice))


def _memory(browser: Browser, url: str) -> Iterator[Row]:
    """Some 2,000 steps: more than an hour, whatever the learner."""
    page = browser.new_page(viewport=PHONE)
    devtools = page.context.new_cdp_session(page)
    devtools.send("Performance.enable")
    page.goto(url)
    held = []
    for _ in range(WARM + LAPS):
        if not page.evaluate(LAP, [False, ""]):
            raise SystemExit("the walk did not reach the result")
        held.append(_held(devtools))
    page.close()
    first, last = held[WARM : WARM + LAPS // 4], held[-LAPS // 4 :]
    for place, name in enumerate(("heap in MB", "nodes", "listeners")):
        before, after = (sum(one[place] for one in some) / len(some) for some in (first, last))
        told = f"{before:.2f} to {after:.2f}" if place == 0 else f"{before:.0f} to {after:.0f}"
        ratio = after / before
        yield Row(f"{name}, first and last quarter", told, "at most 1.05x", ratio <= 1.05)


def _held(devtools: CDPSession) -> tuple[float, float, float]:
    for _ in range(2):
        devtools.send("HeapProfiler.collectGarbage")
    told = {one["name"]: one["value"] for one in devtools.send("Performance.getMetrics")["metrics"]}
    return told["JSHeapUsedSize"] / 1e6, told["Nodes"], told["JSEventListeners"]
