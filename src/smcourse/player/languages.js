// One package in several languages: a body of the page for each, of which one is in the document.

import { hashOf } from "./bits.js"
import { readCourse } from "./course.js"
import { element, find } from "./html.js"
import { spoken, translated } from "./translated.js"

/** @typedef {import("./page.js").Desk} Desk */
/** @typedef {import("./page.js").Page} Page */
/** @typedef {import("./session.js").Session} Session */
/** @typedef {import("./types.js").CourseData} CourseData */

const TAG_MASK = 4095

/** The 12 bits by which a record names a language. @param {string} tag */
const tagBits = (tag) => hashOf(tag) & TAG_MASK

/** The one of the tags that is meant by an LMS's word for a language; "" for none. @type {(tags: string[], wanted: string) => string} */
const nearestTag = (tags, wanted) => {
  const word = wanted.trim().toLowerCase().replace("_", "-")
  const tongue = word.split("-")[0]
  const isNamed = (/** @type {string} */ tag) => [tag.toLowerCase(), nameIn(tag, tag), nameIn(tag, "en")].includes(word)
  return tags.find(isNamed) ?? tags.find((tag) => tongue && tag.split("-")[0] === tongue) ?? ""
}

/** How a language, without its region, is called in a language. @type {(tag: string, language: string) => string} */
const nameIn = (tag, language) =>
  (new Intl.DisplayNames(language, { type: "language" }).of(tag.split("-")[0] ?? "") ?? "").toLowerCase()

/**
 * The switch: the same place in another language; every answer comes along.
 * @param {CourseData} course  in the language that the page came in
 * @param {Page} page
 * @param {Desk} desk
 * @param {(session: Session, known: Page | undefined) => Page} become  the session in another language, and give its page
 */
export const makeLanguages = (course, page, { session, keep }, become) => {
  const { dir } = document.documentElement
  /** Bodies that are not shown, by their language. @type {Map<string, DocumentFragment>} */
  const away = new Map()
  const known = new Map([[course.language, { course, page }]])
  let shown = course.language

  const store = find("[data-sm-store]")
  let isTouched = false // by the learner, who would lose the place
  let waiting = () => {}

  /** Where the body of a language came in; the first came in the page itself. @param {string} tag */
  const templateOf = (tag) =>
    /** @type {HTMLTemplateElement | null} */ (store.querySelector(`[data-sm-in="${tag}"]`))
  /** @param {Node} node */
  const stays = (node) => node instanceof Element && node.hasAttribute("data-sm-stays")

  /** @param {string} tag */
  const show = (tag) => {
    const rest = document.createDocumentFragment()
    rest.append(...[...document.body.childNodes].filter((node) => !stays(node)))
    away.set(shown, rest)
    document.body.prepend(away.get(tag) ?? templateOf(tag)?.content ?? "")
    document.documentElement.lang = shown = tag
    document.documentElement.dir = templateOf(tag)?.dir ?? dir
  }

  /** @param {string} tag */
  const speak = (tag) => {
    const before = known.get(shown)?.page
    if (tag === shown || !before) return
    const stop = before.here()
    const search = /** @type {HTMLInputElement} */ (find("[data-sm-search]"))
    search.value = ""
    search.dispatchEvent(new Event("input"))
    before.leave()
    show(tag)
    const next = known.get(tag)?.course ?? readCourse(find("#sm-course").textContent ?? "")
    const there = become(translated(session(), next), known.get(tag)?.page)
    known.set(tag, { course: next, page: there })
    there.follow(stop)
  }

  /** Whether a template is there as a whole: something follows it, or nothing comes any more. @param {Element | null} el */
  const isThere = (el) => document.readyState !== "loading" || Boolean(el?.nextElementSibling)

  /** Whether a language has come, as far as to the page that is shown. @param {string} tag */
  const isReady = (tag) => {
    const name = known.get(shown)?.page.here().name ?? ""
    const pageIn = (/** @type {string} */ one) => store.querySelector(`[lang="${one}"][data-sm-stored="${name}"]`)
    return (known.has(tag) || isThere(templateOf(tag))) && (!pageIn(shown) || isThere(pageIn(tag)))
  }

  /** When a language is ready; a later call takes the place of an earlier one. @type {(tag: string, call: () => void) => void} */
  const whenReady = (tag, call) => {
    waiting = () => {
      if (!isReady(tag)) return
      waiting = () => {}
      call()
    }
    waiting()
  }
  new MutationObserver(() => waiting()).observe(store, { childList: true })
  document.addEventListener("DOMContentLoaded", () => waiting())
  const touch = () => {
    isTouched = true
  }
  document.addEventListener("click", touch, true)
  document.addEventListener("keydown", touch, true)

  const rest = () => {
    for (const button of document.querySelectorAll("[data-sm-speak][aria-busy]")) {
      button.removeAttribute("aria-busy")
      button.lastChild?.remove()
    }
  }
  document.addEventListener("click", (event) => {
    const button = /** @type {Element} */ (event.target).closest("[data-sm-speak]")
    if (!(button instanceof HTMLElement)) return
    const tag = button.dataset.smSpeak ?? ""
    rest()
    keep(spoken(session(), tagBits(tag)), known.get(shown)?.page.here().lesson ?? null)
    button.setAttribute("aria-busy", "true")
    button.append(element("small", { lang: shown, role: "status" }, ` · ${known.get(shown)?.course.words.loading}`))
    whenReady(tag, () => {
      rest()
      speak(tag)
    })
  })

  return {
    /** The learner's language: the one chosen before, else the LMS's word for it; not under the hands of one who has begun. @type {(chosen: number | null, told: string) => void} */
    follow: (chosen, told) => {
      const tags = course.languages
      const wanted = tags.find((tag) => tagBits(tag) === chosen) ?? nearestTag(tags, told)
      if (wanted && wanted !== shown) whenReady(wanted, () => isTouched || speak(wanted))
    },
  }
}
