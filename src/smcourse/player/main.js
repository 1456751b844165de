// Boot: read the course's JSON block, find the host, show the page in one of its languages, and keep
// what the learner's acts make of the session.

import { fetchAhead } from "./ahead.js"
import { readCourse } from "./course.js"
import { find } from "./html.js"
import { followLifecycle } from "./lifecycle.js"
import { makeNotebook } from "./notebook.js"
import { OPTIONAL } from "./optional.js"
import { makePage } from "./page.js"
import { beginSession, recorded, resumeSession } from "./session.js"
import { dayOf } from "./written.js"

/**
 * Begin; and give what another course, in the place of this one, needs.
 * @param {import("./types.js").MakeHost} makeHost
 * @param {import("./page.js").Surround} surround
 */
export const start = (makeHost, surround) => {
  const course = readCourse(find("#sm-course").textContent ?? "")
  const begun = beginSession(course, dayOf(new Date()))
  let session = begun
  let kept = session.snapshot
  let isConnected = false
  let learner = ""
  /** @type {import("./types.js").Notice} */
  let notice = "fine"
  const notebook = makeNotebook(course.id)

  /** @param {import("./types.js").Notice} said */
  const tell = (said) => {
    notice = said
    page.tell(said)
  }
  const host = makeHost(course, tell)

  /** What of the session the LMS is told. */
  const told = () => ({ ...recorded(session), scores: OPTIONAL.scores?.(session) })

  /** At once when a lesson ends or the status changes, else soon. @type {import("./page.js").Desk["keep"]} */
  const keep = (moved, lesson, isOver = false) => {
    session = moved
    const { snapshot } = session
    const state = lesson?.state ?? -1
    const isUrgent =
      isOver ||
      snapshot.status !== kept.status || snapshot.lessons.get(state) !== kept.lessons.get(state)
    kept = snapshot
    if (isConnected) host.save(told(), lesson?.id ?? "", isUrgent)
  }

  /** @type {import("./page.js").Desk} */
  const desk = {
    session: () => session,
    keep,
    host,
    notebook,
    isConnected: () => isConnected,
    drafts: new Map(),
    learner: () => learner,
    surround,
  }
  let page = makePage(course, desk)
  /** The session in another course, or in another language of it. @type {(moved: import("./session.js").Session, known?: import("./page.js").Page) => import("./page.js").Page} */
  const become = (moved, known) => {
    session = moved
    page = known ?? makePage(moved.course, desk)
    page.tell(notice)
    goAhead()
    return page
  }
  const languages = OPTIONAL.languages?.(course, page, desk, become)

  document.addEventListener("click", (event) => {
    const target = /** @type {Element} */ (event.target).closest("[data-sm-action]")
    if (target instanceof HTMLElement) page.act(target.dataset.smAction ?? "")
  })
  document.addEventListener("submit", (event) => event.preventDefault())
  document.addEventListener("keydown", (event) => page.press(event))
  followLifecycle(host)
  const goAhead = fetchAhead(() => page.pagesAhead())

  host.open().then((opened) => {
    if (!opened) return
    isConnected = true
    learner = opened.learner
    const isEarly = session.snapshot !== begun.snapshot // the learner did not wait for the LMS
    session = resumeSession(session, opened)
    kept = session.snapshot
    const isNews = kept.status !== opened.status
    if (isNews || isEarly) host.save(told(), page.place()?.id ?? "", isNews)
    notebook.open(opened.learner || course.shelf)
    page.resume()
    languages?.follow(kept.language, opened.language)
  })
  return { become, page: () => page, desk }
}
