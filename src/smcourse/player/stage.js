// The pages in reading order, one of them on stage: cover, module openers, steps, result, farewell.

import { element, find } from "./html.js"
import { drawChoice } from "./questions/choice.js"

/** @typedef {import("./types.js").CourseData} CourseData */
/** @typedef {import("./types.js").LessonData} LessonData */
/** @typedef {import("./types.js").Payload} Payload */

/**
 * @typedef {object} Stop
 * @property {"cover" | "module" | "step" | "result" | "closed" | "glossary"} kind
 * @property {HTMLElement} page        the section or article
 * @property {HTMLElement} el          the page itself, or one step of it
 * @property {LessonData | null} lesson
 * @property {number} step
 * @property {Payload | null} payload
 */

/** @type {(course: CourseData) => Stop[]} */
const findStops = (course) => {
  const lessons = new Map(course.lessons.map((lesson) => [lesson.id, lesson]))
  const payloads = new Map(course.questions.map((payload) => [payload.id, payload]))
  const pages = [...document.querySelectorAll(".sm-page")]
  return pages.flatMap((node) => {
    const page = /** @type {HTMLElement} */ (node)
    const lesson = lessons.get(page.dataset.smLesson ?? "") ?? null
    const kind = /** @type {Stop["kind"]} */ (page.dataset.smPage ?? "step")
    const shown = lesson ? [...page.children] : [page]
    return shown.map((child, step) => {
      const el = /** @type {HTMLElement} */ (child)
      const place = lesson && el.querySelector("[data-sm-question]")
      const id = place instanceof HTMLElement ? place.dataset.smQuestion : undefined
      return { kind, page, el, lesson, step, payload: payloads.get(id ?? "") ?? null }
    })
  })
}

/** @typedef {ReturnType<typeof makeStage>} Stage */

/**
 * @param {CourseData} course
 * @param {import("./words.js").Say} say
 * @param {{onChange: () => void, onReveal: () => void, onRetry: () => void}} on
 */
export const makeStage = (course, say, on) => {
  const stops = findStops(course)
  /** @type {Map<Stop, import("./questions/choice.js").Drawn>} */
  const drawn = new Map()
  let at = 0

  /** A question is drawn when it is first needed. @param {Stop} stop */
  const question = (stop) => {
    const known = drawn.get(stop)
    if (known || !stop.payload) return known ?? null
    const place = find("[data-sm-question]", stop.el)
    const view = drawChoice(place, stop.payload, say, on)
    drawn.set(stop, view)
    return view
  }

  /** @param {number} index */
  const show = (index) => {
    const before = /** @type {Stop} */ (stops[at])
    const stop = /** @type {Stop} */ (stops[index])
    before.el.hidden = before.page.hidden = true
    stop.page.hidden = stop.el.hidden = false
    at = index
    document.body.classList.toggle("sm-on-cover", stop.kind === "cover" || stop.kind === "module")
    document.body.classList.toggle("sm-closed", stop.kind === "closed")
    window.scrollTo(0, 0)
  }

  return {
    stops,
    show,
    question,
    /** @param {Stop} stop */
    isDrawn: (stop) => drawn.has(stop),
    here: () => /** @type {Stop} */ (stops[at]),
    index: () => at,
    focus: () => find("h1", stops[at]?.el).focus({ preventScroll: true }),
    /** @param {string} kind */
    indexOf: (kind) => stops.findIndex((stop) => stop.kind === kind),
    /** @type {(id: string, step?: number) => number} */
    indexOfLesson: (id, step = 0) =>
      stops.findIndex((stop) => stop.lesson?.id === id && stop.step === step),
    /** A chip beside the title of a lesson that came since the last visit. @type {(stop: Stop, text: string) => void} */
    chip: (stop, text) => {
      if (stop.el.querySelector(".sm-new")) return
      find("h1", stop.el).before(element("p", { class: "sm-chip sm-new" }, text))
    },
  }
}
