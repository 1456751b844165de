// Bookmarks and notes: a row at the end of each step, and a page with all of them.

import { closeable } from "./closeable.js"
import { element, find, icon } from "./html.js"
import { OPTIONAL } from "./optional.js"

/** @typedef {import("./types.js").LessonData} LessonData */

const KEPT = { memory: "notesMemory", device: "notesDevice", refused: "notesRefused", left: "notesLeft" }

/**
 * @param {LessonData[]} lessons
 * @param {import("./words.js").Say} say
 * @param {import("./notebook.js").Notebook} notebook
 * @param {(lesson: string, step: number) => void} onGo
 */
export const makeNotes = (lessons, say, notebook, onGo) => {
  const own = find("[data-sm-own]")
  const mark = find("[data-sm-mark]", own)
  const opener = find("[data-sm-note]", own)
  const panel = find("#sm-jot", own)
  const field = /** @type {HTMLTextAreaElement} */ (find("textarea", own))
  const page = find('[data-sm-page="sm-notes"]')
  const stay = /** @type {HTMLInputElement} */ (find("input", page))
  const told = find("[role=status]", page)
  const dialog = /** @type {HTMLDialogElement} */ (find("dialog", page))
  /** @type {{lesson: LessonData, step: number} | null} */
  let here = null

  /** Where something of a lesson is kept: under the id it has, or had. @type {(kind: "note" | "mark", lesson: LessonData) => string} */
  const keyOf = (kind, { state, was }) =>
    [state, ...was].map((id) => `${kind}-${id}`).find(notebook.text) ?? `${kind}-${state}`

  /** @type {(kind: "note" | "mark", text: string) => void} */
  const keep = (kind, text) => {
    if (here) notebook.keep(keyOf(kind, here.lesson), text, here.lesson.label)
    drawRow()
  }
  const where = () => say(KEPT[notebook.where()])
  /** @param {"note" | "mark"} kind */
  const textHere = (kind) => (here ? notebook.text(keyOf(kind, here.lesson)) : "")
  const drawRow = () => {
    mark.setAttribute("aria-pressed", String(textHere("mark") !== ""))
    find("span", opener).textContent = say(textHere("note") ? "noteMine" : "noteWrite")
    find("[data-sm-kept]", own).textContent = where()
  }
  /** @param {boolean} isOpen */
  const open = (isOpen) => {
    panel.hidden = !isOpen
    opener.setAttribute("aria-expanded", String(isOpen))
    if (isOpen) field.focus()
  }
  mark.addEventListener("click", () => keep("mark", textHere("mark") ? "" : String((here?.step ?? 0) + 1)))
  opener.addEventListener("click", () => open(panel.hidden))
  field.addEventListener("input", () => keep("note", field.value.trim() && field.value))

  /** What there is, in the order of the course; what fields in the lessons asked for; what was written to lessons that are gone. */
  const rows = () => {
    const known = lessons.map((lesson) => {
      const [note, marked] = [notebook.text(keyOf("note", lesson)), notebook.text(keyOf("mark", lesson))]
      return { lesson, label: lesson.label, note, marked }
    })
    const keys = lessons.map((lesson) => keyOf("note", lesson))
    /** @param {(key: string) => boolean} isOne */
    const others = (isOne) =>
      [...notebook.entries()]
        .filter(([key]) => isOne(key))
        .map(([, { text, about }]) => ({ lesson: null, label: about, note: text, marked: "" }))
    return {
      known: known.filter(({ note, marked }) => note || marked),
      own: others((key) => key.startsWith("own-")),
      gone: others((key) => key.startsWith("note-") && !keys.includes(key)),
    }
  }
  /** @param {{lesson: LessonData | null, label: string, note: string, marked: string}} row */
  const drawOne = ({ lesson, label, note, marked }) => {
    const name = element(lesson ? "button" : "b", lesson ? { class: "sm-link", type: "button" } : {}, label)
    const step = Math.min(Math.max(1, parseInt(marked) || 1), lesson?.steps ?? 1) - 1
    if (lesson) name.addEventListener("click", () => onGo(lesson.id, step))
    const sign = marked && element("span", { class: "sm-tag" }, icon("mark"), say("bookmark"))
    return element("li", {}, name, sign || null, note ? element("p", { class: "sm-mine" }, note) : null)
  }
  const drawPage = () => {
    const { known, own: mine, gone } = rows()
    /** @type {(some: Parameters<typeof drawOne>[0][], heading?: string) => HTMLElement[]} */
    const list = (some, heading) =>
      some.length
        ? [...(heading ? [element("h2", {}, say(heading))] : []), element("ol", { class: "sm-todo" }, ...some.map(drawOne))]
        : []
    const all = [...list(known), ...list(mine, "reflections"), ...list(gone, "notesOther")]
    find("[data-sm-notes]", page).replaceChildren(...(all.length ? all : [element("p", {}, say("notesNone"))]))
    stay.checked = ["device", "left"].includes(notebook.where())
  }
  stay.addEventListener("change", () => {
    notebook.stay(stay.checked)
    drawPage()
    told.textContent = where()
  })
  find("[data-sm-copy]", page).addEventListener("click", (event) => {
    const area = element("textarea", { class: "sm-vh" })
    area.value = Object.values(rows())
      .flat()
      .map(({ label, note }) => `${label}\n${note}\n`)
      .join("\n")
    page.append(area)
    area.select() // the clipboard is closed to many frames
    document.execCommand("copy")
    area.remove()
    const button = /** @type {HTMLElement} */ (event.currentTarget)
    button.focus()
    told.textContent = say("copied")
  })
  find("[data-sm-erase]", page).addEventListener("click", () => {
    dialog.showModal()
    find("[data-sm-close]", dialog).focus() // what loses nothing
  })
  find("[data-sm-erase]", dialog).addEventListener("click", () => {
    notebook.clear()
    dialog.close()
    drawPage()
    told.textContent = say("notesErased")
    find("h1", page).focus()
  })
  closeable(dialog)
  window.addEventListener("storage", () => {
    notebook.look()
    drawPage()
    drawRow()
  })

  return {
    /** A step came on stage. @type {(lesson: LessonData, step: number, el: HTMLElement) => void} */
    arrive: (lesson, step, el) => {
      here = { lesson, step }
      find(".sm-col", el).append(own)
      own.hidden = false
      field.value = textHere("note")
      open(false)
      drawRow()
      OPTIONAL.reflect?.(el, lesson.label, notebook, where)
    },
    draw: () => {
      told.textContent = ""
      drawPage()
    },
    /** Whether leaving loses something. */
    isLoose: () => notebook.entries().size > 0 && notebook.where() !== "device",
  }
}
