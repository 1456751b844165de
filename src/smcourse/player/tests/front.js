// What is said of a test before, while and after it is sat.

import { hashOf } from "../bits.js"
import { element } from "../html.js"
import { LANE, shareOf } from "../session.js"
import { againFrom, knownModules, takenIn } from "./record.js"
import { actionRow, drawAnswered, drawMends, drawOutcome, drawRules, drawTopicList, drawWait } from "./told.js"

/** @typedef {import("../types.js").Bank} Bank */
/** @typedef {import("../types.js").TestData} TestData */
/** @typedef {import("../types.js").TestRecord} TestRecord */
/** @typedef {import("../words.js").Say} Say */

/**
 * A test as it stands, and ways on from it.
 * @typedef {object} Standing
 * @property {TestData} test
 * @property {Bank} bank
 * @property {TestRecord} record
 * @property {(state: number) => import("../types.js").BankItem | undefined} itemOf
 * @property {(lesson: string) => string} labelOf     of a lesson; "" where the package has none of that id
 * @property {boolean} mayReview
 * @property {number[]} repairs                       places that can be put right now
 * @property {number} now                             minutes from 1970
 * @property {(module: string) => string} laneOf      what the module of a fast lane is called; "" where there is none
 * @property {(act: string, place?: number | string) => void} on
 */

/** @type {(standing: Standing, say: Say) => HTMLElement[]} */
export const drawFront = (standing, say) => {
  const { record, test, bank } = standing
  const rules = drawRules({ ...bank, ...test, left: bank.attempts - record.attempts }, say)
  if (record.isOpen) return [drawAnswered(takenIn(record), say), rules]
  return record.attempts ? drawVerdict(standing, say) : [rules]
}

/** @type {(standing: Standing, say: Say) => HTMLElement[]} */
const drawVerdict = (standing, say) => {
  const { test, bank, record, mayReview, on } = standing
  const help = !record.isPassed && record.attempts >= Number(bank.helpAfter) && bank.help
  const body = [
    ...drawOutcome({ ...test, ...record }, help, say),
    ...drawRepairs(standing, say),
    ...drawLanes(standing, say),
    ...drawTopics(standing, say),
    ...drawAgain(standing, say),
  ]
  if (mayReview) body.push(actionRow(say("testReview"), () => on("review")))
  return body
}

/** What an objective is called, and ways to the lessons that teach it. @type {(standing: Standing, name: string) => {text: string, links: HTMLElement[]}} */
const topicOf = ({ bank, labelOf }, name) => {
  const { text, lessons } = bank.objectives[name] ?? { text: name, lessons: [] }
  const links = lessons.filter(labelOf).map((lesson) => element("button", { class: "sm-link", type: "button", "data-sm-goto": lesson }, labelOf(lesson)))
  return { text, links }
}

/** Critical items that are still to be put right. @type {(standing: Standing, say: Say) => HTMLElement[]} */
const drawRepairs = (standing, say) => {
  const rows = standing.repairs.map((place) => ({
    ...topicOf(standing, standing.itemOf(standing.record.form[place]?.item ?? 0)?.objective ?? ""),
    onRepair: () => standing.on("repair", place),
  }))
  return drawMends(rows, say)
}

/** What the learner knows already, and may pass by. @type {(standing: Standing, say: Say) => HTMLElement[]} */
const drawLanes = ({ test, record, laneOf, on }, say) => {
  const names = test.isFinal ? [] : knownModules(record, test.modules).filter(laneOf)
  if (!names.length) return []
  const rows = names.map((name) => {
    const input = element("input", { type: "checkbox" })
    input.checked = record.lanes.includes(hashOf(name) & LANE)
    input.addEventListener("change", () => on("lane", name))
    return element("label", { class: "sm-opt" }, input, element("span", {}, laneOf(name)))
  })
  const legend = element("legend", { class: "sm-ask" }, say("laneTitle"), " ", element("span", { class: "sm-how" }, say("laneText")))
  return [element("fieldset", {}, legend, element("div", { class: "sm-opts" }, ...rows))]
}

/** How it went, objective by objective. @type {(standing: Standing, say: Say) => HTMLElement[]} */
const drawTopics = (standing, say) => {
  const { bank, record, test, itemOf } = standing
  if (bank.feedback === "never") return []
  /** @type {Map<string, {right: number, total: number}>} */
  const topics = new Map()
  for (const { item, outcome } of record.form) {
    const name = itemOf(item)?.objective
    if (name === undefined) continue
    const { right, total } = topics.get(name) ?? { right: 0, total: 0 }
    topics.set(name, { right: right + shareOf(outcome, test.halves.has(item)), total: total + 1 })
  }
  const rows = [...topics].sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, sums]) => ({ ...sums, ...topicOf(standing, name) }))
  return drawTopicList(rows, say)
}

/** When it can be sat again, where that is not now. @type {(standing: Standing, say: Say) => HTMLElement[]} */
const drawAgain = ({ bank, record, now }, say) => {
  const from = againFrom(record, bank)
  return record.isPassed || from <= now || (from === Infinity && record.attempts < 2) ? [] : drawWait(from, say)
}

/** What the module of a fast lane is called; "" where its way would be no shorter. @type {(course: import("../types.js").CourseData, id: string) => string} */
export const laneIn = ({ lessons, modules }, id) => {
  const own = lessons.filter(({ module, record }) => module === id && record)
  const isShorter = own.some(({ fastLane }) => fastLane) && own.some(({ fastLane }) => !fastLane)
  return (isShorter && modules.find((module) => module.id === id)?.label) || ""
}
