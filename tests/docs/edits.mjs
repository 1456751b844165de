// Reads versions of courses, answers what a learner in mid-course and one who was done find in the new
// one, by the player's own moves.

import { readCourse } from "../../src/smcourse/player/course.js"
import { answerTo, answered, beginSession, finishedLesson, hasChanged, recorded, resumeSession, visited } from "../../src/smcourse/player/session.js"
import { decode, encode } from "../../src/smcourse/player/suspend.js"
import { UNTOUCHED } from "../../src/smcourse/player/tests/kept.js"
import { begun, handedIn, withPlace, withTest } from "../../src/smcourse/player/tests/record.js"

const TODAY = 20_000
const RIGHT = 3

/** The first so many lessons gone through, everything in them answered right, the next one reached. */
const through = (course, payloads, count) => {
  let session = beginSession(course, TODAY)
  for (const lesson of course.lessons.slice(0, count)) {
    for (const id of lesson.questions) {
      session = answered(session, { ...session.questions.get(id), ...payloads[id] }, [], RIGHT)
    }
    session = finishedLesson(session, lesson)
  }
  return visited(session, course.lessons[count] ?? course.lessons[0], 0)
}

/** Each test handed in with everything right. */
const sat = (session) =>
  session.course.tests.reduce((now, test) => {
    const items = [...test.modules.keys()].slice(0, test.length)
    const open = items.reduce((record, _, place) => withPlace(record, place, { outcome: RIGHT }), begun(UNTOUCHED, items, 1, 0))
    return withTest(now, test.state, handedIn(open, test, () => false, 0))
  }, session)

const stands = (session) => {
  const { course, snapshot, fresh } = session
  const kept = course.questions.filter(({ record }) => record)
  return {
    status: snapshot.status,
    answered: kept.filter((one) => answerTo(session, one).outcome > 0).length,
    changed: kept.filter((one) => hasChanged(session, one)).length,
    lessons: course.lessons.filter(({ state }) => snapshot.lessons.get(state)).length,
    tests: course.tests.filter(({ state }) => snapshot.tests.get(state)?.attempts).length,
    newLessons: course.lessons.filter(({ state }) => fresh.has(state)).length,
    newQuestions: kept.filter(({ state }) => fresh.has(state)).length,
  }
}

/** The new version, opened with the record and the values that the LMS keeps of the old one. */
const opened = (before, course) => {
  const { saved, notice } = decode(encode(recorded(before), before.course.id), course.id)
  const { status, best } = before.snapshot
  const kept = { saved, isHarmed: notice !== "fine", status, best, review: false, name: "", language: "" }
  return { ...stands(resumeSession(beginSession(course, TODAY), kept)), isForeign: notice === "noticeForeign" }
}

const told = []
process.stdin.on("data", (piece) => told.push(piece))
process.stdin.on("end", () => {
  const found = JSON.parse(Buffer.concat(told).toString("utf8")).map(({ old, now, payloads }) => {
    const [was, is] = [readCourse(old), readCourse(now)]
    const learners = { midway: through(was, payloads, 2), done: sat(through(was, payloads, was.lessons.length)) }
    return Object.fromEntries(
      Object.entries(learners).map(([who, session]) => [who, { before: stands(session), after: opened(session, is) }]),
    )
  })
  process.stdout.write(JSON.stringify(found))
})
