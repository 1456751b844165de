// What this learner has done, as one value and pure moves. Nothing here draws or saves.

import { hashOf } from "./bits.js"
import { MORE_BLOCKS } from "./blocks.js"
import { kindOf } from "./questions/kinds.js"
import { betterStatus, isTerminal } from "./status.js"
import { UNANSWERED, emptySnapshot, isChanged } from "./suspend.js"

/** @typedef {import("./types.js").Answer} Answer */
/** @typedef {import("./types.js").CourseData} CourseData */
/** @typedef {import("./types.js").LessonData} LessonData */
/** @typedef {import("./types.js").Opened} Opened */
/** @typedef {import("./types.js").Payload} Payload */
/** @typedef {import("./types.js").Known} Known */
/** @typedef {import("./types.js").Snapshot} Snapshot */

/**
 * @typedef {object} Session
 * @property {CourseData} course
 * @property {Map<string, Known>} questions  by id
 * @property {Snapshot} snapshot
 * @property {Map<string, Answer>} loose   answers to questions that leave no record
 * @property {Set<number>} fresh           lessons and questions that came since the last visit
 * @property {boolean} review
 * @property {true} [isCopy]   another window has the record
 * @property {string} name                 the learner's, as the LMS writes it; "" where it does not
 * @property {number} today                day counted from 1970-01-01
 */

/** The bits by which a record names a module. */
export const LANE = 4095

/** A first visit: everything is known, nothing is answered. @type {(course: CourseData, today: number) => Session} */
export const beginSession = (course, today) => ({
  course,
  questions: new Map(course.questions.map((question) => [question.id, question])),
  snapshot: {
    ...emptySnapshot(),
    lessons: new Map(course.lessons.map((lesson) => [lesson.state, false])),
    questions: new Map(kept(course).map(({ state }) => [state, UNANSWERED])),
  },
  loose: new Map(),
  fresh: new Set(),
  review: false,
  name: "",
  today,
})

/** @param {CourseData} course */
const kept = (course) => course.questions.filter(({ record }) => record)

/**
 * Take up what the LMS kept: by identity, whatever version of the course it was, joined with what
 * was answered while the LMS had not been found yet. Together they may be the whole course.
 * @type {(session: Session, opened: Omit<Opened, "learner">) => Session}
 */
export const resumeSession = (session, opened) => {
  const { course, snapshot: now } = session
  const { saved, review, isCopy, name, isHarmed } = opened
  if (!saved) {
    const status = betterStatus(now.status, opened.status)
    const best = bestOf(now.best, opened.best)
    return { ...session, review, isCopy, name, snapshot: { ...now, status, best } }
  }
  const fresh = /** @type {Set<number>} */ (new Set())
  const claimed = /** @type {Set<number>} */ (new Set())
  /** @type {<T>(from: Map<number, T>, part: {state: number, was: number[]}) => T | undefined} */
  const claim = (from, { state, was }) => {
    const id = [state, ...was].find((candidate) => from.has(candidate))
    if (id === undefined) {
      if (!isHarmed) fresh.add(state)
      return undefined
    }
    claimed.add(id)
    return from.get(id)
  }
  const lessons = /** @type {Map<number, boolean>} */ (new Map())
  for (const lesson of course.lessons) {
    const isDone = lesson.record ? claim(saved.lessons, lesson) : false
    const isDoneNow = now.lessons.get(lesson.state) ?? false
    if (isDone !== undefined || isDoneNow || isHarmed) lessons.set(lesson.state, isDone || isDoneNow)
  }
  const questions = /** @type {Map<number, Answer>} */ (new Map())
  for (const question of kept(course)) {
    const before = claim(saved.questions, question)
    const answer = joinAnswers(before && renewed(before, question), now.questions.get(question.state))
    if (before || answer.outcome || isHarmed) questions.set(question.state, answer)
  }
  // A lesson that the package has in another language only is kept for the way back.
  const elsewhere = course.languages.length ? [...saved.lessons].filter(([id]) => !claimed.has(id)) : []
  const orphans = [...saved.questions].filter(([id, { outcome }]) => outcome && !claimed.has(id))
  const resumed = settled({
    ...session,
    fresh,
    review,
    name,
    snapshot: {
      status: [saved.status, opened.status].reduce(betterStatus, now.status),
      best: bestOf(bestOf(saved.best, opened.best), now.best),
      place: now.place ?? renamedPlace(course, saved.place),
      interactions: saved.interactions,
      lessons: new Map([...elsewhere, ...lessons]),
      questions,
      orphans: new Map(orphans),
      tests: MORE_BLOCKS.tests?.join(course, saved.tests, now.tests) ?? now.tests,
      finished: saved.finished ?? now.finished,
      language: now.language ?? saved.language,
      unread: saved.unread,
    },
  })
  const place = resumed.snapshot.place ?? (saved.place || isHarmed ? firstOpen(resumed) : null)
  return { ...resumed, snapshot: { ...resumed.snapshot, place } }
}

/** What of a session is to be kept. @type {(session: Session) => Snapshot} */
export const recorded = ({ course, snapshot }) => {
  const lessons = new Map(snapshot.lessons)
  for (const { record, state } of course.lessons) if (!record) lessons.delete(state)
  return { ...snapshot, lessons }
}

/** Whether the options that were answered are today's in no language. @type {(print: number, question: Known) => boolean} */
const isAnothers = (print, question) =>
  [question.print, ...question.alike].every((today) => isChanged(print, today))

/** An answer whose options are still the same gets today's print in full. @type {(answer: Answer, question: Known) => Answer} */
const renewed = (answer, question) =>
  answer.outcome && !isAnothers(answer.print, question)
    ? { ...answer, print: question.print }
    : answer

/** @type {(before: Answer | undefined, now: Answer | undefined) => Answer} */
const joinAnswers = (before = UNANSWERED, now = UNANSWERED) => ({
  ...(now.outcome && now.outcome >= before.outcome ? now : before),
  tries: before.tries + now.tries,
})

/** The better score, whole: 85.5 counts as 85. @type {(a: number | null, b: number | null) => number | null} */
const bestOf = (a, b) => (a === null && b === null ? null : Math.floor(Math.max(a ?? 0, b ?? 0)))

/** Where to go on when the lesson is gone where one was. @type {(session: Session) => Snapshot["place"]} */
const firstOpen = (session) => {
  const lesson = session.course.lessons.find((one) => isLessonOpen(session, one)) ?? session.course.lessons[0]
  return lesson ? { lesson: lesson.state, step: 0 } : null
}

/** @type {(course: CourseData, place: Snapshot["place"]) => Snapshot["place"]} */
const renamedPlace = (course, place) => {
  /** @type {<T extends {state: number, was: number[]}>(parts: T[]) => T | null | undefined} */
  const among = (parts) => place && parts.find(({ state, was }) => [state, ...was].includes(place.lesson))
  const [lesson, test] = [among(course.lessons), among(course.tests)]
  if (test) return { lesson: test.state, step: 0 }
  return place && lesson ? { lesson: lesson.state, step: Math.min(place.step, lesson.steps - 1) } : null
}

/** What is known of one question. @type {(session: Session, question: Known) => Answer} */
export const answerTo = (session, question) =>
  (question.record ? session.snapshot.questions.get(question.state) : session.loose.get(question.id)) ??
  UNANSWERED

/** Whether its options are no longer those that were answered. @type {(session: Session, question: Known) => boolean} */
export const hasChanged = (session, question) => {
  const answer = answerTo(session, question)
  return answer.outcome > 0 && isAnothers(answer.print, question)
}

/** The learner sees a step. @type {(session: Session, lesson: LessonData, step: number) => Session} */
export const visited = (session, lesson, step) => {
  const lessons = new Map(session.snapshot.lessons)
  if (!lessons.has(lesson.state)) lessons.set(lesson.state, false)
  const place = { lesson: lesson.state, step }
  return { ...session, snapshot: { ...session.snapshot, lessons, place } }
}

/**
 * What was new is seen, and is known from now on: a question, or a whole lesson with all of its own.
 * @type {(session: Session, lesson: LessonData, question: Known | null) => Session}
 */
export const seen = (session, lesson, question) => {
  const { fresh, snapshot } = session
  const ids = fresh.has(lesson.state) ? lesson.questions : question ? [question.id] : []
  const shown = ids.flatMap((id) => session.questions.get(id) ?? []).filter(({ record }) => record)
  const questions = new Map(snapshot.questions)
  for (const { state } of shown) if (!questions.has(state)) questions.set(state, UNANSWERED)
  const states = [lesson.state, ...shown.map(({ state }) => state)]
  return {
    ...session,
    fresh: new Set([...fresh].filter((state) => !states.includes(state))),
    snapshot: { ...snapshot, questions },
  }
}

/** The learner reached the end of a lesson. @type {(session: Session, lesson: LessonData) => Session} */
export const finishedLesson = (session, lesson) => {
  const lessons = new Map(session.snapshot.lessons).set(lesson.state, true)
  return settled({ ...session, snapshot: { ...session.snapshot, lessons } })
}

/**
 * An answer was submitted. A worse one is counted as a try and never replaces a better one.
 * @type {(session: Session, payload: Payload, response: string[], outcome: 1 | 2 | 3) => Session}
 */
export const answered = (session, payload, response, outcome) => {
  const before = answerTo(session, payload)
  const tries = before.tries + 1
  const code = kindOf(payload).codeOf(payload, response)
  const answer =
    outcome >= before.outcome
      ? { outcome, print: payload.print, response: code, tries, revealed: false }
      : { ...before, tries, revealed: false }
  return settled(withAnswer(session, payload, answer))
}

/** The learner asked to see the answer. @type {(session: Session, question: Known) => Session} */
export const revealed = (session, question) =>
  withAnswer(session, question, { ...answerTo(session, question), revealed: true })

/** @type {(session: Session, question: Known, answer: Answer) => Session} */
const withAnswer = (session, question, answer) => {
  if (!question.record) return { ...session, loose: new Map(session.loose).set(question.id, answer) }
  const questions = new Map(session.snapshot.questions).set(question.state, answer)
  return { ...session, snapshot: { ...session.snapshot, questions } }
}

/** A lesson that leaves no record is not asked for, nor on a fast lane those that are not on it. @type {(session: Session, lesson: LessonData) => boolean} */
export const isAskedFor = ({ snapshot }, { record, fastLane, module }) =>
  record && (fastLane || ![...snapshot.tests.values()].some(({ lanes }) => lanes.includes(hashOf(module) & LANE)))

/** @type {(session: Session, lesson: LessonData) => boolean} */
export const isLessonOpen = (session, lesson) => isAskedFor(session, lesson) && !isLessonDone(session, lesson)

/** Seen to its end, and every question that leaves a record answered. @type {(session: Session, lesson: LessonData) => boolean} */
export const isLessonDone = (session, lesson) =>
  session.snapshot.lessons.get(lesson.state) === true &&
  lesson.questions.every((id) => {
    const question = session.questions.get(id)
    return !question?.record || answerTo(session, question).outcome > 0
  })

/** Whether every lesson that leaves a record is done. @param {Session} session */
export const isComplete = (session) => !session.course.lessons.some((lesson) => isLessonOpen(session, lesson))

/** What an answer gives of the points of its question. @type {(outcome: number, half: boolean) => number} */
export const shareOf = (outcome, half) => (outcome === 3 ? 1 : outcome === 2 && half ? 0.5 : 0)

/**
 * @typedef {object} Verdict
 * @property {number} right        scored questions answered right; in an uneven course their points,
 *   and half of the points of those answered in part that give it
 * @property {number} total
 * @property {number} percent      of the points, floored: 79.6 is never shown as 80
 */

/** Tests that decide how the course ends. @param {CourseData} course */
const finals = (course) => course.tests.filter(({ isFinal }) => isFinal)

/** Of the final tests, the best of each. @type {(session: Session) => Verdict} */
const verdictOfTests = ({ course, snapshot }) => {
  const right = finals(course).reduce((sum, { state, length, halves }) => {
    const part = halves.size ? 2 : 1
    return sum + Math.ceil((part * length * (snapshot.tests.get(state)?.best ?? 0)) / 100) / part
  }, 0)
  const total = finals(course).reduce((sum, { length }) => sum + length, 0)
  return { right, total, percent: Math.floor((100 * right) / total) }
}

/** Of the whole course, or of some of its questions; where it has a final test, that one decides. @type {(session: Session, ids?: string[]) => Verdict} */
export const verdictOf = (session, ids) => {
  if (!ids && finals(session.course).length) return verdictOfTests(session)
  const some = (ids ?? [...session.questions.keys()]).flatMap((id) => session.questions.get(id) ?? [])
  const scored = some.filter(({ record, points }) => record && points)
  const unit = session.course.isUneven ? 1 : (scored[0]?.points ?? 1)
  const share = (/** @type {Known} */ question) => shareOf(answerTo(session, question).outcome, question.half)
  const right = scored.reduce((n, question) => n + (question.points / unit) * share(question), 0)
  const total = scored.reduce((n, { points }) => n + points / unit, 0)
  return { right, total, percent: total ? Math.floor((100 * right) / total) : 100 }
}

/** Whether the course is done and has a certificate. @param {Session} session */
export const isEarned = ({ course, snapshot }) =>
  course.asides.includes("certificate") && isTerminal(snapshot.status)

/** Whether every final test was handed in, and whether each was passed. @param {Session} session */
export const testsOf = ({ course, snapshot }) => {
  const records = finals(course).map(({ state }) => snapshot.tests.get(state))
  return {
    isDone: records.every((record) => record?.attempts),
    isPassed: records.every((record) => record?.isPassed),
  }
}
/**
 * The questions that still have to be confirmed before the course is complete. What was confirmed
 * before it changed is confirmed anew.
 * @param {Session} session
 */
export const unconfirmed = (session) =>
  (session.course.toConfirm ?? [])
    .flatMap((id) => session.questions.get(id) ?? [])
    .filter((question) => answerTo(session, question).outcome < 3 || hasChanged(session, question))

/** Status and best score after a move; both only ever go up. @type {(session: Session) => Session} */
export const settled = (session) => {
  const { total, percent } = verdictOf(session)
  const { course, snapshot, today } = session
  const { isDone, isPassed } = testsOf(session)
  const hasTest = finals(course).length > 0
  const isEnough = course.enoughAt === 0 || (percent >= (course.enoughAt ?? 101) && (isPassed || !hasTest))
  if (unconfirmed(session).length) return session
  if (!(isComplete(session) && isDone) && !isEnough) return session
  const best = total ? bestOf(snapshot.best, percent) : snapshot.best
  const isShort = hasTest ? !isPassed : (best ?? 100) < Number(course.passMark)
  const earned = isShort ? course.failed : course.passMark === null ? "completed" : "passed"
  const status = betterStatus(snapshot.status, earned)
  const isFirst = isTerminal(status) && !isTerminal(snapshot.status)
  const finished = snapshot.finished ?? (isFirst ? today : null)
  return { ...session, snapshot: { ...snapshot, status, best, finished } }
}
