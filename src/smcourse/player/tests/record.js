// What a learner has done in a test, as one value and pure moves.

import { settled, shareOf } from "../session.js"
import { UNTOUCHED } from "./kept.js"

/** @typedef {import("../session.js").Session} Session */
/** @typedef {import("../types.js").Asking} Asking */
/** @typedef {import("../types.js").Bank} Bank */
/** @typedef {import("../types.js").TestRecord} TestRecord */

const HOUR = 60 // minutes
const ITEM_TAG = 4095
const SURE = 3 // of three

/** @type {(session: Session, test: import("../types.js").TestData) => TestRecord} */
export const recordOf = ({ snapshot }, { state }) => snapshot.tests.get(state) ?? UNTOUCHED

/** The 12 bits by which a record remembers that an item was asked. @param {number} state */
export const tagOf = (state) => state & ITEM_TAG

/** Which places of the form have an answer. @param {TestRecord} record */
export const takenIn = ({ form }) => form.map(({ outcome }) => outcome > 0)

/** An attempt begins, and is over at a minute, if that is not 0. @type {(record: TestRecord, states: number[], seed: number, due: number) => TestRecord} */
export const begun = (record, states, seed, due) => {
  const seen = new Map(record.seen)
  for (const state of states) seen.set(tagOf(state), record.attempts + 1)
  return { ...record, isOpen: true, seed, due, form: states.map(askingOf), seen }
}

/** An item that is asked and not answered. @param {number} item @returns {Asking} */
export const askingOf = (item) => ({ item, outcome: 0, print: 0, response: 0, sure: 0, isRepaired: false })

/** One place of the form as it is now. @type {(record: TestRecord, place: number, change: Partial<Asking>) => TestRecord} */
export const withPlace = (record, place, change) => ({
  ...record,
  form: record.form.map((asking, i) => (i === place ? { ...asking, ...change } : asking)),
})

/** Places whose item has to be right before the test is passed. @type {(record: TestRecord, isCritical: (state: number) => boolean) => number[]} */
export const toRepair = ({ form }, isCritical) =>
  form.flatMap(({ item, outcome, isRepaired }, i) => (isCritical(item) && outcome < 3 && !isRepaired ? [i] : []))

/** Whether this form passes. @type {(record: TestRecord, mark: number, mends: number[]) => boolean} */
const passes = ({ last }, mark, mends) => (last ?? 0) >= mark && !mends.length

/**
 * An attempt is handed in: what was not answered is not right. The best result stays.
 * @type {(record: TestRecord, test: import("../types.js").TestData, isCritical: (state: number) => boolean, now: number) => TestRecord}
 */
export const handedIn = (record, { mark, halves }, isCritical, now) => {
  const right = record.form.reduce((sum, { item, outcome }) => sum + shareOf(outcome, halves.has(item)), 0)
  const last = Math.floor((100 * right) / record.form.length)
  const done = {
    ...record,
    attempts: record.attempts + 1,
    first: record.first ?? last,
    best: Math.max(record.best ?? 0, last),
    last,
    since: now,
    isOpen: false,
  }
  return { ...done, isPassed: record.isPassed || passes(done, mark, toRepair(done, isCritical)) }
}

/** A critical item was put right by another of its objective. @type {(record: TestRecord, place: number, mark: number, isCritical: (state: number) => boolean) => TestRecord} */
export const repairedAt = (record, place, mark, isCritical) => {
  const mended = withPlace(record, place, { isRepaired: true })
  return { ...mended, isPassed: mended.isPassed || passes(mended, mark, toRepair(mended, isCritical)) }
}

/** Modules of which every item was right and sure. @type {(record: TestRecord, modules: Map<number, string>) => string[]} */
export const knownModules = ({ form }, modules) => {
  const names = [...new Set(form.flatMap(({ item }) => modules.get(item) ?? []))]
  return names.filter((name) => form.every(({ item, outcome, sure }) => modules.get(item) !== name || (outcome === 3 && sure === SURE)))
}

/** From when on, in minutes from 1970, it can be sat again; Infinity for never. @type {(record: TestRecord, bank: Bank) => number} */
export const againFrom = ({ attempts, since }, bank) =>
  bank.attempts && attempts >= bank.attempts ? Infinity : since + (bank.wait[Math.min(attempts, bank.wait.length) - 1] ?? 0) * HOUR

/** Whether another attempt may begin. @type {(record: TestRecord, bank: Bank, now: number) => boolean} */
export const isToSit = (record, bank, now) => {
  const from = againFrom(record, bank)
  return !record.isPassed && (from <= now || (from < Infinity && record.since > now + 24 * HOUR)) // a clock was ahead
}

/** Whether answers may be looked at. @type {(record: TestRecord, bank: Bank) => boolean} */
export const mayReview = ({ attempts, isPassed, isOpen }, { review }) =>
  attempts > 0 && !isOpen && (review === "always" || (review === "after-pass" && isPassed))

/** Places to put right, once the mark is reached. @type {(record: TestRecord, bank: Bank, mark: number, isCritical: (state: number) => boolean) => number[]} */
export const repairsOf = (record, { critical }, mark, isCritical) =>
  critical === "repair" && !record.isPassed && !record.isOpen && (record.last ?? -1) >= mark ? toRepair(record, isCritical) : []

/** What was done in a test. @type {(session: Session, state: number, record: TestRecord) => Session} */
export const withTest = (session, state, record) => {
  const tests = new Map(session.snapshot.tests).set(state, record)
  return settled({ ...session, snapshot: { ...session.snapshot, tests } })
}

/** The learner comes to a test. @type {(session: Session, state: number) => Session} */
export const visitedTest = (session, state) => ({
  ...session,
  snapshot: { ...session.snapshot, place: { lesson: state, step: 0 } },
})
