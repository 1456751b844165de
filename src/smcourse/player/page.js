// The page in one language: the learner's acts move the session, and the page follows it.

import { makeAnswering } from "./answering.js"
import { makeFrame } from "./frame.js"
import { find } from "./html.js"
import { followLinks } from "./links.js"
import { makeMenu, progressIn } from "./menu.js"
import { makeNotes } from "./notes.js"
import { makeNotices } from "./notices.js"
import { OPTIONAL } from "./optional.js"
import { drawResult } from "./result.js"
import { makeSearch } from "./search.js"
import { answerTo, finishedLesson, isAskedFor, isComplete, isEarned, seen, testsOf, visited } from "./session.js"
import { makeStage } from "./stage.js"
import { makeTools } from "./tools.js"
import { makeSay } from "./words.js"

/** @typedef {import("./session.js").Session} Session */
/** @typedef {import("./stage.js").Stop} Stop */
/** @typedef {import("./types.js").LessonData} LessonData */

/**
 * What a page shares with those in other languages.
 * @typedef {object} Desk
 * @property {() => Session} session
 * @property {(session: Session, lesson: LessonData | null, isUrgent?: boolean) => void} keep  it moved, in this lesson
 * @property {() => string} learner          by what the LMS tells learners apart
 * @property {import("./types.js").Host} host
 * @property {import("./notebook.js").Notebook} notebook
 * @property {() => boolean} isConnected
 * @property {Map<string, string[]>} drafts  by question: what is chosen and not checked yet
 * @property {Surround} surround
 */

/**
 * What a page lends to what stands around it.
 * @typedef {object} Lent
 * @property {import("./words.js").Say} say
 * @property {ReturnType<typeof makeNotices>} notices
 * @property {ReturnType<typeof makeNotes>} notes
 * @property {() => {label: string} | null} place   where the learner was
 * @property {import("./stage.js").Stage} stage
 * @property {(index: number) => void} goTo
 */

/**
 * What stands around the pages, wherever the course is shown.
 * @typedef {object} Around
 * @property {import("./frame.js").MainAction} ending   the one action of the result
 * @property {Record<string, () => void>} actions
 * @property {(stop: Stop) => void} [follow]   this one is on stage now
 */

/** @typedef {(desk: Desk, page: Lent) => Around} Surround */

/** @typedef {ReturnType<typeof makePage>} Page */

/** How the menu calls a page that is no lesson. @param {Stop} stop */
const callOf = ({ kind, name }) => (kind === "aside" || kind === "test" ? name.slice(3) : kind)

/**
 * @param {import("./types.js").CourseData} course
 * @param {Desk} desk
 */
export const makePage = (course, desk) => {
  const { session, keep, host, notebook, isConnected, drafts, learner, surround } = desk
  const say = makeSay(course.words)
  let left = 0 // where the learner turned aside

  const notices = makeNotices(say, () => host.commit())
  const answering = makeAnswering({
    session,
    drafts,
    move: (moved) => move(moved),
    refresh: () => refresh(),
    report: host.report,
    stage: () => stage,
    toMain: () => frame.main.focus(),
  })
  const frame = makeFrame(say, course.title)
  const stage = makeStage(course, say, {
    onChange: answering.change,
    onReveal: answering.reveal,
    onRetry: answering.retry,
  })
  const testing = OPTIONAL.tests?.make({
    course,
    say,
    session,
    learner,
    drafts,
    stage,
    report: host.report,
    refresh: () => refresh(),
    toMain: () => frame.main.focus(),
    goTo: (index) => goTo(index),
    move: (moved, isOver) => {
      keep(moved, null, isOver)
      refresh()
    },
  })
  /** @param {string} target */
  const go = (target) => goTo(indexOf(target))
  /** @type {(lesson: string, step?: number) => void} */
  const goToStep = (lesson, step) => goTo(stage.indexOfLesson(lesson, step))
  const menu = makeMenu(course, say, go)
  makeSearch(course, say, {
    pageOf: (lesson) => stage.pageNamed(`sm-lesson-${lesson.id}`),
    onGo: goToStep,
  })
  const notes = makeNotes(course.lessons, say, notebook, goToStep)
  const main = find("main")
  followLinks(main, go)
  OPTIONAL.downloads?.(say, main)
  OPTIONAL.glossary?.(go, stage.withGlossary)

  /** @param {string} target */
  const indexOf = (target) => {
    const place = target === "@place" && placeNow()
    if (place) return place.index
    return target.startsWith("@") ? stage.indexOf(target.slice(1)) : stage.indexOfLesson(target)
  }

  let stay = () => {} // where the learner is, whatever page was on its way
  /** A page that is still on its way is shown when it has come. @param {number} wanted */
  const goTo = (wanted) => {
    const index = testing?.lead(wanted, stage.index()) ?? wanted
    const stop = stage.stops[index]
    if (!stop || stage.here().kind === "closed") return
    const page = stage.pageOf(stop)
    frame.wait(!page)
    stay()
    if (page) {
      enter(index)
    } else {
      menu.leave()
      stay = stage.whenThere(stop.name, () => goTo(index))
    }
  }

  /** @param {number} index */
  const enter = (index) => {
    if (stage.here().kind !== "aside") left = stage.index()
    notices.settle()
    stage.show(index)
    around.follow?.(stage.here())
    arrive(stage.here())
    menu.leave() // as late as can be: it measures the page
    stage.focus()
  }

  /** @param {Stop} stop */
  const arrive = (stop) => {
    const { lesson, question, step } = stop
    if (lesson) {
      const isNew = session().fresh.has(lesson.state) && step === 0
      if (isNew) stage.chip(stop, say("newSince"))
      answering.arrive(stop)
      notes.arrive(lesson, step, stage.elOf(stop))
      move(seen(visited(session(), lesson, step), lesson, question))
    } else {
      testing?.arrive(stop)
      refresh()
    }
  }

  /** The session moved: a lesson may be at its end, what is new is saved, the page follows. @param {Session} moved */
  const move = (moved) => {
    const stop = stage.here()
    keep(endsLesson(stop, moved) && stop.lesson ? finishedLesson(moved, stop.lesson) : moved, stop.lesson)
    refresh()
  }

  /** A lesson ends at its last step, once that step's question is answered. @type {(stop: Stop, moved: Session) => boolean} */
  const endsLesson = ({ lesson, step, question }, moved) =>
    lesson !== null &&
    step === lesson.steps - 1 &&
    (!question?.record || answerTo(moved, question).outcome > 0)

  /** The one filled button of this moment. @param {Stop} stop @returns {import("./frame.js").MainAction | null} */
  const actionAt = (stop) => {
    if (stop.kind === "result") return around.ending
    if (callOf(stop) === "certificate" && isEarned(session())) return { action: "print", word: say("printPdf") }
    if (stop.kind === "aside") return { action: "previous", word: say("back") }
    if (testing && stop.test) return testing.action(stop)
    if (stop.kind !== "step") return null
    const standing = stop.question ? answering.standingOf(stop.question) : "right"
    if (standing === "open" && !session().review) return { action: "check", word: say(stage.asked(stop)?.view.check ?? "") }
    const isFree = stop.question && stage.asked(stop)?.view.isFree
    if (!isFree && (standing === "wrong" || standing === "part")) return { action: "retry", word: say("retry") }
    return { action: "next", word: say("next") }
  }

  const refresh = () => {
    const stop = stage.here()
    const { lesson } = stop
    drawers[callOf(stop)]?.(stop)
    testing?.follow(stop)
    frame.place(stage.pageOf(stop)?.dataset.smLabel ?? "", titleOf(stop))
    const taken = (lesson?.questions ?? []).map((id) => {
      const question = session().questions.get(id)
      return question !== undefined && answerTo(session(), question).outcome > 0
    })
    const current = lesson && stop.question ? lesson.questions.indexOf(stop.question.id) : -1
    frame.rings(...(testing?.rings(stop) ?? /** @type {[boolean[], number]} */ ([taken, current])))
    const action = actionAt(stop)
    const isFirst = stage.index() === 0 || action?.action === "previous" // it is the filled one
    frame.actions(action, isFirst ? "" : say(stop.kind === "aside" ? "back" : "previous"))
    document.body.classList.toggle("sm-blank", !session().review) // on paper, where nobody has answered
    const place = isOver() ? "" : (placeNow()?.label ?? "")
    menu.update({ session: session(), current: lesson?.id ?? `@${callOf(stop)}`, place })
  }

  /** @param {Stop} stop */
  const showResult = (stop) => {
    const { title, body } = drawResult(session(), say, {
      payloadOf: (lesson, { step }) => stage.payloadOf(stage.indexOfLesson(lesson.id, step)),
      onGo: goToStep,
    })
    const el = stage.elOf(stop)
    find("h1", el).textContent = title
    find("[data-sm-result]", el).replaceChildren(...body)
  }

  /** @param {Stop} stop */
  const showCover = (stop) => {
    const [el, place] = [stage.elOf(stop), placeNow()]
    const word = place ? say("continue", { lesson: place.label }) : say("start")
    find("[data-sm-start]", el).textContent = isOver() ? say("seeResult") : word
    find("[data-sm-over]", el).hidden = !isOver()
    find("[data-sm-saves]", el).hidden = isOver()
    if (place) find("[data-sm-facts]", el).textContent = progressIn(session(), say)
  }

  /** @param {Stop} stop */
  const showCertificate = (stop) => OPTIONAL.certificate?.(stage.elOf(stop), session(), say)

  /** Pages that show the session; each is drawn when it is on stage. @type {Record<string, (stop: Stop) => void>} */
  const drawers = { cover: showCover, result: showResult, notes: notes.draw, certificate: showCertificate }

  /** What the header calls a page. @param {Stop} stop */
  const titleOf = ({ lesson, test, kind, name }) =>
    lesson || test ? (lesson ?? test)?.label ?? "" : kind === "aside" ? say(name.slice(3)) : kind === "result" ? say("results") : ""

  /** Where the learner was, as a lesson or a test of today. */
  const placeNow = () => {
    const { place } = session().snapshot
    const lesson = place && course.lessons.find(({ state }) => state === place.lesson)
    if (lesson) return { id: lesson.id, label: lesson.label, index: stage.indexOfLesson(lesson.id, place.step) }
    const test = place && course.tests.find(({ state }) => state === place.lesson)
    return test ? { id: test.id, label: test.label, index: stage.indexOf(`test-${test.id}`) } : null
  }

  /** Whether a learner who comes back has nothing left to do. */
  const isOver = () => session().snapshot.place !== null && isComplete(session()) && testsOf(session()).isPassed

  /** The stop before or behind, without lessons that the learner passes by on a fast lane. @param {1 | -1} way */
  const beside = (way) => {
    const here = stage.here().lesson
    /** @param {LessonData | null | undefined} lesson */
    const isPassedBy = (lesson) => lesson && lesson !== here && lesson.record && !isAskedFor(session(), lesson)
    let index = stage.index() + way
    while (isPassedBy(stage.stops[index]?.lesson)) index += way
    return index
  }

  const next = () => {
    testing?.leave(stage.here())
    const target = stage.here().kind === "cover" && (isOver() ? "@result" : placeNow() && "@place")
    goTo(target ? indexOf(target) : beside(1))
  }

  const around = surround(desk, { say, notices, notes, place: placeNow, stage, goTo })

  /** @type {Record<string, () => void>} */
  const actions = {
    next,
    previous: () => goTo(stage.here().kind === "aside" ? left : beside(-1)),
    check: () => (stage.here().test ? testing?.check(stage.here()) : answering.check()),
    retry: () => (stage.here().test ? testing?.retry(stage.here()) : answering.retry()),
    begin: () => testing?.begin(stage.here()),
    "hand-in": () => testing?.handIn(stage.here()),
    print: () => window.print(),
    ...around.actions,
  }
  const tools = makeTools(say, (isAll) => {
    if (isAll) stage.bringAll()
    const { name } = stage.here()
    for (const stop of isAll ? stage.stops : stage.stops.filter((one) => one.name === name)) {
      if (stop.question && stage.pageOf(stop) && !stage.isDrawn(stop)) answering.draw(stop)
    }
  })
  tools.refresh()
  refresh()

  return {
    here: stage.here,
    pagesAhead: stage.pagesAhead,
    place: placeNow,
    tell: notices.show,
    /** @param {string} action */
    act: (action) => actions[action]?.(),
    /** @param {KeyboardEvent} event */
    press: (event) => {
      const { key, target } = event
      if (key !== "Enter" || !(target instanceof HTMLInputElement)) return
      event.preventDefault() // some frames forbid forms; and it would press what gets the focus
      if (target.closest("[data-sm-question]")) actions[actionAt(stage.here())?.action ?? ""]?.()
    },
    /** The host said what it has on record. */
    resume: () => {
      const { question, lesson, step, test } = stage.here()
      if (lesson) notes.arrive(lesson, step, stage.elOf(stage.here()))
      if (question && answerTo(session(), question).outcome) drafts.delete(question.id)
      if (question && answering.standingOf(question) !== "open") answering.draw(stage.here())
      if (test) goTo(stage.index()) // another form may be under way there
      else refresh()
    },
    /** Another page comes in the place of this one. */
    leave: () => {
      stay()
      for (const dialog of document.querySelectorAll("dialog")) dialog.close()
      testing?.rest()
    },
    /** Show what another page showed. @param {Pick<Stop, "kind" | "name" | "step"> & {lesson: {id: string} | null}} stop */
    follow: ({ lesson, step, kind, name }) => {
      /** That stop, or one before it where it is gone. @param {Stop} stop */
      const isUpTo = (stop) => stop.step <= step && (lesson ? stop.lesson?.id === lesson.id : stop.kind === kind && stop.name === name)
      tools.refresh()
      goTo(stage.stops.reduce((found, stop, i) => (isUpTo(stop) ? i : found), 0))
    },
  }
}
