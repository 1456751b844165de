// The pretend LMS: a strict SCORM 1.2 run-time with one learner, whose record outlives each launch.

import * as quirks from "../rte/quirks.js"
import { createRte } from "../rte/strict.js"

/** @typedef {import("../rte/strict.js").Rte} Rte */
/** @typedef {Record<string, string>} Saved */
/** @typedef {{n: number, fn: string, args: unknown[], result: string, code: string, why: string}} Call */
/** @typedef {"" | "running" | "reviewing" | "lost" | "finished" | "killed"} State */

/** How an LMS differs from the standard, by the name of its preset. @type {Record<string, (api: any, rte: any) => any>} */
const QUIRKS = {
  chamilo: quirks.chamilo,
  "forma-lms": quirks.formaLms,
  moodle: quirks.moodle,
  "open-edx": quirks.openEdx,
  skillport: quirks.skillport,
  successfactors: quirks.skillport,
}
const NAMES = /** @type {const} */ ([
  "LMSInitialize", "LMSFinish", "LMSGetValue", "LMSSetValue", "LMSCommit", "LMSGetLastError",
  "LMSGetErrorString", "LMSGetDiagnostic",
])

/** @param {string} key */
const readRecord = (key) => {
  try {
    return /** @type {Saved} */ (JSON.parse(sessionStorage.getItem(key) ?? "{}"))
  } catch {
    return {}
  }
}

/** @param {string} key @param {Saved} record */
const keepRecord = (key, record) => {
  try {
    sessionStorage.setItem(key, JSON.stringify(record))
  } catch {
    // a browser that keeps nothing still shows the course
  }
}

/** @param {() => void} follow  called after each call and each change of state */
export const makeLms = (follow) => {
  /** @type {Rte | null} */
  let rte = null
  /** @type {Call[]} */
  let calls = []
  let key = ""
  let isOffline = false
  let isDead = false
  let isReview = false
  /** @type {Saved} */
  let record = {}

  /** @type {(fn: string, api: any) => (...args: unknown[]) => unknown} */
  const told = (fn, api) => (...args) => {
    if (isDead) return "" // nobody is there to hear it
    const result = api[fn](...args)
    const isQuery = fn === "LMSGetLastError" || fn === "LMSGetErrorString" || fn === "LMSGetDiagnostic"
    const code = isQuery ? "0" : String(api.LMSGetLastError())
    const why = code === "0" ? "" : String(api.LMSGetDiagnostic(code))
    calls.push({ n: calls.length + 1, fn, args, result: String(result), code, why })
    follow()
    return result
  }

  return {
    /** Open a session for whoever calls `window.API`. @type {(place: string, preset: string, mode: "normal" | "review") => void} */
    launch: (place, preset, mode) => {
      if (place !== key) record = readRecord(place)
      key = place
      calls = []
      isDead = isOffline = false
      isReview = mode === "review"
      const own = createRte({
        data: record,
        mode,
        studentName: "Prado, Ana",
        failCommits: () => isOffline,
        onCommit: (saved) => {
          record = saved
          keepRecord(key, record)
        },
      })
      rte = own
      const quirk = QUIRKS[preset]
      const api = quirk ? quirk(own.api, own) : own.api
      Object.assign(window, { API: Object.fromEntries(NAMES.map((fn) => [fn, told(fn, api)])) })
      follow()
    },
    /** The window of the course is about to go. */
    leaving: () => rte?.leaving(),
    /** As if the browser had died: what is said from now on reaches nobody. */
    kill: () => {
      isDead = true
      follow()
    },
    /** Let saves fail, or succeed again. */
    toggleConnection: () => {
      isOffline = !isOffline
      follow()
    },
    /** Forget this learner. */
    reset: () => {
      record = {}
      keepRecord(key, record)
    },
    isOffline: () => isOffline,
    isReview: () => isReview,
    calls: () => calls,
    objections: () => rte?.findings ?? [],
    record: () => record,
    /** What the course has said and no save has reached. */
    values: () => rte?.values ?? {},
    /** @returns {State} */
    state: () => {
      if (!rte) return ""
      if (isDead) return "killed"
      if (rte.state === "finished") return "finished"
      return isOffline ? "lost" : isReview ? "reviewing" : "running"
    },
  }
}
