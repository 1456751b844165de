// Grading works on the payload alone.

/** @typedef {import("./types.js").Payload} Payload */
/** @typedef {import("./types.js").Response} Response */
/** @typedef {import("./types.js").Outcome} Outcome */

/**
 * Right: all right options and no other. In part: some right option chosen, where several are.
 * @type {(payload: Payload, response: Response) => Outcome}
 */
export const grade = (payload, response) => {
  const { right } = payload.key
  const marks = Object.fromEntries(response.map((id) => [id, right.includes(id)]))
  const hits = response.filter((id) => marks[id]).length
  if (hits === right.length && hits === response.length) return { outcome: 3, marks }
  return { outcome: payload.multiple && hits ? 2 : 1, marks }
}

/** Option ids in an order that does not change when options move. @param {Payload} payload */
const sortedIds = (payload) => payload.options.map((option) => option.id).sort()

/**
 * A response as a number from 1, for the saved record: the place of the one option, or one bit
 * for each.
 * @type {(payload: Payload, response: Response) => number}
 */
export const responseCode = (payload, response) => {
  const ids = sortedIds(payload)
  if (!payload.multiple) return ids.indexOf(response[0] ?? "") + 1
  return response.reduce((code, id) => code + 2 ** ids.indexOf(id), 0)
}

/**
 * The response that a code stands for; empty where it was not kept.
 * @type {(payload: Payload, code: number) => Response}
 */
export const responseOf = (payload, code) => {
  const ids = sortedIds(payload)
  const isChosen = payload.multiple
    ? (/** @type {string} */ id) => Math.floor(code / 2 ** ids.indexOf(id)) % 2 === 1
    : (/** @type {string} */ id) => ids.indexOf(id) + 1 === code
  return payload.options.map((option) => option.id).filter(isChosen)
}
