// Parts of an image to choose from. Each has a number there and a row in the list below: who taps a
// part ticks its row, and the list is all that keys and screen readers need.

import { element, fill, find } from "../html.js"
import { CHOICE } from "./choice.js"

/** @type {import("./kinds.js").Kind["draw"]} */
const drawSpots = (payload, say, name) => {
  const rows = CHOICE.draw(payload, say, name)
  const el = fill(element("div"), payload.html)
  const zones = [...el.querySelectorAll(".sm-zone")]
  const parts = [...rows.el.children].map((row, i) => {
    const input = /** @type {HTMLInputElement} */ (find("input", row))
    find("span", row).prepend(element("b", {}, `${i + 1}`), " ")
    zones[i]?.addEventListener("click", () => input.click())
    return { row, input, zone: zones[i] }
  })
  const follow = () => {
    for (const { row, input, zone } of parts) {
      zone?.setAttribute("class", row.className.replace("sm-opt", input.checked ? "sm-zone sm-on" : "sm-zone"))
    }
  }
  el.append(rows.el)
  el.addEventListener("change", follow)
  return {
    ...rows,
    el,
    update: (view) => {
      rows.update(view)
      follow()
    },
  }
}

/** @type {import("./kinds.js").Kind} */
export const SPOT = {
  ...CHOICE,
  draw: drawSpots,
  report: (payload, response) => CHOICE.report({ ...payload, kind: "choice" }, response),
}
