// The meaning of a word, in a dialog over the page that uses it.

import { closeable } from "./closeable.js"
import { find } from "./html.js"
import { followLinks } from "./links.js"

/**
 * @param {(id: string) => void} onGo  a lesson by its id
 * @param {(then: (glossary: HTMLElement) => void) => void} withGlossary
 */
export const makeGlossary = (onGo, withGlossary) => {
  const main = find("main")
  const dialog = /** @type {HTMLDialogElement} */ (find("[data-sm-meaning]"))
  closeable(dialog)
  followLinks(dialog, (id) => {
    dialog.close()
    onGo(id)
  })

  /** @param {Event} event */
  const open = (event) => {
    const link = /** @type {Element} */ (event.target).closest("[data-sm-term]")
    if (!(link instanceof HTMLElement)) return
    event.preventDefault()
    withGlossary((glossary) => show(find(`#sm-g-${link.dataset.smTerm}`, glossary)))
  }
  /** @param {HTMLElement} entry */
  const show = (entry) => {
    find("h2", dialog).textContent = find("dt", entry).textContent
    const meaning = find("dd", entry).cloneNode(true)
    find("div", dialog).replaceChildren(...meaning.childNodes)
    dialog.showModal()
    find("[data-sm-close]", dialog).focus() // an attribute for it is a fault in frames of other origins
  }
  main.addEventListener("click", open)
  main.addEventListener("keydown", (event) => event.key === " " && open(event)) // a button answers to the space bar too
}
