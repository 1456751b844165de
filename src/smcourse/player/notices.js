// What the learner should know about saving, in words; one notice at a time, the gravest.

import { element, find, icon } from "./html.js"

/** @typedef {import("./types.js").Notice} Notice */

/** By the word for it: sign and look. @type {Record<string, [string, string?]>} */
const BANNERS = {
  noticeUnconnected: ["off", "sm-bad"],
  noticeFailing: ["off", "sm-bad"],
  noticeGone: ["off", "sm-bad"],
  noticeDamaged: ["note"],
  noticeForeign: ["note"],
  noticeSavedAgain: ["saved", "sm-ok"],
  noticeReview: ["note"],
  noticeNoCredit: ["note"],
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
    const banner = BANNERS[notice]
    if (!banner?.[1]) lasting = notice
    if (notice === current) return
    current = notice
    clearTimeout(timer)
    if (alert.contains(document.activeElement)) find("main").focus({ preventScroll: true })
    alert.replaceChildren()
    status.replaceChildren()
    calm.replaceChildren()
    if (!banner) return
    const [sign, look = ""] = banner
    const el = element("div", { class: `sm-banner ${look}` }, icon(sign))
    el.append(element("span", {}, say(notice)))
    if (notice === "noticeFailing") {
      const again = element("button", { class: "sm-link", type: "button" }, say("tryNow"))
      again.addEventListener("click", onRetry)
      el.append(again)
    }
    const place = look === "sm-bad" ? alert : notice === "noticeSavedAgain" ? status : calm
    place.append(el)
    if (notice === "noticeSavedAgain") timer = setTimeout(() => show(lasting), SHORT)
  }

  return { show, current: () => current }
}
