// Long work in turns, so that the page answers in between.

const TURN = 8 // ms

/**
 * Some items at once, the others in turns later; what it returns stops it.
 * @template Item
 * @param {Item[]} items
 * @param {number} first  so many at once
 * @param {(item: Item) => void} work
 * @param {(isDone: boolean) => void} after  each turn
 * @returns {() => void}
 */
export const inTurns = (items, first, work, after = () => {}) => {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer
  let at = 0
  /** @param {number} end  of the turn */
  const turn = (end) => {
    for (; at < items.length && (at < first || performance.now() < end); at += 1) work(/** @type {Item} */ (items[at]))
    if (at < items.length) timer = setTimeout(() => turn(performance.now() + TURN))
    after(at >= items.length)
  }
  turn(0)
  return () => clearTimeout(timer)
}
