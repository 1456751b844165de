// Sitting a test: a form is drawn and kept until it is handed in; then what came of it is told.

import { hashOf } from "../bits.js"
import { element, find } from "../html.js"
import { AFTER_CHECK, drawQuestion } from "../questions/frame.js"
import { kindOf } from "../questions/kinds.js"
import { LANE } from "../session.js"
import { makeBanks } from "./bank.js"
import { makeClock, MINUTE, MORE_MINUTES } from "./clock.js"
import { beginAttempt, refilled, repairOf } from "./form.js"
import { drawFront, laneIn } from "./front.js"
import { handedIn, isToSit, mayReview, recordOf, repairedAt, repairsOf, tagOf, takenIn, visitedTest, withPlace, withTest } from "./record.js"
import { drawSure } from "./sure.js"
import { drawHandIn } from "./told.js"

/** @typedef {import("../session.js").Session} Session */
/** @typedef {import("../stage.js").Stop} Stop */
/** @typedef {import("../types.js").Asking} Asking */
/** @typedef {import("../types.js").BankItem} BankItem */
/** @typedef {import("../types.js").Payload} Payload */
/** @typedef {import("../types.js").TestData} TestData */
/** @typedef {import("../types.js").TestRecord} TestRecord */

/**
 * What a test needs of the page around it.
 * @typedef {object} Desk
 * @property {import("../types.js").CourseData} course
 * @property {import("../words.js").Say} say
 * @property {() => Session} session
 * @property {(session: Session, isOver: boolean) => void} move     a new session: keep it, at once where an attempt ended
 * @property {() => void} refresh
 * @property {() => void} toMain                   focus on the main button
 * @property {(interaction: import("../types.js").Interaction) => void} report
 * @property {import("../stage.js").Stage} stage
 * @property {(index: number) => void} goTo
 * @property {() => string} learner
 * @property {Map<string, string[]>} drafts         what was written or chosen, whole or not, by attempt and item
 */

/** Where the steps of a test stand: before it, its items, handing in, a repair. */
const stepsOf = (/** @type {TestData} */ { length }) => ({ front: 0, first: 1, handIn: length + 1, repair: length + 2 })

/** @typedef {ReturnType<typeof makeTesting>} Testing */
/** @param {Desk} desk */
export const makeTesting = ({ course, say, session, move, refresh, toMain, report, stage, goTo, learner, drafts: given }) => {
  const chance = crypto.getRandomValues(new Uint32Array(1))[0]
  /** Tests whose answers are looked at. @type {Set<string>} */
  const reviewed = new Set()
  /** Answers that were shown on request, by place. @type {Set<Asking>} */
  const revealed = new Set()
  /** What is drawn where. @type {Map<HTMLElement, {key: string, payload: Payload, view: ReturnType<typeof drawQuestion>}>} */
  const drawn = new Map()
  /** A repair: the place to put right, the item that is asked for it, and how it went. @type {{place: number, item: BankItem, outcome: 0 | 1 | 2 | 3} | null} */
  let repair = null
  let repairs = 0
  let shownAt = Date.now()
  const clock = makeClock(say, {
    onMore: () => {
      const { test } = stage.here()
      if (!test) return
      move(withTest(session(), test.state, { ...record(test), due: Math.max(record(test).due, now()) + MORE_MINUTES }), false)
      tellTime(stage.here())
    },
    onEnd: () => {
      const { test } = stage.here()
      if (test && isOpen(test)) handIn(test)
    },
  })

  /** @param {Stop} stop */
  const testOf = (stop) => /** @type {TestData} */ (stop.test)
  const record = (/** @type {TestData} */ test) => recordOf(session(), test)
  /** Whether an attempt is under way; whoever only looks on cannot go on with one. @param {TestData} test */
  const isOpen = (test) => record(test).isOpen && !session().review
  const now = () => Math.floor(Date.now() / MINUTE)
  /** @type {(test: TestData, step?: number) => number} */
  const indexOf = (test, step = 0) => stage.stops.findIndex((stop) => stop.test === test && stop.step === step)
  const pageOf = (/** @type {TestData} */ test) => /** @type {HTMLElement} */ (stage.pageOf(/** @type {Stop} */ (stage.stops[indexOf(test)])))

  const { bankOf, itemOf, isCriticalIn, payloadOf } = makeBanks(pageOf)

  /** @param {TestData} test */
  const mayBegin = (test) => !session().review && isToSit(record(test), bankOf(test), now())
  /** Places that can be put right now. @param {TestData} test */
  const toMend = (test) => (session().review ? [] : repairsOf(record(test), bankOf(test), test.mark, isCriticalIn(test)))

  /** @param {TestData} test */
  const begin = (test) => {
    reviewed.delete(test.id)
    const begun = beginAttempt(record(test), bankOf(test), `${learner() || chance} ${test.id}`, now())
    move(withTest(session(), test.state, begun), false)
  }

  /** @param {TestData} test */
  const refill = (test) => {
    const filled = refilled(record(test), bankOf(test), (state) => itemOf(test, state), test.length)
    if (filled !== record(test)) move(withTest(session(), test.state, filled), false)
  }

  /** @param {Stop} stop */
  const tellTime = (stop) => {
    const due = stop.test && isOpen(stop.test) && record(stop.test).due
    if (due && stop.step) clock.show(/** @type {Element} */ (stage.elOf(stop).firstElementChild), due)
    else clock.hide()
  }

  /** The first place without an answer, or the end. @param {TestData} test */
  const firstOpen = (test) => {
    const place = record(test).form.findIndex(({ outcome }) => !outcome)
    return place < 0 ? stepsOf(test).handIn : place + stepsOf(test).first
  }

  /** @param {TestData} test */
  const handIn = (test) => {
    const known = record(test)
    const bank = bankOf(test)
    if (bank.feedback !== "at-once") known.form.forEach((_, place) => tell(test, place))
    move(withTest(session(), test.state, handedIn(known, test, isCriticalIn(test), now())), true)
    goTo(indexOf(test))
  }

  /** The LMS is told of an answer; a later attempt has a number. @type {(test: TestData, place: number) => void} */
  const tell = (test, place) => {
    const { form, attempts, seed } = record(test)
    const asking = form[place]
    const item = asking && itemOf(test, asking.item)
    if (!item) return
    const payload = payloadOf(test, item, seed)
    const response = given.get(givenAt(test, place)) ?? kindOf(payload).responseOf(payload, asking.response)
    tellOf(payload, asking.outcome ? response : [], asking.outcome, attempts + 1)
  }

  /** @type {(payload: Payload, response: string[], outcome: number, attempt: number, suffix?: string) => void} */
  const tellOf = (payload, response, outcome, attempt, suffix = "") => {
    const id = payload.id + suffix
    const reported = kindOf(payload).report(payload, response)
    report({ payload: { ...payload, id }, reported, right: outcome === 3, attempt, time: new Date(), latency: Date.now() - shownAt })
  }

  /** @type {(test: TestData, place: number) => string} */
  const givenAt = (test, place) => `${test.id} ${record(test).seed} ${record(test).form[place]?.item}`

  /** What a stop of a test asks: the item, how it was answered, and where it is shown. @param {Stop} stop */
  const askedAt = (stop) => {
    const test = testOf(stop)
    const { form, seed } = record(test)
    const isRepair = stop.step === stepsOf(test).repair
    const place = isRepair ? (repair?.place ?? 0) : stop.step - 1
    const asking = form[place]
    const item = isRepair ? repair?.item : asking && itemOf(test, asking.item)
    const el = stage.elOf(stop).querySelector("[data-sm-asked]")
    return asking && el instanceof HTMLElement ? { test, place, asking, item, el, seed, isRepair } : null
  }

  /** @type {(test: TestData, asking: Asking) => import("../questions/frame.js").Standing} */
  const standingOf = (test, asking) => {
    if (reviewed.has(test.id) || (bankOf(test).feedback === "at-once" && asking.outcome)) {
      if (revealed.has(asking) || !asking.outcome) return "shown"
      return AFTER_CHECK[asking.outcome] ?? "open"
    }
    return "open"
  }

  /** Who goes on takes an order that was never touched as it stands. @param {Stop} stop */
  const leave = (stop) => {
    const asked = stop.test && isOpen(stop.test) ? askedAt(stop) : null
    if (asked && !asked.asking.outcome) change(stop)
  }

  /** An item stands in one place of the page, under names of its own. @type {(id: string, but: HTMLElement) => void} */
  const clear = (id, but) => {
    for (const el of drawn.keys()) {
      if (el === but || el.dataset.smQuestion !== id) continue
      el.replaceChildren()
      delete el.dataset.smQuestion
      drawn.delete(el)
    }
  }

  /** Draw what a stop asks, once for each item. @param {Stop} stop */
  const draw = (stop) => {
    const asked = askedAt(stop)
    if (!asked) return
    const { test, place, asking, item, el, seed, isRepair } = asked
    if (!item) {
      el.replaceChildren(element("p", {}, say("testGone")))
      drawn.delete(el)
      return
    }
    clear(item.id, el)
    el.dataset.smQuestion = item.id
    const key = `${item.id} ${seed} ${isRepair && repairs} ${isOpen(test)}`
    let known = drawn.get(el)
    if (known?.key !== key) {
      const payload = payloadOf(test, item, seed)
      const view = drawQuestion(el, payload, say, { onChange: () => change(stop), onReveal: () => reveal(stop), onRetry: () => {} })
      known = { key, payload, view }
      drawn.set(el, known)
      if (bankOf(test).confidence && !isRepair) {
        const keep = (/** @type {number} */ sure) => move(withTest(session(), test.state, withPlace(record(test), place, { sure })), false)
        el.append(drawSure(say, `sm-sure-${test.id}-${place}`, asking.sure, isOpen(test) && keep))
      }
    }
    const { payload, view } = known
    const standing = isRepair ? (AFTER_CHECK[repair?.outcome ?? 0] ?? "open") : standingOf(test, asking)
    const kept = isRepair ? [] : (given.get(givenAt(test, place)) ?? kindOf(payload).responseOf(payload, asking.response))
    const response = isRepair && repair?.outcome ? view.read() : kept
    const isOver = standing !== "open"
    const isWrong = standing === "wrong" || standing === "part"
    view.update({ standing, response, fresh: false, offer: isWrong && !isRepair ? "showAnswer" : "", isOver })
  }

  /** An answer is kept as soon as it is whole, and may be changed until it is handed in. @param {Stop} stop */
  const change = (stop) => {
    const asked = askedAt(stop)
    const known = asked && drawn.get(asked.el)
    if (!asked || !known || asked.isRepair) return
    given.set(givenAt(asked.test, asked.place), known.view.read())
    if (bankOf(asked.test).feedback === "at-once") return
    if (known.view.isWhole()) answer(asked.test, asked.place, known)
    else if (asked.asking.outcome) {
      const taken = withPlace(record(asked.test), asked.place, { outcome: 0, print: 0, response: 0 })
      move(withTest(session(), asked.test.state, taken), false)
    }
    refresh()
  }

  /** @type {(test: TestData, place: number, known: {payload: Payload, view: ReturnType<typeof drawQuestion>}) => void} */
  const answer = (test, place, { payload, view }) => {
    const kind = kindOf(payload)
    const given = view.read()
    const change = { outcome: kind.grade(payload, given), print: payload.print, response: kind.codeOf(payload, given) }
    move(withTest(session(), test.state, withPlace(record(test), place, change)), false)
  }

  /** @param {Stop} stop */
  const reveal = (stop) => {
    const asked = askedAt(stop)
    if (asked) revealed.add(asked.asking)
    draw(stop)
    toMain()
  }

  /** The answer of this stop is final. @param {Stop} stop */
  const check = (stop) => {
    const asked = askedAt(stop)
    const known = asked && drawn.get(asked.el)
    if (!asked || !known || known.view.isMissing()) return
    const { test, place, isRepair } = asked
    if (isRepair && repair) {
      const response = known.view.read()
      const outcome = kindOf(known.payload).grade(known.payload, response)
      const { attempts } = record(test)
      tellOf(known.payload, response, outcome, attempts, "-r")
      repair = { ...repair, outcome }
      const mended = outcome === 3 ? repairedAt(record(test), place, test.mark, isCriticalIn(test)) : record(test)
      move(withTest(session(), test.state, { ...mended, seen: new Map(mended.seen).set(tagOf(repair.item.state), attempts + 1) }), true)
    } else {
      given.set(givenAt(test, place), known.view.read())
      answer(test, place, known)
      tell(test, place)
    }
    draw(stop)
    refresh()
    toMain() // what can no longer be chosen holds no focus
    known.view.reveal()
  }

  /** @type {(test: TestData, place: number) => void} */
  const beginRepair = (test, place) => {
    const lost = itemOf(test, record(test).form[place]?.item ?? 0)
    const item = lost && repairOf(record(test), bankOf(test), lost)
    if (!item) return
    repairs += 1
    repair = { place, item, outcome: 0 }
    goTo(indexOf(test, stepsOf(test).repair))
  }

  /** @param {Stop} stop */
  const drawText = (stop) => {
    const test = testOf(stop)
    const place = find("[data-sm-front]", stage.elOf(stop))
    if (stop.step === stepsOf(test).handIn) {
      place.replaceChildren(...drawHandIn(takenIn(record(test)), say, (at) => goTo(indexOf(test, at + 1))))
      return
    }
    const known = record(test)
    const opening = find("[data-sm-opening]", stage.elOf(stop))
    opening.hidden = known.attempts > 0 && !known.isOpen
    const standing = {
      test,
      bank: bankOf(test),
      record: known,
      itemOf: (/** @type {number} */ state) => itemOf(test, state),
      labelOf: (/** @type {string} */ id) => course.lessons.find((lesson) => lesson.id === id)?.label ?? "",
      mayReview: mayReview(record(test), bankOf(test)),
      repairs: toMend(test),
      now: now(),
      laneOf: (/** @type {string} */ id) => laneIn(course, id),
      on: (/** @type {string} */ act, /** @type {number | string | undefined} */ at) => {
        if (act === "repair") beginRepair(test, Number(at))
        else if (act === "lane") turnLane(test, hashOf(String(at)) & LANE)
        else look(test)
      },
    }
    place.replaceChildren(...drawFront(standing, say))
  }

  /** The learner takes the fast lane of a module, or the whole way after all. @type {(test: TestData, lane: number) => void} */
  const turnLane = (test, lane) => {
    const { lanes } = record(test)
    const turned = lanes.includes(lane) ? lanes.filter((one) => one !== lane) : [...lanes, lane]
    const boxes = () => [...pageOf(test).querySelectorAll("input")]
    const at = boxes().findIndex((box) => box.matches(":focus"))
    move(withTest(session(), test.state, { ...record(test), lanes: turned }), false)
    boxes()[at]?.focus() // drawn anew
  }

  /** Look at the answers of the last attempt. @param {TestData} test */
  const look = (test) => {
    reviewed.add(test.id)
    goTo(indexOf(test, stepsOf(test).first))
  }

  return {
    /** A stop came on stage, maybe one of a test. @param {Stop} stop */
    arrive: (stop) => {
      shownAt = Date.now()
      const test = testOf(stop)
      if (!test) {
        clock.hide()
        return
      }
      if (stop.step === 0) reviewed.delete(test.id)
      if (isOpen(test)) refill(test)
      if (session().snapshot.place?.lesson !== test.state) move(visitedTest(session(), test.state), false)
      draw(stop)
      tellTime(stop)
    },
    /** The page is left. */
    rest: clock.hide,
    /** What a stop shows, where it is a test's, follows the session. @param {Stop} stop */
    follow: (stop) => {
      if (!stop.test) return
      const { front, handIn: end } = stepsOf(testOf(stop))
      if (stop.step === front || stop.step === end) drawText(stop)
    },
    /** Where one comes who wants to go to a stop: what is not open is passed by. @type {(index: number, from: number) => number} */
    lead: (index, from) => {
      const stop = stage.stops[index]
      const test = stop?.test
      if (!stop || !test || stop.step === 0) return index
      const { first, handIn: end, repair: mending } = stepsOf(test)
      const isThere = stop.step < end ? isOpen(test) || reviewed.has(test.id) : stop.step === end ? isOpen(test) : repair !== null
      if (isThere && !(stop.step === mending && from > index)) return index
      const front = indexOf(test)
      return from === front && stop.step === first ? front + mending + 1 : front
    },
    /** The one filled button. @param {Stop} stop @returns {import("../frame.js").MainAction} */
    action: (stop) => {
      const test = testOf(stop)
      const { handIn: end, repair: mending } = stepsOf(test)
      const known = record(test)
      if (stop.step === 0) {
        if (isOpen(test)) return { action: "begin", word: say("testGoOn") }
        if (toMend(test).length) return { action: "retry", word: say("repairBegin") }
        return mayBegin(test) ? { action: "begin", word: say(known.attempts ? "testAgain" : "testBegin") } : { action: "next", word: say("next") }
      }
      if (stop.step === end) return { action: "hand-in", word: say("handIn") }
      if (stop.step === mending) {
        if (!repair?.outcome) return { action: "check", word: say("check") }
        return repair.outcome === 3 ? { action: "begin", word: say("next") } : { action: "retry", word: say("repairAnother") }
      }
      const isOnce = bankOf(test).feedback === "at-once" && known.isOpen
      return isOnce && !known.form[stop.step - 1]?.outcome ? { action: "check", word: say("check") } : { action: "next", word: say("next") }
    },
    /** Which places have an answer, and which is on stage; null elsewhere. @type {(stop: Stop) => [taken: boolean[], current: number] | null} */
    rings: (stop) => {
      if (!stop.test) return null
      return isOpen(stop.test) ? [takenIn(record(stop.test)), stop.step - 1] : [[], -1]
    },
    /** @param {Stop} stop */
    begin: (stop) => {
      const test = testOf(stop)
      if (stop.step === stepsOf(test).repair) {
        repair = null
        goTo(indexOf(test))
        return
      }
      if (!record(test).isOpen) begin(test)
      goTo(indexOf(test, firstOpen(test)))
    },
    check,
    leave,
    /** @param {Stop} stop */
    retry: (stop) => beginRepair(testOf(stop), (stop.step ? repair?.place : toMend(testOf(stop))[0]) ?? 0),
    /** @param {Stop} stop */
    handIn: (stop) => handIn(testOf(stop)),
  }
}
