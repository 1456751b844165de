// A choice question: rows to choose from, what came of it, and why. Drawn once, then updated, so
// that focus and live regions stay where they are.

import { element, fill, icon } from "../html.js"

/** @typedef {import("../types.js").Payload} Payload */
/** @typedef {import("../words.js").Say} Say */

/**
 * How a question stands: `open` to answer; `wrong`, `part`, `right` after a check; `shown` with
 * its answer; `changed` since it was answered.
 * @typedef {"open" | "wrong" | "part" | "right" | "shown" | "changed"} Standing
 */

/**
 * @typedef {object} View
 * @property {Standing} standing
 * @property {string[]} response
 * @property {boolean} fresh
 * @property {"" | "showAnswer" | "retry"} offer   the quiet button below
 * @property {boolean} isOver     nothing can be answered any more
 */

/**
 * @param {HTMLElement} place
 * @param {Payload} payload
 * @param {Say} say
 * @param {{onChange: () => void, onReveal: () => void, onRetry: () => void}} on
 */
export const drawChoice = (place, payload, say, on) => {
  const name = `sm-q-${payload.id}`
  const situation = fill(element("div", { class: "sm-situation", id: `${name}-s` }), payload.situation)
  const rows = payload.options.map((option) => drawRow(option, name, payload.multiple))
  const how = element("span", { class: "sm-how" }, say(payload.multiple ? "chooseAll" : "chooseOne"))
  const chip = element("p", { class: "sm-chip" }, say("newSince"))
  const fieldset = element(
    "fieldset",
    payload.situation ? { "aria-describedby": `${name}-s` } : {},
    element("legend", { class: "sm-ask" }, fill(element("span"), payload.prompt), " ", how),
    element("div", { class: "sm-opts" }, ...rows.map(({ row }) => row)),
  )
  const hint = element("details", {}, element("summary", {}, say("hint")))
  hint.append(...fill(element("div"), payload.hint).childNodes)
  const status = element("div", { role: "status" })
  const quiet = element("button", { class: "sm-btn sm-quiet", type: "button" })
  const offer = element("p", { class: "sm-row", hidden: true }, quiet)
  /** @type {View["offer"]} */
  let offered = ""
  place.replaceChildren(
    ...(payload.situation ? [situation] : []),
    fieldset,
    ...(payload.hint ? [hint] : []),
    status,
    offer,
  )
  quiet.addEventListener("click", () => (offered === "retry" ? on.onRetry() : on.onReveal()))
  fieldset.addEventListener("change", () => {
    status.replaceChildren() // what it said was of another choice
    on.onChange()
  })

  const read = () => rows.filter(({ input }) => input.checked).map(({ id }) => id)

  /** @param {View} view */
  const update = (view) => {
    const isMarked = view.standing !== "open" && view.standing !== "changed"
    for (const row of rows) {
      row.input.checked = view.response.includes(row.id)
      mark(row, isMarked ? tagFor(payload, view, row.id) : null, say)
    }
    fieldset.disabled = view.isOver
    if (view.fresh) fieldset.before(chip)
    else chip.remove()
    offered = view.offer
    offer.hidden = !offered
    quiet.textContent = offered && say(offered)
    place.classList.toggle("sm-done", !["open", "changed"].includes(view.standing))
    status.replaceChildren(...feedback(payload, view, say))
  }

  return {
    read,
    update,
    missing: () => {
      const text = element("p", {}, say("missing"))
      status.replaceChildren(element("div", { class: "sm-fb" }, icon("note"), text))
    },
    focus: () => rows[0]?.input.focus(),
    reveal: () => (offered ? offer : status).scrollIntoView({ block: "nearest" }),
  }
}

/** @typedef {ReturnType<typeof drawChoice>} Drawn */

/** @param {import("../types.js").Option} option @param {string} name @param {boolean} multiple */
const drawRow = (option, name, multiple) => {
  const input = element("input", { type: multiple ? "checkbox" : "radio", name, value: option.id })
  const text = fill(element("span"), option.html)
  const tag = element("span", { class: "sm-tag", hidden: true })
  return { id: option.id, input, tag, row: element("label", { class: "sm-opt" }, input, text, tag) }
}

/**
 * The word and the colour of one row, or null: what is missing is never given away.
 * @type {(payload: Payload, view: View, id: string) => {isRight: boolean, word: string} | null}
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

const LOOKS = {
  wrong: ["retry", "sm-wrong"],
  part: ["half", "sm-part"],
  right: ["check", "sm-right"],
  shown: ["check", "sm-right"],
  changed: ["note", ""],
}

/** @param {Payload} payload @param {View} view @param {Say} say */
const feedback = (payload, view, say) => {
  const { standing, response } = view
  if (standing === "open") return []
  const [sign, look] = LOOKS[standing]
  const panel = element("div", { class: `sm-fb ${look}` }, icon(/** @type {string} */ (sign)))
  const body = element("div")
  if (standing === "changed") {
    body.append(element("p", {}, say("changed")))
  } else {
    body.append(element("strong", {}, say(standing)))
    if (standing === "part") body.append(element("p", {}, partly(payload, response, say)))
    const about = standing === "shown" ? payload.key.right : response
    if (!about.length) body.append(element("p", {}, say(standing === "right" ? "keptRight" : "keptWrong")))
    for (const { id } of payload.options.filter((option) => about.includes(option.id))) {
      const html = payload.key.feedback[id]
      if (html) body.append(...fill(element("div"), html).childNodes)
    }
  }
  panel.append(body)
  return [panel]
}

/** @param {Payload} payload @param {string[]} response @param {Say} say */
const partly = (payload, response, say) => {
  const good = response.filter((id) => payload.key.right.includes(id)).length
  return say(response.length > good ? "partSurplus" : "partMissing", { n: good })
}
