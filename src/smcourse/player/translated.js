// The same session in another language.

import { beginSession, resumeSession } from "./session.js"

/** @typedef {import("./session.js").Session} Session */
/** @typedef {import("./types.js").CourseData} CourseData */

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
