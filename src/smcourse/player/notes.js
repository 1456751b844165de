// Bookmarks and notes: a row at the end of each step, and a page with all of them.

import { closeable } from "./dialogs.js"
import { element, find, icon } from "./html.js"

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
  const panel = find("#sm-note", own)
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
  /** @param {"note" | "mark"} kind */
  const textHere = (kind) => (here ? notebook.text(keyOf(kind, here.lesson)) : "")
  const drawRow = () => {
    mark.setAttribute("aria-pressed", String(textHere("mark") !== ""))
    find("span", opener).textContent = say(textHere("note") ? "noteMine" : "noteWrite")
    find("[data-sm-kept]", own).textContent = say(KEPT[notebook.where()])
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

  /** What there is, in the order of the course; then what was written to lessons that are gone. */
  const rows = () => {
    const known = lessons.map((lesson) => {
      const [note, marked] = [notebook.text(keyOf("note", lesson)), notebook.text(keyOf("mark", lesson))]
      return { lesson, label: lesson.label, note, marked }
    })
    const keys = lessons.map((lesson) => keyOf("note", lesson))
    const gone = [...notebook.entries()]
      .filter(([key]) => key.startsWith("note-") && !keys.includes(key))
      .map(([, { text, about }]) => ({ lesson: null, label: about, note: text, marked: "" }))
    return [...known, ...gone].filter(({ note, marked }) => note || marked)
  }
  /** @param {ReturnType<typeof rows>[number]} row */
  const drawOne = ({ lesson, label, note, marked }) => {
    const name = element(lesson ? "button" : "b", lesson ? { class: "sm-link", type: "button" } : {}, label)
    const step = Math.min(Math.max(1, parseInt(marked) || 1), lesson?.steps ?? 1) - 1
    if (lesson) name.addEventListener("click", () => onGo(lesson.id, step))
    const sign = marked && element("span", { class: "sm-tag" }, icon("mark"), say("bookmark"))
    return element("li", {}, name, sign || null, note ? element("p", { class: "sm-mine" }, note) : null)
  }
  const drawPage = () => {
    const all = rows()
    const gone = all.filter(({ lesson }) => !lesson)
    /** @param {typeof all} some */
    const list = (some) => element("ol", { class: "sm-todo" }, ...some.map(drawOne))
    find("[data-sm-notes]", page).replaceChildren(
      all.length ? list(all.filter(({ lesson }) => lesson)) : element("p", {}, say("notesNone")),
      ...(gone.length ? [element("h2", {}, say("notesOther")), list(gone)] : []),
    )
    stay.checked = ["device", "left"].includes(notebook.where())
  }
  stay.addEventListener("change", () => {
    notebook.stay(stay.checked)
    drawPage()
    told.textContent = say(KEPT[notebook.where()])
  })
  find("[data-sm-copy]", page).addEventListener("click", (event) => {
    const area = element("textarea", { class: "sm-vh" })
    area.value = rows().map(({ label, note }) => `${label}\n${note}\n`).join("\n")
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
    },
    draw: () => {
      told.textContent = ""
      drawPage()
    },
    /** Whether leaving loses something. */
    isLoose: () => notebook.entries().size > 0 && notebook.where() !== "device",
  }
}
