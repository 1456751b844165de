// The form of an attempt: how it is drawn, what takes the place of what is gone, what repairs an item.

import { hashOf } from "../bits.js"
import { drawForm, mixed, rankOf } from "./draw.js"
import { begun, tagOf, withPlace } from "./record.js"

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

/** Items that the course no longer has make room for others, where nothing was answered yet. @type {(record: TestRecord, bank: Bank, itemOf: ItemOf) => TestRecord} */
export const refilled = (record, { items }, itemOf) => {
  const held = record.form.map(({ item }) => itemOf(item))
  const free = items.filter((item) => !held.includes(item))
  const spare = free.sort((a, b) => rankOf(record.seed, a.id) - rankOf(record.seed, b.id))
  return record.form.reduce((filled, { outcome }, place) => {
    const item = outcome || held[place] ? null : spare.shift()
    return item ? withPlace(filled, place, { item: item.state }) : filled
  }, record)
}

/** Another critical item of the same objective, the one that was asked longest ago. @type {(record: TestRecord, bank: Bank, lost: BankItem) => BankItem | undefined} */
export const repairOf = (record, { items }, lost) => {
  const others = items.filter(({ objective, critical }) => critical && objective === lost.objective)
  const age = (/** @type {BankItem} */ item) => askedIn(record, item)
  const rank = (/** @type {BankItem} */ { id }) => rankOf(record.seed, id)
  return others.sort((a, b) => age(a) - age(b) || Number(a === lost) - Number(b === lost) || rank(a) - rank(b))[0]
}
