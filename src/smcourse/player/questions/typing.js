// Fields to type into.

/** What a field holds is told at once, not when it is left. @param {HTMLElement} el around fields */
export const tellTyping = (el) => {
  el.addEventListener("change", (event) => event.isTrusted && event.stopPropagation())
  el.addEventListener("keydown", (event) => event.isComposing && event.stopPropagation()) // Enter ends a word
  el.addEventListener("input", () => el.dispatchEvent(new Event("change", { bubbles: true })))
  return el
}

/** @param {string} text */
export const asHtml = (text) => text.replace(/&/g, "&amp;").replace(/</g, "&lt;")

/** A caret stays where nothing changes. @type {(input: HTMLInputElement, value: string) => void} */
export const setField = (input, value) => {
  if (input.value !== value) input.value = value
}
