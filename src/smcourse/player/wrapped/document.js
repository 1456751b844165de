// A PDF: in the page where the browser shows it there, else behind a link. A browser tells nobody
// how far it was read.

import { find } from "../html.js"
import { makeDwell } from "./dwell.js"
import { addressOf } from "./viewers.js"

/** Phones show the first page of a PDF at most, whatever they say of themselves. */
const isShownInPage = () =>
  navigator.pdfViewerEnabled && !window.matchMedia("(pointer: coarse)").matches

/** @type {(data: import("./viewers.js").WrappedData, told: import("./viewers.js").Told) => import("./viewers.js").Viewer} */
export const makeDocument = (data, told) => {
  const frame = /** @type {HTMLIFrameElement} */ (find("[data-sm-frame]"))
  const aside = find("[data-sm-aside]")
  const dwell = makeDwell(told.seen)

  frame.addEventListener("load", () => {
    if (frame.hasAttribute("src")) dwell.start()
  })
  for (const link of document.querySelectorAll("[data-sm-open]")) {
    link.addEventListener("click", told.seen)
  }
  return {
    open: () => {
      frame.hidden = !isShownInPage()
      aside.hidden = !frame.hidden
      find("[data-sm-beside]").hidden = frame.hidden // there it is a button
      if (!frame.hidden) frame.src = addressOf(data.launch)
    },
    close: () => {
      dwell.stop()
      frame.remove()
    },
  }
}
