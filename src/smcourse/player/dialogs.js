// The two dialogs: leaving, and the technical log that support people ask for.

import { closeable } from "./closeable.js"
import { find } from "./html.js"

/** @typedef {import("./words.js").Say} Say */

const REFRESH = 1000

/**
 * @param {Say} say
 * @param {{save: () => boolean, text: () => {isSafe: boolean, words: string}}} on
 */
export const makeExitDialog = (say, on) => {
  const dialog = /** @type {HTMLDialogElement} */ (find("[data-sm-exit]"))
  const again = find("[data-sm-again]", dialog)
  const leave = find("[data-sm-action=finish]", dialog)

  const refresh = () => {
    on.save()
    const { isSafe, words } = on.text()
    find("[data-sm-text]", dialog).textContent = words
    if (isSafe && document.activeElement === again) leave.focus()
    again.hidden = isSafe
    leave.textContent = say(isSafe ? "leave" : "leaveAnyway")
    leave.classList.toggle("sm-quiet", !isSafe)
  }
  again.addEventListener("click", refresh)
  closeable(dialog)

  return {
    open: () => {
      refresh()
      if (!dialog.open) dialog.showModal()
    },
    close: () => dialog.close(),
  }
}

/** Opens with Ctrl+Alt+G, or beside the page with `?debug` in the address. @type {(say: Say, log: () => string[]) => void} */
export const makeLogDialog = (say, log) => {
  const dialog = /** @type {HTMLDialogElement} */ (find("[data-sm-log]"))
  const text = /** @type {HTMLTextAreaElement} */ (find("textarea", dialog))
  const status = find("[role=status]", dialog)
  const refresh = () => {
    if (dialog.open) text.value = log().join("\n")
  }
  const open = () => {
    if (!dialog.isConnected) return // that of another language
    if (!dialog.open) dialog.showModal()
    status.textContent = ""
    refresh()
  }
  setInterval(refresh, REFRESH)
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey && event.altKey && event.code === "KeyG") open()
  })
  find("[data-sm-copy]", dialog).addEventListener("click", () => {
    text.select() // the clipboard is closed to many frames; the old way works in all
    document.execCommand("copy")
    status.textContent = say("copied")
  })
  closeable(dialog)
  if (new URLSearchParams(window.location.search).has("debug")) dialog.show()
}
