// What kinds have in common in which nothing is right or wrong: rows to choose from, which are never
// marked, kept as they are and changed on request.

import { element } from "../html.js"
import { CHOICE } from "./choice.js"

/** @typedef {import("./kinds.js").Body} Body */
/** @typedef {import("./kinds.js").Kind} Kind */
/** @typedef {import("./frame.js").Standing} Standing */

/** The rows of a choice; in a review they stand as they were left. @type {(...asked: [...Parameters<Kind["draw"]>, Standing]) => Body} */
export const drawUnmarked = (payload, say, name, done) => {
  const rows = CHOICE.draw(payload, say, name)
  return {
    ...rows,
    update: (view) => rows.update({ ...view, standing: "open" }),
    settle: (view) => {
      const { standing, response } = view
      if (standing === "right") return { ...view, standing: done }
      return standing === "shown" ? { ...view, standing: response.length ? done : "open" } : view
    },
  }
}

/** Those, closed once they are saved until they are to be changed. @type {Kind["draw"]} */
export const drawChanging = (payload, say, name) => {
  const rows = drawUnmarked(payload, say, name, "saved")
  const inputs = [...rows.el.querySelectorAll("input")]
  const change = element("button", { class: "sm-btn sm-quiet", type: "button" }, say("changeAnswer"))
  const offer = element("p", { class: "sm-row", hidden: true }, change)
  /** @param {boolean} isClosed */
  const close = (isClosed) => {
    for (const input of inputs) input.disabled = isClosed
    offer.hidden = !isClosed
  }
  const focus = () => (inputs.find(({ checked }) => checked) ?? inputs[0])?.focus()
  change.addEventListener("click", () => {
    close(false)
    focus()
    rows.el.dispatchEvent(new Event("change", { bubbles: true }))
  })
  return {
    ...rows,
    el: element("div", {}, rows.el, offer),
    focus,
    update: (view) => {
      rows.update(view)
      close(view.standing === "saved" && !view.isOver)
    },
    settle: (view) => ({ ...view, ...rows.settle?.(view), isOver: view.standing === "shown" }),
  }
}
