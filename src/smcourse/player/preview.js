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

/** Done when the LMS has told what it keeps. @type {{opening?: Promise<unknown>}} */
const lms = {}
const shown = start((course, tell) => {
  const host = courseHost(course, tell)
  return { ...host, open: () => (lms.opening = host.open()) }
}, inLms)

/** @param {HTMLElement} template */
const nameOf = (template) => template.dataset.smStored ?? ""

/** Templates by their names; a page that was shown has left its own. @param {HTMLElement} within @returns {Map<string, HTMLTemplateElement>} */
const templates = (within = find("[data-sm-store]")) => new Map([...within.querySelectorAll("template")].map((one) => [nameOf(one), one]))

/** Whether the page of a template is on stage or was. @param {HTMLTemplateElement} template */
const isTaken = (template) => !template.content.firstElementChild

/** Show what another page showed, a lesson by the name that it has now. @param {Pick<import("./stage.js").Stop, "kind" | "name" | "step"> & {lesson: {id: string, state: number} | null}} stop */
const follow = ({ lesson, ...stop }) => {
  const renamed = lesson && shown.desk.session().course.lessons.find(({ was }) => was.includes(lesson.state))
  shown.page().follow({ ...stop, lesson: renamed || lesson })
}

/** False where a page was taken meanwhile that does not come again. @param {Change} change */
const renew = ({ body, stored, order }) => {
  const own = new Map([...templates(), ...templates(fill(element("div"), stored))])
  if (order.flatMap((name) => own.get(name) ?? []).some(isTaken)) return false
  const [before, height] = [shown.page(), window.scrollY]
  const stop = before.here()
  const isMenuOpen = find("[data-sm-drawer]").hasAttribute("open")
  before.leave()
  const store = find("[data-sm-store]")
  for (const el of [...document.body.children]) if (!el.hasAttribute("data-sm-stays")) el.remove()
  for (const template of templates().values()) template.remove()
  store.before(...fill(element("div"), body).childNodes)
  store.append(...order.flatMap((name) => own.get(name) ?? []))
  shown.become(translated(shown.desk.session(), readCourse(find("#sm-course").textContent ?? "")))
  follow(stop)
  if (isMenuOpen) find("[data-sm-menu]").click()
  window.scrollTo(0, height)
  return true
}

/** The names of stored pages that are in the document, and no longer as they came. */
const taken = () => [...templates()].filter(([, template]) => isTaken(template)).map(([name]) => name)

/** Where somebody is, and what is written, chosen or answered that no LMS keeps: as a text. */
const stand = () => {
  const { desk, page } = shown
  const { kind, name, step, lesson } = page().here()
  const stop = { kind, name, step, lesson: lesson && { id: lesson.id, state: lesson.state } }
  const [drafts, notes, loose] = [[...desk.drafts], [...desk.notebook.entries()], [...desk.session().loose]]
  return JSON.stringify({ stop, drafts, notes, loose, height: window.scrollY })
}

/** The same in a page that is loaded in the place of another, once the LMS has told what it keeps. @param {string} text */
const take = async (text) => {
  const { stop, drafts, notes, loose, height } = JSON.parse(text)
  await lms.opening
  const { desk } = shown
  for (const [question, response] of drafts) desk.drafts.set(question, response)
  for (const [key, { text: written, about }] of notes) desk.notebook.keep(key, written, about)
  desk.keep({ ...desk.session(), loose: new Map(loose) }, null)
  follow(stop)
  window.scrollTo(0, height)
}

Object.assign(window, { smcoursePreview: { renew, taken, stand, take } })
