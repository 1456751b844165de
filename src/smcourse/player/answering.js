// Answering a question: how it stands, checking it, trying again, seeing its answer.

import { grade, responseOf } from "./grade.js"
import { answered, answerTo, hasChanged, revealed } from "./session.js"

/** @typedef {import("./session.js").Session} Session */
/** @typedef {import("./stage.js").Stop} Stop */
/** @typedef {import("./types.js").Payload} Payload */
/** @typedef {import("./questions/choice.js").Standing} Standing */
/** @typedef {import("./questions/choice.js").View} View */

const AFTER_CHECK = /** @type {Standing[]} */ (["open", "wrong", "part", "right"])

/**
 * What answering needs of the page around it.
 * @typedef {object} Desk
 * @property {() => Session} session
 * @property {(session: Session) => void} move     a new session: keep it, save it, show it
 * @property {() => void} refresh
 * @property {(interaction: import("./types.js").Interaction) => void} report
 * @property {() => import("./stage.js").Stage} stage
 * @property {() => void} toMain                   focus on the main button
 */

/** @param {Desk} desk */
export const makeAnswering = ({ session, move, refresh, report, stage, toMain }) => {
  let shownAt = Date.now()
  /** Questions that the learner is answering anew. @type {Set<string>} */
  const anew = new Set()

  /** @type {(payload: Payload) => Standing} */
  const standingOf = (payload) => {
    const { outcome, revealed: isRevealed } = answerTo(session(), payload)
    if (session().review) return "shown"
    if (anew.has(payload.id)) return "open"
    if (hasChanged(session(), payload)) return "changed"
    if (isRevealed && outcome < 3) return "shown"
    return AFTER_CHECK[outcome] ?? "open"
  }

  /** @type {(stop: Stop, payload: Payload, standing: Standing, response: string[]) => void} */
  const show = (stop, payload, standing, response) => {
    const { fresh, course } = session()
    const isTried = answerTo(session(), payload).tries >= course.showAnswerAfter
    const isMissed = standing === "wrong" || standing === "part"
    const isShown = standing === "shown" && !session().review
    stage().question(stop)?.update({
      standing,
      response,
      fresh: fresh.has(payload.state) && !fresh.has(stop.lesson?.state ?? -1),
      offer: isMissed && isTried ? "showAnswer" : isShown ? "retry" : "",
      isOver: standing === "right" || standing === "shown",
    })
  }

  /** @param {Stop} stop */
  const draw = (stop) => {
    const { payload } = stop
    if (!payload) return
    const standing = standingOf(payload)
    const isKept = standing !== "open" && standing !== "changed"
    const { response } = answerTo(session(), payload)
    show(stop, payload, standing, isKept ? responseOf(payload, response) : [])
  }

  const check = () => {
    const stop = stage().here()
    const { payload } = stop
    const question = stage().question(stop)
    if (!payload || !question) return
    const response = question.read()
    if (!response.length) {
      question.missing()
      return
    }
    const { outcome } = grade(payload, response)
    const [time, latency] = [new Date(), Date.now() - shownAt]
    anew.delete(payload.id)
    if (payload.record) report({ payload, response, right: outcome === 3, time, latency })
    move(answered(session(), payload, response, outcome))
    // An answer worse than an earlier one is shown as what it is, though the better one is kept.
    show(stop, payload, AFTER_CHECK[outcome] ?? "open", response)
    question.reveal()
  }

  /** @param {Payload} payload */
  const open = (payload) => {
    anew.add(payload.id)
    shownAt = Date.now()
  }

  const retry = () => {
    const stop = stage().here()
    if (!stop.payload) return
    open(stop.payload)
    draw(stop)
    refresh()
    stage().question(stop)?.focus()
  }

  /** Another option is touched after a check: the marks go, the choice stays. */
  const change = () => {
    const stop = stage().here()
    const question = stage().question(stop)
    if (!stop.payload || !question || standingOf(stop.payload) === "open") return
    open(stop.payload)
    show(stop, stop.payload, "open", question.read())
    refresh()
  }

  const reveal = () => {
    const stop = stage().here()
    if (!stop.payload) return
    anew.delete(stop.payload.id)
    move(revealed(session(), stop.payload))
    draw(stop)
    toMain()
  }

  /** A step came on stage. @param {Stop} stop */
  const arrive = (stop) => {
    shownAt = Date.now()
    draw(stop)
  }

  return { standingOf, draw, check, retry, change, reveal, arrive }
}
