// Long work in turns, so that the page answers in between.

/**
 * Some items at once, the others later; what it returns stops it.
 * @template Item
 * @param {Item[]} items
 * @param {number} most  in one turn
 * @param {(item: Item) => void} work
 * @param {(isDone: boolean) => void} after  each turn
 * @returns {() => void}
 */
export const inTurns = (items, most, work, after = () => {}) => {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer
  /** @param {number} at */
  const turn = (at) => {
    const end = at + most
    for (const item of items.slice(at, end)) work(item)
    if (end < items.length) timer = setTimeout(turn, 0, end)
    after(end >= items.length)
  }
  turn(0)
  return () => clearTimeout(timer)
}
