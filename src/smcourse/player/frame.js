// The frame around every page: where one is, the rings of the lesson, the bar with its one action.

import { element, find } from "./html.js"

/** @typedef {import("./stage.js").Stop} Stop */

const MOST_RINGS = 6

/**
 * @typedef {object} MainAction
 * @property {"next" | "previous" | "check" | "retry" | "exit" | "home" | "print" | "begin" | "hand-in"} action
 * @property {string} word
 */

/**
 * @param {import("./words.js").Say} say
 * @param {string} courseTitle
 */
export const makeFrame = (say, courseTitle) => {
  const where = find("[data-sm-where]")
  const dots = find("[data-sm-dots]")
  const bar = find("[data-sm-bar]")
  const main = find("[data-sm-main]")
  const busy = find("[data-sm-busy]")
  const word = find("span", main)
  const arrow = /** @type {SVGElement} */ (main.querySelector("svg"))
  const previous = find("[data-sm-action=previous]", bar)
  return {
    main,
    /** A page was asked for that is still on its way. @param {boolean} isWaiting */
    wait: (isWaiting) => {
      busy.replaceChildren(...(isWaiting ? [element("p", { class: "sm-banner" }, say("loading"))] : []))
    },
    /** @type {(number: string, title: string) => void} */
    place: (number, title) => {
      where.replaceChildren(number && element("span", {}, number), " ", title && element("b", {}, title))
      document.title = title ? `${title} · ${courseTitle}` : courseTitle
    },
    /** One ring for each decision of the lesson, filled where it is taken. @type {(taken: boolean[], current: number) => void} */
    rings: (taken, current) => {
      const done = taken.filter(Boolean).length
      const label = say("decisionsTaken", { n: done, m: taken.length })
      dots.hidden = !taken.length
      dots.setAttribute("aria-label", label)
      dots.replaceChildren(
        ...(taken.length > MOST_RINGS
          ? [say("of", { n: done, m: taken.length })]
          : taken.map((isDone, i) => element("i", { class: `${isDone ? "sm-done " : ""}${i === current ? "sm-now" : ""}` }))),
      )
    },
    /** The one filled button, and the word of the quiet one before it, if it is there. @type {(action: MainAction | null, back: string) => void} */
    actions: (action, back) => {
      bar.hidden = !action
      previous.hidden = !back
      previous.lastChild?.replaceWith(back)
      if (!action) return
      main.dataset.smAction = action.action
      word.textContent = action.word
      arrow.toggleAttribute("hidden", action.action !== "next")
    },
  }
}
