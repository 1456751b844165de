// Boot: read the course's JSON block, find the host, show the page in one of its languages, and keep
// what the learner's acts make of the session.

import { fetchAhead } from "./ahead.js"
import { readCourse } from "./course.js"
import { find } from "./html.js"
import { makeBodies, nearestTag, tagBits } from "./languages.js"
import { followLifecycle } from "./lifecycle.js"
import { makeNotebook } from "./notebook.js"
import { makePage } from "./page.js"
import { beginSession, recorded, resumeSession, spoken, translated } from "./session.js"

const DAY = 864e5

/** Today where the learner is, counted from 1970-01-01. @param {Date} now */
const dayOf = (now) => Math.floor((now.getTime() - now.getTimezoneOffset() * 6e4) / DAY)

/** @param {import("./types.js").MakeHost} makeHost */
export const start = (makeHost) => {
  const course = readCourse(find("#sm-course").textContent ?? "")
  const begun = beginSession(course, dayOf(new Date()))
  let session = begun
  let kept = session.snapshot
  let isConnected = false
  /** @type {import("./types.js").Notice} */
  let notice = "fine"
  const bodies = makeBodies(course.language)
  const notebook = makeNotebook(course.id)

  const host = makeHost(course, (said) => {
    notice = said
    page.tell(said)
  })

  /** At once when a lesson ends or the status changes, else soon. @type {import("./page.js").Desk["keep"]} */
  const keep = (moved, lesson) => {
    session = moved
    const { snapshot } = session
    const state = lesson?.state ?? -1
    const isUrgent =
      snapshot.status !== kept.status || snapshot.lessons.get(state) !== kept.lessons.get(state)
    kept = snapshot
    if (isConnected) host.save(recorded(session), lesson?.id ?? "", isUrgent)
  }

  /** The page in a language, made when it is first shown. @type {(course: import("./types.js").CourseData) => import("./page.js").Page} */
  const pageIn = (shown) =>
    makePage(shown, { session: () => session, keep, host, notebook, isConnected: () => isConnected })
  let page = pageIn(course)
  const known = new Map([[course.language, { course, page }]])

  /** The same place in another language; every answer comes along. @param {string} tag */
  const speak = (tag) => {
    if (tag === session.course.language) return
    const stop = page.here()
    page.leave()
    bodies.show(tag)
    const next = known.get(tag)?.course ?? readCourse(find("#sm-course").textContent ?? "")
    session = translated(session, next)
    page = known.get(tag)?.page ?? pageIn(next)
    known.set(tag, { course: next, page })
    page.tell(notice)
    page.follow(stop)
  }

  /** The learner's choice is kept. @param {string} tag */
  const choose = (tag) => {
    session = spoken(session, tagBits(tag))
    speak(tag)
    if (isConnected) host.save(recorded(session), page.here().lesson?.id ?? "", false)
  }

  document.addEventListener("click", (event) => {
    const target = /** @type {Element} */ (event.target).closest("[data-sm-action]")
    if (target instanceof HTMLElement) page.act(target.dataset.smAction ?? "")
    const language = /** @type {Element} */ (event.target).closest("[data-sm-speak]")
    if (language instanceof HTMLElement) bodies.whenThere(() => choose(language.dataset.smSpeak ?? ""))
  })
  document.addEventListener("submit", (event) => event.preventDefault())
  document.addEventListener("keydown", (event) => page.press(event))
  followLifecycle(host)
  fetchAhead(() => page.pagesAhead())

  host.open().then((opened) => {
    if (!opened) return
    isConnected = true
    const isEarly = session.snapshot !== begun.snapshot // the learner did not wait for the LMS
    session = resumeSession(session, opened)
    kept = session.snapshot
    const { status } = kept
    if (status !== opened.status || isEarly) {
      host.save(recorded(session), page.place()?.lesson.id ?? "", status !== opened.status)
    }
    notebook.open(opened.learner)
    page.resume()
    const tags = course.languages
    const wanted = tags.find((tag) => tagBits(tag) === kept.language) ?? nearestTag(tags, opened.language)
    if (wanted) bodies.whenThere(() => speak(wanted))
  })
}
