// The menu: a drawer over the page, a panel beside it where there is room.

import { element, find, icon } from "./html.js"
import { OPTIONAL } from "./optional.js"
import { isAskedFor, isLessonDone } from "./session.js"
import { inTurns } from "./turns.js"

/** @typedef {import("./session.js").Session} Session */

/** @typedef {import("./types.js").CourseData} CourseData */
/** @typedef {import("./types.js").LessonData} LessonData */

/** @typedef {{session: Session, current: string, place: string}} Now  what is shown, and the lesson to go on with */
/** @typedef {(now: Now) => void} Entry  says how far the learner is; draws itself before */

const ROWS_AT_ONCE = 8 // rows
const MANY = 60 // lessons; beyond them a module opens when it is asked to

/**
 * @param {CourseData} course
 * @param {import("./words.js").Say} say
 * @param {(target: string) => void} onGo
 */
export const makeMenu = (course, say, onGo) => {
  const drawer = /** @type {HTMLDialogElement} */ (find("[data-sm-drawer]"))
  const opener = find("[data-sm-menu]")
  const progress = find("[data-sm-progress]", drawer)
  const isWide = window.matchMedia("(min-width: 69rem)")
  const nav = find("nav", drawer)
  /** Drawn anew each time: rows that nobody sees cost nothing. @type {Entry[]} */
  let entries = []
  let stop = () => {}
  /** @type {Now | null} */
  let latest = null

  const refresh = () => {
    if (!latest) return
    const now = latest
    stop()
    stop = inTurns(entries, ROWS_AT_ONCE, (entry) => entry(now))
    progress.textContent = progressIn(now.session, say)
  }
  const tellOpener = () => {
    opener.setAttribute("aria-expanded", String(drawer.open))
    opener.setAttribute("aria-label", say(drawer.open ? "closeMenu" : "openMenu"))
    const shown = find("[data-sm-drawer]") // another where this one closes late, after its page
    document.body.classList.toggle("sm-menu", shown.matches("[open]") && isWide.matches)
  }
  const close = () => drawer.close()
  const toggle = () => {
    if (drawer.open) {
      close()
      return
    }
    nav.replaceChildren()
    entries = entriesOf(course, nav, say)
    refresh() // before it is shown, which measures the page
    if (isWide.matches) drawer.show()
    else drawer.showModal()
    tellOpener()
  }
  nav.addEventListener("toggle", refresh, true)
  opener.addEventListener("click", toggle)
  drawer.addEventListener("close", tellOpener)
  drawer.addEventListener("click", (event) => {
    const target = /** @type {Element} */ (event.target)
    const entry = target.closest("[data-sm-goto]")
    if (target === drawer || target.closest("[data-sm-close]")) close()
    if (entry instanceof HTMLElement) onGo(entry.dataset.smGoto ?? "")
  })
  drawer.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !isWide.matches) return // a modal drawer does it by itself
    close()
    opener.focus()
  })
  isWide.addEventListener("change", close)

  return {
    /** @param {Now} now */
    update: (now) => {
      latest = now
      if (drawer.open && isWide.matches) refresh()
    },
    /** Close it where it covers the page. */
    leave: () => {
      if (!isWide.matches) close()
    },
  }
}

/** Of the lessons that the course asks for: how many are done, and how long the others take. @type {(session: Session, say: import("./words.js").Say) => string} */
export const progressIn = (session, say) => {
  let [done, all, left] = [0, 0, 0]
  for (const lesson of session.course.lessons) {
    if (!isAskedFor(session, lesson)) continue
    all += 1
    if (isLessonDone(session, lesson)) done += 1
    else left += lesson.minutes
  }
  const told = all ? say("progress", { n: done, m: all }) : ""
  return left ? `${told} · ${say("minutesLeft", { n: left })}` : told
}

/**
 * The headings and rows of the menu in their order.
 * @type {(course: CourseData, nav: HTMLElement, say: import("./words.js").Say) => Entry[]}
 */
const entriesOf = (course, nav, say) => {
  const lessons = new Map(course.lessons.map((lesson) => [lesson.id, lesson]))
  let list = nav // that of the heading before

  /** @type {(label: string, own: LessonData[]) => Entry} */
  const heading = (label, own) => {
    /** @type {HTMLElement | null} */
    let rows = null
    const count = element("small")
    return ({ session, current }) => {
      if (!rows) {
        rows = element("ol")
        const title = label && element("h2", { class: "sm-mod" }, element("span", {}, label), count)
        if (title && lessons.size > MANY) {
          const isOpen = own.some(({ id }) => id === current)
          nav.append(element("details", { open: isOpen }, element("summary", {}, title), rows))
        } else nav.append(title, rows)
      }
      list = rows
      const asked = own.filter((lesson) => isAskedFor(session, lesson))
      const done = asked.filter((lesson) => isLessonDone(session, lesson))
      count.textContent = asked.length ? say("of", { n: done.length, m: asked.length }) : ""
    }
  }

  /** @type {(target: string, label: string, lesson?: LessonData) => (now: Now) => HTMLElement | null} */
  const row = (target, label, lesson) => {
    /** @type {HTMLElement | null} */
    let button = null
    const draw = () => {
      const attributes = { type: "button", class: lesson ? "sm-ring" : false, "data-sm-goto": target }
      const sign = !lesson && icon(target.startsWith("@test-") ? "pen" : target.slice(1))
      const drawn = element("button", attributes, sign, element("span", {}, label), element("small"))
      list.append(element("li", {}, drawn))
      return drawn
    }
    return ({ session, current }) => {
      if (list.matches("details:not([open])>*")) return null
      button ??= draw()
      if (target === current) button.setAttribute("aria-current", "page")
      else button.removeAttribute("aria-current")
      if (!lesson) return button
      const [isDone, isNew] = [isLessonDone(session, lesson), session.fresh.has(lesson.state)]
      const mark = find("small", button)
      const length = lesson.minutes ? say("minutes", { n: lesson.minutes }) : ""
      button.classList.toggle("sm-done", isDone)
      mark.classList.toggle("sm-chip", isNew)
      const told = isNew ? say("new") : isDone ? say("done") : isAskedFor(session, lesson) ? length : say("optional")
      if (mark.textContent !== told) mark.textContent = told
      return button
    }
  }
  const placeRow = row("@place", "")
  /** To go on, from pages beside the lessons. @param {Now} now */
  const back = (now) => {
    const button = placeRow(now)
    if (!button) return
    button.parentElement?.toggleAttribute("hidden", !now.place || lessons.has(now.current))
    find("span", button).textContent = say("continue", { lesson: now.place })
  }

  return [
    heading("", []),
    row("@cover", say("toStart")),
    back,
    ...(OPTIONAL.tests?.rows(course, false, row, say) ?? []),
    ...course.modules.flatMap(({ label, lessons: ids }) => {
      const own = ids.flatMap((id) => lessons.get(id) ?? [])
      return [heading(label, own), ...own.map((lesson) => row(lesson.id, lesson.label, lesson))]
    }),
    heading("", []),
    ...(OPTIONAL.tests?.rows(course, true, row, say) ?? []),
    row("@result", say("results")),
    ...course.asides.map((name) => row(`@${name}`, say(name))),
  ]
}
