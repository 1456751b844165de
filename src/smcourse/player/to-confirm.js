// What has still to be confirmed, where a course is not complete without it: each with a way there.

import { element } from "./html.js"
import { unconfirmed } from "./session.js"

/** @typedef {import("./types.js").LessonData} LessonData */

/** @type {(session: import("./session.js").Session, say: import("./words.js").Say, onGo: (lesson: string, step: number) => void) => HTMLElement[]} */
export const drawUnconfirmed = (session, say, onGo) => {
  const open = unconfirmed(session).flatMap((question) => {
    const lesson = session.course.lessons.find(({ questions }) => questions.includes(question.id))
    const step = session.course.questions.find(({ id }) => id === question.id)?.step ?? 0
    return lesson ? [{ lesson, step }] : []
  })
  if (!open.length) return []
  const lines = open.map(({ lesson, step }) => {
    const link = element("button", { class: "sm-link", type: "button" }, lesson.label)
    link.addEventListener("click", () => onGo(lesson.id, step))
    return element("li", {}, link)
  })
  return [element("h2", { class: "sm-at" }, say("resultToConfirm")), element("ol", { class: "sm-todo" }, ...lines)]
}
