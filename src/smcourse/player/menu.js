// The menu: a drawer over the page, a panel beside it where there is room.

import { element, find } from "./html.js"
import { isLessonDone } from "./session.js"

/** @typedef {import("./session.js").Session} Session */

/** @typedef {import("./types.js").CourseData} CourseData */

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
  /** Drawn when it is first opened. @type {ReturnType<typeof drawEntries> | null} */
  let drawn = null
  /** @type {{session: Session, current: string, place: string} | null} */
  let latest = null

  const refresh = () => {
    if (!latest || !drawer.open) return
    drawn ??= drawEntries(course, find("nav", drawer), say)
    drawn(latest.session, latest.current, latest.place)
    progress.textContent = progressIn(latest.session, say)
  }
  const tellOpener = () => {
    opener.setAttribute("aria-expanded", String(drawer.open))
    opener.setAttribute("aria-label", say(drawer.open ? "closeMenu" : "openMenu"))
    document.body.classList.toggle("sm-menu", drawer.open && isWide.matches)
  }
  const close = () => drawer.close()
  const toggle = () => {
    if (drawer.open) {
      close()
      return
    }
    if (isWide.matches) drawer.show()
    else drawer.showModal()
    refresh()
    tellOpener()
  }
  opener.addEventListener("click", toggle)
  drawer.addEventListener("close", tellOpener)
  drawer.addEventListener("click", (event) => {
    const target = /** @type {Element} */ (event.target)
    const entry = target.closest("[data-sm-goto]")
    if (target === drawer || target.closest("[data-sm-close]")) close()
    if (!(entry instanceof HTMLElement)) return
    if (!isWide.matches) close()
    onGo(entry.dataset.smGoto ?? "")
  })
  drawer.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !isWide.matches) return // a modal drawer does it by itself
    close()
    opener.focus()
  })
  isWide.addEventListener("change", close)

  return {
    /** @type {(session: Session, current: string, place: string) => void} */
    update: (session, current, place) => {
      latest = { session, current, place }
      refresh()
    },
    /** Close it where it covers the page. */
    leave: () => {
      if (!isWide.matches) close()
    },
  }
}

/** How many lessons are done, and how long the others take. @type {(session: Session, say: import("./words.js").Say) => string} */
export const progressIn = (session, say) => {
  const open = session.course.lessons.filter((lesson) => !isLessonDone(session, lesson))
  const [m, left] = [session.course.lessons.length, open.reduce((sum, { minutes }) => sum + minutes, 0)]
  const told = say("progress", { n: m - open.length, m })
  return left ? `${told} · ${say("minutesLeft", { n: left })}` : told
}

/**
 * The modules and lessons as a list; what it returns says how far the learner is.
 * @type {(course: CourseData, nav: HTMLElement, say: import("./words.js").Say) =>
 *   (session: Session, current: string, place: string) => void}
 */
const drawEntries = (course, nav, say) => {
  const lessons = new Map(course.lessons.map((lesson) => [lesson.id, lesson]))
  /** @type {Map<string, HTMLElement>} */
  const entries = new Map()
  /** @type {(target: string, label: string, ...more: HTMLElement[]) => HTMLElement} */
  const entry = (target, label, ...more) => {
    const look = more.length ? "sm-ring" : false
    const attributes = { type: "button", class: look, "data-sm-goto": target }
    const button = element("button", attributes, element("span", {}, label), ...more)
    entries.set(target, button)
    return element("li", {}, button)
  }
  /** @param {HTMLElement[]} rows */
  const list = (...rows) => element("ol", {}, ...rows)
  const counts = course.modules.map(({ label, lessons: own }) => {
    const count = element("small")
    const heading = element("h2", { class: "sm-mod" }, element("span", {}, label), count)
    const rows = own.map((id) => entry(id, lessons.get(id)?.label ?? "", element("small")))
    nav.append(...(label ? [heading] : []), list(...rows))
    return { count, own }
  })
  const back = entry("@place", "")
  nav.prepend(list(entry("@cover", say("toStart")), back))
  const asides = course.asides.map((name) => entry(`@${name}`, say(name)))
  nav.append(list(entry("@result", say("results")), ...asides))

  return (session, current, place) => {
    back.hidden = !place || lessons.has(current)
    find("span", back).textContent = say("continue", { lesson: place })
    for (const [id, button] of entries) {
      if (id === current) button.setAttribute("aria-current", "page")
      else button.removeAttribute("aria-current")
      const lesson = lessons.get(id)
      if (!lesson) continue
      const [isDone, isNew] = [isLessonDone(session, lesson), session.fresh.has(lesson.state)]
      const mark = find("small", button)
      const length = lesson.minutes ? say("minutes", { n: lesson.minutes }) : ""
      button.classList.toggle("sm-done", isDone)
      mark.classList.toggle("sm-chip", isNew)
      mark.textContent = isNew ? say("new") : isDone ? say("done") : length
    }
    for (const { count, own } of counts) {
      const done = own.filter((id) => {
        const lesson = lessons.get(id)
        return lesson && isLessonDone(session, lesson)
      })
      count.textContent = say("of", { n: done.length, m: own.length })
    }
  }
}
