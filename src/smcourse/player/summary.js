// What the learner answered, lesson by lesson, drawn when it is opened. The right answer stands
// there only where the lesson itself would show it.

import { element, fill, icon } from "./html.js"
import { kindOf } from "./questions/kinds.js"
import { answerTo, hasChanged } from "./session.js"

/** @typedef {import("./session.js").Session} Session */
/** @typedef {import("./types.js").LessonData} LessonData */
/** @typedef {import("./types.js").Payload} Payload */
/** @typedef {import("./types.js").QuestionData} QuestionData */
/** @typedef {import("./words.js").Say} Say */

/**
 * @typedef {object} Ways
 * @property {(lesson: LessonData, question: QuestionData) => Payload | null} payloadOf  null while its page is on its way
 * @property {(lesson: string, step?: number) => void} onGo
 */

/** By outcome: the word, its sign and its look. */
const OUTCOMES = /** @type {const} */ ([
  ["unanswered", "open", ""],
  ["wrong", "retry", "sm-wrong"],
  ["part", "half", "sm-part"],
  ["right", "check", "sm-right"],
])

/** A part to open, of a lesson that asks something. @type {(session: Session, say: Say, ways: Ways, lesson: LessonData, count: string) => HTMLElement} */
export const drawSummary = (session, say, ways, lesson, count) => {
  const list = element("ol", { class: "sm-todo" })
  const part = element("details", {}, element("summary", {}, lesson.label, " ", element("small", {}, count)), list)
  const draw = () => part.open && list.replaceChildren(...drawAnswers(session, say, ways, lesson))
  part.addEventListener("toggle", draw)
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", draw)
  return part
}

/** @type {(session: Session, say: Say, ways: Ways, lesson: LessonData) => HTMLElement[]} */
const drawAnswers = (session, say, { payloadOf, onGo }, lesson) =>
  session.course.questions
    .filter(({ id }) => lesson.questions.includes(id))
    .map((question) => {
      const payload = payloadOf(lesson, question)
      const { outcome } = answerTo(session, question)
      const [word, sign, look] = (outcome && payload && kindOf(payload).done) || OUTCOMES[outcome]
      const called = (payload && kindOf(payload).words?.[/** @type {"right"} */ (word)]) ?? word
      const asked = payload ? plain(payload.prompt) : say("loading")
      const link = element("button", { class: "sm-link", type: "button", dir: "auto" }, asked)
      link.addEventListener("click", () => onGo(lesson.id, question.step))
      const tag = payload && element("span", { class: `sm-tag ${look}` }, icon(sign), say(called))
      const points = say("points", { n: question.points })
      return element("li", {}, link, tag, session.course.isUneven ? element("p", {}, points) : "", ...(payload ? linesOf(session, say, payload) : []))
    })

/** What was answered, and what is right where the lesson shows it. @type {(session: Session, say: Say, payload: Payload) => HTMLElement[]} */
const linesOf = (session, say, payload) => {
  const { outcome, response, revealed } = answerTo(session, payload)
  const kind = kindOf(payload)
  const chosen = kind.responseOf(payload, response)
  const right = kind.answer(payload)
  /** @type {(label: string, ids: string[]) => HTMLElement} */
  const line = (label, ids) => {
    const told = kind.lines(payload, ids).map(plain).join(" · ").replace(/\. ·/g, " ·")
    const words = element("span", { dir: "auto" }, told)
    return element("p", {}, element("b", {}, say("named", { x: say(label) })), " ", words)
  }
  const lines = []
  if (hasChanged(session, payload)) lines.push(element("p", {}, say("changed")))
  else if (chosen.length || (response && kind.done)) lines.push(line("yourAnswer", chosen))
  else if (outcome) lines.push(element("p", {}, say("responseLost")))
  if (right.length && ((session.review && !session.isCopy) || (revealed && outcome < 3))) lines.push(line("correct", right))
  return lines
}

/** Compiled HTML as text, images by what they are called. @param {string} html */
const plain = (html) => {
  const el = fill(element("span"), html)
  for (const image of el.querySelectorAll("img")) image.replaceWith(image.alt)
  for (const mark of el.querySelectorAll(".sm-ref")) mark.remove()
  return (el.textContent ?? "").trim()
}
