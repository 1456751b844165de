// How far a learner has come in each module, for an LMS that keeps more than one score.

import { answerTo, isLessonOpen, shareOf, verdictOf } from "./session.js"

/** @typedef {import("./session.js").Session} Session */
/** @typedef {import("./types.js").ModuleScore} ModuleScore */

/**
 * Of each module that has a title, something that scores, and an answer to it; in a course with a
 * final test of its items there. The course's pass mark is not a module's: it is complete, or it is not.
 * @type {(session: Session) => ModuleScore[]}
 */
export const moduleScores = (session) =>
  session.course.modules.flatMap(({ id, label, lessons }) => {
    const own = session.course.lessons.filter((lesson) => lessons.includes(lesson.id))
    const told = inTests(session, id)
    const isOpen = own.some((lesson) => isLessonOpen(session, lesson))
    const status = isOpen ? "incomplete" : "completed"
    if (label && told !== null) return [{ id, score: told, status }]
    const asked = own.flatMap(({ questions }) => questions)
    const scored = asked.flatMap((name) => session.questions.get(name) ?? []).filter(({ record, points }) => record && points)
    if (!label || session.course.tests.some(({ isFinal }) => isFinal)) return []
    if (!scored.some((question) => answerTo(session, question).outcome)) return []
    return [{ id, score: verdictOf(session, asked).percent, status }]
  })

/** Of its items in final tests that were handed in last; null where there are none. @type {(session: Session, module: string) => number | null} */
const inTests = ({ course, snapshot }, module) => {
  const shares = course.tests.flatMap(({ state, isFinal, modules, halves }) => {
    const record = snapshot.tests.get(state)
    const isTold = isFinal && record && record.attempts > 0 && !record.isOpen
    const own = isTold ? record.form.filter(({ item }) => modules.get(item) === module) : []
    return own.map(({ item, outcome }) => shareOf(outcome, halves.has(item)))
  })
  const right = shares.reduce((sum, share) => sum + share, 0)
  return shares.length ? Math.floor((100 * right) / shares.length) : null
}
