// Links inside the text: to a lesson, and to the meaning of a word.

import { closeable } from "./dialogs.js"
import { find } from "./html.js"

/**
 * @param {(id: string) => void} onGo  a lesson by its id
 */
export const followLinks = (onGo) => {
  const main = find("main")
  const meaning = document.querySelector("[data-sm-meaning]")
  if (meaning instanceof HTMLDialogElement) closeable(meaning)

  /** @param {HTMLElement} link */
  const follow = (link) => {
    const { smGoto, smTerm } = link.dataset
    if (smGoto) onGo(smGoto)
    if (smTerm) showMeaning(smTerm)
  }
  /** @param {Event} event */
  const linkOf = (event) => {
    const link = /** @type {Element} */ (event.target).closest("[data-sm-goto], [data-sm-term]")
    return link instanceof HTMLElement ? link : null
  }
  main.addEventListener("click", (event) => {
    const link = linkOf(event)
    if (!link) return
    event.preventDefault()
    follow(link)
  })
  main.addEventListener("keydown", (event) => {
    const link = linkOf(event)
    if (event.key !== " " || !link?.dataset.smTerm) return // a button answers to the space bar too
    event.preventDefault()
    follow(link)
  })
}

/** The entry of the glossary, in a dialog. @param {string} id */
const showMeaning = (id) => {
  const dialog = /** @type {HTMLDialogElement} */ (find("[data-sm-meaning]"))
  const entry = find(`#sm-g-${id}`)
  find("h2", dialog).textContent = find("dt", entry).textContent
  const meaning = find("dd", entry).cloneNode(true)
  find("div", dialog).replaceChildren(...meaning.childNodes)
  dialog.showModal()
}
