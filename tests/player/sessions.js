/** Sessions of small courses, and the moves of who goes through them. */

import { answerTo, answered, beginSession as beginOn, finishedLesson, resumeSession } from "../../src/smcourse/player/session.js"
import { decode, encode } from "../../src/smcourse/player/suspend.js"

/** What is left of a snapshot that was saved. */
export const savedOf = (snapshot) => decode(encode(snapshot, "c"), "c").saved

export const TODAY = 20_000
export const beginSession = (version, today = TODAY) => beginOn(version, today)

let nextState = 1000
export const states = new Map()
export const stateOf = (id) => {
  if (!states.has(id)) states.set(id, (nextState += 7919))
  return states.get(id)
}

export const question = (id, more = {}) => ({
  v: 1,
  kind: "choice",
  id,
  state: stateOf(id),
  was: (more.was ?? []).map(stateOf),
  print: more.print ?? 0b1000000_00001,
  alike: more.alike ?? [],
  multiple: false,
  record: more.record ?? true,
  points: more.points ?? 1,
  half: more.half ?? false,
  objective: "",
  situation: "",
  prompt: "?",
  hint: "",
  options: ["a", "b", "c"].map((letter) => ({ id: letter, letter, html: letter })),
  key: { right: ["b"], feedback: {} },
})

export const lesson = (id, questions, was = []) => ({
  id,
  state: stateOf(id),
  was: was.map(stateOf),
  record: true,
  module: "m",
  label: id,
  steps: Math.max(1, questions.length),
  questions: questions.map((payload) => payload.id),
  payloads: questions,
})

export const course = (lessons, more = {}) => ({
  id: "c",
  language: "en",
  title: "C",
  passMark: null,
  report: "passed",
  failed: "incomplete",
  showAnswerAfter: 2,
  commitEvery: 10,
  words: {},
  languages: [],
  tests: [],
  ...more,
  lessons,
  questions: lessons.flatMap(({ payloads }) => payloads),
})

export const right = (session, id) => answered(session, session.questions.get(id), ["b"], 3)
export const wrong = (session, id) => answered(session, session.questions.get(id), ["a"], 1)
export const finishAll = (session) => session.course.lessons.reduce(finishedLesson, session)
export const outcome = (session, id) => answerTo(session, session.questions.get(id)).outcome

/** Save, close, upload `version`, open. */
export const reopen = (session, version, lms = {}) =>
  resumeSession(beginSession(version), {
    saved: savedOf(session.snapshot),
    status: "incomplete",
    best: null,
    review: false,
    name: "",
    language: "",
    ...lms,
  })

export const v1 = () =>
  course([
    lesson("one", [question("q1"), question("q2")]),
    lesson("two", [question("q3")]),
    lesson("three", []),
  ])

