// What is said of a test before, while and after it is sat, from plain values: wherever it is graded.

import { element } from "../html.js"
import { MINUTE } from "./clock.js"

/** @typedef {import("../words.js").Say} Say */

/**
 * What a test asks of whoever sits it.
 * @typedef {object} Rules
 * @property {number} length     how many items it asks
 * @property {number} mark       percent that passes it, 0 where any result does
 * @property {number} attempts   0 where they are not limited
 * @property {number} left       of them
 * @property {number} minutes    0 where there is no limit of time
 * @property {"at-end" | "at-once" | "by-objective" | "never"} feedback
 * @property {boolean} isFinal
 */

const SEEN = { "at-end": "testSeesEnd", "at-once": "testSeesOnce", "by-objective": "testSeesTopics", never: "testSeesNever" }

/** @type {(rules: Rules, say: Say) => HTMLElement} */
export const drawRules = ({ length, mark, attempts, left, minutes, feedback, isFinal }, say) => {
  const lines = [
    say("testAsks", { n: length }),
    mark && say("testMark", { n: mark }),
    attempts ? say("testTries", { n: left }) : isFinal && say("testTriesAny"),
    minutes ? say("testMinutes", { n: minutes }) : say("testNoLimit"),
    say(SEEN[feedback]),
    say("testKept"),
  ]
  return element("ul", {}, ...lines.flatMap((line) => (line ? element("li", {}, line) : [])))
}

/** @type {(taken: boolean[], say: Say) => HTMLElement} */
export const drawAnswered = (taken, say) => element("p", { class: "sm-lead" }, say("testAnswered", { n: taken.filter(Boolean).length, m: taken.length }))

/** How it went, in a sentence or two, and whom to ask. @type {(result: {mark: number, isPassed: boolean, last: number | null, best: number | null}, help: string | false | undefined, say: Say) => HTMLElement[]} */
export const drawOutcome = ({ mark, isPassed, last, best }, help, say) => {
  const [n, more] = [Number(last), Number(best)]
  const lines = [mark && say("testMark", { n: mark }), more > n && say("testBest", { n: more }), help]
  const title = !mark ? "testDone" : isPassed ? "testPassed" : "testFailed"
  return [element("p", { class: "sm-lead", role: "status" }, say(title, { n })), ...lines.flatMap((line) => (line ? element("p", {}, line) : []))]
}

/** @type {(word: string, call: () => void, look: string) => HTMLElement} */
const clickable = (word, call, look) => {
  const made = element("button", { class: look, type: "button" }, word)
  made.addEventListener("click", call)
  return made
}

/** @type {(word: string, call: () => void) => HTMLElement} */
export const actionRow = (word, call) => element("p", { class: "sm-row" }, clickable(word, call, "sm-btn sm-quiet"))

/** Critical items that are still to be put right. @type {(rows: {text: string, links: HTMLElement[], onRepair: () => void}[], say: Say) => HTMLElement[]} */
export const drawMends = (rows, say) => {
  if (!rows.length) return []
  const lines = rows.map(({ text, links, onRepair }) =>
    element("li", {}, element("p", {}, element("b", {}, text)), element("p", {}, ...links), actionRow(say("repairBegin"), onRepair)),
  )
  return [element("h2", { class: "sm-at" }, say("testCritical")), element("p", {}, say("testCriticalText")), element("ol", { class: "sm-todo" }, ...lines)]
}

/** How it went, objective by objective. @type {(rows: {text: string, right: number, total: number, links: HTMLElement[]}[], say: Say) => HTMLElement[]} */
export const drawTopicList = (rows, say) => {
  const lines = rows.map(({ text, right, total, links }) => {
    const told = element("span", { class: "sm-meta" }, say("sum", { x: right, n: total }))
    return element("li", {}, element("span", {}, text), told, ...(right < total ? links : []))
  })
  return lines.length ? [element("h2", { class: "sm-at" }, say("testTopics")), element("ul", { class: "sm-todo" }, ...lines)] : []
}

/** When it can be sat again, in minutes from 1970; Infinity for never. @type {(from: number, say: Say) => HTMLElement[]} */
export const drawWait = (from, say) => {
  const format = new Intl.DateTimeFormat(say("tag"), { dateStyle: "full", timeStyle: "short" })
  return [element("p", {}, from === Infinity ? say("testNoMore") : say("testWait", { x: format.format(from * MINUTE) }))]
}

/** Before it is handed in: what has no answer yet. @type {(taken: boolean[], say: Say, onGo: (place: number) => void) => HTMLElement[]} */
export const drawHandIn = (taken, say, onGo) => {
  const links = taken.flatMap((isTaken, place) =>
    isTaken ? [] : element("li", {}, clickable(say("questionOf", { n: place + 1, m: taken.length }), () => onGo(place), "sm-link")),
  )
  if (!links.length) return [element("p", { class: "sm-lead" }, say("testAll"))]
  return [drawAnswered(taken, say), element("p", {}, say("testOpen")), element("ol", { class: "sm-todo" }, ...links)]
}
