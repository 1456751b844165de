// What is kept of wrapped content, and how it travels in suspend_data: "w", five characters of
// check value, then characters of six bits, as in suspend.js.

import { ID_BITS, checkValue, reader, writer } from "../bits.js"
import { betterStatus } from "../status.js"
import { joinRanges } from "./ranges.js"

/** @typedef {import("./ranges.js").Range} Range */

/**
 * @typedef {object} Wrapped
 * @property {"incomplete" | "failed" | "completed" | "passed"} status
 * @property {null} best
 * @property {0} interactions
 * @property {number} page      30 bits of the path of the page in view, 0 for the one it starts with
 * @property {number} place     thousandths of that page, or seconds of the video
 * @property {Range[]} ranges   seconds of the video that were watched, in order
 */

const MARK = "w"
const STANDINGS = /** @type {const} */ (["incomplete", "failed", "completed", "passed"])
const MOST_RANGES = 300 // at most 3,400 characters

/** @returns {Wrapped} */
export const emptyRecord = () => ({
  status: "incomplete",
  best: null,
  interactions: 0,
  page: 0,
  place: 0,
  ranges: [],
})

/** The record as text; where it is too long, the shortest ranges go. @param {Wrapped} record */
export const encodeRecord = ({ status, page, place, ranges }) => {
  const bits = writer()
  bits.put(STANDINGS.indexOf(status), 2)
  bits.flag(page)
  if (page) bits.put(page, ID_BITS)
  bits.gamma(place + 1)
  const kept = longest(whole(ranges))
  bits.gamma(kept.length + 1)
  let before = 0
  for (const [from, to] of kept) {
    bits.gamma(from - before + 1)
    bits.gamma(to - from + 1)
    before = to
  }
  const body = bits.text()
  return MARK + checkValue(body) + body
}

/** In whole seconds, never more than was watched. @param {Range[]} ranges @returns {Range[]} */
const whole = (ranges) =>
  joinRanges(
    ranges.map(([from, to]) => [Math.floor(from), Math.floor(to)]),
    0,
  )

/** @param {Range[]} ranges */
const longest = (ranges) => {
  if (ranges.length <= MOST_RANGES) return ranges
  const lengths = ranges.map(([from, to]) => to - from).sort((a, b) => b - a)
  const least = lengths[MOST_RANGES - 1] ?? 0
  return ranges.filter(([from, to]) => to - from >= least).slice(0, MOST_RANGES)
}

/** The record in `text`; null where it is not one of ours, or damaged. @type {(text: string) => import("../types.js").Reading<Wrapped>} */
export const decodeRecord = (text) => {
  const body = text.slice(6)
  if (text[0] !== MARK || text.slice(1, 6) !== checkValue(body)) return { saved: null, notice: text.trim() ? "noticeDamaged" : "fine" }
  try {
    const bits = reader(body)
    const status = STANDINGS[bits.put(0, 2)] ?? "incomplete"
    const page = bits.flag() ? bits.put(0, ID_BITS) : 0
    const place = bits.gamma() - 1
    /** @type {Range[]} */
    const ranges = []
    let before = 0
    for (let left = bits.gamma() - 1; left > 0; left -= 1) {
      const from = before + bits.gamma() - 1
      before = from + bits.gamma() - 1
      ranges.push([from, before])
    }
    return { saved: { ...emptyRecord(), status, page, place, ranges }, notice: "fine" }
  } catch {
    return { saved: null, notice: "noticeDamaged" }
  }
}

/**
 * Take up what the LMS kept, joined with what was done while it had not been found yet. Nothing
 * of it goes down; the place is the later one, that of now where the learner has moved.
 * @type {(now: Wrapped, opened: import("../types.js").Opened<Wrapped>) => Wrapped}
 */
export const resumeRecord = (now, { saved, status }) => {
  const before = saved ?? emptyRecord()
  const hasMoved = now.page > 0 || now.place > 0
  const { page, place } = hasMoved ? now : before
  return {
    ...now,
    page,
    place,
    status: [before.status, status].reduce(betterStatus, now.status),
    ranges: joinRanges([...before.ranges, ...now.ranges]),
  }
}
