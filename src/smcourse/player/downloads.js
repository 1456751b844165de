// Files to take along, in a frame that a sandbox has shut.

import { element } from "./html.js"

/**
 * A frame without an origin may not save; a window may be open to it, and may show the file or not.
 * So the address stands beside the link, to be opened elsewhere, and the course stays where it is.
 * @param {import("./words.js").Say} say
 * @param {HTMLElement} main
 */
export const makeDownloads = (say, main) => {
  document.addEventListener("click", (event) => {
    const link = /** @type {Element} */ (event.target).closest("a[download]")
    if (!(link instanceof HTMLAnchorElement) || window.origin !== "null" || !main.isConnected) return
    event.preventDefault()
    window.open(link.href)
    if (link.nextElementSibling?.matches("label")) return
    const address = element("input", { readonly: true, value: link.href })
    link.after(element("label", { class: "sm-field" }, say("fileAddress"), address))
    address.focus()
    address.select()
  })
}
