// What the learner should know about saving, in words; one notice at a time, the gravest. It comes and
// goes by itself and so moves nothing: it lies on the header until the learner turns the page, and the
// room that it takes from then on stays until the next page.

import { element, find, icon } from "./html.js"

/** @typedef {import("./types.js").Notice} Notice */

/** What stays before the learner's eyes until it is solved. */
const GRAVE = /Unconnected|Failing|Gone|Elsewhere/
const SHORT = 6000

/**
 * @param {import("./words.js").Say} say
 * @param {() => void} onRetry
 */
export const makeNotices = (say, onRetry) => {
  const alert = find("[data-sm-alert]")
  const status = find("[data-sm-status]")
  /** @type {Element | undefined} */
  let el
  /** Where a notice stood that is no longer true. @type {Element | undefined} */
  let room
  /** @type {Notice} */
  let current = "fine"
  /** What stays true beside a passing notice. @type {Notice} */
  let lasting = "fine"
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer

  /** @param {Notice} notice */
  const show = (notice) => {
    const isGrave = GRAVE.test(notice)
    const isBrief = notice === "noticeSavedAgain"
    if (!isGrave && !isBrief) lasting = notice
    if (notice === current) return
    current = notice
    clearTimeout(timer)
    if (alert.contains(document.activeElement)) find("main").focus({ preventScroll: true })
    if (el?.matches(".sm-over")) el.remove()
    else if (el) {
      room = el
      el.classList.add("sm-gone")
      el.parentElement?.after(el)
    }
    el = undefined
    if (notice === "fine") return
    const look = isGrave ? "sm-bad" : isBrief ? "sm-ok" : ""
    el = element("div", { class: `sm-banner sm-over ${look}` }, icon(isGrave ? "off" : isBrief ? "saved" : "note"))
    el.append(element("span", {}, say(notice)))
    if (notice === "noticeFailing") {
      const again = element("button", { class: "sm-link", type: "button" }, say("tryNow"))
      again.addEventListener("click", onRetry)
      el.append(again)
    }
    const place = isGrave ? alert : status
    place.append(el)
    if (isBrief) timer = setTimeout(() => show(lasting), SHORT)
  }

  /** The page is turned: what does not pass by itself takes its room; what is calm scrolls away. */
  const settle = () => {
    room?.remove()
    if (!el || current === "noticeSavedAgain") return
    el.classList.remove("sm-over")
    if (status.contains(el)) find("[data-sm-calm]").append(el)
  }

  return { show, settle, current: () => current }
}
