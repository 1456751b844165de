// Links inside the text that lead to a lesson.

/**
 * @param {HTMLElement} root  the links are in it
 * @param {(id: string) => void} onGo  a lesson by its id
 */
export const followLinks = (root, onGo) =>
  root.addEventListener("click", (event) => {
    const link = /** @type {Element} */ (event.target).closest("[data-sm-goto]")
    if (!(link instanceof HTMLElement)) return
    event.preventDefault()
    onGo(link.dataset.smGoto ?? "")
  })
