// How far a learner has come in each module, for an LMS that keeps more than one score.

import { answerTo, isLessonOpen, verdictOf } from "./session.js"

/** @typedef {import("./session.js").Session} Session */
/** @typedef {import("./types.js").ModuleScore} ModuleScore */

/**
 * Of each module that has a title, something that scores, and an answer to it. The course's pass
 * mark is not a module's: it is complete, or it is not.
 * @type {(session: Session) => ModuleScore[]}
 */
export const moduleScores = (session) =>
  session.course.modules.flatMap(({ id, label, lessons }) => {
    const own = session.course.lessons.filter((lesson) => lessons.includes(lesson.id))
    const asked = own.flatMap(({ questions }) => questions)
    const scored = asked.flatMap((name) => session.questions.get(name) ?? []).filter(({ record, points }) => record && points)
    if (!label || !scored.some((question) => answerTo(session, question).outcome)) return []
    const isOpen = own.some((lesson) => isLessonOpen(session, lesson))
    return [{ id, score: verdictOf(session, asked).percent, status: isOpen ? "incomplete" : "completed" }]
  })
