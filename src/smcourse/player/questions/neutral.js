// What kinds have in common in which nothing is right or wrong: rows to choose from, which are never
// marked, kept as they are and changed on request.

import { element } from "../html.js"
import { CHOICE } from "./choice.js"

/** @typedef {import("./kinds.js").Body} Body */

/**
 * The rows of a choice, closed once they are saved.
 * @param {import("../types.js").Payload} payload
 * @param {import("../words.js").Say} say
 * @param {string} name
 */
export const drawNeutral = (payload, say, name) => {
  const rows = CHOICE.draw(payload, say, name)
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
  /** @type {Body} */
  const body = {
    ...rows,
    el: element("div", {}, rows.el, offer),
    focus,
    update: (view) => {
      rows.update({ ...view, standing: "open" })
      close(view.standing === "saved" && !view.isOver)
    },
    // In a review it stands as it was left.
    settle: (view) => {
      if (view.standing === "right") return { ...view, standing: "saved", isOver: false }
      return view.standing === "shown" ? { ...view, standing: view.response.length ? "saved" : "open" } : view
    },
  }
  return body
}
