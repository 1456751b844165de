// What kinds with a line for each part of an answer have in common.

import { icon } from "../html.js"

/** @typedef {import("../types.js").Payload} Payload */
/** @typedef {import("../types.js").Response} Response */
/** @typedef {import("./frame.js").View} View */

/** How many are right. @type {(right: Response, response: Response) => number} */
export const hitsOf = (right, response) => right.filter((id, i) => response[i] === id).length

/** Right in every place; in part in at least half of them. @type {(right: Response, response: Response) => 1 | 2 | 3} */
export const gradeByPlace = (right, response) => {
  const hits = hitsOf(right, response)
  if (response.length !== right.length || 2 * hits < right.length) return 1
  return hits === right.length ? 3 : 2
}

/** @type {import("./kinds.js").Kind["partly"]} */
export const placesRight = ({ key: { right } }, response, say) =>
  say("partPlaces", { n: hitsOf(right, response), m: right.length })

/** The ids of a payload's lines, in an order that stays when they move. @param {{id: string}[]} lines */
export const sorted = (lines) => lines.map(({ id }) => id).sort()

/**
 * A part of an answer with its field, and beside it the word for what came of it, if that is told.
 * @type {(part: {el: Element, field: {value: string}, tag: HTMLElement}, isRight: boolean, view: View, words: [right: string, wrong: string]) => void}
 */
export const markPart = ({ el, field, tag }, isRight, view, [right, wrong]) => {
  const isTold = isMarked(view) && view.standing !== "shown" && field.value !== ""
  el.classList.toggle("sm-right", isMarked(view) && isRight)
  el.classList.toggle("sm-wrong", isTold && !isRight)
  tag.hidden = !isTold
  tag.replaceChildren(...(isTold ? [icon(isRight ? "check" : "close"), isRight ? right : wrong] : []))
}

/** Whether marks are to be seen. @param {View} view */
export const isMarked = ({ standing }) => standing !== "open" && standing !== "changed"
