// Boot of the page around wrapped content: find the LMS, show the content where the learner was,
// complete it by its rule, and keep the record.

import { makeExitDialog, makeLogDialog } from "../dialogs.js"
import { find } from "../html.js"
import { followLifecycle } from "../lifecycle.js"
import { makeNotices } from "../notices.js"
import { isTerminal } from "../status.js"
import { makeSay } from "../words.js"
import { makeRuleBar } from "./bar.js"
import { makeDocument } from "./document.js"
import { makePages } from "./pages.js"
import { decodeRecord, emptyRecord, encodeRecord, resumeRecord } from "./record.js"
import { standInApi } from "./stand-in.js"
import { makeVideo } from "./video.js"

const VIEWERS = { pages: makePages, document: makeDocument, video: makeVideo }
const SOON = 2000 // between two saves of a place, which changes all the time
const AT_ONCE = 400 // an LMS that is there answers long before

/** @param {typeof import("../hosts/scorm12.js").scorm12Host} makeHost */
export const startWrapped = (makeHost) => {
  /** @type {import("./viewers.js").WrappedData} */
  const data = JSON.parse(find("#sm-wrapped").textContent ?? "")
  const say = makeSay(data.words)
  let record = emptyRecord()
  let isConnected = false
  let isReview = false
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let pending

  const notices = makeNotices(say, () => host.commit())
  const host = makeHost(data, notices.show, { encode: encodeRecord, decode: decodeRecord })
  const bar = makeRuleBar(say, data.rule)

  /** @param {boolean} isUrgent */
  const save = (isUrgent) => {
    clearTimeout(pending)
    pending = undefined
    if (isConnected) host.save(record, String(record.place), isUrgent)
  }

  const complete = () => {
    if (isReview || isTerminal(record.status)) return
    record = { ...record, status: "completed" }
    save(true)
    bar.show(record.status)
  }

  /** @type {import("./viewers.js").Told} */
  const told = {
    seen: () => data.rule === "opened" && complete(),
    ended: () => (data.rule === "scrolled" || data.rule === "played") && complete(),
    moved: (change) => {
      const moved = { ...record, ...change }
      const isNew = moved.page !== record.page || moved.place !== record.place
      record = moved
      if (isNew) pending ??= setTimeout(save, SOON, false)
    },
    progress: bar.progress,
    skipped: () => bar.short(true),
  }
  const viewer = VIEWERS[data.kind](data, told)

  /** @returns {{isSafe: boolean, words: string}} */
  const exitText = () => {
    if (!isConnected) return { isSafe: true, words: say("exitUnconnected") }
    if (isReview) return { isSafe: true, words: say("exitReview") }
    const notice = notices.current()
    if (notice === "noticeGone") return { isSafe: true, words: say(notice) }
    const isSafe = notice !== "noticeFailing"
    return { isSafe, words: say(isSafe ? "exitSavedPlain" : "exitNotSaved") }
  }
  const exitDialog = makeExitDialog(say, {
    save: () => {
      if (pending) save(false)
      return host.commit()
    },
    text: exitText,
  })
  makeLogDialog(say, host.log)

  const finish = () => {
    if (!host.finish()) host.leave()
    exitDialog.close()
    viewer.close()
    find("[data-sm-content]").hidden = true
    find("[data-sm-page=closed]").hidden = false
    document.body.classList.add("sm-closed")
    bar.hide()
    notices.show("fine")
    find("[data-sm-page=closed] h1").focus({ preventScroll: true })
    if (window.opener) window.close() // a window that the LMS opened goes by itself
  }

  /** @type {Record<string, () => void>} */
  const actions = {
    confirm: complete,
    "go-on": () => {
      bar.short(false)
      viewer.goOn?.()
    },
    exit: exitDialog.open,
    finish,
  }
  document.addEventListener("click", (event) => {
    const target = /** @type {Element} */ (event.target).closest("[data-sm-action]")
    if (target instanceof HTMLElement) actions[target.dataset.smAction ?? ""]?.()
  })
  followLifecycle({
    ...host,
    hide: (hidden) => {
      if (hidden && pending) save(false)
      host.hide(hidden)
    },
  })

  const opening = host.open().then((opened) => {
    if (data.kind === "pages") Object.assign(window, { API: standInApi() }) // ours is found by now
    if (!opened) return
    isConnected = true
    isReview = opened.review
    record = resumeRecord(record, opened)
    bar.show(isReview ? "review" : record.status)
    if (record.status !== opened.status) save(true)
  })
  const late = new Promise((resolve) => setTimeout(resolve, AT_ONCE))
  Promise.race([opening, late]).then(() => {
    if (!isConnected) bar.show(record.status)
    viewer.open(record)
  })
}
