// What is kept of tests, a block each. Twin of suspend_tests.py, which says how.

import { ID_BITS, writer } from "../bits.js"

/** @typedef {import("../suspend.js").Bits} Bits */
/** @typedef {import("../types.js").Asking} Asking */
/** @typedef {import("../types.js").TestRecord} TestRecord */

const [SCORE, TIME, TAG] = [7, 28, 12] // bits
const [MOST_ATTEMPTS, MOST_PLACES, MOST_NAMES] = [999, 100, 999]

/** @type {Asking} */
const BLANK = { item: 0, outcome: 0, print: 0, response: 0, sure: 0, isRepaired: false }

/** @type {TestRecord} */
export const UNTOUCHED = {
  attempts: 0,
  first: null,
  best: null,
  last: null,
  isPassed: false,
  since: 0,
  isOpen: false,
  seed: 0,
  form: [],
  due: 0,
  lanes: [],
  seen: new Map(),
}

/** As many as there are, each by its own words. @type {<Item>(bits: Bits, items: Item[], most: number, each: (item?: Item) => Item) => Item[]} */
const listIn = (bits, items, most, each) => Array.from({ length: bits.upTo(most, items.length) }, (_, i) => each(items[i]))

/** @type {(bits: Bits, level: number, asking?: Asking) => Asking} */
const askingIn = (bits, level, { item, outcome, print, response, sure, isRepaired } = BLANK) => {
  const state = bits.put(item, ID_BITS)
  const result = /** @type {Asking["outcome"]} */ (bits.put(outcome, 2))
  return {
    item: state,
    outcome: result,
    print: result ? bits.put(print, TAG) : 0,
    response: result && level ? bits.upTo(2 ** 29, response < 2 ** 29 ? response : 0) : 0,
    sure: bits.put(sure, 2),
    isRepaired: bits.flag(isRepaired),
  }
}

/** @type {(bits: Bits, level: number, record?: TestRecord) => TestRecord} */
const testIn = (bits, level, record = UNTOUCHED) => ({
  attempts: bits.upTo(MOST_ATTEMPTS, record.attempts),
  first: bits.maybe(record.first, SCORE),
  best: bits.maybe(record.best, SCORE),
  last: bits.maybe(record.last, SCORE),
  isPassed: bits.flag(record.isPassed),
  since: bits.put(record.since, TIME),
  isOpen: bits.flag(record.isOpen),
  seed: bits.put(record.seed, ID_BITS),
  due: bits.put(record.due, TIME),
  lanes: listIn(bits, record.lanes, MOST_NAMES, (lane = 0) => bits.put(lane, TAG)),
  form: listIn(bits, record.form, MOST_PLACES, (asking) => askingIn(bits, level, asking)),
  seen: new Map(
    level === 2
      ? listIn(bits, [...record.seen], MOST_NAMES, (asked) => [bits.put(asked?.[0] ?? 0, TAG), bits.upTo(MOST_ATTEMPTS, asked?.[1])])
      : [],
  ),
})

/**
 * What was done before the LMS was found, joined with what the LMS kept: a form that is under way
 * there goes on, and no result is lost.
 * @type {(before: TestRecord, now: TestRecord) => TestRecord}
 */
const joinRecords = (before, now) => ({
  ...(before.isOpen || !now.form.length || (before.isPassed && !now.attempts) ? before : now),
  attempts: before.attempts + now.attempts,
  first: before.first ?? now.first,
  best: now.best === null ? before.best : Math.max(now.best, before.best ?? 0),
  last: now.last ?? before.last,
  isPassed: before.isPassed || now.isPassed,
  since: Math.max(before.since, now.since),
  lanes: [...new Set([...before.lanes, ...now.lanes])],
  seen: new Map([...before.seen, ...now.seen]),
})

/** @typedef {import("../types.js").Snapshot["tests"]} Tests */

/** @type {import("../suspend.js").Block & {join: (course: import("../types.js").CourseData, saved: Tests, now: Tests) => Tests}} */
export const TEST_BLOCK = {
  type: "T",
  write: ({ tests }, level) =>
    [...tests]
      .sort(([a], [b]) => a - b)
      .map(([id, record]) => {
        const bits = writer()
        bits.put(level, 2)
        bits.put(id, ID_BITS)
        testIn(bits, level, record)
        return bits.text()
      }),
  read: (bits, { tests }) => {
    const level = bits.put(0, 2)
    const id = bits.put(0, ID_BITS)
    const record = testIn(bits, level)
    if (level > 2 || [record.first, record.best, record.last].some((score) => Number(score) > 100)) throw RangeError()
    tests.set(id, record)
  },
  /** By the ids of today; those of other versions of the course are kept. */
  join: ({ tests: today }, saved, now) => {
    const tests = new Map(saved)
    for (const { state, was } of today) {
      const known = was.map((old) => tests.get(old)).find(Boolean)
      if (known && !tests.has(state)) tests.set(state, known)
      for (const old of was) tests.delete(old)
    }
    for (const [id, record] of now) tests.set(id, joinRecords(tests.get(id) ?? UNTOUCHED, record))
    return tests
  },
}
