// The form of an attempt: how it is drawn, what takes the place of what is gone, what repairs an item.

import { hashOf } from "../bits.js"
import { drawForm, mixed, rankOf } from "./draw.js"
import { askingOf, begun, tagOf } from "./record.js"

/** @typedef {import("../types.js").Bank} Bank */
/** @typedef {import("../types.js").BankItem} BankItem */
/** @typedef {import("../types.js").TestRecord} TestRecord */
/** @typedef {(state: number) => BankItem | undefined} ItemOf */

const SEED_MASK = 2 ** 30 - 1

/** Which attempt asked an item last, 0 for none. @type {(record: TestRecord, item: BankItem) => number} */
const askedIn = ({ seen }, { state }) => seen.get(tagOf(state)) ?? 0

/** An attempt with its form: the same for the same learner, test and attempt. @type {(record: TestRecord, bank: Bank, learner: string, now: number) => TestRecord} */
export const beginAttempt = (record, { items, cells, minutes }, learner, now) => {
  const seed = mixed(hashOf(learner) ^ record.attempts) & SEED_MASK
  const form = drawForm(items, cells, seed, (item) => askedIn(record, item)) ?? []
  const states = form.flatMap((id) => items.find((item) => item.id === id)?.state ?? [])
  return begun(record, states, seed, minutes && now + minutes)
}

/**
 * An attempt as the course of today has it: items that are gone make room for others, and there are
 * as many as are asked now; what was answered stays.
 * @type {(record: TestRecord, bank: Bank, itemOf: ItemOf, length: number) => TestRecord}
 */
export const refilled = (record, { items }, itemOf, length) => {
  let excess = record.form.length - length
  const kept = record.form.filter(({ outcome }) => outcome || (excess -= 1) < 0)
  const held = kept.map(({ item }) => itemOf(item))
  const free = items.filter((item) => !held.includes(item))
  const spare = free.sort((a, b) => rankOf(record.seed, a.id) - rankOf(record.seed, b.id))
  const form = kept.map((asking, place) => {
    const item = asking.outcome || held[place] ? null : spare.shift()
    return item ? { ...asking, item: item.state } : asking
  })
  form.push(...spare.slice(0, Math.max(0, length - form.length)).map(({ state }) => askingOf(state)))
  return form.length === record.form.length && form.every((asking, place) => asking === record.form[place]) ? record : { ...record, form }
}

/** Another critical item of the same objective, the one that was asked longest ago. @type {(record: TestRecord, bank: Bank, lost: BankItem) => BankItem | undefined} */
export const repairOf = (record, { items }, lost) => {
  const others = items.filter(({ objective, critical }) => critical && objective === lost.objective)
  const age = (/** @type {BankItem} */ item) => askedIn(record, item)
  const rank = (/** @type {BankItem} */ { id }) => rankOf(record.seed, id)
  return others.sort((a, b) => age(a) - age(b) || Number(a === lost) - Number(b === lost) || rank(a) - rank(b))[0]
}
