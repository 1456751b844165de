// What learners write for themselves: in memory; on the device only while they ask for it; never
// with the LMS. It is theirs, so it is only ever shown as text.

import { hashOf } from "./bits.js"
import { onDevice } from "./device.js"

/**
 * @typedef {object} Entry
 * @property {string} text
 * @property {string} about   what it was written to, as that was called then
 */

/** @typedef {Map<string, Entry>} Entries */
/** @typedef {ReturnType<typeof makeNotebook>} Notebook */

const LONGEST = 50_000 // characters of one text; a field takes far fewer

/** @param {string} course  its id */
export const makeNotebook = (course) => {
  const entries = /** @type {Entries} */ (new Map())
  let shelf = "" // its name on the device; none while nobody knows whose it would be
  let where = /** @type {"memory" | "device" | "refused" | "left"} */ ("memory")

  const read = () => entriesIn(shelf && onDevice((device) => device.getItem(shelf)))
  /** @param {Entries} all */
  const write = (all) => {
    const rows = [...all].map(([key, { text, about }]) => [key, text, about])
    const isDone = shelf && onDevice((device) => (device.setItem(shelf, JSON.stringify(rows)), true))
    where = isDone ? "device" : read() ? "left" : "refused" // or it has what was kept earlier
  }
  const forget = () => {
    onDevice((device) => device.removeItem(shelf))
    where = "memory"
  }

  /** Another window may have erased what stayed on the device. */
  const look = () => {
    if (where !== "memory" && where !== "refused" && !read()) where = "memory"
  }

  return {
    look,
    /** @param {string} key */
    text: (key) => entries.get(key)?.text ?? "",
    entries: () => entries,
    where: () => where,
    /** An empty text is none. What another window kept meanwhile stays. @type {(key: string, text: string, about: string) => void} */
    keep: (key, text, about) => {
      look()
      const stored = read() ?? new Map()
      for (const all of [entries, stored]) {
        if (text) all.set(key, { text, about })
        else all.delete(key)
      }
      if (where === "device" || where === "left") write(stored)
    },
    /** Whether it is to stay on the device. @param {boolean} isWanted */
    stay: (isWanted) => {
      if (isWanted) write(new Map([...(read() ?? []), ...entries]))
      else forget()
    },
    /** Known is who learns: what stayed on the device is there again, before what was written since. @param {string} [learner] */
    open: (learner) => {
      shelf = learner ? `smcourse:${course}:${hashOf(`${course} ${learner}`)}` : ""
      const stored = read()
      if (!stored) return
      for (const [key, { text, about }] of stored) {
        const now = entries.get(key)?.text ?? text
        entries.set(key, { text: now === text ? text : `${text}\n${now}`, about })
      }
      write(entries)
    },
    /** All of it, here and on the device. */
    clear: () => {
      entries.clear()
      forget()
    },
  }
}

/** What a device gave back, which may be damaged or anybody's. @param {string | null} written @returns {Entries | null} */
const entriesIn = (written) => {
  try {
    const rows = JSON.parse(written ?? "").filter(isEntry)
    return new Map(rows.map((/** @type {string[]} */ [key, text, about]) => [key, { text, about }]))
  } catch {
    return null
  }
}

/** @param {unknown} row */
const isEntry = (row) =>
  Array.isArray(row) &&
  row.length === 3 &&
  row.every((part) => typeof part === "string" && part.length <= LONGEST)
