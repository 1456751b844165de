// Which seconds of a video were watched, as ranges. Jumping ahead adds none.

/** @typedef {[number, number]} Range  from and to, in seconds */

const GAP = 1 // what a player leaves out between two of its own reports, and whole seconds cost

/**
 * The same seconds in order, each range apart from the next by more than `gap`.
 * @type {(ranges: Range[], gap?: number) => Range[]}
 */
export const joinRanges = (ranges, gap = GAP) => {
  /** @type {Range[]} */
  const joined = []
  for (const [from, to] of [...ranges].sort((a, b) => a[0] - b[0])) {
    const last = joined[joined.length - 1]
    if (last && from <= last[1] + gap) last[1] = Math.max(last[1], to)
    else if (to > from) joined.push([from, to])
  }
  return joined
}

/** The seconds in all ranges. @param {Range[]} ranges */
const secondsOf = (ranges) => ranges.reduce((sum, [from, to]) => sum + to - from, 0)

/** Whole percents, 100 only where nothing is missing. @type {(ranges: Range[], duration: number) => number} */
export const percentOf = (ranges, duration) => {
  if (isWatched(ranges, duration)) return 100
  return duration > 0 ? Math.min(99, Math.floor((100 * secondsOf(ranges)) / duration)) : 0
}

/** The first second that was not watched, 0 where all were. @type {(ranges: Range[], duration: number) => number} */
export const firstMissing = (ranges, duration) => {
  const [first] = joinRanges(ranges)
  const isFromStart = first && first[0] <= GAP && first[1] < duration - GAP
  return isFromStart ? first[1] : 0
}

/** From the first second to the last, with nothing left out. @type {(ranges: Range[], duration: number) => boolean} */
export const isWatched = (ranges, duration) => {
  const gap = Math.min(GAP, duration / 5)
  const [only, ...others] = joinRanges(ranges, gap)
  return duration > 0 && !others.length && !!only && only[0] <= gap && only[1] >= duration - gap
}
