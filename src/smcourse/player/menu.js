// The menu: a drawer over the page, a panel beside it where there is room.

import { find } from "./html.js"
import { isLessonDone } from "./session.js"

/** @typedef {import("./session.js").Session} Session */

/**
 * @param {import("./words.js").Say} say
 * @param {(target: string) => void} onGo
 */
export const makeMenu = (say, onGo) => {
  const drawer = /** @type {HTMLDialogElement} */ (find("[data-sm-drawer]"))
  const opener = find("[data-sm-menu]")
  const isWide = window.matchMedia("(min-width: 69rem)")
  const entries = /** @type {HTMLElement[]} */ ([...drawer.querySelectorAll("[data-sm-goto]")])

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
    /** @type {(session: Session, current: string) => void} */
    update: (session, current) => {
      const lessons = new Map(session.course.lessons.map((lesson) => [lesson.id, lesson]))
      for (const entry of entries) {
        const id = entry.dataset.smGoto ?? ""
        if (id === current) entry.setAttribute("aria-current", "page")
        else entry.removeAttribute("aria-current")
        const lesson = lessons.get(id)
        if (!lesson) continue
        const isDone = isLessonDone(session, lesson)
        const mark = find("small", entry)
        entry.classList.toggle("sm-done", isDone)
        mark.classList.toggle("sm-chip", session.fresh.has(lesson.state))
        mark.textContent = session.fresh.has(lesson.state)
          ? say("new")
          : isDone
            ? say("done")
            : (mark.dataset.smMark ?? "")
      }
      for (const node of drawer.querySelectorAll("[data-sm-count]")) {
        const count = /** @type {HTMLElement} */ (node)
        const own = session.course.lessons.filter(({ module }) => module === count.dataset.smCount)
        const done = own.filter((lesson) => isLessonDone(session, lesson)).length
        count.textContent = say("of", { n: done, m: own.length })
      }
    },
  }
}
