// One package in several languages: a body of the page for each, of which one is in the document.

import { hashOf } from "./bits.js"

const TAG_MASK = 4095

/** The 12 bits by which a record names a language. @param {string} tag */
export const tagBits = (tag) => hashOf(tag) & TAG_MASK

/** The one of the tags that is meant by an LMS's word for a language; "" for none. @type {(tags: string[], wanted: string) => string} */
export const nearestTag = (tags, wanted) => {
  const word = wanted.trim().toLowerCase().replace("_", "-")
  const tongue = word.split("-")[0]
  const isNamed = (/** @type {string} */ tag) => [tag.toLowerCase(), nameIn(tag, tag), nameIn(tag, "en")].includes(word)
  return tags.find(isNamed) ?? tags.find((tag) => tongue && tag.split("-")[0] === tongue) ?? ""
}

/** How a language, without its region, is called in a language. @type {(tag: string, language: string) => string} */
const nameIn = (tag, language) =>
  (new Intl.DisplayNames(language, { type: "language" }).of(tag.split("-")[0] ?? "") ?? "").toLowerCase()

/** @param {string} first  the language that the page came in */
export const makeBodies = (first) => {
  /** Bodies that are not shown, by their language. @type {Map<string, DocumentFragment>} */
  const away = new Map()
  const { dir } = document.documentElement
  let shown = first

  /** Where the body of a language came in; the first came in the page itself. @param {string} tag */
  const templateOf = (tag) =>
    /** @type {HTMLTemplateElement | null} */ (document.querySelector(`[data-sm-in="${tag}"]`))
  /** @param {Node} node */
  const stays = (node) => node instanceof Element && node.hasAttribute("data-sm-stays")

  return {
    /** Call when the whole page has arrived. @param {() => void} call */
    whenThere: (call) => {
      if (document.readyState !== "loading") call()
      else document.addEventListener("DOMContentLoaded", call, { once: true })
    },
    /** @param {string} tag */
    show: (tag) => {
      const rest = document.createDocumentFragment()
      rest.append(...[...document.body.childNodes].filter((node) => !stays(node)))
      away.set(shown, rest)
      document.body.prepend(away.get(tag) ?? templateOf(tag)?.content ?? "")
      document.documentElement.lang = shown = tag
      document.documentElement.dir = templateOf(tag)?.dir ?? dir
    },
  }
}
