// The pages in reading order, one of them on stage: cover, module openers, steps, result, farewell.

import { fetchAgain } from "./ahead.js"
import { element, find } from "./html.js"
import { OPTIONAL } from "./optional.js"
import { drawQuestion } from "./questions/frame.js"
import { makeStore } from "./store.js"

/** @typedef {import("./types.js").CourseData} CourseData */
/** @typedef {import("./types.js").LessonData} LessonData */
/** @typedef {import("./types.js").Payload} Payload */
/** @typedef {import("./types.js").QuestionData} QuestionData */

/**
 * @typedef {object} Stop
 * @property {"cover" | "module" | "step" | "test" | "result" | "closed" | "aside"} kind
 * @property {string} name                  of its page; an aside's is "sm-glossary" and the like
 * @property {LessonData | null} lesson
 * @property {number} step
 * @property {QuestionData | null} question
 * @property {import("./types.js").TestData} [test]
 */

/** @typedef {{payload: Payload, view: import("./questions/frame.js").Drawn}} Asked */

/** @param {CourseData} course @returns {Stop[]} */
const stopsOf = (course) => {
  const lessons = new Map(course.lessons.map((lesson) => [lesson.id, lesson]))
  const questions = new Map(course.questions.map((question) => [question.id, question]))
  /** @type {(kind: Stop["kind"], name?: string) => Stop} */
  const plain = (kind, name = kind) => ({ kind, name, lesson: null, step: 0, question: null })
  /** @param {LessonData} lesson @returns {Stop[]} */
  const steps = (lesson) => {
    const own = lesson.questions.flatMap((id) => questions.get(id) ?? [])
    return Array.from({ length: lesson.steps }, (_, step) => ({
      kind: "step",
      name: `sm-lesson-${lesson.id}`,
      lesson,
      step,
      question: own.find((question) => question.step === step) ?? null,
    }))
  }
  const modules = course.modules.flatMap(({ id, label, lessons: ids }) => [
    ...(label ? [plain("module", `sm-module-${id}`)] : []),
    ...ids.flatMap((lesson) => lessons.get(lesson) ?? []).flatMap(steps),
  ])
  const asides = course.asides.map((name) => plain("aside", `sm-${name}`))
  const tests = (/** @type {boolean} */ isFinal) => OPTIONAL.tests?.stopsOf(course, isFinal) ?? []
  return [plain("cover"), ...tests(false), ...modules, ...tests(true), plain("result"), plain("closed"), ...asides]
}

/** @typedef {ReturnType<typeof makeStage>} Stage */

/**
 * @param {CourseData} course
 * @param {import("./words.js").Say} say
 * @param {{onChange: () => void, onReveal: () => void, onRetry: () => void}} on
 */
export const makeStage = (course, say, on) => {
  const main = find("main")
  const stops = stopsOf(course)
  const store = makeStore(find("[data-sm-store]"))
  /** @type {Map<Stop, Asked>} */
  const asked = new Map()
  let at = 0

  /** @param {Stop} stop */
  const pageOf = ({ name }) =>
    /** @type {HTMLElement | null} */ (main.querySelector(`[data-sm-page="${name}"]`)) ?? store.page(name)

  /** The page, or the one step of it; it has to have arrived. @param {Stop} stop */
  const elOf = (stop) => {
    const page = /** @type {HTMLElement} */ (pageOf(stop))
    return stop.lesson || stop.test ? /** @type {HTMLElement} */ (page.children[stop.step]) : page
  }

  /** A question that is not drawn yet. @param {Stop} stop @returns {{place: HTMLElement, told: HTMLElement, payload: Payload}} */
  const read = (stop) => {
    const place = find("[data-sm-question]", elOf(stop))
    const told = find("script", place)
    return { place, told, payload: { ...stop.question, ...JSON.parse(told.textContent ?? "") } }
  }

  /** The question of a stop, drawn when it is first needed. @param {Stop} stop @returns {Asked | null} */
  const askedAt = (stop) => {
    const known = asked.get(stop)
    if (known || !stop.question) return known ?? null
    const { place, told, payload } = read(stop)
    const drawn = { payload, view: drawQuestion(place, payload, say, on) }
    place.append(told) // what it will show is still to be read there
    asked.set(stop, drawn)
    return drawn
  }

  /** Put a page into the document; there it stays. @param {HTMLElement} page */
  const bring = (page) => {
    if (page.parentElement === main) return
    main.append(page)
    OPTIONAL.tabs?.(page)
    // A frame without an origin may not load captions; the transcript stands below.
    if (window.origin === "null") for (const track of page.querySelectorAll("track")) track.remove()
    // A template belongs to no window, where a source cannot be chosen.
    for (const media of page.querySelectorAll("audio, video")) /** @type {HTMLMediaElement} */ (media).load()
  }

  /** @param {number} index */
  const show = (index) => {
    const before = /** @type {Stop} */ (stops[at])
    const stop = /** @type {Stop} */ (stops[index])
    elOf(before).hidden = true
    const [page, el] = [/** @type {HTMLElement} */ (pageOf(before)), elOf(stop)]
    page.hidden = true
    const shown = /** @type {HTMLElement} */ (pageOf(stop))
    bring(shown)
    fetchAgain(shown)
    shown.hidden = el.hidden = false
    at = index
    document.body.classList.toggle("sm-on-cover", stop.kind === "cover" || stop.kind === "module")
    document.body.classList.toggle("sm-closed", stop.kind === "closed")
    window.scrollTo(0, 0)
  }

  return {
    stops,
    show,
    asked: askedAt,
    /** The question of a stop, drawn or not; null while its page is on its way. @param {number} index */
    payloadOf: (index) => {
      const stop = stops[index]
      return stop && pageOf(stop) ? (asked.get(stop) ?? read(stop)).payload : null
    },
    /** @param {Stop} stop */
    isDrawn: (stop) => asked.has(stop),
    pageOf,
    elOf,
    pageNamed: store.page,
    whenThere: store.whenThere,
    /** @param {(glossary: HTMLElement) => void} use */
    withGlossary: (use) => {
      store.whenThere("sm-glossary", () => use(/** @type {HTMLElement} */ (store.page("sm-glossary"))))
    },
    /** Pages as they will be read: from the one on stage on, then those before it; none once all is over. */
    pagesAhead: () => {
      const here = /** @type {Stop} */ (stops[at])
      const pages = here.kind === "closed" ? [] : store.pages()
      const first = Math.max(0, pages.findIndex((page) => page === pageOf(here)))
      return [...pages.slice(first), ...pages.slice(0, first)]
    },
    /** Every page into the document, in the order of the course: for print. */
    bringAll: () => {
      const pages = store.pages().filter(({ dataset }) => !dataset.smTest) // nobody reads a test before
      pages.forEach(bring)
      main.append(...pages)
    },
    here: () => /** @type {Stop} */ (stops[at]),
    index: () => at,
    focus: () => find("h1", elOf(/** @type {Stop} */ (stops[at]))).focus({ preventScroll: true }),
    /** A page by its kind, an aside by its name. @param {string} name */
    indexOf: (name) => stops.findIndex((stop) => stop.kind === name || stop.name === `sm-${name}`),
    /** @type {(id: string, step?: number) => number} */
    indexOfLesson: (id, step = 0) =>
      stops.findIndex((stop) => stop.lesson?.id === id && stop.step === step),
    /** A chip beside the title of a lesson that came since the last visit. @type {(stop: Stop, text: string) => void} */
    chip: (stop, text) => {
      if (elOf(stop).querySelector(".sm-new")) return
      find("h1", elOf(stop)).before(element("p", { class: "sm-chip sm-new" }, text))
    },
  }
}
