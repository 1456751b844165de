// What kinds with a line for each part of an answer have in common.

/** @typedef {import("../types.js").Payload} Payload */
/** @typedef {import("../types.js").Response} Response */
/** @typedef {import("./frame.js").View} View */

/** @type {(right: Response, response: Response) => number} */
const hitsOf = (right, response) => right.filter((id, i) => response[i] === id).length

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

/** Whether marks are to be seen. @param {View} view */
export const isMarked = ({ standing }) => standing !== "open" && standing !== "changed"
