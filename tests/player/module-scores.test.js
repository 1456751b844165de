// Scores of modules: worked out from a session, kept by the LMS, never lower than they were.

import assert from "node:assert/strict"
import { test } from "node:test"
import { makeCalls } from "../../src/smcourse/player/hosts/scorm12-calls.js"
import { makeObjectives } from "../../src/smcourse/player/hosts/scorm12-objectives.js"
import { moduleScores } from "../../src/smcourse/player/module-scores.js"
import { answered, beginSession, finishedLesson } from "../../src/smcourse/player/session.js"
import { createRte } from "../../src/smcourse/preview/rte/strict.js"

const question = (id, state, points) => ({ id, state, was: [], print: 33, alike: [], record: true, points, step: 0 })
const lesson = (id, state, module, questions) =>
  ({ id, state, was: [], record: true, module, label: id, minutes: 0, steps: 1, questions })

const COURSE = {
  id: "c", language: "en", title: "C", passMark: 80, report: "passed", failed: "incomplete", asides: [],
  showAnswerAfter: 2, commitEvery: 10, words: {}, languages: [], tests: [], isUneven: true,
  questions: [question("q1", 1, 1), question("q2", 2, 2), question("q3", 3, 1), question("poll", 4, 0), question("q5", 5, 1)],
  lessons: [
    lesson("a", 11, "one", ["q1", "q2"]), lesson("b", 12, "one", ["poll"]), lesson("c", 13, "two", ["q3"]),
    lesson("d", 14, "three", []), lesson("e", 15, "", ["q5"]),
  ],
  modules: [
    { id: "one", label: "1. One", lessons: ["a", "b"] }, { id: "two", label: "2. Two", lessons: ["c"] },
    { id: "three", label: "3. Three", lessons: ["d"] }, { id: "", label: "", lessons: ["e"] },
  ],
}
const OPTIONS = ["a", "b"].map((id) => ({ id, letter: id, html: id }))

const answer = (session, id, outcome) =>
  answered(session, { ...session.questions.get(id), kind: "choice", options: OPTIONS, key: { right: ["b"] } }, ["b"], outcome)
const finish = (session, ...ids) =>
  ids.reduce((moved, id) => finishedLesson(moved, moved.course.lessons.find((one) => one.id === id)), session)

test("a module has a score once something that scores is answered in it", () => {
  const begun = beginSession(COURSE, 0)
  assert.deepEqual(moduleScores(begun), [])
  assert.deepEqual(moduleScores(answer(begun, "poll", 3)), [])
  const one = { id: "one", score: 66, status: "incomplete" }
  assert.deepEqual(moduleScores(answer(begun, "q2", 3)), [one], "two of three points, rounded down")
  assert.deepEqual(moduleScores(answer(begun, "q1", 1)), [{ ...one, score: 0 }])
})

test("a module without a title or without a question that scores has none", () => {
  const done = finish(answer(answer(beginSession(COURSE, 0), "q5", 3), "q3", 3), "c", "d", "e")
  assert.deepEqual(moduleScores(done), [{ id: "two", score: 100, status: "completed" }])
})

test("a module is complete with its last lesson, whatever it scores", () => {
  const asked = ["q1", "q2", "poll"].reduce((session, id) => answer(session, id, 1), beginSession(COURSE, 0))
  assert.equal(moduleScores(finish(asked, "a"))[0].status, "incomplete")
  assert.deepEqual(moduleScores(finish(asked, "a", "b")), [{ id: "one", score: 0, status: "completed" }])
})

/** An LMS that has begun, and what the player makes of it. */
const launched = (options = {}) => {
  const rte = createRte({ now: () => 0, ...options })
  rte.api.LMSInitialize("")
  const calls = makeCalls(() => ({ api: rte.api, isThere: () => true }))
  const objectives = makeObjectives(calls)
  objectives.open()
  const written = () => calls.log().filter((line) => line.includes("LMSSetValue")).length
  const held = () => Object.fromEntries(Object.entries(rte.values).filter(([name]) => name.startsWith("cmi.objectives.")))
  return { rte, calls, objectives, written, held }
}
const ONE = { id: "one", score: 50, status: "incomplete" }
const TWO = { id: "two", score: 100, status: "completed" }
const kept = (n, { id, score, status }) => ({
  [`cmi.objectives.${n}.id`]: id,
  [`cmi.objectives.${n}.score.raw`]: String(score),
  [`cmi.objectives.${n}.score.min`]: "0",
  [`cmi.objectives.${n}.score.max`]: "100",
  [`cmi.objectives.${n}.status`]: status,
})

test("each module is one objective, written when it changes and not else", () => {
  const { rte, objectives, written, held } = launched()
  objectives.write([ONE])
  objectives.write([ONE])
  assert.equal(written(), 5)
  objectives.write([{ ...ONE, score: 60 }, TWO])
  assert.equal(written(), 11)
  assert.deepEqual(held(), { ...kept(0, { ...ONE, score: 60 }), ...kept(1, TWO) })
  assert.deepEqual(rte.findings, [])
})

test("those of an earlier version are found by their ids, and never lowered", () => {
  const data = { ...kept(0, { id: "gone", score: 10, status: "completed" }), ...kept(1, TWO), ...kept(2, ONE) }
  const { rte, objectives, written, held } = launched({ data: { "cmi.core.exit": "suspend", ...data } })
  objectives.write([{ ...ONE, score: 40 }, { ...TWO, score: 70, status: "incomplete" }])
  assert.equal(written(), 0, "nothing is better than it was")
  objectives.write([{ ...ONE, status: "completed", score: 40 }, { id: "new", score: 0, status: "incomplete" }])
  assert.deepEqual(held(), {
    ...data,
    ...kept(2, { ...ONE, status: "completed" }),
    ...kept(3, { id: "new", score: 0, status: "incomplete" }),
  })
  assert.deepEqual(rte.findings, [])
})

test("what was said in vain is said again", () => {
  const { calls, objectives, written } = launched()
  objectives.write([ONE])
  calls.forget()
  objectives.write([ONE])
  assert.equal(written(), 10)
})

test("an LMS without objectives is asked once and left alone", () => {
  const { rte, calls, objectives } = launched({ unsupported: ["cmi.objectives"] })
  objectives.write([ONE, TWO])
  assert.equal(calls.log().length, 1)
  assert.deepEqual(rte.findings.map(({ code }) => code), ["401"])
})

/** An LMS that answers as it is told; what it was asked. */
const answering = (said, codes = {}) => {
  const asked = []
  let code = 0
  const calls = makeCalls(() => ({
    isThere: () => true,
    api: {
      LMSGetValue: (name) => said[name] ?? "",
      LMSSetValue: (name) => {
        asked.push(name)
        code = codes[name] ?? 0
        return String(!code)
      },
      LMSGetLastError: () => code,
    },
  }))
  const objectives = makeObjectives(calls)
  objectives.open()
  return { asked, codes, objectives }
}

test("where it does not say how many there are, or which, nothing is written", () => {
  for (const said of [{}, { "cmi.objectives._count": "many" }, { "cmi.objectives._count": 1 }, { "cmi.objectives._count": "900" }]) {
    const { asked, objectives } = answering(said)
    objectives.write([ONE])
    assert.deepEqual(asked, [], JSON.stringify(said))
  }
})

test("after one refusal all are left alone, after a fault they are told again", () => {
  const refused = answering({ "cmi.objectives._count": 0 }, { "cmi.objectives.0.score.min": 401 })
  refused.objectives.write([ONE, TWO])
  refused.objectives.write([ONE, TWO])
  assert.deepEqual(refused.asked.map((name) => name.slice(17)), ["id", "score.raw", "score.min"])
  const name = "cmi.objectives.0.score.raw"
  const faulty = answering({ "cmi.objectives._count": 0 }, { [name]: 101 })
  faulty.objectives.write([ONE])
  faulty.codes[name] = 0
  faulty.objectives.write([ONE])
  assert.deepEqual(faulty.asked.map((one) => one.slice(17)), ["id", "score.raw", "score.raw", "score.min", "score.max", "status"])
})
