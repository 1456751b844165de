// Links inside the text: to a lesson, and to the meaning of a word.

import { closeable } from "./dialogs.js"
import { find } from "./html.js"

/**
 * @param {(id: string) => void} onGo  a lesson by its id
 * @param {(then: (glossary: HTMLElement) => void) => void} withGlossary
 */
export const followLinks = (onGo, withGlossary) => {
  const main = find("main")
  const meaning = document.querySelector("[data-sm-meaning]")

  /** @param {HTMLElement} link */
  const follow = (link) => {
    const { smGoto, smTerm } = link.dataset
    if (smGoto) {
      if (meaning instanceof HTMLDialogElement) meaning.close()
      onGo(smGoto)
    }
    if (smTerm) withGlossary((glossary) => showMeaning(find(`#sm-g-${smTerm}`, glossary)))
  }
  /** @param {Event} event */
  const linkOf = (event) => {
    const link = /** @type {Element} */ (event.target).closest("[data-sm-goto], [data-sm-term]")
    return link instanceof HTMLElement ? link : null
  }
  /** @param {Event} event */
  const click = (event) => {
    const link = linkOf(event)
    if (!link) return
    event.preventDefault()
    follow(link)
  }
  main.addEventListener("click", click)
  if (meaning instanceof HTMLDialogElement) {
    closeable(meaning)
    meaning.addEventListener("click", click)
  }
  main.addEventListener("keydown", (event) => {
    const link = linkOf(event)
    if (event.key !== " " || !link?.dataset.smTerm) return // a button answers to the space bar too
    event.preventDefault()
    follow(link)
  })
}

/** An entry of the glossary, in a dialog. @param {HTMLElement} entry */
const showMeaning = (entry) => {
  const dialog = /** @type {HTMLDialogElement} */ (find("[data-sm-meaning]"))
  find("h2", dialog).textContent = find("dt", entry).textContent
  const meaning = find("dd", entry).cloneNode(true)
  find("div", dialog).replaceChildren(...meaning.childNodes)
  dialog.showModal()
  find("[data-sm-close]", dialog).focus() // an attribute for it is a fault in frames of other origins
}
