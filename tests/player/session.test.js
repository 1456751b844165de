// What a learner did survives every new version of the course: by identity, never by position.

import assert from "node:assert/strict"
import { test } from "node:test"
import { answerTo, answered, finishedLesson, hasChanged, isComplete, recorded, resumeSession, seen, verdictOf, visited } from "../../src/smcourse/player/session.js"
import { translated } from "../../src/smcourse/player/translated.js"
import { TODAY, beginSession, course, finishAll, lesson, outcome, question, reopen, right, savedOf, stateOf, v1, wrong } from "./sessions.js"

test("on a first visit everything is known and nothing is new", () => {
  const session = beginSession(v1())
  assert.equal(session.fresh.size, 0)
  assert.deepEqual(verdictOf(session), { right: 0, total: 3, percent: 0 })
  assert.equal(isComplete(session), false)
})

test("answers stay with their questions when lessons and questions come before them", () => {
  const before = wrong(right(beginSession(v1()), "q1"), "q3")
  const v2 = course([
    lesson("zero", [question("q0")]),
    lesson("two", [question("q9"), question("q3"), question("q1")]),
    lesson("one", [question("q2")]),
    lesson("three", []),
  ])
  const after = reopen(before, v2)
  assert.deepEqual(["q0", "q1", "q2", "q3", "q9"].map((id) => outcome(after, id)), [0, 3, 0, 1, 0])
  assert.deepEqual(
    [...after.fresh].sort(),
    [stateOf("zero"), stateOf("q0"), stateOf("q9")].sort(),
  )
})

test("a renamed lesson and question keep their record through `was`", () => {
  const before = finishedLesson(right(beginSession(v1()), "q3"), v1().lessons[1])
  const v2 = course([
    lesson("one", [question("q1"), question("q2")]),
    lesson("deux", [question("q3-new", { was: ["q3"] })], ["two"]),
    lesson("three", []),
  ])
  const after = reopen(before, v2)
  assert.equal(outcome(after, "q3-new"), 3)
  assert.equal(after.snapshot.lessons.get(stateOf("deux")), true)
  assert.equal(after.fresh.size, 0)
  assert.equal(after.snapshot.orphans.size, 0)
})

test("an answer to a removed question waits for the version that brings it back", () => {
  const before = right(beginSession(v1()), "q2")
  const without = course([lesson("one", [question("q1")]), lesson("three", [])])
  const meanwhile = right(reopen(before, without), "q1")
  assert.equal(verdictOf(meanwhile).total, 1)
  const back = reopen(meanwhile, v1())
  assert.deepEqual(["q1", "q2", "q3"].map((id) => outcome(back, id)), [3, 3, 0])
})

test("an answer whose options changed keeps its outcome and shows as changed", () => {
  const before = right(beginSession(v1()), "q1")
  const q1 = question("q1", { print: 0b1000000_00010 })
  const after = reopen(before, course([lesson("one", [q1, question("q2")])]))
  assert.equal(outcome(after, "q1"), 3)
  assert.equal(hasChanged(after, q1), true)
  const again = wrong(after, "q1")
  assert.equal(outcome(again, "q1"), 3, "a worse answer never replaces a better one")
  assert.equal(hasChanged(right(after, "q1"), q1), false)
})

test("the place follows its lesson, and goes to the first open one where the lesson is gone", () => {
  const before = visited(beginSession(v1()), v1().lessons[0], 1)
  const moved = course([lesson("two", []), lesson("uno", [question("q1")], ["one"])])
  assert.deepEqual(reopen(before, moved).snapshot.place, { lesson: stateOf("uno"), step: 0 })
  const without = course([lesson("two", []), lesson("three", [])])
  assert.deepEqual(reopen(before, without).snapshot.place, { lesson: stateOf("two"), step: 0 })
  const done = finishedLesson(before, without.lessons[0])
  assert.deepEqual(reopen(done, without).snapshot.place, { lesson: stateOf("three"), step: 0 })
  assert.equal(reopen(beginSession(v1()), without).snapshot.place, null, "nothing was begun")
})

test("what is new stays new until it is seen", () => {
  const v2 = course([...v1().lessons, lesson("four", [])])
  const after = reopen(beginSession(v1()), v2)
  assert.ok(after.fresh.has(stateOf("four")))
  const later = reopen(after, v2)
  assert.ok(later.fresh.has(stateOf("four")), "never opened, so still new")
  const opened = seen(visited(later, v2.lessons[3], 0), v2.lessons[3], null)
  assert.equal(reopen(opened, v2).fresh.size, 0)
})

test("a new question that was seen and not answered is not new again", () => {
  const [one, ...rest] = v1().lessons
  const v2 = course([lesson("one", [...one.payloads, question("q-new")]), ...rest])
  const after = reopen(beginSession(v1()), v2)
  assert.deepEqual([...after.fresh], [stateOf("q-new")])
  const opened = seen(visited(after, v2.lessons[0], 2), v2.lessons[0], after.questions.get("q-new"))
  assert.equal(reopen(opened, v2).fresh.size, 0)
  assert.equal(outcome(reopen(opened, v2), "q-new"), 0)
})

test("status and best score are those of the LMS where it knows better", () => {
  const after = reopen(beginSession(v1()), v1(), { status: "passed", best: 85.5 })
  assert.equal(after.snapshot.status, "passed")
  assert.equal(after.snapshot.best, 85)
})

test("a completion is kept when the new version has more to do", () => {
  const done = finishAll(right(right(right(beginSession(v1()), "q1"), "q2"), "q3"))
  assert.equal(done.snapshot.status, "completed")
  assert.equal(done.snapshot.best, 100)
  const after = reopen(done, course([...v1().lessons, lesson("four", [question("q4")])]))
  assert.equal(after.snapshot.status, "completed")
  const worse = finishAll(wrong(after, "q4"))
  assert.deepEqual([worse.snapshot.status, worse.snapshot.best], ["completed", 100])
})

test("the verdict waits for every lesson and every scored question", () => {
  const most = finishAll(right(right(beginSession(v1()), "q1"), "q2"))
  assert.equal(most.snapshot.best, null)
  const all = wrong(most, "q3")
  assert.deepEqual([all.snapshot.status, all.snapshot.best], ["completed", 66])
})

test("below the mark the status stays open, or fails where the course says so", () => {
  const play = (more) => finishAll(wrong(right(right(beginSession(course(v1().lessons, more)), "q1"), "q2"), "q3"))
  assert.equal(play({ passMark: 80 }).snapshot.status, "incomplete")
  assert.equal(play({ passMark: 80, failed: "failed" }).snapshot.status, "failed")
  assert.equal(play({ passMark: 66 }).snapshot.status, "passed")
  assert.equal(right(play({ passMark: 80, failed: "failed" }), "q3").snapshot.status, "passed")
})

const RULES = {
  everything: { passMark: 60 },
  "everything, or failed": { passMark: 60, failed: "failed" },
  "the lessons": { passMark: 60, failed: "completed" },
  "the mark": { passMark: 60, enoughAt: 60 },
  "the mark, or failed": { passMark: 60, enoughAt: 60, failed: "failed" },
  "no mark": {},
  "a higher mark": { passMark: 100 },
}
const PLAYS = {
  nothing: (session) => session,
  "two of three right": (session) => right(right(session, "q1"), "q2"),
  "all seen, one right": (session) => finishAll(wrong(wrong(right(session, "q1"), "q2"), "q3")),
  "all seen, two right": (session) => finishAll(wrong(right(right(session, "q1"), "q2"), "q3")),
}
const EARNED = {
  everything: ["incomplete", "incomplete", "incomplete", "passed"],
  "everything, or failed": ["incomplete", "incomplete", "failed", "passed"],
  "the lessons": ["incomplete", "incomplete", "completed", "passed"],
  "the mark": ["incomplete", "passed", "incomplete", "passed"],
  "the mark, or failed": ["incomplete", "passed", "failed", "passed"],
  "no mark": ["incomplete", "incomplete", "completed", "completed"],
  "a higher mark": ["incomplete", "incomplete", "incomplete", "incomplete"],
}
const under = (rule) => course(v1().lessons, RULES[rule])

test("what is needed to complete a course decides its status", () => {
  for (const rule of Object.keys(RULES)) {
    const statuses = Object.values(PLAYS).map((play) => play(beginSession(under(rule))).snapshot.status)
    assert.deepEqual(statuses, EARNED[rule], rule)
  }
})

test("where the mark is enough its score is told with it, and goes up from there", () => {
  const passed = PLAYS["two of three right"](beginSession(under("the mark")))
  assert.deepEqual([passed.snapshot.status, passed.snapshot.best, passed.snapshot.finished], ["passed", 66, TODAY])
  assert.equal(isComplete(passed), false)
  assert.equal(right(passed, "q3").snapshot.best, 100)
})

test("a status or score never goes down, whatever rule a new version brings", () => {
  const rank = ["incomplete", "failed", "completed", "passed"]
  let compared = 0
  for (const [first, second] of Object.keys(RULES).flatMap((a) => Object.keys(RULES).map((b) => [a, b]))) {
    for (const [name, play] of Object.entries(PLAYS)) {
      const before = play(beginSession(under(first))).snapshot
      const after = reopen({ snapshot: before }, under(second))
      const later = finishAll(wrong(after, "q3"))
      for (const { snapshot } of [after, later, reopen(later, under(first))]) {
        const told = `${name}: ${first}, then ${second}`
        assert.ok(rank.indexOf(snapshot.status) >= rank.indexOf(before.status), told)
        assert.ok((snapshot.best ?? -1) >= (before.best ?? -1), told)
        assert.ok(before.finished === null || snapshot.finished === before.finished, told)
        compared += 1
      }
    }
  }
  assert.equal(compared, 7 * 7 * 4 * 3)
})

test("what was answered before the LMS was found is joined with what it had saved", () => {
  const saved = savedOf(wrong(right(beginSession(v1()), "q1"), "q2").snapshot)
  const early = right(wrong(beginSession(v1()), "q1"), "q2")
  const after = resumeSession(early, { saved, status: "incomplete", best: null, review: false })
  assert.deepEqual(["q1", "q2", "q3"].map((id) => outcome(after, id)), [3, 3, 0])
})

test("without a saved record the LMS's own status still counts", () => {
  const early = right(beginSession(v1()), "q1")
  const opened = { saved: null, status: "completed", best: 90, review: false }
  const after = resumeSession(early, opened)
  assert.deepEqual([after.snapshot.status, after.snapshot.best], ["completed", 90])
  assert.equal(answerTo(after, after.questions.get("q1")).tries, 1)
})

test("a lesson without a record is neither kept, nor new, nor asked for", () => {
  const [a, extra] = [lesson("a", [question("a1")]), { ...lesson("extra", []), record: false }]
  const whole = course([a, extra])
  const done = finishedLesson(answered(beginSession(whole), a.payloads[0], ["b"], 3), whole.lessons[0])
  assert.equal(done.snapshot.status, "completed")
  const seenToo = finishedLesson(done, whole.lessons[1])
  const kept = savedOf(recorded(seenToo))
  assert.equal(kept.lessons.has(extra.state), false)
  const again = resumeSession(beginSession(whole), { saved: kept, status: "completed", best: null, review: false })
  assert.equal(again.fresh.has(extra.state), false)
  assert.equal(isComplete(again), true)
})

test("the day of the first completion is kept, whatever comes after it", () => {
  const whole = course([lesson("one", [question("q1")])])
  const open = beginSession(whole)
  assert.equal(open.snapshot.finished, null)
  const done = finishAll(right(open, "q1"))
  assert.equal(done.snapshot.finished, TODAY)
  const later = resumeSession(beginSession(whole, TODAY + 9), {
    saved: savedOf(done.snapshot), status: "completed", best: null, review: false, name: "", language: "",
  })
  assert.equal(finishAll(right(later, "q1")).snapshot.finished, TODAY)
})

test("a course that was completed before days were kept gets none made up", () => {
  const whole = course([lesson("one", [question("q1")])])
  const done = finishAll(right(beginSession(whole), "q1"))
  const old = savedOf({ ...done.snapshot, finished: null })
  const again = resumeSession(beginSession(whole), {
    saved: old, status: "completed", best: null, review: false, name: "", language: "",
  })
  assert.equal(finishAll(again).snapshot.finished, null)
})

test("a failed course is not finished", () => {
  const strict = course([lesson("one", [question("q1")])], { passMark: 80, failed: "failed" })
  const failed = finishAll(wrong(beginSession(strict), "q1"))
  assert.equal(failed.snapshot.status, "failed")
  assert.equal(failed.snapshot.finished, null)
  assert.equal(right(failed, "q1").snapshot.finished, TODAY)
})

const BOTH = ["en", "es"]
const here = () => course(v1().lessons, { languages: BOTH })

test("every answer, status and lesson comes along into another language", () => {
  const there = course(
    [
      lesson("one", [question("q1", { print: 0b1000000_00010, alike: [0b1000000_00001] }), question("q2")]),
      lesson("two", [question("q3")]),
      lesson("four", [question("q4")]),
    ],
    { language: "es", languages: BOTH },
  )
  const before = visited(right(wrong(beginSession(here()), "q3"), "q1"), here().lessons[1], 0)
  const after = translated(before, there)
  assert.deepEqual(["q1", "q2", "q3", "q4"].map((id) => outcome(after, id)), [3, 0, 1, 0])
  assert.equal(hasChanged(after, after.questions.get("q1")), false)
  assert.deepEqual([...after.fresh].sort(), [stateOf("four"), stateOf("q4")].sort())
  assert.deepEqual(after.snapshot.place, { lesson: stateOf("two"), step: 0 })
  const back = translated(after, here())
  assert.deepEqual(["q1", "q2", "q3"].map((id) => outcome(back, id)), [3, 0, 1])
  assert.equal(back.snapshot.lessons.get(stateOf("three")), false)
})

test("what stands in one language only is kept while another is shown", () => {
  const both = course([lesson("one", [question("q1"), question("only-here")])])
  const there = course([lesson("one", [question("q1")])], { language: "es", languages: BOTH })
  const done = finishAll(right(right(beginSession(both), "q1"), "only-here"))
  const away = translated(done, there)
  assert.equal(away.snapshot.orphans.get(stateOf("only-here")).outcome, 3)
  assert.equal(outcome(translated(away, both), "only-here"), 3)
  assert.equal(away.snapshot.status, "completed")
})

test("answers that leave no record come along, too", () => {
  const loose = () => course([lesson("one", [question("free", { record: false })])])
  const after = translated(right(beginSession(loose()), "free"), loose())
  assert.equal(outcome(after, "free"), 3)
})
