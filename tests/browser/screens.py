"""What can be wrong with a page on a screen, measured in the page."""

from __future__ import annotations

from browser.pictures import FRAME
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
  const styles = new Map(all.map((el) => [el, getComputedStyle(el)]))
  const by = document.documentElement.scrollWidth - width
  if (by > 0) faults.push(`scrolls sideways by ${by}`)
  for (const el of all.filter((one) => !scrolls(one))) {
    const { left, right, width: own } = box(el)
    if (own && (left < -1 || right > width + 1)) faults.push(`reaches out to ${left}..${right}: ${name(el)}`)
    const isWhere = el.matches(".sm-where")
    if (isWhere && el.clientWidth < Math.min(el.scrollWidth, parseFloat(styles.get(el).fontSize) * 5)) faults.push(`has no room: ${name(el)}`)
    const isFull = el.matches("button, .sm-btn") || (!isWhere && styles.get(el).overflowX !== "visible")
    if (isFull && el.scrollWidth > el.clientWidth + 1) faults.push(`is cut: ${name(el)}`)
  }
  const targets = all.filter((el) => el.matches("a[href], button, input, summary, select, textarea"))
    .map((el) => el.closest("label") ?? el)
  const isOn = (a, b) => Math.min(a.right, b.right) - Math.max(a.left, b.left) > 1
    && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 1
  const still = targets.filter((el) => !el.closest(".sm-top, .sm-bar, dialog") && getComputedStyle(el).display !== "inline")
  const boxes = still.map(box)
  still.forEach((one, i) => still.slice(i + 1).forEach((two, k) => {
    if (one !== two && isOn(boxes[i], boxes[i + 1 + k])) faults.push(`${name(one)} lies on ${name(two)}`)
  }))
  const stuck = all.filter((el) => styles.get(el).position === "sticky" && !el.closest("dialog"))
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

# All of that at each size and in each look: the frame in which the package plays is resized, and
# drawn once, so that the page hears of it.
EVERYWHERE = (
    """async ([sizes, looks, zoomed]) => {
  const [frame, root] = [window.frameElement, document.documentElement]
  const [before, set, measure] = [root.dataset.smText ?? "", SET, FAULTS]
  const found = []
  for (const [width, height] of sizes) {
    frame.style.cssText = `width: ${width}px; height: ${height}px`
    void root.clientWidth // the drawing begins with what is known of the size
    await (FRAME)()
    for (const [look, settings] of Object.entries(looks)) {
      if (String([width, height]) === String(zoomed) && look === "text at 200 %") continue
      set(settings)
      found.push(...measure().map((fault) => `${width}x${height} ${look}: ${fault}`))
    }
  }
  frame.style.cssText = ""
  set([before, ""])
  return found
}""".replace("SET", SET)
    .replace("FAULTS", FAULTS)
    .replace("FRAME", FRAME)
)


def faults(sitting: Sitting, sizes: tuple[tuple[int, int], ...]) -> list[str]:
    """What is wrong here, at each size and in each look."""
    before = sitting.page.viewport_size
    width, height = (max(side) for side in zip(*sizes, strict=True))
    sitting.page.set_viewport_size({"width": width, "height": height})
    found: list[str] = sitting.frame.evaluate(EVERYWHERE, [sizes, LOOKS, ZOOMED])
    if before:
        sitting.page.set_viewport_size(before)
    return found
