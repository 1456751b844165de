// The page of `smcourse preview` starts here: as in a SCORM 1.2 package, but taken up anew at each
// save of its author, at the same place, with what was answered and what is only chosen.

import { readCourse } from "./course.js"
import { courseHost } from "./hosts/scorm12-course.js"
import { find } from "./html.js"
import { inLms } from "./leaving.js"
import { start } from "./main.js"
import { translated } from "./translated.js"

/**
 * What a save has changed.
 * @typedef {object} Change
 * @property {DocumentFragment} body              all of the page but its store
 * @property {HTMLTemplateElement[]} stored       pages that are new, or have been shown
 * @property {string[]} order                     the names of all stored pages
 */

const shown = start(courseHost, inLms)

/** @param {HTMLElement} template */
const nameOf = (template) => template.dataset.smStored ?? ""

/** The pages that wait, by name; one that was shown has left its template. */
const templates = () =>
  new Map([.../** @type {NodeListOf<HTMLTemplateElement>} */ (find("[data-sm-store]").querySelectorAll("template"))].map((one) => [nameOf(one), one]))

/** @param {Change} change */
const renew = ({ body, stored, order }) => {
  const [before, height] = [shown.page(), window.scrollY]
  const stop = before.here()
  const own = new Map([...templates(), ...stored.map((one) => /** @type {const} */ ([nameOf(one), one]))])
  before.leave()
  const store = find("[data-sm-store]")
  for (const node of [...document.body.childNodes]) if (node !== store) node.remove()
  for (const template of templates().values()) template.remove()
  store.before(body)
  store.append(...order.flatMap((name) => own.get(name) ?? []))
  shown.become(translated(shown.desk.session(), readCourse(find("#sm-course").textContent ?? ""))).follow(stop)
  window.scrollTo(0, height)
}

/** The names of stored pages that are in the document, and no longer as they came. */
const taken = () => [...templates()].filter(([, template]) => !template.content.firstElementChild).map(([name]) => name)

Object.assign(window, { smcoursePreview: { renew, taken } })
