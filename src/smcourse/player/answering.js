// Answering a question: how it stands, checking it, trying again, seeing its answer.

import { AFTER_CHECK } from "./questions/frame.js"
import { kindOf } from "./questions/kinds.js"
import { answered, answerTo, hasChanged, revealed } from "./session.js"

/** @typedef {import("./session.js").Session} Session */
/** @typedef {import("./stage.js").Stop} Stop */
/** @typedef {import("./types.js").Known} Known */
/** @typedef {import("./stage.js").Asked} Asked */
/** @typedef {import("./questions/frame.js").Standing} Standing */
/** @typedef {import("./questions/frame.js").View} View */

/**
 * What answering needs of the page around it.
 * @typedef {object} Desk
 * @property {() => Session} session
 * @property {Map<string, string[]>} drafts        by question: what is chosen and not checked yet
 * @property {(session: Session) => void} move     a new session: keep it, save it, show it
 * @property {() => void} refresh
 * @property {(interaction: import("./types.js").Interaction) => void} report
 * @property {() => import("./stage.js").Stage} stage
 * @property {() => void} toMain                   focus on the main button
 */

/** @param {Desk} desk */
export const makeAnswering = ({ session, drafts, move, refresh, report, stage, toMain }) => {
  let shownAt = Date.now()

  /** @type {(question: Known) => Standing} */
  const standingOf = (question) => {
    const { outcome, revealed: isRevealed } = answerTo(session(), question)
    if (session().review) return session().isCopy ? "open" : "shown"
    if (drafts.has(question.id)) return "open"
    if (hasChanged(session(), question)) return "changed"
    if (isRevealed && outcome < 3) return "shown"
    return AFTER_CHECK[outcome] ?? "open"
  }

  /** @type {(stop: Stop, asked: Asked, standing: Standing, response: string[]) => void} */
  const show = (stop, { payload, view }, standing, response) => {
    const { fresh, course } = session()
    const isTried = answerTo(session(), payload).tries >= course.showAnswerAfter
    const isMissed = standing === "wrong" || standing === "part"
    const isShown = standing === "shown" && !session().review
    view.update({
      standing,
      response,
      fresh: fresh.has(payload.state) && !fresh.has(stop.lesson?.state ?? -1),
      offer: isMissed && isTried ? "showAnswer" : isShown ? "retry" : "",
      isOver: standing === "right" || standing === "shown" || session().review,
    })
  }

  /** @param {Stop} stop */
  const draw = (stop) => {
    const asked = stage().asked(stop)
    if (!asked) return
    const { payload } = asked
    const standing = standingOf(payload)
    const isKept = standing !== "open" && !hasChanged(session(), payload)
    const { response } = answerTo(session(), payload)
    show(stop, asked, standing, isKept ? kindOf(payload).responseOf(payload, response) : (drafts.get(payload.id) ?? []))
  }

  const check = () => {
    const stop = stage().here()
    const asked = stage().asked(stop)
    if (!asked) return
    const { payload, view } = asked
    if (view.isMissing() || view.goesOn()) return
    const response = view.read()
    const kind = kindOf(payload)
    const outcome = kind.grade(payload, response)
    const reported = kind.report(payload, response)
    const attempt = answerTo(session(), payload).tries + 1
    const [time, latency] = [new Date(), Date.now() - shownAt]
    drafts.delete(payload.id)
    if (payload.record) {
      for (const part of kind.parts?.(payload, response) ?? []) {
        report({ ...part, payload: { ...payload, id: `${payload.id}-${part.name}`, points: 0 }, attempt, time, latency })
      }
      report({ payload, reported, attempt, right: outcome === 3, time, latency })
    }
    move(answered(session(), payload, response, outcome))
    // An answer worse than an earlier one is shown as what it is, though the better one is kept.
    show(stop, asked, AFTER_CHECK[outcome] ?? "open", response)
    if (outcome === 3) toMain() // rows that can no longer be chosen hold no focus
    view.reveal()
  }

  const retry = () => {
    const stop = stage().here()
    if (!stop.question) return
    drafts.set(stop.question.id, [])
    shownAt = Date.now()
    draw(stop)
    refresh()
    stage().asked(stop)?.view.focus()
  }

  /** What is chosen stays until it is checked; after a check the marks go. */
  const change = () => {
    const stop = stage().here()
    const asked = stage().asked(stop)
    if (!asked) return
    const wasOpen = standingOf(asked.payload) === "open"
    const response = asked.view.read()
    drafts.set(asked.payload.id, response)
    if (wasOpen) return
    shownAt = Date.now()
    show(stop, asked, "open", response)
    refresh()
  }

  const reveal = () => {
    const stop = stage().here()
    if (!stop.question) return
    drafts.delete(stop.question.id)
    move(revealed(session(), stop.question))
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
