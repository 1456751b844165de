// Which items a test draws. Twin of draw.py, which says how; tests/draw/cases.json binds both.

/** @typedef {import("../types.js").BankItem} BankItem */

/** @typedef {{cell: string, objective: string}} Slot  for a critical item of an objective, or for any item of a cell */
/** @typedef {Map<string, {slot: Slot, id: string}>} Taken  by enemy, or by id */

/** The last step of MurmurHash3. @param {number} value */
export const mixed = (value) => {
  const once = Math.imul(value ^ (value >>> 16), 0x85ebca6b)
  const twice = Math.imul(once ^ (once >>> 13), 0xc2b2ae35)
  return (twice ^ (twice >>> 16)) >>> 0
}

/** @type {(seed: number, id: string) => number} */
export const rankOf = (seed, id) => {
  let value = 0x811c9dc5
  for (const character of id) value = Math.imul(value ^ Number(character.codePointAt(0)), 0x01000193)
  return mixed(value ^ seed)
}

/** By rank, and what has the same rank by id. @type {(seed: number) => (a: string, b: string) => number} */
const byRank = (seed) => (a, b) => rankOf(seed, a) - rankOf(seed, b) || (a < b ? -1 : 1)

/** @type {(slot: Slot, item: BankItem) => boolean} */
const takes = (slot, item) =>
  item.cell === slot.cell && (!slot.objective || (item.critical && item.objective === slot.objective))

/** One for each item to be drawn, those for critical ones first; null where a cell has no room. @type {(items: BankItem[], cells: Record<string, number>) => Slot[] | null} */
const slotsOf = (items, cells) => {
  const left = new Map(Object.entries(cells))
  const forced = items.filter(({ critical, cell }) => critical && left.has(cell))
  const pairs = [...new Map(forced.map(({ cell, objective }) => [`${cell}\n${objective}`, { cell, objective }]))]
  const slots = pairs.sort(([a], [b]) => (a < b ? -1 : 1)).map(([, slot]) => slot)
  for (const { cell } of slots) left.set(cell, (left.get(cell) ?? 0) - 1)
  if ([...left.values()].some((count) => count < 0)) return null
  const free = [...left].flatMap(([cell, count]) => Array.from({ length: count }, () => ({ cell, objective: "" })))
  return [...slots, ...free]
}

/** Whether the slot has an item, if need be one that another gives up for it (Kuhn). @type {(slot: Slot, ranked: BankItem[], taken: Taken, tried: Set<string>) => boolean} */
const isFilled = (slot, ranked, taken, tried) => {
  for (const item of ranked) {
    const side = item.enemy || item.id
    if (tried.has(side) || !takes(slot, item)) continue
    tried.add(side)
    const other = taken.get(side)
    if (!other || isFilled(other.slot, ranked, taken, tried)) {
      taken.set(side, { slot, id: item.id })
      return true
    }
  }
  return false
}

/**
 * The ids of a form in the order in which they are asked, or null where none is possible. `seen`
 * says of an item in which attempt it was asked last, 0 for never.
 * @type {(items: BankItem[], cells: Record<string, number>, seed: number, seen: (item: BankItem) => number) => string[] | null}
 */
export const drawForm = (items, cells, seed, seen) => {
  const order = byRank(seed)
  const ranked = [...items].sort((a, b) => seen(a) - seen(b) || order(a.id, b.id))
  /** @type {Taken} */
  const taken = new Map()
  const slots = slotsOf(ranked, cells)
  if (!slots?.every((slot) => isFilled(slot, ranked, taken, new Set()))) return null
  return [...taken.values()].map(({ id }) => id).sort(order)
}
