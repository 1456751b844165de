// A browser alone: nobody is told anything, and the record stays in it only while the learner asks for
// it. It is there as an LMS would keep it, and as little believed.

import { onDevice } from "../device.js"
import { decode, encode } from "../suspend.js"
import { COPY, makeHold } from "../windows.js"

/** @typedef {import("../types.js").Snapshot} Snapshot */

const ROOMS = [20_000, 4000] // characters; a block of more than the second could not be read again

/** @type {(course: import("../types.js").CourseData, tell: (notice: import("../types.js").Notice) => void) => import("../types.js").AskedHost} */
export const standaloneHost = (course, tell) => {
  const name = `smcourse:${course.shelf}`
  /** @type {(() => void)[]} */
  const watchers = []
  let isOpen = false
  /** @type {import("../types.js").KeptWord} */
  let state = "keepOff"
  let isFailing = false
  /** What this window found there, or put there. @type {string | null} */
  let known = null
  /** @type {Snapshot | null} */
  let latest = null
  /** @type {ReturnType<typeof makeHold> | undefined} */
  let hold

  const stored = () => onDevice((device) => device.getItem(name))
  const changed = () => watchers.forEach((call) => call())

  const letGo = () => {
    hold?.letGo()
    hold = undefined
  }

  /** Another window erased it, or keeps its own there: this one writes no more. */
  const stop = () => {
    state = stored() === null ? "keepOff" : "noticeElsewhere"
    letGo()
    if (state === "noticeElsewhere") tell(state)
    changed()
  }

  /** @param {Snapshot} snapshot */
  const put = (snapshot) => {
    const texts = ROOMS.map((room) => encode(snapshot, course.id, room))
    const text = texts.find((one) => decode(one, course.id, ROOMS[0]).notice === "fine") ?? /** @type {string} */ (texts[1])
    const isDone = onDevice((device) => (device.setItem(name, text), true)) === true
    if (isDone) known = text
    return isDone
  }

  /** False: it was not kept, and should have been. */
  const write = () => {
    if (state !== "keepOn" || !latest) return true
    if (stored() !== known) {
      stop()
      return false
    }
    const isDone = put(latest)
    if (!isDone) tell("noticeFailing")
    else if (isFailing) tell("noticeSavedAgain")
    isFailing = !isDone
    return isDone
  }

  /** Whether no other window keeps a record. */
  const isAlone = () => {
    hold = makeHold(name)
    return hold.isOurs
  }

  /** @returns {Promise<import("../types.js").Opened>} */
  const open = async () => {
    if (stored() !== null && !(await isAlone())) {
      stop()
      return COPY
    }
    known = stored()
    isOpen = true
    if (known !== null) state = "keepOn"
    const { saved, notice } = decode(known ?? "", course.id, ROOMS[0])
    if (notice !== "fine") tell(notice)
    changed()
    return {
      saved,
      isHarmed: notice !== "fine",
      status: "incomplete",
      best: null,
      review: false,
      learner: "",
      name: "",
      language: course.languages.length ? navigator.language : "",
    }
  }

  /** Out of a browser's cache, where it held nothing. */
  const back = async () => {
    if (state === "keepOn" && (stored() !== known || !(await isAlone()))) stop()
  }

  window.addEventListener("storage", () => {
    if (state === "keepOn" && stored() !== known) stop()
  })

  return {
    open,
    report: () => {},
    save: (snapshot) => {
      latest = snapshot
      write()
    },
    commit: write,
    finish: write,
    leave: letGo,
    hide: () => {},
    back,
    log: () => [],
    keeping: {
      isOpen: () => isOpen,
      state: () => state,
      begin: (snapshot) => {
        if (state === "keepOn") return
        state = stored() !== null ? "noticeElsewhere" : put(snapshot) ? "keepOn" : "keepRefused"
        if (state === "keepOn") isAlone()
        changed()
      },
      end: () => {
        onDevice((device) => device.removeItem(name))
        state = "keepDeleted"
        letGo()
        changed()
      },
      watch: (call) => watchers.push(call),
    },
  }
}
