"""What must hold in a look that a learner's device asks for: forced colours, an order from right to
left, and no motion. Measured in the page.
"""

from __future__ import annotations

# In forced colours fills and shadows are gone: what else tells one state from another, and whether
# each thing has an edge. A name, then the thing in that state, then one that is not.
STATES = {
    "chosen": [".sm-opt:has(:checked)", ".sm-opt:not(:has(:checked))"],
    "tab": ["[role=tab][aria-selected=true]", "[role=tab][aria-selected=false]"],
    "here": [".sm-toc [aria-current]", ".sm-toc button:not([aria-current], .sm-hits *)"],
    "taken": [".sm-dots .sm-done", ".sm-dots i:not(.sm-done, .sm-now)"],
    "now": [".sm-dots .sm-now", ".sm-dots i:not(.sm-now)"],
    "point": [".sm-score .sm-on", ".sm-score i:not(.sm-on, .sm-goal)"],
    "goal": [".sm-score .sm-goal", ".sm-score i:not(.sm-goal)"],
    "done": [".sm-toc .sm-done", ".sm-toc .sm-ring:not(.sm-done)"],
    "pressed": ["[aria-pressed=true]", "[aria-pressed=false]"],
    "at the end": [".sm-ib[aria-disabled=true]", ".sm-ib[aria-disabled=false]"],
}
EDGED = (
    "dialog[open], .sm-note, .sm-fb, .sm-opt, .sm-btn, input, textarea, .sm-cards > li, .sm-goal"
)
FORCED = """([states, edged]) => {
  const wrong = []
  const shown = (selector) => [...document.querySelectorAll(selector)]
    .filter((el) => el.checkVisibility({ visibilityProperty: true }))
  const canvas = getComputedStyle(document.body).backgroundColor
  const sides = ["Top", "Right", "Bottom", "Left"]
  const edges = (style) => sides.map((side) => parseFloat(style[`border${side}Width`])
    && style[`border${side}Style`] !== "none" && style[`border${side}Color`])
  const look = (el, part) => {
    const style = getComputedStyle(el, part)
    const outline = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) && style.outlineColor
    return [style.color, style.backgroundColor, edges(style), style.borderTopWidth, outline,
      style.fontWeight, style.textDecorationLine, style.opacity, style.content]
  }
  const looks = (el) => JSON.stringify([look(el), look(el, "::before"),
    [...el.querySelectorAll("svg, input")].map((one) => [getComputedStyle(one).fill, one.checked])])
  const seen = Object.entries(states).flatMap(([name, [on, off]]) => {
    const [one, other] = [shown(on)[0], shown(off)[0]]
    if (!one || !other) return []
    if (looks(one) === looks(other)) wrong.push(`${name} is told by nothing: ${one.outerHTML.slice(0, 120)}`)
    return [name]
  })
  for (const el of shown(edged)) {
    if (el.matches("[type=radio], [type=checkbox]")) continue // the browser's own
    if (!edges(getComputedStyle(el)).some((edge) => edge && edge !== canvas && edge !== "rgba(0, 0, 0, 0)"))
      wrong.push(`has no edge: ${el.outerHTML.slice(0, 120)}`)
  }
  for (const el of shown("svg.sm-ic")) {
    const { stroke } = getComputedStyle(el)
    if (stroke === canvas || stroke === "none") wrong.push(`cannot be seen: ${el.parentElement.outerHTML.slice(0, 120)}`)
  }
  return { seen, wrong }
}"""

# The same words from right to left: each box stands where a mirror shows it, arrows point on.
MIRROR = """() => {
  const root = document.documentElement
  const wrong = []
  const width = root.clientWidth
  const all = [...document.querySelectorAll("body *")].filter((el) => el.checkVisibility()
    && !el.closest("svg, .sm-vh, .sm-skip, [dir]:not(html), pre, audio, video") && !getComputedStyle(el).display.startsWith("inline"))
  const place = (el) => {
    const { left, right } = el.getBoundingClientRect()
    const mark = getComputedStyle(el, "::before")
    const isHung = mark.content !== "none" && mark.display !== "none" && mark.position === "absolute"
    return { left, right, hung: isHung ? [mark.left, mark.right] : [] }
  }
  const before = all.map(place)
  const flips = (is) => [...document.querySelectorAll(".sm-flip")]
    .filter((el) => el.checkVisibility() && getComputedStyle(el).transform.startsWith("matrix(-1") !== is)
    .forEach((el) => wrong.push(`an arrow points back in ${root.dir}: ${el.parentElement.outerHTML.slice(0, 120)}`))
  const was = root.dir
  flips(was === "rtl")
  root.dir = was === "rtl" ? "ltr" : "rtl"
  flips(was !== "rtl")
  const isNear = (a, b) => Math.abs(a - b) < 3 // a full stop at the other end makes a line a little wider
  all.map(place).forEach(({ left, right, hung }, i) => {
    const one = before[i]
    const isMirrored = isNear(left, width - one.right) && isNear(right, width - one.left)
    const isHung = hung.every((at, side) => isNear(parseFloat(at), parseFloat(one.hung[1 - side])))
    if (!isMirrored || !isHung) wrong.push(`${one.left}..${one.right} becomes ${left}..${right}, `
      + `${one.hung} becomes ${hung}: ${all[i].outerHTML.slice(0, 120)}`)
  })
  root.dir = was
  return wrong
}"""

# What moves though the learner asked for no motion.
MOVING = """() => {
  const moves = (style) => style.transitionDuration.split(", ").some((time) => parseFloat(time) > 0)
    || style.animationName !== "none" || style.scrollBehavior !== "auto"
  return [...document.querySelectorAll("body, body :not(track)")]
    .filter((el) => [null, "::before", "::after"].some((part) => moves(getComputedStyle(el, part))))
    .map((el) => `moves: ${el.outerHTML.slice(0, 120)}`)
}"""
