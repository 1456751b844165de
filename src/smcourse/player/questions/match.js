// Lines to which an answer each belongs, chosen from a list.

import { element, fill } from "../html.js"
import { gradeByPlace, markPart, placesRight, sorted } from "./lists.js"

/** @typedef {import("../types.js").Payload} Payload */
/** @typedef {import("../types.js").Response} Response */

/** @param {string} html */
const textOf = (html) => (fill(element("span"), html).textContent ?? "").trim()

/** @type {import("./kinds.js").Kind["draw"]} */
const drawPairs = (payload, say, name) => {
  const rows = payload.options.map((option, i) => {
    const id = `${name}-${option.id}`
    const answers = payload.answers.map((answer) => element("option", { value: answer.id }, textOf(answer.html)))
    const select = element("select", { id, "aria-describedby": `${id}-t` }, element("option", { value: "" }, say("choose")), ...answers)
    const tag = element("span", { class: "sm-tag", id: `${id}-t`, hidden: true })
    const label = fill(element("label", { for: id }), option.html)
    return { field: select, tag, el: element("li", {}, label, select, tag) }
  })
  return {
    el: element("ul", { class: "sm-pairs" }, ...rows.map(({ el }) => el)),
    read: () => rows.map(({ field }) => field.value),
    missing: () => {
      const open = rows.filter(({ field }) => !field.value).length
      return [open ? "toAnswer" : "", open]
    },
    focus: () => rows[0]?.field.focus(),
    update: (view) => {
      const isShown = view.standing === "shown"
      rows.forEach((row, i) => {
        const right = payload.key.right[i]
        row.field.value = (isShown ? right : view.response[i]) ?? ""
        markPart(row, row.field.value === right, view, [say("good"), say("notHere")])
      })
    },
  }
}

/** @type {import("./kinds.js").Kind} */
export const MATCH = {
  draw: drawPairs,
  how: () => "matchHow",
  grade: ({ key }, response) => gradeByPlace(key.right, response),
  // A digit for each line, sorted by id: the place of its answer among the sorted ones, or 0.
  codeOf: ({ options, answers }, response) => {
    if (response.length !== options.length) return 0
    const names = sorted(answers)
    return sorted(options).reduce((code, id) => {
      const given = response[options.findIndex((option) => option.id === id)] ?? ""
      return code * (names.length + 1) + names.indexOf(given) + 1
    }, 0)
  },
  responseOf: ({ options, answers }, code) => {
    const names = ["", ...sorted(answers)]
    if (code < 1 || code >= names.length ** options.length) return []
    /** @type {Map<string, string>} */
    const given = new Map()
    let rest = code
    for (const id of sorted(options).reverse()) {
      given.set(id, names[rest % names.length] ?? "")
      rest = Math.floor(rest / names.length)
    }
    return options.map(({ id }) => given.get(id) ?? "")
  },
  answer: ({ key }) => key.right,
  remarks: ({ options, key }, about) =>
    options.filter((_, i) => about[i] === key.right[i]).map(({ id }) => id),
  partly: placesRight,
  lines: ({ options, answers }, response) =>
    options.map(({ html }, i) => `${html} → ${answers.find(({ id }) => id === response[i])?.html ?? "…"}`),
  report: ({ options, key }, response) => {
    /** @param {Response} given */
    const pairs = (given) =>
      options.flatMap(({ letter }, i) => (given[i] ? `${letter}.${given[i]}` : [])).join(",")
    return ["matching", pairs(response), pairs(key.right)]
  },
}
