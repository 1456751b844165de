// The learner's saved record <-> text. Twin of suspend.py, which documents the format; both obey
// tests/state/cases.json. Everything is kept by the identity of what was answered.

import { ID_BITS, checkValue, hashOf, reader, sixes, writer } from "./bits.js"
import { MORE_BLOCKS } from "./blocks.js"

/** @typedef {import("./types.js").Snapshot} Snapshot */
/** @typedef {import("./types.js").Answer} Answer */
/** @typedef {import("./bits.js").Bits} Bits */

/**
 * What a type of block holds.
 * @typedef {object} Block
 * @property {string} type  one character
 * @property {(snapshot: Snapshot, level: number, size: number) => string[]} write  at a level of detail, in bodies of so many records
 * @property {(bits: Bits, snapshot: Snapshot) => void} read  RangeError where there is more in it than is known here
 */

const LIMIT = 3900
const LONGEST_TEXT = 4096 // nobody keeps more; a text is searched so far
const STATUSES = /** @type {const} */ (["incomplete", "failed", "completed", "passed"])

/** @type {Answer} */
export const UNANSWERED = { outcome: 0, print: 0, response: 0, tries: 0, revealed: false }

/** @returns {Snapshot} */
export const emptySnapshot = () => ({
  status: "incomplete",
  best: null,
  place: null,
  interactions: 0,
  lessons: new Map(),
  questions: new Map(),
  orphans: new Map(),
  tests: new Map(),
  finished: null,
  language: null,
  unread: [],
})

/**
 * Whether the options answered then are not the options of today. A print whose upper bits are
 * zero was saved without them.
 * @param {number} saved
 * @param {number} today
 */
export const isChanged = (saved, today) =>
  (saved & 31) !== (today & 31) || (saved >> 5 !== 0 && saved >> 5 !== today >> 5)

/**
 * The record as text of at most `limit` characters where that can be done at all. Detail goes
 * first, then orphans (the least outcome first), never an outcome of today's course. What room is
 * left goes to blocks of a later version, then to smaller blocks.
 * @type {(snapshot: Snapshot, course: string, limit?: number) => string}
 */
export const encode = (snapshot, course, limit = LIMIT) => {
  const orphans = [...snapshot.orphans].sort((a, b) => b[1].outcome - a[1].outcome || a[0] - b[0])
  const kept = { ...snapshot, unread: /** @type {string[]} */ ([]) }
  const textAt = (/** @type {number} */ level, size = Infinity) => encodeAt(kept, course, level, size)
  const level = [2, 1].find((one) => textAt(one).length <= limit) ?? 0
  let low = 0
  let high = orphans.length
  while (low < high) {
    const middle = (low + high + 1) >> 1
    kept.orphans = new Map(orphans.slice(0, middle))
    if (textAt(level).length <= limit) low = middle
    else high = middle - 1
  }
  kept.orphans = new Map(orphans.slice(0, low))
  let room = limit - textAt(level).length
  kept.unread = snapshot.unread.filter((block) => (room -= block.length) >= 0)
  for (let size = 8; size < kept.lessons.size + kept.questions.size + low; size *= 2) {
    const text = textAt(level, size)
    if (text.length <= limit) return text
  }
  return textAt(level)
}

/**
 * What is to be read in `text`, which some version of the course wrote, or anybody else.
 * @type {(text: string, course: string, longest?: number) => import("./types.js").Reading<Snapshot>}
 */
export const decode = (text, course, longest = LONGEST_TEXT) => {
  const saved = emptySnapshot()
  let [told, read, isForeign] = [-1, 0, false]
  const isFirst = text[0] === "1" && text.slice(1, 6) === checkValue(text.slice(6))
  const blocks = isFirst ? [text] : new Set(blocksIn(text.slice(0, longest), course))
  for (const block of blocks) {
    const type = isFirst ? "H" : (block[0] ?? "")
    const bits = reader(block.slice(isFirst ? 6 : 7))
    if (type !== "H") read += 1
    try {
      if (type !== "H") /** @type {Block} */ (BLOCK_TYPES[type]).read(bits, saved)
      else if (isFirst) told = readFirst(bits, saved)
      else if (bits.put(0, ID_BITS) === hashOf(course)) told = headIn(bits, saved)
      else isForeign = true
    } catch {
      if (type !== "H") saved.unread.push(block)
    }
  }
  if (told < 0 && !read) {
    return { saved: null, notice: isForeign ? "noticeForeign" : text.trim() ? "noticeDamaged" : "fine" }
  }
  if (told < 0) for (const { tries } of saved.questions.values()) saved.interactions += tries
  return { saved, notice: told === read ? "fine" : "noticeDamaged" }
}

/** All blocks that stand in a text whole, whatever stands between them. @type {(text: string, course: string) => string[]} */
const blocksIn = (text, course) => {
  const blocks = []
  for (let at = 0; at < text.length; ) {
    const block = blockAt(text, at, course)
    if (block) blocks.push(block)
    at += block.length || 1
  }
  return blocks
}

/** The block that begins here, or "". @type {(text: string, at: number, course: string) => string} */
const blockAt = (text, at, course) => {
  try {
    const end = at + 7 + reader(text.slice(at + 1, at + 3)).put(0, 12)
    const block = text.slice(at, end)
    const isOne = block === sealed(text[at] ?? "", block.slice(7), course)
    return isOne && /^[\w-]+$/.test(block) ? block : ""
  } catch {
    return ""
  }
}

/** A block of these; of a head the check value is anybody's. @type {(type: string, body: string, course: string) => string} */
const sealed = (type, body, course) => {
  const front = type + sixes(body.length, 12)
  return front + checkValue((type === "H" ? "" : course) + front + body).slice(0, 4) + body
}

/** @type {(snapshot: Snapshot, course: string, level: number, size: number) => string} */
const encodeAt = (snapshot, course, level, size) => {
  const written = Object.entries(BLOCK_TYPES).flatMap(([type, { write }]) =>
    write(snapshot, level, size).map((body) => sealed(type, body, course)),
  )
  const blocks = [...written, ...snapshot.unread]
  const head = writer()
  head.put(hashOf(course), ID_BITS)
  headIn(head, { ...snapshot }, blocks.length)
  return `2${sealed("H", head.text(), "")}${blocks.join("")}`
}

/** What stands in a head behind the course. @type {(bits: Bits, snapshot: Snapshot, blocks?: number) => number} */
const headIn = (bits, snapshot, blocks = 0) => {
  const standing = standingIn(bits, snapshot)
  const told = bits.put(blocks, 10)
  Object.assign(snapshot, standing, endIn(bits, snapshot))
  return told
}

/** @type {(bits: Bits, snapshot: Snapshot) => Pick<Snapshot, "status" | "best" | "place" | "interactions">} */
const standingIn = (bits, { status, best, place, interactions }) => ({
  status: STATUSES[bits.put(STATUSES.indexOf(status), 2)] ?? status,
  best: bits.maybe(best, 7),
  place: bits.flag(place)
    ? { lesson: bits.put(place?.lesson ?? 0, ID_BITS), step: bits.upTo(999, place?.step) }
    : null,
  interactions: bits.upTo(4095, interactions),
})

/** @type {(bits: Bits, snapshot: Snapshot) => Pick<Snapshot, "finished" | "language">} */
const endIn = (bits, { finished, language }) => ({
  finished: bits.maybe(finished, 16),
  language: bits.maybe(language, 12),
})

/** What version "1" wrote: a head without course, records and the end, under one check value. @type {(bits: Bits, snapshot: Snapshot) => number} */
const readFirst = (bits, snapshot) => {
  const level = bits.put(0, 2)
  const standing = standingIn(bits, snapshot)
  const count = bits.upTo()
  const parameter = Math.max(0, ID_BITS - 32 + Math.clz32(count - 1))
  readInto(bits, snapshot, level, bits.rice([], [], count, parameter))
  Object.assign(snapshot, standing, endIn(bits, snapshot))
  return 0
}

/** @type {Block["write"]} */
const writeRecords = ({ lessons, questions, orphans }, level, size) => {
  const answers = new Map([...orphans, ...questions])
  const ids = [...new Set([...lessons.keys(), ...answers.keys()])].sort((a, b) => a - b)
  const bodies = []
  for (let at = 0; at < ids.length; at += size) {
    const bits = writer()
    const some = ids.slice(at, at + size)
    bits.put(level, 2)
    bits.ids(some)
    for (const id of some) recordIn(bits, level, answers.get(id), lessons.get(id))
    bodies.push(bits.text())
  }
  return bodies
}

/** @type {Block["read"]} */
const readRecords = (bits, snapshot) => readInto(bits, snapshot, bits.put(0, 2), bits.ids([]))

/** The records of these ids: all, or none. @type {(bits: Bits, snapshot: Snapshot, level: number, ids: number[]) => void} */
const readInto = (bits, { lessons, questions }, level, ids) => {
  const records = ids.map((id) => /** @type {const} */ ([id, recordIn(bits, level)]))
  if (level > 2) throw RangeError()
  for (const [id, record] of records) {
    if (typeof record === "boolean") lessons.set(id, record)
    else questions.set(id, record)
  }
}

/** One record: an answer, or whether a lesson is done. @type {(bits: Bits, level: number, answer?: Answer, isDone?: boolean) => Answer | boolean} */
const recordIn = (bits, level, answer, isDone) => {
  if (!bits.flag(answer)) return bits.flag(isDone)
  const { outcome, print, response, tries, revealed } = answer ?? UNANSWERED
  const result = /** @type {Answer["outcome"]} */ (bits.put(outcome, 2))
  return result
    ? {
        outcome: result,
        print: level ? bits.put(print, 12) : bits.put(print & 31, 5),
        response: level ? bits.upTo(2 ** 29, response < 2 ** 29 ? response : 0) : 0,
        tries: level === 2 ? bits.upTo(62, Math.max(0, tries - 1)) + 1 : 1,
        revealed: level === 2 && bits.flag(revealed),
      }
    : UNANSWERED
}

/** @type {Block} */
const RECORDS = { type: "R", write: writeRecords, read: readRecords }

/**
 * By their types, in the order in which they are written: a text is cut at its end. What is not
 * here is kept as it is and written back. A further type is a line in blocks.js and in suspend.py.
 * @type {Record<string, Block>}
 */
const BLOCK_TYPES = Object.fromEntries(
  [MORE_BLOCKS.tests, RECORDS].flatMap((block) => (block ? [[block.type, block]] : [])),
)
