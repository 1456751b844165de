// Sentences with gaps to be written into.

import { element, fill } from "../html.js"
import { foldTyped } from "./fold.js"
import { gradeByPlace, hitsOf, markPart } from "./lists.js"
import { asHtml, setField, tellTyping } from "./typing.js"

/** @typedef {import("../types.js").Payload} Payload */
/** @typedef {import("../types.js").Response} Response */

/** @type {import("./kinds.js").Kind["draw"]} */
const drawGaps = (payload, say, name) => {
  const el = tellTyping(fill(element("div", { class: "sm-gaps" }), payload.html))
  const inputs = [...el.querySelectorAll("input")]
  const rows = inputs.map((input, i) => {
    const sentence = input.closest("p, li, td, th, dt, dd") ?? el
    if (!sentence.id) sentence.id = `${name}-s${i}`
    const tag = element("span", { class: "sm-tag", id: `${name}-t${i}`, hidden: true })
    input.after(tag)
    input.setAttribute("aria-label", say("gap", { n: i + 1, m: inputs.length }))
    input.setAttribute("aria-describedby", `${tag.id} ${sentence.id}`)
    return { field: input, tag, el: /** @type {HTMLElement} */ (input.parentElement) }
  })
  return {
    el,
    read: () => inputs.map(({ value }) => value),
    missing: () => {
      const open = inputs.filter(({ value }) => !value.trim()).length
      return [open ? "toFill" : "", open]
    },
    focus: () => inputs[0]?.focus(),
    update: (view) => {
      const response = view.standing === "shown" ? payload.key.right : view.response
      const hits = hitsIn(payload, response)
      rows.forEach((row, i) => {
        setField(row.field, response[i] ?? "")
        markPart(row, Boolean(hits[i]), view, [say("good"), say("wrong")])
      })
    },
  }
}

/** Which variant of each gap was written, -1 for none. @type {(payload: Payload, response: Response) => number[]} */
const variantsOf = ({ key: { accepted, exact } }, response) =>
  response.map((text, i) => {
    const typed = foldTyped(text, exact)
    return (accepted[i] ?? []).findIndex((word) => foldTyped(word, exact) === typed)
  })

/** What belongs into each gap where it was written, else "". @type {(payload: Payload, response: Response) => Response} */
const hitsIn = (payload, response) =>
  variantsOf(payload, response).map((variant, i) => (variant < 0 ? "" : (payload.key.right[i] ?? "")))

/** Texts as one CMIFeedback (RTE 3.4.4): at most 255 UTF-16 units, nothing that an LMS stumbles over. @param {Response} texts */
const asFeedback = (texts) =>
  texts
    .map((text) => text.replace(/[\p{C}\u{10000}-\u{10ffff}|\s]+/gu, " ").trim())
    .join(" | ")
    .slice(0, 255)

/** @type {import("./kinds.js").Kind} */
export const TEXT = {
  draw: drawGaps,
  how: () => "textHow",
  grade: (payload, response) => gradeByPlace(payload.key.right, hitsIn(payload, response)),
  // A bit for each gap that is right, and above them which of its variants was written.
  codeOf: (payload, response) => {
    const { accepted } = payload.key
    const variants = variantsOf(payload, response)
    if (variants.length !== accepted.length) return 0
    const bits = variants.reduce((sum, variant, i) => (variant < 0 ? sum : sum | (1 << i)), 0)
    const rest = variants.reduceRight(
      (code, variant, i) => (variant < 0 ? code : code * (accepted[i]?.length ?? 1) + variant),
      0,
    )
    return (rest << variants.length) | bits
  },
  responseOf: ({ key: { accepted } }, code) => {
    let rest = code >> accepted.length
    const words = accepted.map((variants, i) => {
      if (!((code >> i) & 1)) return ""
      const word = variants[rest % variants.length] ?? ""
      rest = Math.floor(rest / variants.length)
      return word
    })
    return words.some(Boolean) ? words : []
  },
  answer: ({ key }) => key.right,
  remarks: () => [],
  partly: (payload, response, say) =>
    say("partGaps", { n: hitsOf(payload.key.right, hitsIn(payload, response)), m: response.length }),
  lines: (_, response) => response.map((text) => asHtml(text) || "…"),
  report: ({ key }, response) => ["fill-in", asFeedback(response), asFeedback(key.right)],
}
