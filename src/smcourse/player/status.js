// How far a learner has come, in four words.

/** @typedef {import("./types.js").Status} Status */

const RANK = { incomplete: 0, failed: 1, completed: 2, passed: 3 }

/** The better of two: a record never goes down. @type {(a: Status, b: Status) => Status} */
export const betterStatus = (a, b) => (RANK[b] > RANK[a] ? b : a)

/** @param {Status} status */
export const isTerminal = (status) => status === "completed" || status === "passed"
