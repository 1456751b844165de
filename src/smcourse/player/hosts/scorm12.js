// A SCORM 1.2 LMS as a place where lessons run. Every rule here answers something that a real
// LMS does: see the page on LMSs in the manual.

import { betterStatus } from "../status.js"
import { awaitApi } from "./find-api.js"
import { makeCalls, NOT_INITIALIZED, TRANSIENT } from "./scorm12-calls.js"
import { interactionElements, readScore, readStatus, timespan } from "./scorm12-values.js"

/** @typedef {import("../types.js").Interaction} Interaction */

/** With every commit: an LMS may have dropped one. */
const SAID_AGAIN = ["lesson_status", "score.raw", "score.min", "score.max", "exit"].map(
  (name) => `cmi.core.${name}`,
)
const SETTLE = 2000
const KEEP_ALIVE = 240_000
const BEAT = 30_000
const OUT_OF_TURN = 201 // to an index beyond the next one
const RETRIES = [5000, 10_000, 20_000, 40_000, 60_000]
const PATIENCE = { patience: 10_000, despair: 120_000 }

/**
 * @template {import("../types.js").Kept} Snapshot
 * @param {{report: "passed" | "completed", commitEvery: number, scoreWhenDone?: number, languages?: unknown[]}} course
 * @param {(notice: import("../types.js").Notice) => void} tell
 * @param {{encode: (snapshot: Snapshot) => string, decode: (text: string) => import("../types.js").Reading<Snapshot>}} record
 * @param {typeof import("./scorm12-objectives.js").makeObjectives} [makeObjectives]
 * @returns {import("../types.js").Host<Snapshot>}
 */
export const scorm12Host = (course, tell, record, makeObjectives) => {
  /** @type {import("./find-api.js").Lms | null} */
  let lms = null
  let phase = "closed" // then "opening", "running", "finished" or "lost"; never back
  let writes = false // false in review and browse: nothing is set
  let counts = true // false without credit: no status, score or interactions
  let hasInteractions = true
  let began = Date.now()
  /** @type {import("../types.js").Status} */
  let recorded = "incomplete" // the status and the score that the LMS holds
  /** @type {number | null} */
  let recordedScore = null
  /** @type {Snapshot | null} */
  let saved = null
  let count = 0
  let least = 0 // how many the LMS says it has
  let isBlind = false // nobody knows the status: it is not said to be the least
  /** @type {Snapshot | null} */
  let latest = null
  let place = ""
  /** @type {Interaction[]} */
  let unsent = []
  let isDirty = false
  let isHidden = false
  let failures = 0
  let dirtySince = 0
  let lastCommit = 0
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer
  const calls = makeCalls(() => lms)
  const { call, get, set, setIfNew, forget, log } = calls
  const objectives = makeObjectives?.(calls)

  /** @returns {Promise<import("../types.js").Opened<Snapshot> | null>} */
  const open = async () => {
    lms = await awaitApi(window, { ...PATIENCE, onPatienceLost: () => tell("noticeUnconnected") })
    if (!lms || !initialize()) {
      tell("noticeUnconnected")
      return null
    }
    phase = "opening" // nothing is written before the record was read
    began = Date.now()
    const mode = get("cmi.core.lesson_mode").toLowerCase()
    writes = mode !== "review" && mode !== "browse"
    counts = writes && get("cmi.core.credit").toLowerCase() !== "no-credit"
    const status = get("cmi.core.lesson_status").trim().toLowerCase()
    recordedScore = readScore(get("cmi.core.score.raw"))
    recorded = readStatus(status)
    if (counts && status === "not attempted") {
      set("cmi.core.lesson_status", "incomplete") // whoever leaves before the record is read
      writeExit() // has not completed anything
    }
    const text = await readRecord(/^(not|$)/.test(status)) // not attempted, or not told
    if (phase !== "opening") return null
    if (text === null) {
      phase = "lost" // writing now could put an empty record over a full one
      tell("noticeUnconnected")
      return null
    }
    phase = "running"
    const reading = record.decode(text)
    saved = reading.saved
    if (writes) countInteractions()
    const notice = count && !text.trim() ? "noticeDamaged" : reading.notice
    const isHarmed = notice !== "fine"
    isBlind = isHarmed && !status
    if (counts) objectives?.open()
    if (!counts || !hasInteractions) unsent = []
    if (counts) begin(status)
    if (writes) writeExit()
    if (!failures) tell(isHarmed ? notice : writes ? (counts ? "fine" : "noticeNoCredit") : "noticeReview")
    setInterval(keepAlive, BEAT)
    const learner = get("cmi.core.student_id").trim()
    const name = get("cmi.core.student_name")
    const language = course.languages?.length ? get("cmi.student_preference.language") : ""
    const best = recordedScore
    return { saved, isHarmed, status: recorded, best, review: !writes, learner, name, language }
  }

  /**
   * The saved text; null where the LMS cannot read it even at the third time. `false` is no text of
   * ours: an LMS may say so that it has none, which on a first visit is taken for true.
   * @param {boolean} isFirst
   */
  const readRecord = async (isFirst) => {
    for (const wait of [0, 1000, 3000]) {
      if (wait) await new Promise((resolve) => setTimeout(resolve, wait))
      if (phase !== "opening") return null
      const { result, code } = call("LMSGetValue", "cmi.suspend_data")
      if (TRANSIENT.includes(code)) continue
      if (result !== "false") return result
      if (isFirst) return ""
    }
    return null
  }

  /** Once; where the LMS's own page did it before us (101), the session is open all the same. */
  const initialize = () => {
    if (call("LMSInitialize", "").result === "true") return true
    const status = call("LMSGetValue", "cmi.core.lesson_status")
    return status.code === 0 && status.result !== ""
  }

  const countInteractions = () => {
    const { result, code } = call("LMSGetValue", "cmi.interactions._count")
    hasInteractions = code === 0
    least = /^\d+$/.test(result) ? Number(result) : 0
    count = Math.max(least, saved?.interactions ?? 0)
  }

  /** An attempt never written to becomes `completed` when it ends, so it is written to at once. */
  const begin = (/** @type {string} */ status) => {
    // Some LMSs give no status back; then our own mirror of it goes out with the first save.
    if (isBlind || status === recorded || (saved && saved.status !== "incomplete")) return
    set("cmi.core.lesson_status", recorded)
    isDirty = true
    commit()
  }

  /** Answers given before the LMS was found wait for it. @param {Interaction} interaction */
  const report = (interaction) => {
    const isEarly = phase === "closed" || phase === "opening"
    if (isEarly || (counts && hasInteractions)) unsent.push(interaction)
  }

  /** @type {(snapshot: Snapshot, place: string, urgent: boolean) => void} */
  const save = (snapshot, where, urgent) => {
    latest = snapshot
    place = where
    if (phase !== "running" || !writes) return
    if (!isDirty) dirtySince = Date.now()
    isDirty = true
    if (isHidden) return
    writeValues()
    if (urgent && !failures) commit()
    else if (!failures) schedule()
  }

  /** Interactions, objectives, score, status, state: an LMS may act on a status the moment it arrives. */
  const writeValues = () => {
    const isTold = writeInteractions()
    const known = latest ?? saved
    if (counts) objectives?.write(latest?.scores ?? [])
    const status = betterStatus(recorded, asReported(known?.status ?? "incomplete"))
    const isSaved = [
      isTold,
      counts && status !== "incomplete" ? writeScore(known?.best ?? course.scoreWhenDone ?? null) : true,
      counts && !(isBlind && status === "incomplete") ? setIfNew("cmi.core.lesson_status", status) : true,
      latest ? setIfNew("cmi.suspend_data", record.encode({ ...latest, interactions: count })) : true,
    ]
    if (counts && isSaved[2]) recorded = status
    if (latest) setIfNew("cmi.core.lesson_location", place)
    writeExit()
    return isSaved.every(Boolean)
  }

  /** `suspend` beside a final status makes Saba ignore the status. */
  const writeExit = () => setIfNew("cmi.core.exit", recorded === "incomplete" ? "suspend" : "")

  /** @param {import("../types.js").Status} status */
  const asReported = (status) =>
    status === "passed" && course.report === "completed" ? "completed" : status

  /** @param {number | null} best */
  const writeScore = (best) => {
    const score = Math.max(best ?? -1, recordedScore ?? -1)
    if (score < 0) return true
    const isSaved = setIfNew("cmi.core.score.raw", String(score))
    setIfNew("cmi.core.score.min", "0")
    setIfNew("cmi.core.score.max", "100")
    return isSaved
  }

  /** Always appended: some LMSs read "write-only" as "write once". False: some are still to go. */
  const writeInteractions = () => {
    while (unsent[0]) {
      const told = writeInteraction(interactionElements(unsent[0]))
      if (told === "later") return false
      if (told === "ahead" && least < count) count = least // it has lost those of before
      else unsent.shift()
      if (told === "written") count += 1
      if (told !== "refused") least = Infinity // what this visit has written is never written over
    }
    return true
  }

  /** @type {(elements: [string, string][]) => "written" | "refused" | "ahead" | "later"} */
  const writeInteraction = (elements) => {
    for (const [name, value] of elements) {
      const { code } = call("LMSSetValue", `cmi.interactions.${count}.${name}`, value)
      if (TRANSIENT.includes(code)) return "later"
      if (code && name === "id") return code === OUT_OF_TURN ? "ahead" : "refused"
    }
    return "written"
  }

  const commit = () => {
    clearTimeout(timer)
    timer = undefined
    if (phase !== "running" || !writes || !isDirty) return true
    forget(failures ? undefined : SAID_AGAIN)
    const isSet = writeValues()
    writeExit()
    set("cmi.core.session_time", timespan(Date.now() - began))
    const { result, code } = call("LMSCommit", "")
    lastCommit = Date.now()
    if (code === NOT_INITIALIZED) return gone()
    return isSet && code === 0 && result !== "false" ? committed() : notCommitted()
  }

  /** The LMS ended the session by itself; another LMSInitialize would be against the standard. */
  const gone = () => {
    phase = "lost"
    tell("noticeGone")
    return false
  }

  const committed = () => {
    isDirty = false
    if (failures) tell("noticeSavedAgain")
    failures = 0
    return true
  }

  const notCommitted = () => {
    tell("noticeFailing")
    timer = setTimeout(retry, RETRIES[Math.min(failures, RETRIES.length - 1)])
    failures += 1
    return false
  }

  const retry = () => {
    if (!isHidden) commit()
  }

  /** `SETTLE` after the last answer, never more often than the course allows. */
  const schedule = () => {
    const now = Date.now()
    const every = course.commitEvery * 1000
    const due = Math.min(Math.max(now + SETTLE, lastCommit + every), Math.max(dirtySince, lastCommit) + every)
    clearTimeout(timer)
    timer = setTimeout(retry, Math.max(0, due - now))
  }

  /** Slow readers keep their session; their time is told even if the window is lost. */
  const keepAlive = () => {
    const isQuiet = Date.now() - lastCommit >= Math.max(KEEP_ALIVE, course.commitEvery * 1000)
    if (isHidden || phase !== "running" || !writes || !isQuiet) return
    isDirty = true
    commit()
  }

  const end = () => {
    clearTimeout(timer)
    if (phase !== "running" && phase !== "opening") return
    phase = "finished"
    call("LMSFinish", "")
  }

  const finish = () => {
    if (phase === "finished" || phase === "lost") return phase === "finished"
    if (writes) isDirty = true
    if (!commit()) return false
    end()
    return true
  }

  /** @param {boolean} hidden */
  const hide = (hidden) => {
    if (hidden && isDirty) commit()
    isHidden = hidden
    if (!hidden && isDirty && phase === "running") schedule()
  }

  const back = () => {
    if (phase === "finished") tell("noticeGone")
  }

  return { open, report, save, commit, finish, leave: end, hide, back, log }
}
