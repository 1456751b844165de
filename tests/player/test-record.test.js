// What a test that is handed in comes to, in itself and for the modules of its items.

import assert from "node:assert/strict"
import { test } from "node:test"
import { moduleScores } from "../../src/smcourse/player/module-scores.js"
import { beginSession, resumeSession, verdictOf } from "../../src/smcourse/player/session.js"
import { refilled } from "../../src/smcourse/player/tests/form.js"
import { UNTOUCHED } from "../../src/smcourse/player/tests/kept.js"
import { begun, handedIn, isToSit, toRepair, withPlace, withTest } from "../../src/smcourse/player/tests/record.js"

const [ONE, TWO, THREE] = [101, 102, 103]
const FINAL = {
  id: "final", state: 9, was: [], label: "Final", length: 3, mark: 80, isFinal: true,
  modules: new Map([[ONE, "first"], [TWO, "first"], [THREE, "second"]]), halves: new Set([ONE, THREE]),
}
const COURSE = {
  id: "c", language: "en", title: "C", passMark: 80, report: "passed", failed: "incomplete", asides: [], needs: [],
  showAnswerAfter: 2, commitEvery: 10, words: {}, languages: [], tests: [FINAL], questions: [], lessons: [],
  modules: [{ id: "first", label: "1. First", lessons: [] }, { id: "second", label: "2. Second", lessons: [] }],
}

/** Handed in with these outcomes. */
const sat = (...outcomes) => {
  const open = outcomes.reduce((record, outcome, place) => withPlace(record, place, { outcome }), begun(UNTOUCHED, [ONE, TWO, THREE], 1, 0))
  return handedIn(open, FINAL, (item) => item === ONE, 0)
}

test("an answer in part gives half where its item says so, and none where it does not", () => {
  assert.equal(sat(3, 3, 2).last, 83)
  assert.equal(sat(3, 2, 3).last, 66)
  assert.equal(sat(2, 2, 2).last, 33)
  assert.equal(sat(1, 1, 1).last, 0)
})

test("half is not enough for a critical item, whatever the mark", () => {
  const record = sat(2, 3, 3)
  assert.equal(record.last, 83)
  assert.deepEqual(toRepair(record, (item) => item === ONE), [0])
  assert.equal(record.isPassed, false)
  assert.equal(sat(3, 3, 2).isPassed, true)
})

test("a module's score counts its items' halves, rounded down", () => {
  const scores = (...outcomes) => moduleScores(withTest(beginSession(COURSE, 0), FINAL.state, sat(...outcomes)))
  assert.deepEqual(scores(2, 3, 2).map(({ id, score }) => [id, score]), [["first", 75], ["second", 50]])
  assert.deepEqual(scores(2, 2, 1).map(({ id, score }) => [id, score]), [["first", 25], ["second", 0]])
})

/** A visit that had begun when the LMS was found, which kept this record. */
const joined = (before, now) => {
  const saved = { ...beginSession(COURSE, 0).snapshot, tests: new Map([[FINAL.state, before]]) }
  const opened = { saved, status: "incomplete", best: null, review: false, name: "", language: "" }
  return resumeSession(withTest(beginSession(COURSE, 0), FINAL.state, now), opened).snapshot.tests.get(FINAL.state)
}

test("an attempt that was handed in before the LMS was found counts beside those that it kept", () => {
  const record = joined(sat(3, 1, 1), sat(3, 3, 3))
  assert.deepEqual([record.attempts, record.first, record.best, record.last, record.isPassed], [2, 33, 100, 100, true])
  const worse = joined(sat(3, 3, 3), sat(3, 1, 1))
  assert.deepEqual([worse.attempts, worse.first, worse.best, worse.last, worse.isPassed], [2, 100, 100, 33, true])
})

test("a form that is under way at the LMS goes on, whatever was begun meanwhile", () => {
  const open = withPlace(begun(UNTOUCHED, [ONE, TWO, THREE], 7, 0), 1, { outcome: 3 })
  for (const now of [begun(UNTOUCHED, [THREE, TWO, ONE], 8, 0), sat(1, 1, 1), { ...UNTOUCHED, lanes: [5] }]) {
    const record = joined(open, now)
    assert.deepEqual([record.isOpen, record.seed, record.form], [true, 7, open.form])
    assert.equal(record.attempts, now.attempts)
    assert.deepEqual(record.lanes, now.lanes)
  }
})

test("what is to be put right stays, though a lane was chosen before the LMS was found", () => {
  const before = sat(1, 3, 3)
  assert.deepEqual(joined(before, { ...UNTOUCHED, lanes: [5] }).form, before.form)
})

test("half a point counts as half in what the course comes to", () => {
  const test_ = { ...FINAL, length: 9 }
  const session = beginSession({ ...COURSE, tests: [test_] })
  const six = { ...UNTOUCHED, attempts: 1, first: 72, best: 72, last: 72 } // 6.5 of 9
  const { right, percent } = verdictOf(withTest(session, FINAL.state, six))
  assert.deepEqual([right, percent], [6.5, 72])
})

test("an attempt goes on with as many items as the course asks now, and what was answered", () => {
  const items = Array.from({ length: 12 }, (_, i) => ({ id: `i${i}`, state: i + 1 }))
  const itemOf = (state) => items.find((item) => item.state === state)
  const open = withPlace(withPlace(begun(UNTOUCHED, [1, 2, 3, 4, 5], 7, 0), 0, { outcome: 3 }), 4, { outcome: 1 })
  const states = (length) => refilled(open, { items }, itemOf, length).form.map(({ item }) => item)
  assert.deepEqual(states(3), [1, 4, 5])
  assert.deepEqual(states(1), [1, 5])
  assert.deepEqual(states(7).slice(0, 5), [1, 2, 3, 4, 5])
  assert.equal(new Set(states(7)).size, 7)
  assert.equal(refilled(open, { items }, itemOf, 5), open)
})

test("a clock that was ahead keeps nobody from another attempt", () => {
  const [bank, failed] = [{ attempts: 3, wait: [24] }, { ...UNTOUCHED, attempts: 1, since: 1000 }]
  assert.equal(isToSit(failed, bank, 1000 + 60), false)
  assert.equal(isToSit(failed, bank, 1000 + 24 * 60), true)
  assert.equal(isToSit({ ...failed, since: 90_000 }, bank, 1000), true)
  assert.equal(isToSit({ ...failed, since: 90_000, attempts: 3 }, bank, 1000), false)
})
