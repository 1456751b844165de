// What every question has: its situation, what it asks, a hint, what came of it and why. Drawn once,
// then updated, so that focus and live regions stay where they are. What a learner answers with is
// the business of its kind.

import { element, fill, icon } from "../html.js"
import { kindOf } from "./kinds.js"

/** @typedef {import("../types.js").Payload} Payload */
/** @typedef {import("../words.js").Say} Say */

/**
 * How a question stands: `open` to answer; `wrong`, `part`, `right` after a check; `shown` with
 * its answer; `changed` since it was answered; `saved` or `confirmed` where nothing is right or wrong.
 * @typedef {"open" | "wrong" | "part" | "right" | "shown" | "changed" | "saved" | "confirmed"} Standing
 */

/** How an outcome stands. */
export const AFTER_CHECK = /** @type {Standing[]} */ (["open", "wrong", "part", "right"])

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
export const drawQuestion = (place, payload, say, on) => {
  const name = `sm-q-${payload.id}`
  const kind = kindOf(payload)
  const situation = fill(element("div", { class: "sm-situation", id: `${name}-s` }), payload.situation)
  const body = kind.draw(payload, say, name)
  const how = element("span", { class: "sm-how" }, say(kind.how(payload)))
  const chip = element("p", { class: "sm-chip" }, say("newSince"))
  const fieldset = element(
    "fieldset",
    payload.situation ? { "aria-describedby": `${name}-s` } : {},
    element("legend", { class: "sm-ask" }, fill(element("span"), payload.prompt), " ", how),
    body.el,
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
    status.replaceChildren() // what it said was of another answer
    on.onChange()
  })

  /** @param {View} seen */
  const update = (seen) => {
    const view = body.settle?.(seen) ?? seen
    body.update(view)
    fieldset.disabled = view.isOver
    if (view.fresh) fieldset.before(chip)
    else chip.remove()
    offered = view.offer
    offer.hidden = !offered
    quiet.textContent = offered && say(offered)
    place.classList.toggle("sm-done", !["open", "changed"].includes(view.standing))
    status.replaceChildren(...feedback(payload, view, say))
  }

  /** Whether something is to be answered yet; then it is said. */
  const isMissing = () => {
    const [word, n] = body.missing()
    if (word) {
      const text = element("p", {}, say(word, { n }))
      status.replaceChildren(element("div", { class: "sm-fb" }, icon("note"), text))
    }
    return Boolean(word)
  }

  return {
    read: body.read,
    update,
    isMissing,
    isWhole: () => !body.missing()[0],
    check: kind.check ?? "check",
    isFree: kind.isFree,
    goesOn: () => body.goesOn?.(),
    focus: body.focus,
    reveal: () => (offered ? offer : status).scrollIntoView({ block: "nearest" }),
  }
}

/** @typedef {ReturnType<typeof drawQuestion>} Drawn */

/** @type {Partial<Record<Standing, string[]>>} */
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
  const [sign, look] = LOOKS[standing] ?? ["saved", ""]
  const panel = element("div", { class: `sm-fb ${look}` }, icon(/** @type {string} */ (sign)))
  const body = element("div")
  if (standing === "changed") {
    body.append(element("p", {}, say("changed")))
  } else {
    const kind = kindOf(payload)
    body.append(element("strong", {}, say(kind.words?.[standing] ?? standing)))
    const whole = payload.key.remarks?.[standing === "shown" ? "right" : standing]
    if (whole) body.append(...fill(element("div"), whole).childNodes)
    if (standing === "part") body.append(element("p", {}, kind.partly(payload, response, say)))
    const about = standing === "shown" ? kind.answer(payload) : response
    if (!about.length && !kind.done) body.append(element("p", {}, say(standing === "right" ? "keptRight" : "keptWrong")))
    const remarks = kind.remarks(payload, about, standing).filter((name) => payload.key.feedback[name])
    for (const name of remarks) {
      // Of several, each stands below the words that it is about.
      const part = remarks.length > 1 && payload.options.find(({ id }) => id === name)
      if (part) body.append(fill(element("p", { class: "sm-meta" }), part.html))
      body.append(...fill(element("div"), payload.key.feedback[name] ?? "").childNodes)
    }
  }
  panel.append(body)
  return [panel]
}
