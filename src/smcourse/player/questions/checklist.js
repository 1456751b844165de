// Things to tick for oneself, any of them or none; how many are is told and reported.

import { element } from "../html.js"
import { CHOICE } from "./choice.js"
import { drawChanging } from "./neutral.js"

/** @type {import("./kinds.js").Kind["draw"]} */
const drawTicks = (payload, say, name) => {
  const body = drawChanging(payload, say, name)
  const told = element("p", { class: "sm-meta sm-told" })
  const tell = () => (told.textContent = say("ticked", { n: body.read().length, m: payload.options.length }))
  body.el.lastChild?.before(told)
  body.el.addEventListener("change", tell)
  return {
    ...body,
    missing: () => ["", 0],
    update: (view) => {
      body.update(view)
      tell()
    },
  }
}

/** Whether these are some of its items, each once. @type {(payload: import("../types.js").Payload, response: string[]) => boolean} */
const isTicked = ({ options }, response) =>
  new Set(response).size === response.length && response.every((one) => options.some(({ id }) => id === one))

/** @type {import("./kinds.js").Kind} */
export const CHECKLIST = {
  ...CHOICE,
  draw: drawTicks,
  grade: (payload, response) => (isTicked(payload, response) ? 3 : 1),
  // One more than a bit for each tick, so that none of them can be kept.
  codeOf: (payload, response) => CHOICE.codeOf(payload, response) + 1,
  responseOf: (payload, code) =>
    code > 0 && code <= 2 ** payload.options.length ? CHOICE.responseOf(payload, code - 1) : [],
  lines: (payload, response) => (response.length ? CHOICE.lines(payload, response) : ["–"]),
  report: ({ options }, response) => ["performance", `${response.length}/${options.length}`, ""],
  check: "save",
  done: ["saved", "saved", ""],
}
