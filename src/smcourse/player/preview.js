// The page of `smcourse preview` starts here: as in a SCORM 1.2 package, but taken up anew at each
// save of its author, at the same place, with what was answered and what is only chosen.

import { readCourse } from "./course.js"
import { courseHost } from "./hosts/scorm12-course.js"
import { element, fill, find } from "./html.js"
import { inLms } from "./leaving.js"
import { start } from "./main.js"
import { translated } from "./translated.js"

/**
 * What a save has changed.
 * @typedef {object} Change
 * @property {string} body      all of the page but its store, as HTML
 * @property {string} stored    pages that are new, or have been shown, each in its template
 * @property {string[]} order   the names of all stored pages
 */

const shown = start(courseHost, inLms)

/** @param {HTMLElement} template */
const nameOf = (template) => template.dataset.smStored ?? ""

/** Templates by their names; a page that was shown has left its own. @param {HTMLElement} within @returns {Map<string, HTMLTemplateElement>} */
const templates = (within = find("[data-sm-store]")) => new Map([...within.querySelectorAll("template")].map((one) => [nameOf(one), one]))

/** @param {Change} change */
const renew = ({ body, stored, order }) => {
  const [before, height] = [shown.page(), window.scrollY]
  const stop = before.here()
  const own = new Map([...templates(), ...templates(fill(element("div"), stored))])
  before.leave()
  const store = find("[data-sm-store]")
  for (const el of [...document.body.children]) if (!el.hasAttribute("data-sm-stays")) el.remove()
  for (const template of templates().values()) template.remove()
  store.before(...fill(element("div"), body).childNodes)
  store.append(...order.flatMap((name) => own.get(name) ?? []))
  shown.become(translated(shown.desk.session(), readCourse(find("#sm-course").textContent ?? ""))).follow(stop)
  window.scrollTo(0, height)
}

/** The names of stored pages that are in the document, and no longer as they came. */
const taken = () => [...templates()].filter(([, template]) => !template.content.firstElementChild).map(([name]) => name)

Object.assign(window, { smcoursePreview: { renew, taken } })
