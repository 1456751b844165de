// HTML that somebody else made, in a frame: what page is in view and how far it was read.

import { hashOf } from "../bits.js"
import { find } from "../html.js"
import { makeDwell } from "./dwell.js"
import { findScroller, isAtEnd, pageOf, placeIn, scrollTo } from "./scroller.js"
import { addressOf } from "./viewers.js"
import { openOutside } from "./ways-out.js"

/** @typedef {import("./viewers.js").WrappedData} WrappedData */

const LOOK = 1000 // frames inside the frame, and pages that change themselves, tell nobody

/** @type {(data: WrappedData, told: import("./viewers.js").Told) => import("./viewers.js").Viewer} */
export const makePages = (data, told) => {
  const frame = /** @type {HTMLIFrameElement} */ (find("[data-sm-frame]"))
  /** @type {Element | null} */
  let scroller = null
  /** Where to scroll once the page is there. @type {{page: number, place: number} | null} */
  let due = null
  let start = data.launch // what has to be read; a page that leads on by itself hands it over
  let isLoaded = false
  let isStart = false
  let isSeen = false
  let isTouched = false

  /** The path of the page in view, "" where it is none of ours. */
  const here = () => {
    const path = pageOf(frame.contentWindow)?.location.pathname ?? ""
    const home = new URL("./", document.baseURI).pathname
    return path.startsWith(home) ? decoded(path.slice(home.length)) : ""
  }

  const look = () => {
    if (!isLoaded) return
    if (!scroller?.isConnected) scroller = findScroller(frame.contentWindow)
    const path = here()
    const page = path === start ? 0 : hashOf(path)
    if (due && due.page === page && scroller) scrollTo(scroller, due.place)
    if (scroller || isSeen) due = null
    if (due) return // it may still be growing
    const place = scroller ? placeIn(scroller) : 0
    told.moved({ page, place })
    if (page) return
    if (scroller) told.progress(Math.floor(place / 10))
    if (scroller ? isAtEnd(scroller) : isSeen) told.ended()
  }

  const dwell = makeDwell(() => {
    isSeen = true
    scroller = null
    told.seen()
    look()
  })

  /** Whether the page before led on by itself: nobody has touched it, or it never came up. */
  const isLedOn = () => (isLoaded ? isStart && !isTouched && !isSeen : due?.page === 0)

  frame.addEventListener("load", () => {
    if (!frame.hasAttribute("src")) return
    if (isLedOn()) start = here()
    isStart = here() === start
    isLoaded = true
    isSeen = isTouched = false
    scroller = null
    const page = pageOf(frame.contentWindow)
    page?.addEventListener("scroll", look, { capture: true, passive: true })
    for (const act of ["pointerdown", "keydown"]) {
      page?.addEventListener(act, () => {
        isTouched = true
      }, true)
    }
    if (page) openOutside(page, new URL("./", document.baseURI).href)
    dwell.start()
    look()
  })
  setInterval(look, LOOK)

  return {
    open: ({ page, place }) => {
      const path = data.pages.find((known) => page && hashOf(known) === page) ?? data.launch
      due = { page: path === data.launch ? 0 : page, place: path === data.launch && page ? 0 : place }
      frame.src = addressOf(path)
    },
    close: () => {
      isLoaded = false
      dwell.stop()
      frame.remove()
    },
  }
}

/** @param {string} path */
const decoded = (path) => {
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}
