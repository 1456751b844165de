// What a learner may set and take along: the size of the text, and paper.

import { find } from "./html.js"

const SIZES = [100, 112, 125, 150, 200] // percent of what the device says; player.css knows them

/**
 * @param {import("./words.js").Say} say
 * @param {(isAll: boolean) => void} onPrint  what is printed has to be drawn: this page, or all
 */
export const makeTools = (say, onPrint) => {
  const drawer = find("[data-sm-drawer]")
  const told = find("[data-sm-size]", drawer)
  const [smaller, larger] = [find("[data-sm-smaller]", drawer), find("[data-sm-larger]", drawer)]
  const root = document.documentElement

  /** @param {number} by  sizes up or down from the one that is set */
  const move = (by) => {
    const before = Math.max(0, SIZES.indexOf(Number(root.dataset.smText)))
    const size = Math.min(SIZES.length - 1, Math.max(0, before + by))
    const percent = SIZES[size] ?? 100
    root.dataset.smText = String(percent)
    told.textContent = say("percent", { n: percent })
    // A button that went would take the focus along, so at the end of the row it only says so.
    smaller.setAttribute("aria-disabled", String(size === 0))
    larger.setAttribute("aria-disabled", String(size === SIZES.length - 1))
  }
  smaller.addEventListener("click", () => move(-1))
  larger.addEventListener("click", () => move(1))

  const isAll = () => document.body.classList.contains("sm-print-all")
  find("[data-sm-print]", drawer).addEventListener("click", () => {
    document.body.classList.add("sm-print-all")
    window.print()
    document.body.classList.remove("sm-print-all")
  })
  window.addEventListener("beforeprint", () => {
    if (!drawer.isConnected) return // that of another language
    onPrint(isAll())
    const closed = () => find("main").querySelectorAll("details:not([open])")
    for (let parts; (parts = closed())[0]; ) parts.forEach(unfold)
  })

  return {
    /** The size may have been set on the page in another language. */
    refresh: () => move(0),
  }
}

/** Until it is printed, with all that it draws when it opens. @param {Element} part */
const unfold = (part) => {
  part.toggleAttribute("open", true)
  part.dispatchEvent(new Event("toggle"))
  window.addEventListener("afterprint", () => part.removeAttribute("open"), { once: true })
}
