// The time of a test that has a limit: told in whole minutes, and there is more for whoever asks.

import { element } from "../html.js"

export const MINUTE = 60_000 // ms
export const MORE_MINUTES = 10 // minutes that one press gives, as often as it is pressed
const FEW_MINUTES = 5 // minutes
const BEAT_OF_CLOCK = 5000 // ms

/**
 * @param {import("../words.js").Say} say
 * @param {{onMore: () => void, onEnd: () => void}} on
 */
export const makeClock = (say, { onMore, onEnd }) => {
  const left = element("span")
  const more = element("button", { class: "sm-link", type: "button" }, say("testMore", { n: MORE_MINUTES }))
  const told = element("span", { class: "sm-vh", role: "status" })
  const el = element("p", { class: "sm-meta" }, left, " ", more, told)
  let due = 0
  let isSoon = false
  /** @type {ReturnType<typeof setInterval> | undefined} */
  let timer

  const tick = () => {
    const minutes = due - Date.now() / MINUTE
    const words = say("minutesLeft", { n: Math.max(0, Math.ceil(minutes)) })
    left.textContent = words
    if (minutes <= FEW_MINUTES && !isSoon) told.textContent = words
    isSoon = minutes <= FEW_MINUTES
    if (minutes <= 0) onEnd()
  }
  more.addEventListener("click", onMore)

  return {
    /** @type {(host: Element, until: number) => void} */
    show: (host, until) => {
      due = until
      if (el.parentElement !== host) host.append(el)
      clearInterval(timer)
      timer = setInterval(tick, BEAT_OF_CLOCK)
      tick()
    },
    hide: () => {
      clearInterval(timer)
      el.remove()
    },
  }
}
