"""What can be wrong with a page on a screen, measured in the page."""

from __future__ import annotations

from browser.sitting import Sitting

ZOOMED = (320, 256)  # a window of 1280x1024 at 400 %: no one asks for text of twice the size in it
NARROW = (ZOOMED, (320, 568), (360, 740), (650, 450), (650, 666), (941, 450), (941, 666))
WIDE = ((1280, 800), (1920, 1080))  # the menu stands beside the page

# WCAG 1.4.12: what a learner may set for all text.
SPACED = """* { line-height: 1.5 !important; letter-spacing: .12em !important;
  word-spacing: .16em !important } p { margin-bottom: 2em !important }"""
LOOKS = {"": ("100", ""), "spaced text": ("100", SPACED), "text at 200 %": ("200", "")}
SET = """([size, style]) => {
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(style)
  document.adoptedStyleSheets = [sheet]
  document.documentElement.dataset.smText = size
}"""

FAULTS = """() => {
  const faults = []
  const [width, height] = [document.documentElement.clientWidth, window.innerHeight]
  const all = [...document.querySelectorAll("header *, main *, footer *, dialog[open], dialog[open] *")]
    .filter((el) => el.checkVisibility({ visibilityProperty: true }) && !el.closest("svg, video, audio, .sm-vh, .sm-where > *"))
  const scrolls = (el) => el.closest("pre, table, textarea") // they scroll by themselves
  const name = (el) => el.outerHTML.slice(0, 80)
  const box = (el) => el.getBoundingClientRect()
  const by = document.documentElement.scrollWidth - width
  if (by > 0) faults.push(`scrolls sideways by ${by}`)
  for (const el of all.filter((one) => !scrolls(one))) {
    const { left, right, width: own } = box(el)
    if (own && (left < -1 || right > width + 1)) faults.push(`reaches out to ${left}..${right}: ${name(el)}`)
    const room = parseFloat(getComputedStyle(el).fontSize) * 5
    if (el.matches(".sm-where") && el.clientWidth < Math.min(el.scrollWidth, room)) faults.push(`has no room: ${name(el)}`)
    const isCut = getComputedStyle(el).overflowX !== "visible" && !el.matches(".sm-where")
    const isFull = el.matches("button, .sm-btn") || isCut
    if (isFull && el.scrollWidth > el.clientWidth + 1) faults.push(`is cut: ${name(el)}`)
  }
  const targets = all.filter((el) => el.matches("a[href], button, input, summary, select, textarea"))
    .map((el) => el.closest("label") ?? el)
  const isOn = (one, two) => {
    const [a, b] = [box(one), box(two)]
    return Math.min(a.right, b.right) - Math.max(a.left, b.left) > 1
      && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 1
  }
  const still = targets.filter((el) => !el.closest(".sm-top, .sm-bar, dialog") && getComputedStyle(el).display !== "inline")
  still.forEach((one, i) => still.slice(i + 1).forEach((two) => {
    if (one !== two && isOn(one, two)) faults.push(`${name(one)} lies on ${name(two)}`)
  }))
  const stuck = all.filter((el) => getComputedStyle(el).position === "sticky" && !el.closest("dialog"))
  const taken = stuck.reduce((sum, el) => sum + box(el).height, 0)
  if (taken > height / 2) faults.push(`${taken} of ${height} px are taken by what stays`)
  const [x, y] = [window.scrollX, window.scrollY]
  const over = document.querySelector("dialog:modal")
  window.scrollTo(0, 0)
  const isSmall = height < 384 || document.documentElement.dataset.smText === "200"
  for (const el of over || isSmall ? [] : all.filter((el) => el.matches("[data-sm-main], .sm-opener .sm-btn:not(.sm-quiet)"))) {
    if (box(el).bottom > height) faults.push(`is seen only by scrolling, at ${box(el).bottom}: ${name(el)}`)
  }
  const acts = all.filter((el) => el.matches(over ? "dialog button" : "[data-sm-main], .sm-opener .sm-btn, header button"))
  for (const el of acts) {
    el.scrollIntoView({ block: "nearest" })
    const at = box(el)
    const hit = document.elementFromPoint((at.left + at.right) / 2, (at.top + at.bottom) / 2)
    if (!el.contains(hit)) faults.push(`cannot be reached: ${name(el)}`)
  }
  window.scrollTo(x, y)
  return faults
}"""


def faults(sitting: Sitting, sizes: tuple[tuple[int, int], ...]) -> list[str]:
    """What is wrong here, at each size and in each look."""
    found = []
    before = sitting.page.viewport_size
    for width, height in sizes:
        sitting.page.set_viewport_size({"width": width, "height": height})
        for look, settings in LOOKS.items():
            if (width, height) == ZOOMED and look == "text at 200 %":
                continue
            sitting.frame.evaluate(SET, settings)
            found += [
                f"{width}x{height} {look}: {fault}" for fault in sitting.frame.evaluate(FAULTS)
            ]
            sitting.frame.evaluate(SET, LOOKS[""])
    if before:
        sitting.page.set_viewport_size(before)
    return found
