// A test in a page of Open edX starts here. The server draws, keeps and grades; the page shows the form
// that is open and sends each answer as soon as it is whole, one call at a time.

import { element, fill } from "./html.js"
import { drawQuestion } from "./questions/frame.js"
import { makeClock, MINUTE } from "./tests/clock.js"
import { drawSure } from "./tests/sure.js"
import { actionRow, drawAnswered, drawHandIn, drawMends, drawOutcome, drawRules, drawTopicList, drawWait } from "./tests/told.js"
import { makeAsk, newToken, openFrame, sendLast } from "./xblock-frame.js"

/** @typedef {import("./types.js").Payload} Payload */
/** @typedef {{label: string, href: string}} Link */
/** @typedef {{text: string, links: Link[]}} Topic */

/**
 * What is said of a test before it begins.
 * @typedef {object} Front
 * @property {string} id
 * @property {string} title
 * @property {string} html
 * @property {number} length
 * @property {number} mark
 * @property {number} attempts     0 where they are not limited
 * @property {number} minutes
 * @property {"at-end" | "at-once" | "by-objective" | "never"} feedback
 * @property {boolean} confidence
 * @property {boolean} isFinal
 */

/**
 * How it stands for this learner; what must not be known is as if nothing had come of it.
 * @typedef {object} Told
 * @property {number} attempts     handed in
 * @property {boolean} isOpen
 * @property {boolean} isOver      the test has ended for everybody
 * @property {boolean} canBegin
 * @property {number} wait         minutes until it can be sat again
 * @property {boolean} isLast      it cannot be sat again
 * @property {boolean} isPassed
 * @property {number | null} last
 * @property {number | null} best
 * @property {number} left         minutes, where the attempt has a limit
 * @property {number} due          the end of the attempt, 0 for none
 * @property {boolean[]} taken     which places have an answer
 * @property {boolean} mayReview
 * @property {(Topic & {place: number})[]} repairs
 * @property {(Topic & {right: number, total: number})[]} topics
 * @property {string} help
 * @property {string} note
 */

/**
 * An item of a form as it stands.
 * @typedef {object} Item
 * @property {boolean} [isGone]    the test no longer has it
 * @property {string} item
 * @property {Payload} payload     without a key
 * @property {string} version
 * @property {string[]} response
 * @property {import("./questions/frame.js").Standing} standing
 * @property {Payload["key"]} key
 * @property {number} sure
 * @property {boolean} mayShow
 */

/** What an act comes to; `refused` are places whose answers were to an item that has changed. @typedef {{told: Told, items?: Item[], item?: Item, refused?: number[], note?: string}} Answer */
/** @typedef {"front" | "form" | "review" | "hand-in" | "repair"} Step */

/** @type {(runtime: import("./xblock-frame.js").Runtime, block: any, given: {test: Front, told: Told} & import("./xblock-frame.js").Surroundings) => void} */
const startTest = (runtime, block, given) => {
  const frame = openFrame(block, given)
  if (!frame) return
  const { form, say } = frame
  const { test } = given
  const send = makeAsk(runtime, block, say)
  const heading = element("h2", { tabindex: "-1", class: "sm-at" })
  const time = element("div")
  const place = element("div", { class: "sm-q" })
  const back = element("button", { class: "sm-btn sm-quiet", type: "button" }, say("back"))
  const main = element("button", { class: "sm-btn", type: "submit" })
  const note = element("p", { class: "sm-meta", role: "status" })
  form.append(heading, time, place, element("p", { class: "sm-row" }, back, main), note)

  let now = given.told
  /** @type {Item[]} */
  let items = []
  /** @type {Step} */
  let step = "front"
  let at = 0 // of the items
  let repaired = 0 // the place that is put right
  /** What was answered and not saved yet, by place; the newest counts. @type {Map<number, object>} */
  const unsaved = new Map()
  /** @type {ReturnType<typeof drawQuestion> | null} */
  let view = null
  /** @type {Promise<unknown>} */
  let queue = Promise.resolve()
  let isBusy = false
  let token = ""
  let deadline = 0 // of the attempt, in minutes from 1970 by the clock of this page; 0 for none

  const clock = makeClock(say, {
    onMore: () => act("more_time", { due: now.due }),
    onEnd: () => {
      if (now.isOpen && !isBusy) handIn()
    },
  })

  const showTime = () => {
    if (now.isOpen && deadline && step !== "front") clock.show(time, deadline)
    else clock.hide()
  }

  /** What a server said; the step stays. @param {Answer} answer */
  const take = ({ told, items: all, item, refused = [], note: said }) => {
    now = told
    if (all) items = all
    for (const key of refused) unsaved.delete(key)
    deadline = now.left ? Date.now() / MINUTE + now.left : 0
    showTime()
    note.textContent = said ?? ""
    return item
  }

  /** @param {import("./xblock-frame.js").Failure} failure */
  const tellFailure = ({ text }) => {
    note.textContent = text
  }

  /** One act after the other; what comes of it is taken before the next. @type {(name: string, body: object, then?: (item: Item | undefined) => void) => void} */
  const act = (name, body, then = () => {}) => {
    isBusy = true
    for (const button of [main, back]) button.setAttribute("aria-disabled", "true")
    queue = queue
      .then(() => send(name, body))
      .then((answer) => then(take(answer)))
      .catch(tellFailure)
      .finally(() => {
        isBusy = false
        for (const button of [main, back]) button.removeAttribute("aria-disabled")
      })
  }

  const attempt = () => now.attempts + 1

  /** The item on stage. */
  const item = () => /** @type {Item} */ (items[at])

  /** An answer, as the server takes it. @type {() => object} */
  const answerHere = () => ({ place: at, item: item().item, version: item().version, response: item().response, sure: item().sure })

  const allUnsaved = () => ({ attempt: attempt(), answers: [...unsaved.values()] })

  /** Save what is unsaved, in one call. What the server refuses is not sent again. */
  const save = () => {
    form.setAttribute("aria-busy", "true")
    queue = queue
      .then(async () => {
        if (!unsaved.size) return
        const sent = new Map(unsaved)
        const drop = () => sent.forEach((body, key) => unsaved.get(key) === body && unsaved.delete(key))
        try {
          const answer = await send("answer", allUnsaved())
          drop()
          take(answer)
        } catch (problem) {
          const failure = /** @type {import("./xblock-frame.js").Failure} */ (problem)
          if (failure.isRefused) drop()
          tellFailure(failure)
        }
      })
      .finally(() => form.removeAttribute("aria-busy"))
  }

  /** @param {boolean} isWhole */
  const keep = (isWhole) => {
    if (test.feedback === "at-once" || step !== "form") return
    if (!isWhole && !now.taken[at]) return
    const body = answerHere()
    now.taken[at] = isWhole
    unsaved.set(at, isWhole ? body : { ...body, response: [] })
    save()
  }

  const handIn = () => {
    leave()
    act("hand_in", allUnsaved(), () => {
      unsaved.clear()
      go("front")
    })
  }

  /** @type {(links: Link[]) => HTMLElement[]} */
  const anchors = (links) => links.map(({ label, href }) => element("a", { href, target: "_parent" }, label))

  const drawFrontHere = () => {
    const { attempts, isOpen, last, wait, isLast, mayReview } = now
    const rules = drawRules({ ...test, left: Math.max(test.attempts - attempts, 0) }, say)
    const opening = attempts && !isOpen ? [] : [fill(element("div"), test.html)]
    if (isOpen) return [...opening, drawAnswered(now.taken, say), rules]
    if (!attempts || last === null) return [...opening, rules]
    const topics = now.topics.map((topic) => ({ ...topic, links: anchors(topic.links) }))
    const mends = now.repairs.map(({ text, links, place: lost }) => ({ text, links: anchors(links), onRepair: () => beginRepair(lost) }))
    const from = isLast ? Infinity : wait && Date.now() / MINUTE + wait
    const more = from && (wait || test.attempts > 1) ? drawWait(from, say) : []
    if (mayReview) more.push(actionRow(say("testReview"), () => act("review", {}, () => go("review"))))
    return [...drawOutcome({ ...test, ...now }, now.help, say), ...drawMends(mends, say), ...drawTopicList(topics, say), ...more]
  }

  /** Draw the item on stage. */
  const drawHere = () => {
    const shown = item()
    if (shown.isGone) {
      place.replaceChildren(element("p", {}, say("testGone")))
      view = null
      return
    }
    const question = { ...shown.payload, key: shown.key }
    const made = drawQuestion(place, question, say, {
      onChange: () => {
        shown.response = made.read()
        keep(made.isWhole())
      },
      onReveal: () =>
        act("reveal", { place: at }, (revealed) => {
          if (revealed) items[at] = revealed
          drawHere()
        }),
      onRetry: () => {},
    })
    view = made
    const isFinal = step === "review" || shown.standing !== "open"
    made.update({ standing: shown.standing, response: shown.response, fresh: false, offer: shown.mayShow ? "showAnswer" : "", isOver: isFinal })
    if (test.confidence && step !== "repair") {
      const keepSure = (/** @type {number} */ sure) => {
        shown.sure = sure
        if (now.taken[at]) keep(true)
      }
      place.append(drawSure(say, `sm-sure-${test.id}-${at}`, shown.sure, step === "form" && !isFinal && keepSure))
    }
  }

  const showMain = () => {
    const { isOpen, canBegin, attempts, repairs } = now
    const words = /** @type {Record<Step, string>} */ ({
      front: isOpen ? "testGoOn" : repairs.length ? "repairBegin" : canBegin ? (attempts ? "testAgain" : "testBegin") : "",
      form: isToCheck() ? "check" : "next",
      review: "next",
      "hand-in": "handIn",
      repair: isToCheck() ? "check" : repairs.length ? "repairAnother" : "next",
    })
    const word = step === "front" && now.isOver ? (isOpen ? "handIn" : "") : words[step]
    main.hidden = !word
    main.textContent = word && say(word)
    back.hidden = step === "front"
  }

  /** Whether the answer on stage is to be checked before one goes on. */
  const isToCheck = () => {
    const isOnce = step === "repair" || (step === "form" && test.feedback === "at-once")
    return isOnce && !item().isGone && item().standing === "open"
  }

  /** Who goes on takes an order that was never touched as it stands. */
  const leave = () => {
    if (step !== "form" || !now.isOpen || !view?.isWhole() || now.taken[at]) return
    item().response = view.read()
    keep(true)
  }

  /** @type {(next: Step, index?: number) => void} */
  const go = (next, index = 0) => {
    leave()
    step = next
    at = index
    const titles = { front: test.title, form: say("questionOf", { n: at + 1, m: items.length }), "hand-in": say("handIn"), repair: say("repair") }
    heading.textContent = titles[next === "review" ? "form" : next]
    view = null
    if (next === "front") place.replaceChildren(...drawFrontHere())
    else if (next === "hand-in") place.replaceChildren(...drawHandIn(now.taken, say, (open) => go("form", open)))
    else drawHere()
    showTime()
    showMain()
    note.textContent ||= now.note
    if (isMoved) heading.focus()
    isMoved = true
  }
  let isMoved = false

  const firstOpen = () => {
    if (!now.isOpen) return go("front") // it was sat elsewhere meanwhile
    const open = now.taken.indexOf(false)
    return open < 0 ? go("hand-in") : go("form", open)
  }

  /** @param {number} lost */
  const beginRepair = (lost) => {
    repaired = lost
    token = newToken()
    act("repair_item", { place: lost }, (blank) => {
      if (!blank) return
      items = [blank]
      go("repair")
    })
  }

  /** Check the answer on stage. */
  const check = () => {
    if (!view || view.isMissing()) return
    item().response = view.read()
    const then = (/** @type {Item | undefined} */ told) => {
      if (told) items[at] = { ...told, sure: item().sure }
      drawHere()
      showMain()
      view?.reveal()
    }
    if (step === "repair") act("repair", { place: repaired, item: item().item, version: item().version, response: item().response, token }, then)
    else act("check", { attempt: attempt(), ...answerHere() }, then)
  }

  const onFront = () => {
    if (now.isOver && now.isOpen) handIn()
    else if (now.isOpen || (now.canBegin && !now.repairs.length)) act("begin", { attempt: attempt() }, firstOpen)
    else if (now.repairs[0]) beginRepair(now.repairs[0].place)
  }

  const goOn = () => {
    const isEnd = at + 1 === items.length
    if (step === "front") onFront()
    else if (step === "hand-in") handIn()
    else if (isToCheck()) check()
    else if (step === "repair") now.repairs[0] ? beginRepair(now.repairs[0].place) : go("front")
    else if (isEnd) go(step === "review" ? "front" : "hand-in")
    else go(step, at + 1)
  }

  form.addEventListener("submit", (event) => {
    event.preventDefault()
    if (!isBusy) goOn()
  })
  back.addEventListener("click", () => {
    if (isBusy) return
    if (step === "hand-in") go("form", items.length - 1)
    else if (at) go(step, at - 1)
    else go("front")
  })
  window.addEventListener("online", save)
  window.addEventListener("pagehide", () => {
    if (unsaved.size) sendLast(runtime, block, "answer", allUnsaved())
  })
  go("front")
}

Object.assign(/** @type {any} */ (window).smcourse, { startTest })
