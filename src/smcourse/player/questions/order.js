// Lines to be put in order by arrows, which a finger, a mouse and a keyboard press alike.

import { element, fill, icon } from "../html.js"
import { gradeByPlace, isMarked, placesRight, sorted } from "./lists.js"

/** @typedef {import("../types.js").Payload} Payload */
/** @typedef {import("../types.js").Response} Response */

const MOVES = /** @type {const} */ ([
  ["up", -1],
  ["down", 1],
])

/** @type {import("./kinds.js").Kind["draw"]} */
const drawLines = (payload, say) => {
  const told = element("p", { class: "sm-vh", role: "status" })
  const list = element("ol", { class: "sm-seq" })

  const rows = payload.options.map(({ id, html }) => {
    const text = fill(element("span"), html)
    const name = (text.textContent ?? "").trim()
    const tag = element("span", { class: "sm-tag", hidden: true }, icon("check"), say("good"))
    const buttons = MOVES.map(([way]) =>
      element("button", { class: "sm-ib", type: "button", value: id, "aria-label": say(way, { x: name }) }, icon(way)),
    )
    const el = element("li", {}, text, tag, element("span", { class: "sm-moves" }, ...buttons))
    return { id, name, tag, buttons, el }
  })
  /** @typedef {typeof rows[number]} Row */

  /** The rows as they stand. */
  const standing = () => [...list.children].flatMap((el) => rows.find((row) => row.el === el) ?? [])

  /** @param {Row[]} order */
  const arrange = (order) => {
    list.append(...order.map(({ el }) => el))
    order.forEach(({ buttons: [up, down] }, i) => {
      if (up) up.disabled = i === 0
      if (down) down.disabled = i === order.length - 1
    })
  }

  /** @type {(row: Row, by: number) => void} */
  const move = (row, by) => {
    const order = standing()
    const to = order.indexOf(row) + by
    if (to < 0 || to >= order.length) return
    order.splice(order.indexOf(row), 1)
    order.splice(to, 0, row)
    arrange(order)
    told.textContent = say("moved", { x: row.name, n: to + 1, m: order.length })
    list.dispatchEvent(new Event("change", { bubbles: true }))
  }

  for (const row of rows) {
    const { buttons } = row
    MOVES.forEach(([, by], i) =>
      buttons[i]?.addEventListener("click", () => {
        move(row, by)
        buttons[buttons[i]?.disabled ? 1 - i : i]?.focus()
      }),
    )
  }
  arrange(rows)

  return {
    el: element("div", {}, list, told),
    read: () => standing().map(({ id }) => id),
    missing: () => ["", 0],
    focus: () => standing()[0]?.buttons[1]?.focus(),
    update: (view) => {
      const { right } = payload.key
      const isShown = view.standing === "shown"
      const wanted = isShown ? right : view.response
      arrange(wanted.length ? wanted.flatMap((id) => rows.find((row) => row.id === id) ?? []) : rows)
      standing().forEach(({ id, el, tag }, i) => {
        const isRight = isMarked(view) && right[i] === id
        el.classList.toggle("sm-right", isRight)
        tag.hidden = !isRight || isShown
      })
    },
  }
}

/** @param {number} n @returns {number} */
const factorial = (n) => (n > 1 ? n * factorial(n - 1) : 1)

/** Whether these are all lines, each once. @type {(payload: Payload, response: Response) => boolean} */
const isWhole = ({ options }, response) => [...response].sort().join() === sorted(options).join()

/** @type {import("./kinds.js").Kind} */
export const ORDER = {
  draw: drawLines,
  how: () => "orderHow",
  grade: (payload, response) => (isWhole(payload, response) ? gradeByPlace(payload.key.right, response) : 1),
  // The place of an order among all orders of the sorted ids, from 1.
  codeOf: (payload, response) => {
    if (!isWhole(payload, response)) return 0
    const rest = sorted(payload.options)
    return response.reduce((code, id) => {
      const at = rest.indexOf(id)
      rest.splice(at, 1)
      return code + at * factorial(rest.length)
    }, 1)
  },
  responseOf: ({ options }, code) => {
    const rest = sorted(options)
    if (code < 1 || code > factorial(rest.length)) return []
    let place = code - 1
    return options.flatMap(() => {
      const step = factorial(rest.length - 1)
      const at = Math.floor(place / step)
      place %= step
      return rest.splice(at, 1)
    })
  },
  answer: ({ key }) => key.right,
  remarks: ({ key }, about) => about.filter((id, i) => key.right[i] === id),
  partly: placesRight,
  lines: ({ options }, response) =>
    response.flatMap((id) => options.find((option) => option.id === id)?.html ?? []),
  report: ({ options, key }, response) => {
    /** @param {Response} ids */
    const letters = (ids) => ids.map((id) => options.find((option) => option.id === id)?.letter).join(",")
    return ["sequencing", letters(response), letters(key.right)]
  },
}
