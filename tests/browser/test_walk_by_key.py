"""Whole lessons by keyboard alone: the order in which focus goes, that it is never lost, hidden or
unseen, and where each act leaves it.
"""

from __future__ import annotations

from typing import Any

from browser.pictures import FRAME
from browser.seen import Told, each_sight
from browser.sitting import Sitting

SIZES = {"360": [(320, 568), (650, 450)], "1280": [(1280, 800)]}

# What can be reached by Tab, in the order of the document: of radios only one, and what scrolls.
REACHABLE = """() => {
  const modal = document.querySelector("dialog:modal")
  const all = [...(modal ?? document).querySelectorAll(
    "a[href], button, input, select, textarea, summary, audio, video, dialog[open], [tabindex='0']")]
  const radios = (el) => [...document.getElementsByName(el.name)]
  const isReached = (el) => el.checkVisibility({ visibilityProperty: true }) && !el.matches(":disabled")
    && (el.matches("dialog") ? el.scrollHeight > el.clientHeight : el.tabIndex >= 0)
    && (el.type !== "radio" || (radios(el).find((one) => one.checked) ?? radios(el)[0]) === el)
  return all.filter(isReached)
}"""

# Which of them has the focus, and what is wrong with that: it is nowhere, or cannot be seen.
FOCUSED = """(reached) => {
  const el = document.activeElement
  const html = el.outerHTML.slice(0, 120)
  if (el === document.body) return { at: -1, html, wrong: "focus is lost" }
  const row = el.closest("label.sm-opt") ?? el
  if (el.matches("audio, video")) return { at: reached.indexOf(el), html, wrong: "" } // the browser's own
  const { left, right, top, bottom, height } = row.getClientRects()[0]
  const [x, low] = [(left + right) / 2, Math.min(bottom, window.innerHeight) - 1]
  const at = (y) => document.elementFromPoint(x, y)
  const isFree = (y) => row.contains(at(y)) || at(y)?.contains(row)
  const ring = getComputedStyle(row)
  const wrong = top < -1 || (bottom > window.innerHeight + 1 && height < window.innerHeight)
    ? `out of sight at ${top} to ${bottom}`
    : [top + 1, (top + low) / 2, low].some((y) => !isFree(y)) ? "covered"
    : ring.outlineStyle === "none" || parseFloat(ring.outlineWidth) < 2 ? "shows no outline" : ""
  return { at: reached.indexOf(el), html, wrong }
}"""
MOST = 20  # stops within the controls of a film
FOLLOW = """(reached) => {
  window.smFollowing?.abort()
  Object.assign(window, { smStops: [], smFollowing: new AbortController() })
  const { signal } = smFollowing
  addEventListener("keyup", () => smStops.push((FOCUSED)(reached)), { capture: true, signal })
}""".replace("FOCUSED", FOCUSED)


def walked_by_key(sitting: Sitting) -> list[str]:
    """To the last that can be reached and back again, at each size."""
    before = sitting.page.viewport_size
    assert before
    found = []
    for width, height in SIZES[str(before["width"])]:
        sitting.page.set_viewport_size({"width": width, "height": height})
        sitting.frame.evaluate(FRAME)
        found += [f"{width}x{height}: {fault}" for fault in _there_and_back(sitting)]
    sitting.page.set_viewport_size(before)
    return found


def _there_and_back(sitting: Sitting) -> list[str]:
    back = sitting.frame.evaluate_handle("document.activeElement")
    reached = sitting.frame.evaluate_handle(REACHABLE)
    last = reached.evaluate("(all) => { all[0].focus(); return all.length - 1 }")
    reached.evaluate(FOLLOW)
    there = _stops(sitting, "Tab", 0, last)
    again = _stops(sitting, "Shift+Tab", there[-1]["at"] if there else 0, last)
    wrong = []
    for wanted, stop in zip(
        [*range(1, last + 1), *range(last)[::-1]], [*there, *again], strict=True
    ):
        if stop["at"] != wanted or stop["wrong"]:
            place = "" if stop["at"] == wanted else f"at {stop['at']}, not {wanted}"
            wrong.append(f"{place} {stop['wrong']} {stop['html']}")
    back.evaluate("el => { document.activeElement.blur(); el.focus() }")
    return wrong


def _stops(sitting: Sitting, key: str, at: int, wanted: int) -> list[dict[str, Any]]:
    """What has the focus, as a key takes it from one element to the next; a film keeps it long."""
    stops: list[dict[str, Any]] = []
    for _ in range(MOST):
        for _ in range(wanted - len(stops)):
            sitting.page.keyboard.press(key)
        for stop in sitting.frame.evaluate("smStops.splice(0)"):
            if stop["at"] != at:
                stops.append(stop)
                at = stop["at"]
    assert len(stops) == wanted, f"{key} goes no further than {stops[-1:]}"
    return stops


@each_sight(walked_by_key, widths=SIZES)
def test_focus_goes_in_the_order_of_the_document_and_is_seen(seen: Told) -> None:
    wrong = [f"{name} at {fault}" for name, faults in seen for fault in faults]
    assert not wrong, "\n".join(wrong)
