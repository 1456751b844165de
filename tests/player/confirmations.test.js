// What has to be confirmed completes a course, alone or with lessons and mark.

import assert from "node:assert/strict"
import { test } from "node:test"
import { answered, beginSession, finishedLesson, resumeSession, unconfirmed } from "../../src/smcourse/player/session.js"
import { decode, encode } from "../../src/smcourse/player/suspend.js"

const known = (id, state, points, print = 33) =>
  ({ id, state, was: [], print, alike: [], record: true, points, step: 0 })
const lesson = (id, state, questions, record = true) =>
  ({ id, state, was: [], record, module: "", label: id, minutes: 0, steps: 1, questions })

const course = (more, print) => ({
  id: "c", language: "en", title: "C", passMark: null, report: "passed", failed: "incomplete", asides: [],
  showAnswerAfter: 2, commitEvery: 10, words: {}, languages: [], tests: [],
  modules: [{ id: "", label: "", lessons: ["a", "rules", "extra"] }],
  questions: [known("q1", 1, 1), known("q2", 2, 1), known("conduct", 3, 0, print), known("privacy", 4, 0)],
  lessons: [lesson("a", 11, ["q1", "q2"]), lesson("rules", 12, ["conduct"]), lesson("extra", 13, ["privacy"], false)],
  toConfirm: ["conduct", "privacy"],
  ...more,
})
const OPTIONS = ["a", "b"].map((id) => ({ id, letter: id, html: id }))

/** @type {Record<string, (session: object) => object>} */
const DO = {
  right: (session) => answer(session, "q1", 3),
  wrong: (session) => answer(answer(session, "q1", 1), "q2", 1),
  see: (session) => session.course.lessons.reduce(finishedLesson, session),
  confirm: (session) => answer(answer(session, "conduct", 3), "privacy", 3),
  "confirm one": (session) => answer(session, "conduct", 3),
}
const answer = (session, id, outcome) => {
  const payload = { ...session.questions.get(id), kind: "choice", options: OPTIONS, key: { right: ["b"] } }
  return answered(session, payload, ["b"], outcome)
}
const statusOf = (more, ...acts) =>
  acts.reduce((session, act) => DO[act](session), beginSession(course(more), 0)).snapshot.status

const ALONE = { enoughAt: 0, passMark: 50, failed: "completed" }
const WITH_MARK = { enoughAt: 50, passMark: 50 }
const WITH_LESSONS = { passMark: 50, failed: "completed" }
const WITH_ALL = { passMark: 50, failed: "failed" }

test("confirmations alone complete a course, and the mark passes it", () => {
  assert.equal(statusOf(ALONE, "confirm one"), "incomplete")
  assert.equal(statusOf(ALONE, "confirm"), "completed")
  assert.equal(statusOf({ enoughAt: 0 }, "confirm"), "completed", "without a mark")
  assert.equal(statusOf(ALONE, "confirm", "right"), "passed")
  assert.equal(statusOf(ALONE, "right", "wrong", "see"), "incomplete", "all but the confirmations")
})

test("with the mark, both are needed", () => {
  assert.equal(statusOf(WITH_MARK, "confirm"), "incomplete")
  assert.equal(statusOf(WITH_MARK, "right"), "incomplete")
  assert.equal(statusOf(WITH_MARK, "right", "confirm"), "passed")
  assert.equal(statusOf({ ...WITH_MARK, failed: "failed" }, "wrong", "see", "confirm"), "failed")
})

test("with the lessons, or with all, nothing is told before everything is done", () => {
  for (const rule of [WITH_LESSONS, WITH_ALL]) {
    assert.equal(statusOf(rule, "confirm", "right"), "incomplete")
    assert.equal(statusOf(rule, "wrong", "see", "confirm one"), "incomplete", "one stands in a lesson without a record")
    assert.equal(statusOf(rule, "right", "wrong", "see", "confirm"), "passed")
    assert.equal(statusOf(rule, "wrong", "see", "confirm"), rule.failed)
  }
})

test("what was confirmed before it changed is confirmed anew, and takes nothing back", () => {
  const open = (session, more, print) =>
    resumeSession(beginSession(course(more, print), 0), {
      saved: decode(encode(session.snapshot, "c"), "c").saved, isHarmed: false, status: "incomplete", best: null, review: false, name: "", language: "",
    })
  const half = DO["confirm one"](beginSession(course(ALONE), 0))
  const changed = open(half, ALONE, 66)
  assert.deepEqual(unconfirmed(changed).map(({ id }) => id), ["conduct", "privacy"])
  assert.equal(DO.confirm(changed).snapshot.status, "completed")
  const done = open(DO.confirm(half), ALONE, 66)
  assert.deepEqual(unconfirmed(done).map(({ id }) => id), ["conduct"])
  assert.equal(done.snapshot.status, "completed")
})

test("a rule that asks for nothing to be confirmed finds nothing open", () => {
  assert.deepEqual(unconfirmed(beginSession(course({ toConfirm: undefined }), 0)), [])
  const more = DO.confirm(beginSession(course({ passMark: null }), 0))
  assert.equal(more.snapshot.status, "incomplete", "lessons are needed where nothing else is said")
  assert.equal(DO.see(DO.wrong(more)).snapshot.status, "completed")
})
