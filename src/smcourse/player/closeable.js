// A dialog with a button that closes it.

import { find } from "./html.js"

/** @param {HTMLDialogElement} dialog */
export const closeable = (dialog) => {
  find("[data-sm-close]", dialog).addEventListener("click", () => dialog.close())
}
