// What the learner should know about saving, in words; one notice at a time, the gravest.

import { element, find, icon } from "./html.js"

/** @typedef {import("./types.js").Notice} Notice */

const BANNERS = {
  unconnected: { word: "noticeUnconnected", sign: "off", look: "sm-bad" },
  failing: { word: "noticeFailing", sign: "off", look: "sm-bad" },
  gone: { word: "noticeGone", sign: "off", look: "sm-bad" },
  savedAgain: { word: "noticeSavedAgain", sign: "saved", look: "sm-ok" },
  review: { word: "noticeReview", sign: "note", look: "" },
  noCredit: { word: "noticeNoCredit", sign: "note", look: "" },
}
const SHORT = 6000

/**
 * @param {import("./words.js").Say} say
 * @param {() => void} onRetry
 */
export const makeNotices = (say, onRetry) => {
  const alert = find("[data-sm-alert]")
  const status = find("[data-sm-status]")
  const calm = document.querySelector("[data-sm-calm]") ?? status // scrolls away with the page
  /** @type {Notice} */
  let current = "fine"
  /** What stays true beside a passing notice. @type {Notice} */
  let lasting = "fine"
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer

  /** @param {Notice} notice */
  const show = (notice) => {
    if (notice === "fine" || notice === "review" || notice === "noCredit") lasting = notice
    if (notice === current) return
    current = notice
    clearTimeout(timer)
    if (alert.contains(document.activeElement)) find("main").focus({ preventScroll: true })
    alert.replaceChildren()
    status.replaceChildren()
    calm.replaceChildren()
    if (notice === "fine") return
    const { word, sign, look } = BANNERS[notice]
    const banner = element("div", { class: `sm-banner ${look}` }, icon(sign))
    banner.append(element("span", {}, say(word)))
    if (notice === "failing") {
      const again = element("button", { class: "sm-link", type: "button" }, say("tryNow"))
      again.addEventListener("click", onRetry)
      banner.append(again)
    }
    const place = look === "sm-bad" ? alert : notice === "savedAgain" ? status : calm
    place.append(banner)
    if (notice === "savedAgain") timer = setTimeout(() => show(lasting), SHORT)
  }

  return { show, current: () => current }
}
