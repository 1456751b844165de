// Scores of modules as `cmi.objectives` (RTE 3.4.4), where an LMS has them. They are its own to keep:
// what it refuses is left alone, and no save fails because of them.

import { betterStatus } from "../status.js"
import { TRANSIENT } from "./scorm12-calls.js"
import { identifier, readScore, readStatus } from "./scorm12-values.js"

/** @typedef {import("../types.js").ModuleScore} ModuleScore */

/**
 * What the LMS held at the beginning.
 * @typedef {{n: number, isNew: boolean, score: number, status: import("../types.js").Status}} Held
 */

const MOST_HELD = 200 // an LMS with more is left alone

/** @param {ReturnType<typeof import("./scorm12-calls.js").makeCalls>} calls */
export const makeObjectives = ({ call, get, tell }) => {
  /** @type {Map<string, Held>} */
  const held = new Map()
  let count = 0
  let isThere = false

  /** Those of an earlier visit, or version, are found by their ids. */
  const open = () => {
    const { result, code } = call("LMSGetValue", "cmi.objectives._count")
    isThere = code === 0 && /^\d+$/.test(result) && Number(result) <= MOST_HELD
    for (; isThere && count < Number(result); count += 1) {
      const at = `cmi.objectives.${count}`
      const id = get(`${at}.id`)
      const [score, status] = [readScore(get(`${at}.score.raw`)) ?? -1, readStatus(get(`${at}.status`))]
      if (!held.has(id)) held.set(id, { n: count, isNew: false, score, status })
      isThere = id !== "" // else each visit would add them anew
    }
  }

  /** False: not, or not all of it. @type {(n: number, elements: [leaf: string, value: string][]) => boolean} */
  const tellAll = (n, elements) =>
    elements.every(([leaf, value]) => {
      const code = value && tell(`cmi.objectives.${n}.${leaf}`, value)
      if (code && !TRANSIENT.includes(code)) isThere = false
      return !code
    })

  /** What is better than it was; never less. @param {ModuleScore[]} scores */
  const write = (scores) => {
    for (const { id, ...now } of scores) {
      const name = identifier(id)
      const before = held.get(name) ?? { n: count, isNew: true, score: -1, status: "incomplete" }
      const [score, status] = [Math.max(before.score, now.score), betterStatus(before.status, now.status)]
      if (!isThere || (score === before.score && status === before.status)) continue
      const told = tellAll(before.n, [
        ["id", before.isNew ? name : ""],
        ["score.raw", String(score)],
        ["score.min", "0"],
        ["score.max", "100"],
        ["status", status],
      ])
      if (!told) return
      if (!held.has(name)) count += 1
      held.set(name, before)
    }
  }

  return { open, write }
}
