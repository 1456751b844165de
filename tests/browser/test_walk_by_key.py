"""Whole lessons by keyboard alone: the order in which focus goes, that it is never lost, hidden or
unseen, and where each act leaves it.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from typing import Any

import pytest
from browser.lms import Lms, Package
from browser.sights import WALKS, Walk
from browser.sitting import Sitting
from playwright.sync_api import JSHandle

SIZES = [(320, 568), (650, 450), (1280, 800)]

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


def pressed(sitting: Sitting, reached: JSHandle, key: str, times: int) -> Iterator[dict[str, Any]]:
    """What has the focus, as a key takes it from one element to the next."""
    at = reached.evaluate(FOCUSED)["at"]
    for _ in range(times):
        for _ in range(MOST):
            sitting.page.keyboard.press(key)
            stop = reached.evaluate(FOCUSED)
            if stop["at"] != at:
                break
        at = stop["at"]
        yield stop


@pytest.mark.parametrize("walk", WALKS, ids=lambda walk: walk.name)
@pytest.mark.parametrize(("width", "height"), SIZES)
def test_focus_goes_in_the_order_of_the_document_and_is_seen(
    walk: Walk, width: int, height: int, lms: Lms, package: Package
) -> None:
    page = {"viewport": {"width": width, "height": height}}
    wrong: list[str] = []
    for sitting, name in walk.sights(lms, package, page):
        back = sitting.frame.evaluate_handle("document.activeElement")
        reached = sitting.frame.evaluate_handle(REACHABLE)
        last = reached.evaluate("(all) => { all[0].focus(); return all.length - 1 }")
        there = pressed(sitting, reached, "Tab", last)
        again = pressed(sitting, reached, "Shift+Tab", last)
        for wanted, stop in zip(
            [*range(1, last + 1), *range(last)[::-1]], chain(there, again), strict=True
        ):
            if stop["at"] != wanted or stop["wrong"]:
                place = "" if stop["at"] == wanted else f"at {stop['at']}, not {wanted}"
                wrong.append(f"{name}: {place} {stop['wrong']} {stop['html']}")
        back.evaluate("el => { document.activeElement.blur(); el.focus() }")
    assert not wrong, "\n".join(wrong)
