// What is said of a test before, while and after it is sat.

import { hashOf } from "../bits.js"
import { element } from "../html.js"
import { LANE, shareOf } from "../session.js"
import { MINUTE } from "./clock.js"
import { againFrom, knownModules } from "./record.js"

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

const SEEN = { "at-end": "testSeesEnd", "at-once": "testSeesOnce", "by-objective": "testSeesTopics", never: "testSeesNever" }

/** @type {(standing: Standing, say: Say) => HTMLElement[]} */
export const drawFront = (standing, say) => {
  const { record, test } = standing
  if (record.isOpen) {
    const n = record.form.filter(({ outcome }) => outcome).length
    return [element("p", { class: "sm-lead" }, say("testAnswered", { n, m: record.form.length })), drawRules(standing, say)]
  }
  return record.attempts ? drawVerdict(standing, say) : [drawRules(standing, say)]
}

/** @type {(standing: Standing, say: Say) => HTMLElement} */
const drawRules = ({ test, bank, record }, say) => {
  const left = bank.attempts - record.attempts
  const lines = [
    say("testAsks", { n: test.length }),
    test.mark ? say("testMark", { n: test.mark }) : "",
    bank.attempts ? say("testTries", { n: left }) : test.isFinal ? say("testTriesAny") : "",
    bank.minutes ? say("testMinutes", { n: bank.minutes }) : say("testNoLimit"),
    say(SEEN[bank.feedback]),
    say("testKept"),
  ]
  return element("ul", {}, ...lines.filter(Boolean).map((line) => element("li", {}, line)))
}

/** @type {(standing: Standing, say: Say) => HTMLElement[]} */
const drawVerdict = (standing, say) => {
  const { test, bank, record, mayReview, on } = standing
  const n = record.last ?? 0
  const title = !test.mark ? "testDone" : record.isPassed ? "testPassed" : "testFailed"
  const best = record.best ?? 0
  const lines = [
    test.mark ? say("testMark", { n: test.mark }) : "",
    best > n ? say("testBest", { n: best }) : "",
  ]
  const help = !record.isPassed && record.attempts >= Number(bank.helpAfter) && bank.help
  const body = [
    element("p", { class: "sm-lead", role: "status" }, say(title, { n: record.isPassed && !mayFall(record) ? best : n })),
    element("p", {}, lines.filter(Boolean).join(" ")),
    ...(help ? [element("p", {}, help)] : []),
    ...drawRepairs(standing, say),
    ...drawLanes(standing, say),
    ...drawTopics(standing, say),
    ...drawAgain(standing, say),
  ]
  if (mayReview) body.push(button(say("testReview"), () => on("review")))
  return body
}

/** Whether the last attempt was not as good as another. @param {TestRecord} record */
const mayFall = ({ last, best }) => last !== best

/** @type {(word: string, call: () => void, look?: string) => HTMLElement} */
const button = (word, call, look = "sm-btn sm-quiet") => {
  const made = element("button", { class: look, type: "button" }, word)
  made.addEventListener("click", call)
  return element("p", { class: "sm-row" }, made)
}

/** @type {(standing: Standing, objective: string) => HTMLElement[]} */
const linksTo = ({ bank, labelOf, on }, objective) =>
  (bank.objectives[objective]?.lessons ?? [])
    .filter(labelOf)
    .map((lesson) => element("button", { class: "sm-link", type: "button", "data-sm-goto": lesson }, labelOf(lesson)))

/** Critical items that are still to be put right. @type {(standing: Standing, say: Say) => HTMLElement[]} */
const drawRepairs = (standing, say) => {
  const { bank, record, repairs, itemOf, on } = standing
  if (!repairs.length) return []
  const list = element("ol", { class: "sm-todo" })
  for (const place of repairs) {
    const objective = itemOf(record.form[place]?.item ?? 0)?.objective ?? ""
    const text = bank.objectives[objective]?.text ?? objective
    const link = element("p", {}, ...linksTo(standing, objective))
    list.append(element("li", {}, element("p", {}, element("b", {}, text)), link, button(say("repairBegin"), () => on("repair", place))))
  }
  return [element("h2", { class: "sm-at" }, say("testCritical")), element("p", {}, say("testCriticalText")), list]
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
  const rows = [...topics].sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, { right, total }]) => {
    const links = right < total ? linksTo(standing, name) : []
    const told = element("span", { class: "sm-meta" }, say("sum", { x: right, n: total }))
    return element("li", {}, element("span", {}, bank.objectives[name]?.text ?? name), told, ...links)
  })
  return rows.length ? [element("h2", { class: "sm-at" }, say("testTopics")), element("ul", { class: "sm-todo" }, ...rows)] : []
}

/** When it can be sat again, where that is not now. @type {(standing: Standing, say: Say) => HTMLElement[]} */
const drawAgain = ({ bank, record, now }, say) => {
  const from = againFrom(record, bank)
  if (record.isPassed || from <= now) return []
  if (from === Infinity) return bank.attempts > 1 || standsFor(record) ? [element("p", {}, say("testNoMore"))] : []
  const when = new Intl.DateTimeFormat(say("tag"), { dateStyle: "full", timeStyle: "short" }).format(from * MINUTE)
  return [element("p", {}, say("testWait", { x: when }))]
}

/** @param {TestRecord} record */
const standsFor = ({ attempts }) => attempts > 1

/**
 * Before it is handed in: what has no answer yet.
 * @type {(record: TestRecord, say: Say, onGo: (place: number) => void) => HTMLElement[]}
 */
export const drawHandIn = ({ form }, say, onGo) => {
  const open = form.flatMap(({ outcome }, i) => (outcome ? [] : [i]))
  const told = element("p", { class: "sm-lead" }, open.length ? say("testAnswered", { n: form.length - open.length, m: form.length }) : say("testAll"))
  const links = open.map((place) => {
    const link = element("button", { class: "sm-link", type: "button" }, say("questionOf", { n: place + 1, m: form.length }))
    link.addEventListener("click", () => onGo(place))
    return element("li", {}, link)
  })
  return open.length ? [told, element("p", {}, say("testOpen")), element("ol", { class: "sm-todo" }, ...links)] : [told]
}

/** What the module of a fast lane is called; "" where its way would be no shorter. @type {(course: import("../types.js").CourseData, id: string) => string} */
export const laneIn = ({ lessons, modules }, id) => {
  const own = lessons.filter(({ module, record }) => module === id && record)
  const isShorter = own.some(({ fastLane }) => fastLane) && own.some(({ fastLane }) => !fastLane)
  return (isShorter && modules.find((module) => module.id === id)?.label) || ""
}
