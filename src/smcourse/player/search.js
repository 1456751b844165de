// Search in the words of the course: offline, whatever the accents and capitals, in what has arrived.

import { element, fill, find } from "./html.js"
import { inTurns } from "./turns.js"

/** @typedef {import("./types.js").CourseData} CourseData */
/** @typedef {import("./types.js").LessonData} LessonData */
/** @typedef {{lesson: LessonData, step: number, text: string, folded: string}} Passage */

const BLOCKS = "p, li, h2, h3, h4, td, th, dt, dd, summary, figcaption, pre"
const MOST = 30
const LESSONS_AT_ONCE = 8 // lessons
const AROUND = 60 // characters on each side of what was found

/** What people write in one of several ways, as it is compared. */
const ALIKE = /** @type {Record<string, string>} */ ({ "’": "'", "‘": "'", "ʼ": "'", "œ": "oe", "æ": "ae", "ß": "ss" })

/** Without accents, vowel signs and capitals. @param {string} text */
const fold = (text) => {
  const small = text.toLowerCase()
  if (/^[ -~]*$/.test(small)) return small
  const bare = small.normalize("NFKD").replace(/[\p{M}\p{Cf}·ـ]/gu, "")
  return bare.replace(/[’‘ʼœæß]/g, (letter) => ALIKE[letter] ?? letter)
}

/** What a question asks; what may be answered is not found. @param {Element} told */
const promptOf = (told) => fill(element("p"), JSON.parse(told.textContent ?? "").prompt)

/** Every passage of a page, step by step. @type {(lesson: LessonData, page: Element) => Passage[]} */
const passagesOf = (lesson, page) =>
  [...page.children].flatMap((el, step) =>
    [
      ...[...el.querySelectorAll(BLOCKS)].filter(
        (block) => !block.querySelector(BLOCKS) && !block.closest("[data-sm-question]"),
      ),
      ...[...el.querySelectorAll("[data-sm-question] > script")].map(promptOf),
    ]
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
      if (n > MOST) told.append(" · ", say("foundFirst", { n: MOST }))
      if (!n && asides.includes("glossary")) told.append(" ", element("button", offer, say("seeGlossary")))
    })
  }
  input.addEventListener("input", () => setTimeout(show)) // the letter first
  find("form", drawer).addEventListener("submit", (event) => event.preventDefault())
}

/** @type {(passage: Passage, words: string[], onGo: (lesson: string, step: number) => void) => HTMLElement} */
const drawPassage = ({ lesson, step, text }, words, onGo) => {
  const button = element("button", { type: "button" }, element("b", {}, lesson.label))
  if (text !== lesson.label) button.append(element("span", {}, ...marked(text, words)))
  button.addEventListener("click", () => onGo(lesson.id, step))
  return element("li", {}, button)
}

/** A text around the first of the words, with each of them marked. @type {(text: string, words: string[]) => (Node | string)[]} */
const marked = (text, words) => {
  let folded = ""
  /** Of each folded character, where it stands in the text. @type {number[]} */
  const places = []
  for (let i = 0; i < text.length; i += 1) {
    const piece = fold(text.charAt(i))
    folded += piece
    for (let n = piece.length; n > 0; n -= 1) places.push(i)
  }
  places.push(text.length)
  const first = Math.max(0, folded.indexOf(words[0] ?? ""))
  const from = Math.max(0, first - AROUND)
  const end = Math.min(folded.length, first + (words[0] ?? "").length + AROUND)
  /** @type {(start: number, end: number) => string} */
  const part = (start, end) => text.slice(places[start], places[end])
  /** @type {(Node | string)[]} */
  const parts = [from ? "… " : ""]
  let at = from
  while (at < end) {
    const hits = words.map((word) => [folded.indexOf(word, at), word.length]).filter(([start = -1]) => start >= 0)
    const [start = end, length = 0] = hits.sort(([a = 0], [b = 0]) => a - b)[0] ?? []
    parts.push(part(at, Math.min(start, end)))
    if (start < end) parts.push(element("mark", {}, part(start, start + length)))
    at = start + Math.max(1, length)
  }
  parts.push(at < folded.length ? " …" : "")
  return parts
}
