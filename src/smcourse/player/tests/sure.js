// How sure a learner is of an answer, in three words.

import { element } from "../html.js"

const SURENESS = ["sureLow", "sureSome", "sureHigh"]

/** From 1 to 3, 0 where nothing was said; it stays as it is where nothing keeps it. @type {(say: import("../words.js").Say, name: string, sure: number, keep: false | ((sure: number) => void)) => HTMLElement} */
export const drawSure = (say, name, sure, keep) => {
  const rows = SURENESS.map((word, i) => {
    const input = element("input", { type: "radio", name, value: String(i + 1) })
    input.checked = sure === i + 1
    input.addEventListener("change", () => keep && keep(i + 1))
    return element("label", { class: "sm-opt" }, input, element("span", {}, say(word)))
  })
  const legend = element("legend", {}, say("testSure"))
  return element("fieldset", { class: "sm-sure", disabled: !keep }, legend, element("div", { class: "sm-row" }, ...rows))
}
