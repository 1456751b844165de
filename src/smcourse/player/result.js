// What came of it: the verdict in words, the points, and what is left to do.

import { element } from "./html.js"
import { answerTo, isComplete, isEarned, isLessonOpen, verdictOf } from "./session.js"
import { isTerminal } from "./status.js"
import { drawSummary } from "./summary.js"
import { inTurns } from "./turns.js"

/** @typedef {import("./session.js").Session} Session */
/** @typedef {import("./types.js").LessonData} LessonData */
/** @typedef {import("./words.js").Say} Say */

const MOST_POINTS = 60
const FEW = 24 // lessons in a list; the others are behind a fold
const DRAWN_AT_ONCE = 3 // lessons

/**
 * @type {(session: Session, say: Say, ways: import("./summary.js").Ways) =>
 *   {title: string, body: HTMLElement[]}}
 */
export const drawResult = (session, say, ways) => {
  const { course, snapshot } = session
  const verdict = verdictOf(session)
  const isDone = isComplete(session)
  const open = course.lessons.filter((lesson) => isLessonOpen(session, lesson))
  const isOver = isTerminal(snapshot.status)
  const count = { n: verdict.right, m: verdict.total }
  const isWeak = (/** @type {LessonData} */ lesson) => rightIn(session, lesson) < lesson.questions.length
  const todo = isDone ? (isOver ? [] : course.lessons.filter(isWeak)) : open
  const title = isOver
    ? snapshot.status === "passed"
      ? say("resultPassedPercent", { n: snapshot.best ?? verdict.percent })
      : say("resultCompleted")
    : say(isDone ? "resultShort" : "resultOpen")
  const text = isOver
    ? open.length
      ? say("resultOpenTextDone")
      : verdict.total
        ? `${say("resultCompletedText", count)} ${say("resultBest")}`
        : ""
    : isDone
      ? say("resultShortText", { ...count, p: course.passMark ?? 0 })
      : say("resultOpenText")
  const body = [
    element("p", { class: "sm-lead" }, text),
    ...(verdict.total ? [drawScore(session, verdict, say)] : []),
    ...drawLessons(session, say, todo, isDone ? "resultGoOver" : "resultTodo", ways.onGo),
  ]
  if (isEarned(session)) {
    const see = { class: "sm-btn sm-quiet", type: "button", "data-sm-goto": "@certificate" }
    body.push(element("button", see, say("certificateSee")))
  }
  if (course.questions.length) {
    const asking = course.lessons.filter(({ questions }) => questions.length)
    const answers = drawFew(asking, say, "div", (lesson) => {
      const count = say("of", { n: rightIn(session, lesson), m: lesson.questions.length })
      return drawSummary(session, say, ways, lesson, count)
    })
    body.push(element("h2", { class: "sm-at" }, say("resultAll")), answers)
  }
  return { title, body }
}

/** @type {(session: Session, lesson: LessonData) => number} */
const rightIn = (session, lesson) =>
  lesson.questions.filter((id) => {
    const question = session.questions.get(id)
    return question && answerTo(session, question).outcome === 3
  }).length

/**
 * A point for each question, the mark among them where each counts the same.
 * @type {(session: Session, verdict: import("./session.js").Verdict, say: Say) => HTMLElement}
 */
const drawScore = ({ course }, { right, total, percent }, say) => {
  const { passMark, questions } = course
  const worth = new Set(questions.map(({ points }) => points).filter(Boolean))
  const label = say("scoreLabel", { n: right, m: total })
  const points = element("div", { class: "sm-score", role: "img", "aria-label": label })
  const needed = passMark === null || worth.size > 1 ? -1 : Math.ceil((passMark * total) / 100)
  for (let i = 0; i < total && total <= MOST_POINTS; i += 1) {
    if (i === needed) points.append(element("i", { class: "sm-goal" }))
    points.append(element("i", { class: i < right ? "sm-on" : "" }))
  }
  const values = { n: right, m: total, p: percent, g: passMark ?? 0 }
  const caption = say(passMark === null ? "scoreGoal" : "scoreGoalMark", values)
  return element("div", {}, points, element("p", { class: "sm-meta" }, caption))
}

/** @type {(session: Session, say: Say, lessons: LessonData[], heading: string, onGo: (lesson: string) => void) => HTMLElement[]} */
const drawLessons = (session, say, lessons, heading, onGo) => {
  if (!lessons.length) return []
  const list = drawFew(lessons, say, "ol", (lesson) => {
    const link = element("button", { class: "sm-link", type: "button" }, lesson.label)
    link.addEventListener("click", () => onGo(lesson.id))
    const counts = { n: rightIn(session, lesson), m: lesson.questions.length }
    const isSeen = session.snapshot.lessons.get(lesson.state)
    const note = lesson.questions.length ? say("of", counts) : isSeen ? say("done") : say("toSee")
    return element("li", {}, link, element("span", { class: "sm-meta" }, note))
  })
  return [element("h2", { class: "sm-at" }, say(heading)), list]
}

/**
 * A list of lessons; when there are many, the first of them and a fold of the others.
 * @type {(lessons: LessonData[], say: Say, tag: "ol" | "div", draw: (lesson: LessonData) => HTMLElement, atOnce?: number) => HTMLElement}
 */
const drawFew = (lessons, say, tag, draw, atOnce = DRAWN_AT_ONCE) => {
  const [list, rest] = [element(tag, { class: "sm-todo" }), lessons.slice(FEW)]
  inTurns(lessons.slice(0, FEW), atOnce, (lesson) => list.append(draw(lesson)))
  if (!rest.length) return list
  const fold = element("details", {}, element("summary", {}, say("lessonsMore", { n: rest.length })))
  const open = () => fold.append(drawFew(rest, say, tag, draw, FEW))
  fold.addEventListener("toggle", open, { once: true })
  return element("div", {}, list, fold)
}
