// The learner's saved record <-> text. Twin of state.py, which documents the format; both obey
// tests/state/cases.json. Everything is kept by the identity of what was answered.

/** @typedef {import("./types.js").Snapshot} Snapshot */
/** @typedef {import("./types.js").Answer} Answer */

const LIMIT = 3900
const VERSION = "1"
const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
const STATUSES = /** @type {const} */ (["incomplete", "failed", "completed", "passed"])
const ID_BITS = 30

/** @returns {Snapshot} */
export const emptySnapshot = () => ({
  status: "incomplete",
  best: null,
  place: null,
  interactions: 0,
  lessons: new Map(),
  questions: new Map(),
  orphans: new Map(),
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
 * first, then orphans (the least outcome first), never an outcome of today's course.
 * @param {Snapshot} snapshot
 */
export const encode = (snapshot, limit = LIMIT) => {
  let text = ""
  for (const level of [2, 1, 0]) {
    text = encodeAt(snapshot, snapshot.orphans, level)
    if (text.length <= limit) return text
  }
  const orphans = [...snapshot.orphans].sort((a, b) => b[1].outcome - a[1].outcome || a[0] - b[0])
  let [low, high] = [0, orphans.length]
  while (low < high) {
    const middle = (low + high) >> 1
    text = encodeAt(snapshot, new Map(orphans.slice(0, middle + 1)), 0)
    if (text.length <= limit) low = middle + 1
    else high = middle
  }
  return encodeAt(snapshot, new Map(orphans.slice(0, low)), 0)
}

/**
 * The record in `text`, or null where it is not one of ours, or damaged.
 * @param {string} text
 * @returns {Snapshot | null}
 */
export const decode = (text) => {
  const body = text.slice(6)
  if (text[0] !== VERSION || text.slice(1, 6) !== checkValue(body)) return null
  try {
    return decodeBody(reader(body))
  } catch {
    return null
  }
}

/**
 * @param {Snapshot} snapshot
 * @param {Map<number, Answer>} orphans
 * @param {number} level
 */
const encodeAt = (snapshot, orphans, level) => {
  const bits = writer()
  const { best, place, lessons } = snapshot
  bits.put(level, 2)
  bits.put(STATUSES.indexOf(snapshot.status), 2)
  bits.put(best === null ? 0 : 1, 1)
  if (best !== null) bits.put(best, 7)
  bits.put(place ? 1 : 0, 1)
  if (place) {
    bits.put(place.lesson, ID_BITS)
    bits.gamma(Math.min(place.step, 999) + 1)
  }
  bits.gamma(Math.min(snapshot.interactions, 4095) + 1)
  const answers = new Map([...orphans, ...snapshot.questions])
  const ids = [...new Set([...lessons.keys(), ...answers.keys()])].sort((a, b) => a - b)
  bits.gamma(ids.length + 1)
  bits.rice(ids)
  for (const id of ids) {
    const answer = answers.get(id)
    if (answer) {
      writeAnswer(bits, answer, level)
    } else {
      bits.put(0, 1)
      bits.put(lessons.get(id) ? 1 : 0, 1)
    }
  }
  const body = bits.text()
  return VERSION + checkValue(body) + body
}

/**
 * @param {ReturnType<typeof writer>} bits
 * @param {Answer} answer
 * @param {number} level
 */
const writeAnswer = (bits, answer, level) => {
  bits.put(1, 1)
  bits.put(answer.outcome, 2)
  if (!answer.outcome) return
  if (level === 0) {
    bits.put(answer.print & 31, 5)
    return
  }
  bits.put(answer.print, 12)
  bits.gamma((answer.response < 2 ** 29 ? answer.response : 0) + 1)
  if (level === 2) {
    bits.gamma(Math.max(1, Math.min(answer.tries, 63)))
    bits.put(answer.revealed ? 1 : 0, 1)
  }
}

/**
 * @param {ReturnType<typeof reader>} bits
 * @returns {Snapshot}
 */
const decodeBody = (bits) => {
  const level = bits.take(2)
  if (level > 2) throw new RangeError("no such level")
  const snapshot = emptySnapshot()
  snapshot.status = /** @type {Snapshot["status"]} */ (STATUSES[bits.take(2)])
  if (bits.take(1)) snapshot.best = bits.take(7)
  if (bits.take(1)) snapshot.place = { lesson: bits.take(ID_BITS), step: bits.gamma() - 1 }
  snapshot.interactions = bits.gamma() - 1
  for (const id of bits.rice(bits.gamma() - 1)) {
    if (bits.take(1)) snapshot.questions.set(id, readAnswer(bits, level))
    else snapshot.lessons.set(id, bits.take(1) === 1)
  }
  if ((snapshot.best ?? 0) > 100) throw new RangeError("no such score")
  return snapshot
}

/**
 * @param {ReturnType<typeof reader>} bits
 * @param {number} level
 * @returns {Answer}
 */
const readAnswer = (bits, level) => {
  const outcome = /** @type {Answer["outcome"]} */ (bits.take(2))
  if (!outcome) return { outcome, print: 0, response: 0, tries: 0, revealed: false }
  const print = bits.take(level ? 12 : 5)
  const response = level ? bits.gamma() - 1 : 0
  const tries = level === 2 ? bits.gamma() : 1
  return { outcome, print, response, tries, revealed: level === 2 && bits.take(1) === 1 }
}

/** @param {number} count */
const riceParameter = (count) => ID_BITS - (32 - Math.clz32(count - 1))

/** @param {string} body */
const checkValue = (body) => {
  let value = 0x811c9dc5
  for (let i = 0; i < body.length; i += 1) {
    value = Math.imul(value ^ body.charCodeAt(i), 0x01000193)
  }
  value >>>= 2
  return [24, 18, 12, 6, 0].map((shift) => ALPHABET[(value >> shift) & 63]).join("")
}

const writer = () => {
  /** @type {string[]} */
  const bits = []
  /** @type {(value: number, width: number) => void} */
  const put = (value, width) => {
    bits.push(value.toString(2).padStart(width, "0"))
  }
  return {
    put,
    /** @param {number} number */
    gamma: (number) => put(number, 2 * (32 - Math.clz32(number)) - 1),
    /** @param {number[]} ids */
    rice: (ids) => {
      const parameter = ids.length ? riceParameter(ids.length) : 0
      let before = -1
      for (const id of ids) {
        const gap = id - before - 1
        bits.push("1".repeat(gap >> parameter) + "0")
        if (parameter) put(gap & ((1 << parameter) - 1), parameter)
        before = id
      }
    },
    text: () => {
      const all = bits.join("")
      const sixes = all.padEnd(Math.ceil(all.length / 6) * 6, "0").match(/.{6}/g) ?? []
      return sixes.map((six) => ALPHABET[parseInt(six, 2)]).join("")
    },
  }
}

/** @param {string} body */
const reader = (body) => {
  let at = 0
  /** @param {number} width */
  const take = (width) => {
    let value = 0
    for (const end = at + width; at < end; at += 1) {
      const six = ALPHABET.indexOf(body[at / 6 | 0] ?? "")
      if (body.length <= (at / 6 | 0) || six < 0) throw new RangeError("the record ends too soon")
      value = (value << 1) | ((six >> (5 - (at % 6))) & 1)
    }
    return value
  }
  return {
    take,
    gamma: () => {
      let zeros = 0
      while (!take(1)) {
        zeros += 1
        if (zeros > ID_BITS) throw new RangeError("no such number")
      }
      return (1 << zeros) | take(zeros)
    },
    /** @param {number} count */
    rice: (count) => {
      const parameter = count ? Math.max(0, riceParameter(count)) : 0
      /** @type {number[]} */
      const ids = []
      let id = -1
      while (ids.length < count) {
        let high = 0
        while (take(1)) high += 1
        id += 1 + high * 2 ** parameter + take(parameter)
        if (id >= 2 ** ID_BITS) throw new RangeError("no such id")
        ids.push(id)
      }
      return ids
    },
  }
}
