// Rows to choose from: one, or several.

import { element, fill, icon } from "../html.js"

/** @typedef {import("../types.js").Payload} Payload */
/** @typedef {import("../types.js").Response} Response */
/** @typedef {import("../words.js").Say} Say */

/** @type {import("./kinds.js").Kind["draw"]} */
const drawRows = (payload, say, name) => {
  const rows = payload.options.map((option) => drawRow(option, name, payload.multiple))
  return {
    el: element("div", { class: "sm-opts" }, ...rows.map(({ row }) => row)),
    read: () => rows.filter(({ input }) => input.checked).map(({ id }) => id),
    missing: () => [rows.some(({ input }) => input.checked) ? "" : "missing", 1],
    focus: () => rows[0]?.input.focus(),
    update: (view) => {
      const isMarked = view.standing !== "open" && view.standing !== "changed"
      for (const row of rows) {
        row.input.checked = view.response.includes(row.id)
        mark(row, isMarked ? tagFor(payload, view, row.id) : null, say)
      }
    },
  }
}

/** @param {import("../types.js").Option} option @param {string} name @param {boolean} multiple */
const drawRow = (option, name, multiple) => {
  const input = element("input", { type: multiple ? "checkbox" : "radio", name, value: option.id })
  const text = fill(element("span"), option.html)
  const tag = element("span", { class: "sm-tag", hidden: true })
  return { id: option.id, input, tag, row: element("label", { class: "sm-opt" }, input, text, tag) }
}

/**
 * The word and the colour of one row, or null: what is missing is never given away.
 * @type {(payload: Payload, view: import("./frame.js").View, id: string) => {isRight: boolean, word: string} | null}
 */
const tagFor = (payload, { standing, response }, id) => {
  const isRight = payload.key.right.includes(id)
  const isChosen = response.includes(id)
  if (standing === "shown") {
    if (isRight) return { isRight, word: "correct" }
    return isChosen ? { isRight, word: "yourAnswer" } : null
  }
  if (!isChosen) return null
  if (!payload.multiple || standing === "right") return { isRight, word: "yourAnswer" }
  return { isRight, word: isRight ? "good" : "surplus" }
}

/** @param {ReturnType<typeof drawRow>} drawn @param {ReturnType<typeof tagFor>} tag @param {Say} say */
const mark = ({ row, tag: place }, tag, say) => {
  row.classList.toggle("sm-right", tag?.isRight === true)
  row.classList.toggle("sm-wrong", tag?.isRight === false)
  place.hidden = !tag
  place.replaceChildren(...(tag ? [icon(tag.isRight ? "check" : "close"), say(tag.word)] : []))
}

/** Option ids in an order that does not change when options move. @param {Payload} payload */
const sortedIds = (payload) => payload.options.map((option) => option.id).sort()

/** Those of some options, in the order of the payload. @type {(payload: Payload, ids: Response) => import("../types.js").Option[]} */
const chosen = (payload, ids) => payload.options.filter(({ id }) => ids.includes(id))

/** @type {(payload: Payload, ids: Response) => string} */
const letters = (payload, ids) =>
  chosen(payload, ids)
    .map(({ letter }) => letter)
    .join(",")

/** @type {import("./kinds.js").Kind} */
export const CHOICE = {
  draw: drawRows,
  how: ({ multiple }) => (multiple ? "chooseAll" : "chooseOne"),
  // Right: all right options and no other. In part: some right option chosen, where several are.
  grade: ({ multiple, key: { right } }, response) => {
    const hits = right.filter((id) => response.includes(id)).length
    if (hits === right.length && hits === response.length) return 3
    return multiple && hits ? 2 : 1
  },
  // The place of the one option, or one bit for each.
  codeOf: (payload, response) => {
    const ids = sortedIds(payload)
    if (!payload.multiple) return ids.indexOf(response[0] ?? "") + 1
    return ids.reduce((code, id, i) => (response.includes(id) ? code + 2 ** i : code), 0)
  },
  responseOf: (payload, code) => {
    const ids = sortedIds(payload)
    const isChosen = payload.multiple
      ? (/** @type {string} */ id) => Math.floor(code / 2 ** ids.indexOf(id)) % 2 === 1
      : (/** @type {string} */ id) => ids.indexOf(id) + 1 === code
    return payload.options.map((option) => option.id).filter(isChosen)
  },
  answer: ({ key }) => key.right,
  remarks: (payload, about) => chosen(payload, about).map(({ id }) => id),
  partly: ({ key }, response, say) => {
    const good = response.filter((id) => key.right.includes(id)).length
    return say(response.length > good ? "partSurplus" : "partMissing", { n: good })
  },
  lines: (payload, response) => chosen(payload, response).map(({ html }) => html),
  report: (payload, response) => [payload.kind, letters(payload, response), letters(payload, payload.key.right)],
}
