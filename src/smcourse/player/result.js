// What came of it: the verdict in words, the points, and what is left to do.

import { element } from "./html.js"
import { OPTIONAL } from "./optional.js"
import { isEarned, isLessonOpen, verdictOf } from "./session.js"
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
  const { right, total, percent } = verdictOf(session)
  const unit = course.questions.some(({ half }) => half) ? 0.5 : 1 // of what can be reached
  const needed = unit * Math.ceil((Number(course.passMark) * total) / 100 / unit)
  const tests = OPTIONAL.tests?.open(session) ?? []
  const got = tell("resultCompletedText", session, say, { x: right, n: total })
  const open = course.lessons.filter((lesson) => isLessonOpen(session, lesson))
  const isDone = !open.length && !tests.length
  const isOver = isTerminal(snapshot.status)
  const isShort = !open.length && right < needed && !tests.some(({ isNew }) => isNew)
  const isWeak = (/** @type {LessonData} */ { questions }) => verdictOf(session, questions).percent < 100
  const todo = isDone ? (isOver ? [] : course.lessons.filter(isWeak)) : open
  const title = isOver
    ? snapshot.status === "passed"
      ? say("resultPassedPercent", { n: snapshot.best ?? percent })
      : say("resultCompleted")
    : isShort
      ? tell("resultShort", session, say, { n: needed - right })
      : say("resultOpen")
  const text = isOver
    ? open.length
      ? say("resultOpenTextDone")
      : total
        ? `${got} ${say("resultBest")}`
        : ""
    : isShort
      ? `${got} ${say("resultNeeded", { n: needed })} ${tests.length ? "" : say("resultRetry")}`
      : say("resultOpenText")
  const body = [
    element("p", { class: "sm-lead" }, text),
    ...(total ? [drawScore(session, needed, got, say)] : []),
    ...(isOver ? [] : tests.map(({ link }) => link)),
    ...(OPTIONAL.confirm?.(session, say, ways.onGo) ?? []),
    ...drawLessons(session, say, todo, isDone ? "resultGoOver" : "resultTodo", ways.onGo),
  ]
  if (isEarned(session)) {
    const see = { class: "sm-btn sm-quiet", type: "button", "data-sm-goto": "@certificate" }
    body.push(element("button", see, say("certificateSee")))
  }
  if (course.questions.length) {
    const asking = course.lessons.filter(({ questions }) => questions.length)
    const answers = drawFew(asking, say, "div", (lesson) =>
      drawSummary(session, say, ways, lesson, sumOf(session, say, lesson.questions)),
    )
    body.push(element("h2", { class: "sm-at" }, say("resultAll")), answers)
  }
  return { title, body }
}

/**
 * A phrase about answers, or about points where some questions give more than others:
 * "sumPoints", "resultShortPoints", "resultCompletedTextPoints".
 * @type {(key: string, session: Session, say: Say, values: Record<string, string | number>) => string}
 */
const tell = (key, { course }, say, values) => say(course.isUneven ? `${key}Points` : key, values)

/** "3 of 4"; "" where nothing counts. @type {(session: Session, say: Say, questions?: string[]) => string} */
const sumOf = (session, say, questions) => {
  const { right, total } = verdictOf(session, questions)
  return total ? tell("sum", session, say, { x: right, n: total }) : ""
}

/**
 * A dot for each answer, or for each point, with the mark among them.
 * @type {(session: Session, needed: number, label: string, say: Say) => HTMLElement}
 */
const drawScore = (session, needed, label, say) => {
  const { passMark } = session.course
  const { right, total, percent } = verdictOf(session)
  const dots = element("div", { class: "sm-score", role: "img", "aria-label": label })
  for (let i = 0; i < total && total <= MOST_POINTS; i += 1) {
    if (needed && i === Math.ceil(needed)) dots.append(element("i", { class: "sm-goal" }))
    dots.append(element("i", { class: i + 1 <= right ? "sm-on" : i < right ? "sm-half" : "" }))
  }
  const values = { c: sumOf(session, say), p: percent, g: Number(passMark) }
  const caption = say(passMark === null ? "scoreGoal" : "scoreGoalMark", values)
  return element("div", {}, dots, element("p", { class: "sm-meta" }, caption))
}

/** @type {(session: Session, say: Say, lessons: LessonData[], heading: string, onGo: (lesson: string) => void) => HTMLElement[]} */
const drawLessons = (session, say, lessons, heading, onGo) => {
  if (!lessons.length) return []
  const list = drawFew(lessons, say, "ol", (lesson) => {
    const link = element("button", { class: "sm-link", type: "button" }, lesson.label)
    link.addEventListener("click", () => onGo(lesson.id))
    const note = sumOf(session, say, lesson.questions) || say("toSee")
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
