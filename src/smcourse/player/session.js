// What this learner has done, as one value and pure moves. Nothing here draws or saves.

import { kindOf } from "./questions/kinds.js"
import { betterStatus, isTerminal } from "./status.js"
import { emptySnapshot, isChanged } from "./suspend.js"

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
 * @property {string} name                 the learner's, as the LMS writes it; "" where it does not
 * @property {number} today                day counted from 1970-01-01
 */

/** @type {Answer} */
const UNANSWERED = { outcome: 0, print: 0, response: 0, tries: 0, revealed: false }

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
  const { saved, review, name } = opened
  if (!saved) {
    const status = betterStatus(now.status, opened.status)
    const best = bestOf(now.best, opened.best)
    return { ...session, review, name, snapshot: { ...now, status, best } }
  }
  const fresh = /** @type {Set<number>} */ (new Set())
  const claimed = /** @type {Set<number>} */ (new Set())
  /** @type {<T>(from: Map<number, T>, part: {state: number, was: number[]}) => T | undefined} */
  const claim = (from, { state, was }) => {
    const id = [state, ...was].find((candidate) => from.has(candidate))
    if (id === undefined) {
      fresh.add(state)
      return undefined
    }
    claimed.add(id)
    return from.get(id)
  }
  const lessons = /** @type {Map<number, boolean>} */ (new Map())
  for (const lesson of course.lessons) {
    const isDone = lesson.record ? claim(saved.lessons, lesson) : false
    const isDoneNow = now.lessons.get(lesson.state) ?? false
    if (isDone !== undefined || isDoneNow) lessons.set(lesson.state, isDone || isDoneNow)
  }
  const questions = /** @type {Map<number, Answer>} */ (new Map())
  for (const question of kept(course)) {
    const before = claim(saved.questions, question)
    const answer = joinAnswers(before && renewed(before, question), now.questions.get(question.state))
    if (before || answer.outcome) questions.set(question.state, answer)
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
      finished: saved.finished ?? now.finished,
      language: now.language ?? saved.language,
    },
  })
  const place = resumed.snapshot.place ?? (saved.place && firstOpen(resumed))
  return { ...resumed, snapshot: { ...resumed.snapshot, place } }
}

/**
 * The same learner in the same course as another language has it, which is taken up as a new
 * version would be.
 * @type {(session: Session, course: CourseData) => Session}
 */
export const translated = (session, course) => {
  const { snapshot, today, loose } = session
  const { status, best, lessons } = snapshot
  const begun = beginSession(course, today)
  const seenHere = [...begun.snapshot.lessons.keys()].map((id) => /** @type {const} */ ([id, lessons.get(id) ?? false]))
  const questions = new Map([...snapshot.orphans, ...snapshot.questions])
  return resumeSession(
    { ...begun, loose, snapshot: { ...begun.snapshot, lessons: new Map(seenHere) } },
    { ...session, saved: { ...snapshot, questions }, status, best, language: "" },
  )
}

/** The learner chose a language, by its 12 bits. @type {(session: Session, language: number) => Session} */
export const spoken = (session, language) => ({ ...session, snapshot: { ...session.snapshot, language } })

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
  const lesson = place && course.lessons.find(({ state, was }) => [state, ...was].includes(place.lesson))
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

/** A lesson that leaves no record is not asked for. @type {(session: Session, lesson: LessonData) => boolean} */
export const isLessonOpen = (session, lesson) => lesson.record && !isLessonDone(session, lesson)

/** Seen to its end, and every question that leaves a record answered. @type {(session: Session, lesson: LessonData) => boolean} */
export const isLessonDone = (session, lesson) =>
  session.snapshot.lessons.get(lesson.state) === true &&
  lesson.questions.every((id) => {
    const question = session.questions.get(id)
    return !question?.record || answerTo(session, question).outcome > 0
  })

/** Whether every lesson that leaves a record is done. @param {Session} session */
export const isComplete = (session) => !session.course.lessons.some((lesson) => isLessonOpen(session, lesson))

/**
 * @typedef {object} Verdict
 * @property {number} right        scored questions answered right; in an uneven course their points,
 *   and half of the points of those answered in part that give it
 * @property {number} total
 * @property {number} percent      of the points, floored: 79.6 is never shown as 80
 */

/** Of the whole course, or of some of its questions. @type {(session: Session, ids?: string[]) => Verdict} */
export const verdictOf = (session, ids) => {
  const some = (ids ?? [...session.questions.keys()]).flatMap((id) => session.questions.get(id) ?? [])
  const scored = some.filter(({ record, points }) => record && points)
  const unit = session.course.isUneven ? 1 : (scored[0]?.points ?? 1)
  const share = (/** @type {Known} */ question) => {
    const { outcome } = answerTo(session, question)
    return outcome === 3 ? 1 : outcome === 2 && question.half ? 0.5 : 0
  }
  const right = scored.reduce((n, question) => n + (question.points / unit) * share(question), 0)
  const total = scored.reduce((n, { points }) => n + points / unit, 0)
  return { right, total, percent: total ? Math.floor((100 * right) / total) : 100 }
}

/** Whether the course is done and has a certificate. @param {Session} session */
export const isEarned = ({ course, snapshot }) =>
  course.asides.includes("certificate") && isTerminal(snapshot.status)

/** Status and best score after a move; both only ever go up. @type {(session: Session) => Session} */
const settled = (session) => {
  const { total, percent } = verdictOf(session)
  const { course, snapshot, today } = session
  if (!isComplete(session) && percent < (course.enoughAt ?? 101)) return session
  const best = total ? bestOf(snapshot.best, percent) : snapshot.best
  const isShort = (best ?? 100) < Number(course.passMark)
  const earned = isShort ? course.failed : course.passMark === null ? "completed" : "passed"
  const status = betterStatus(snapshot.status, earned)
  const isFirst = isTerminal(status) && !isTerminal(snapshot.status)
  const finished = snapshot.finished ?? (isFirst ? today : null)
  return { ...session, snapshot: { ...snapshot, status, best, finished } }
}
