// Search in the words of the course: offline, whatever the accents and capitals, in what has arrived.

import { element, find } from "./html.js"
import { inTurns } from "./turns.js"

/** @typedef {import("./types.js").CourseData} CourseData */
/** @typedef {import("./types.js").LessonData} LessonData */
/** @typedef {{lesson: LessonData, step: number, text: string, folded: string}} Passage */

const BLOCKS = "p, li, h2, h3, h4, td, th, dt, dd, summary, figcaption, pre"
const MOST = 30
const LESSONS_AT_ONCE = 8 // lessons
const AROUND = 60 // characters on each side of what was found

/** Without accents and capitals, and as long as before. @param {string} text */
const fold = (text) =>
  text.replace(/[^ -~]/g, (letter) => letter.normalize("NFD")[0] ?? letter).toLowerCase()

/** Every passage of a page, step by step. @type {(lesson: LessonData, page: Element) => Passage[]} */
const passagesOf = (lesson, page) =>
  [...page.children].flatMap((el, step) =>
    [...el.querySelectorAll(BLOCKS)]
      .filter((block) => !block.querySelector(BLOCKS) && !block.closest("[data-sm-question]"))
      .map((block) => (block.textContent ?? "").replace(/\s+/g, " ").trim())
      .filter(Boolean)
      .map((text) => ({ lesson, step, text, folded: fold(text) })),
  )

/**
 * @param {CourseData} course
 * @param {import("./words.js").Say} say
 * @param {{pageOf: (lesson: LessonData) => Element | null, onGo: (lesson: string, step: number) => void}} on
 */
export const makeSearch = ({ asides, lessons }, say, { pageOf, onGo }) => {
  const drawer = find("[data-sm-drawer]")
  const input = /** @type {HTMLInputElement} */ (find("[data-sm-search]", drawer))
  const told = find("[data-sm-found]", drawer)
  const list = find("[data-sm-results]", drawer)
  const nav = find("nav", drawer)
  /** @type {Map<LessonData, Passage[]>} */
  const known = new Map()

  /** @param {LessonData} lesson */
  const passages = (lesson) => {
    const page = known.has(lesson) ? null : pageOf(lesson)
    if (page) known.set(lesson, passagesOf(lesson, page))
    const title = { lesson, step: 0, text: lesson.label, folded: fold(lesson.label) }
    return [title, ...(known.get(lesson) ?? [])]
  }

  const offer = { class: "sm-link", type: "button", "data-sm-goto": "@glossary" }

  let stop = () => {}
  const show = () => {
    stop()
    const words = fold(input.value).split(/\s+/).filter(Boolean)
    nav.hidden = words.length > 0
    list.replaceChildren()
    told.textContent = ""
    list.hidden = true
    if (!words.length) return
    /** At most `MOST`. @type {Passage[]} */
    const some = []
    let n = 0
    /** @param {LessonData} lesson */
    const searchIn = (lesson) => {
      const found = passages(lesson).filter(({ folded }) => words.every((word) => folded.includes(word)))
      n += found.length
      some.push(...found.slice(0, MOST - some.length))
    }
    stop = inTurns(lessons, LESSONS_AT_ONCE, searchIn, (isDone) => {
      const more = some.slice(list.children.length) // what is there may have the focus
      list.append(...more.map((passage) => drawPassage(passage, words, onGo)))
      list.hidden = !some.length
      if (!isDone) return
      told.textContent = say(n ? "found" : "foundNone", { n, x: input.value.trim() })
      if (!n && asides.includes("glossary")) told.append(" ", element("button", offer, say("seeGlossary")))
    })
  }
  input.addEventListener("input", () => setTimeout(show)) // the letter first
  find("form", drawer).addEventListener("submit", (event) => event.preventDefault())
}

/** @type {(passage: Passage, words: string[], onGo: (lesson: string, step: number) => void) => HTMLElement} */
const drawPassage = ({ lesson, step, text, folded }, words, onGo) => {
  const at = Math.max(0, folded.indexOf(words[0] ?? "") - AROUND)
  const end = at + 2 * AROUND + (words[0] ?? "").length
  const cut = `${at ? "… " : ""}${text.slice(at, end)}${end < text.length ? " …" : ""}`
  const label = element("b", {}, lesson.label)
  const button = element("button", { type: "button" }, label)
  if (text !== lesson.label) button.append(element("span", {}, ...marked(cut, words)))
  button.addEventListener("click", () => onGo(lesson.id, step))
  return element("li", {}, button)
}

/** A text with each of the words marked. @type {(text: string, words: string[]) => (Node | string)[]} */
const marked = (text, words) => {
  const folded = fold(text)
  /** @type {(Node | string)[]} */
  const parts = []
  let at = 0
  while (at < text.length) {
    const hits = words.map((word) => [folded.indexOf(word, at), word.length]).filter(([start]) => Number(start) >= 0)
    const [start, length] = hits.sort(([a], [b]) => Number(a) - Number(b))[0] ?? [text.length, 0]
    parts.push(text.slice(at, start))
    if (length) parts.push(element("mark", {}, text.slice(start, Number(start) + length)))
    at = Number(start) + Math.max(1, Number(length))
  }
  return parts
}
