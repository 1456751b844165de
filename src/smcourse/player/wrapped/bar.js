// The bar below the content: what completes it, how far that is, and the one action of the moment.

import { find, icon } from "../html.js"
import { isTerminal } from "../status.js"

const WORDS = {
  opened: "wrapOpened",
  scrolled: "wrapScrolled",
  played: "wrapPlayed",
  confirmed: "wrapConfirmed",
}

/**
 * @param {import("../words.js").Say} say
 * @param {keyof typeof WORDS} rule
 */
export const makeRuleBar = (say, rule) => {
  const bar = find("[data-sm-bar]")
  const told = find("[data-sm-rule]", bar)
  const status = find("[role=status]", bar)
  const main = find("[data-sm-main]", bar)
  let isDone = false
  let percent = 0
  let isShort = false

  /** Only the end of it is announced: a percentage that grows would never let a reader read. */
  const draw = () => {
    const far = percent > 0 && percent < 100 ? ` ${say("wrapPercent", { n: percent })}` : ""
    told.textContent = isDone ? "" : say(WORDS[rule]) + far
    if (isDone && !status.hasChildNodes()) status.append(icon("check"), say("wrapDone"))
    main.hidden = !isDone && !isShort && rule !== "confirmed"
    main.dataset.smAction = isDone ? "exit" : isShort ? "go-on" : "confirm"
    main.textContent = isDone ? say("leave") : isShort ? say("wrapMissing") : say("wrapConfirm")
  }

  return {
    /** @param {import("../types.js").Status | "review"} standing */
    show: (standing) => {
      isDone = standing !== "review" && isTerminal(standing)
      bar.hidden = standing === "review"
      draw()
    },
    /** How much of it was read or watched. @param {number} now */
    progress: (now) => {
      const more = Math.max(percent, now)
      if (more === percent || isDone) return
      percent = more
      draw()
    },
    /** Whether the end was reached without all that comes before. @param {boolean} now */
    short: (now) => {
      isShort = now && rule === "played"
      draw()
    },
    hide: () => {
      bar.hidden = true
    },
  }
}
