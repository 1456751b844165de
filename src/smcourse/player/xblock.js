// A question in a page of Open edX starts here. It is graded on the server, which tells what may be
// told; the page only asks, one call at a time.

import { element } from "./html.js"
import { drawQuestion } from "./questions/frame.js"
import { makeAsk, newToken, openFrame } from "./xblock-frame.js"

/** @typedef {import("./types.js").Payload} Payload */

/**
 * How a question stands, as the server tells it.
 * @typedef {object} Told
 * @property {import("./questions/frame.js").Standing} standing
 * @property {string[]} response
 * @property {Payload["key"]} key    so much of it as may be told
 * @property {number} attempts       taken
 * @property {boolean} isOver        no answer would be taken
 * @property {boolean} mayShow       the right answer may be asked for
 * @property {string} note           what else there is to say
 */

/**
 * @typedef {object} Own
 * @property {Payload} payload       without a key
 * @property {string} version        what the page has of it, sent along with each answer
 * @property {Told} told
 */

/** @type {(runtime: import("./xblock-frame.js").Runtime, block: any, given: Own & import("./xblock-frame.js").Surroundings) => void} */
const startQuestion = (runtime, block, given) => {
  const frame = openFrame(block, given)
  if (!frame) return
  const { form, say } = frame
  const { payload, version, told } = given
  const send = makeAsk(runtime, block, say)
  const question = { ...payload, key: told.key }
  const place = element("div", { class: "sm-q" })
  const button = element("button", { class: "sm-btn", type: "submit" })
  const note = element("p", { class: "sm-meta", role: "status" })
  form.append(place, element("p", { class: "sm-row" }, button), note)

  let now = told
  /** An answer that was sent and not acknowledged goes by the same token again: it counts once. @type {{token: string, text: string} | null} */
  let sent = null
  let isBusy = false

  const view = drawQuestion(place, question, say, {
    onChange: () => show({ ...now, standing: "open", response: view.read() }),
    onReveal: () => ask("answer", {}),
    onRetry: () => retry(),
  })

  /** @param {Told} next */
  const show = (next) => {
    now = next
    question.key = next.key
    const { standing, response, isOver, mayShow } = next
    const isMissed = standing === "wrong" || standing === "part"
    const isLost = isMissed || (isOver && standing === "open") // who can still answer answers first
    view.update({ standing, response, fresh: false, offer: mayShow && isLost ? "showAnswer" : "", isOver: isOver || standing === "shown" })
    button.hidden = isOver || standing === "shown"
    button.textContent = say(isMissed ? "retry" : view.check)
    note.textContent = next.note
  }

  const retry = () => {
    show({ ...now, standing: "open", response: [] })
    view.focus()
  }

  /** @type {(name: string, body: object) => void} */
  const ask = (name, body) => {
    if (isBusy) return
    isBusy = true
    button.setAttribute("aria-disabled", "true")
    send(name, { version, ...body })
      .then((/** @type {Told} */ next) => {
        sent = null
        show(next)
        view.reveal()
      })
      .catch((/** @type {import("./xblock-frame.js").Failure} */ { text }) => {
        note.textContent = text
      })
      .finally(() => {
        isBusy = false
        button.removeAttribute("aria-disabled")
      })
  }

  form.addEventListener("submit", (event) => {
    event.preventDefault()
    if (now.standing === "wrong" || now.standing === "part") retry()
    else if (!isBusy && !view.isMissing() && !view.goesOn()) {
      const response = view.read()
      const text = response.join("\n")
      sent = sent?.text === text ? sent : { token: newToken(), text }
      ask("submit", { response, token: sent.token, attempt: now.attempts + 1 })
    }
  })
  show(told)
}

Object.assign(/** @type {any} */ (window).smcourse, { startQuestion })
