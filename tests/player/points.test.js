// What answers come to: points, in part or not at all.

import assert from "node:assert/strict"
import { test } from "node:test"
import { answered, verdictOf } from "../../src/smcourse/player/session.js"
import { beginSession, course, finishAll, lesson, outcome, question, reopen, right, v1, wrong } from "./sessions.js"

test("an answer in part gives half of the points where its question says so, and nothing where not", () => {
  const said = { points: 3, half: true }
  const begun = beginSession(course([lesson("one", [question("h1", said), question("h2", { points: 3 })])], { isUneven: true, passMark: 25 }))
  const partly = (session, id) => answered(session, session.questions.get(id), ["b", "a"], 2)
  const after = finishAll(partly(partly(begun, "h1"), "h2"))
  assert.deepEqual(verdictOf(after), { right: 1.5, total: 6, percent: 25 })
  assert.deepEqual([after.snapshot.status, after.snapshot.best], ["passed", 25])
  const better = finishAll(right(after, "h1"))
  assert.deepEqual(verdictOf(better), { right: 3, total: 6, percent: 50 })
  assert.equal(verdictOf(wrong(after, "h1")).right, 1.5, "a worse answer takes nothing back")
})

test("a score is floored: 2 of 3 is 66", () => {
  assert.equal(verdictOf(right(right(beginSession(v1()), "q1"), "q2")).percent, 66)
})

test("a question without a record counts for nothing and is not saved", () => {
  const lessons = [lesson("one", [question("q1"), question("loose", { record: false })])]
  const session = right(right(beginSession(course(lessons)), "q1"), "loose")
  assert.equal(verdictOf(session).total, 1)
  assert.equal(outcome(session, "loose"), 3)
  assert.equal(outcome(reopen(session, course(lessons)), "loose"), 0)
})

