// The learner's saved record <-> text. Twin of state.py, which documents the format; both obey
// tests/state/cases.json. Everything is kept by the identity of what was answered.

import { ID_BITS, checkValue, reader, writer } from "./bits.js"

/** @typedef {import("./types.js").Snapshot} Snapshot */
/** @typedef {import("./types.js").Answer} Answer */

const LIMIT = 3900
const VERSION = "1"
const [DAY_BITS, TAG_BITS] = [16, 12]
const STATUSES = /** @type {const} */ (["incomplete", "failed", "completed", "passed"])

/** @returns {Snapshot} */
export const emptySnapshot = () => ({
  status: "incomplete",
  best: null,
  place: null,
  interactions: 0,
  lessons: new Map(),
  questions: new Map(),
  orphans: new Map(),
  finished: null,
  language: null,
})

/**
 * Whether the options answered then are not the options of today. A print whose upper bits are
 * zero was saved without them.
 * @param {number} saved
 * @param {number} today
 */
export const isChanged = (saved, today) =>
  (saved & 31) !== (today & 31) || (saved >> 5 !== 0 && saved >> 5 !== today >> 5)

/**
 * The record as text of at most `limit` characters where that can be done at all. Detail goes
 * first, then orphans (the least outcome first), never an outcome of today's course.
 * @param {Snapshot} snapshot
 */
export const encode = (snapshot, limit = LIMIT) => {
  let text = ""
  for (const level of [2, 1, 0]) {
    text = encodeAt(snapshot, snapshot.orphans, level)
    if (text.length <= limit) return text
  }
  const orphans = [...snapshot.orphans].sort((a, b) => b[1].outcome - a[1].outcome || a[0] - b[0])
  let [low, high] = [0, orphans.length]
  while (low < high) {
    const middle = (low + high) >> 1
    text = encodeAt(snapshot, new Map(orphans.slice(0, middle + 1)), 0)
    if (text.length <= limit) low = middle + 1
    else high = middle
  }
  return encodeAt(snapshot, new Map(orphans.slice(0, low)), 0)
}

/**
 * The record in `text`, or null where it is not one of ours, or damaged.
 * @param {string} text
 * @returns {Snapshot | null}
 */
export const decode = (text) => {
  const body = text.slice(6)
  if (text[0] !== VERSION || text.slice(1, 6) !== checkValue(body)) return null
  try {
    return decodeBody(reader(body))
  } catch {
    return null
  }
}

/**
 * @param {Snapshot} snapshot
 * @param {Map<number, Answer>} orphans
 * @param {number} level
 */
const encodeAt = (snapshot, orphans, level) => {
  const bits = writer()
  const { best, place, lessons } = snapshot
  bits.put(level, 2)
  bits.put(STATUSES.indexOf(snapshot.status), 2)
  bits.maybe(best, 7)
  bits.put(place ? 1 : 0, 1)
  if (place) {
    bits.put(place.lesson, ID_BITS)
    bits.gamma(Math.min(place.step, 999) + 1)
  }
  bits.gamma(Math.min(snapshot.interactions, 4095) + 1)
  const answers = new Map([...orphans, ...snapshot.questions])
  const ids = [...new Set([...lessons.keys(), ...answers.keys()])].sort((a, b) => a - b)
  bits.gamma(ids.length + 1)
  bits.rice(ids)
  for (const id of ids) {
    const answer = answers.get(id)
    if (answer) {
      writeAnswer(bits, answer, level)
    } else {
      bits.put(0, 1)
      bits.put(lessons.get(id) ? 1 : 0, 1)
    }
  }
  if (snapshot.finished !== null || snapshot.language !== null) {
    bits.maybe(snapshot.finished, DAY_BITS)
    bits.maybe(snapshot.language, TAG_BITS)
  }
  const body = bits.text()
  return VERSION + checkValue(body) + body
}

/**
 * @param {ReturnType<typeof writer>} bits
 * @param {Answer} answer
 * @param {number} level
 */
const writeAnswer = (bits, answer, level) => {
  bits.put(1, 1)
  bits.put(answer.outcome, 2)
  if (!answer.outcome) return
  if (level === 0) {
    bits.put(answer.print & 31, 5)
    return
  }
  bits.put(answer.print, 12)
  bits.gamma((answer.response < 2 ** 29 ? answer.response : 0) + 1)
  if (level === 2) {
    bits.gamma(Math.max(1, Math.min(answer.tries, 63)))
    bits.put(answer.revealed ? 1 : 0, 1)
  }
}

/**
 * @param {ReturnType<typeof reader>} bits
 * @returns {Snapshot}
 */
const decodeBody = (bits) => {
  const level = bits.take(2)
  if (level > 2) throw new RangeError("no such level")
  const snapshot = emptySnapshot()
  snapshot.status = /** @type {Snapshot["status"]} */ (STATUSES[bits.take(2)])
  snapshot.best = bits.maybe(7)
  if (bits.take(1)) snapshot.place = { lesson: bits.take(ID_BITS), step: bits.gamma() - 1 }
  snapshot.interactions = bits.gamma() - 1
  for (const id of bits.rice(bits.gamma() - 1)) {
    if (bits.take(1)) snapshot.questions.set(id, readAnswer(bits, level))
    else snapshot.lessons.set(id, bits.take(1) === 1)
  }
  snapshot.finished = bits.maybe(DAY_BITS)
  snapshot.language = bits.maybe(TAG_BITS)
  if ((snapshot.best ?? 0) > 100) throw new RangeError("no such score")
  return snapshot
}

/**
 * @param {ReturnType<typeof reader>} bits
 * @param {number} level
 * @returns {Answer}
 */
const readAnswer = (bits, level) => {
  const outcome = /** @type {Answer["outcome"]} */ (bits.take(2))
  if (!outcome) return { outcome, print: 0, response: 0, tries: 0, revealed: false }
  const print = bits.take(level ? 12 : 5)
  const response = level ? bits.gamma() - 1 : 0
  const tries = level === 2 ? bits.gamma() : 1
  return { outcome, print, response, tries, revealed: level === 2 && bits.take(1) === 1 }
}
