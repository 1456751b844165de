// Statements to be confirmed, all of them; who cannot is told what to do, and goes on.

import { element, fill } from "../html.js"
import { CHOICE } from "./choice.js"
import { drawUnmarked } from "./neutral.js"

/** @typedef {import("../types.js").Payload} Payload */
/** @typedef {import("../types.js").Response} Response */

/** @type {import("./kinds.js").Kind["draw"]} */
const drawStatements = (payload, say, name) => {
  const rows = drawUnmarked(payload, say, name, "confirmed")
  const { version, refusal } = payload
  const on = element("button", { class: "sm-btn sm-quiet", type: "button", "data-sm-action": "next" }, say("goOn"))
  const told = element("div", {}, element("p", {}, say("refuseText")), on)
  if (refusal) told.prepend(...fill(element("div"), refusal).childNodes)
  const refuse = element("details", {}, element("summary", {}, say("refuse")), told)
  const quiet = version && element("p", { class: "sm-meta" }, say("version", { n: version }))
  return {
    ...rows,
    el: element("div", { class: "sm-ack" }, rows.el, quiet, refuse),
    missing: () => {
      const open = payload.options.length - rows.read().length
      return [open ? "toConfirm" : "", open]
    },
    update: (view) => {
      rows.update(view)
      refuse.hidden = view.isOver
    },
  }
}

/** Whether these are all statements, each once. @type {(payload: Payload, response: Response) => boolean} */
const isConfirmed = ({ options }, response) =>
  response.length === options.length && options.every(({ id }) => response.includes(id))

/** @type {import("./kinds.js").Kind} */
export const ACKNOWLEDGE = {
  ...CHOICE,
  draw: drawStatements,
  how: () => "confirmHow",
  grade: (payload, response) => (isConfirmed(payload, response) ? 3 : 1),
  codeOf: (payload, response) => Number(isConfirmed(payload, response)),
  responseOf: ({ options }, code) => (code === 1 ? options.map(({ id }) => id) : []),
  report: (payload, response) => {
    const [type, given] = CHOICE.report({ ...payload, kind: "choice" }, response)
    return [type, given, "", payload.version && `_v${payload.version}`]
  },
  check: "confirm",
  done: ["confirmed", "saved", ""],
}
