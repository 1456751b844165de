// What scrolls in a page that somebody else made, and how far it is.

const SLACK = 24 // CSS pixels that count as the end: rounding, a border, a shadow
const DEPTH = 4 // frames within frames

/**
 * What a learner scrolls to read the page: the document, or the largest box or frame that scrolls
 * in its place; null where nothing does.
 * @param {Window | null} view
 * @returns {Element | null}
 */
export const findScroller = (view, depth = 0) => {
  const page = pageOf(view)
  if (!view || !page || depth > DEPTH) return null
  const root = page.scrollingElement
  if (root && overflows(root) && !isFixed(view, root)) return root
  const half = (view.innerWidth * view.innerHeight) / 2
  const large = [...page.querySelectorAll("body *, frame")]
    .filter((el) => el.clientWidth * el.clientHeight >= half)
    .sort((a, b) => areaOf(b) - areaOf(a))
  for (const el of large) {
    if (isFrame(el)) {
      const inner = findScroller(el.contentWindow, depth + 1)
      if (inner) return inner
    } else if (overflows(el) && /auto|scroll/.test(view.getComputedStyle(el).overflowY)) {
      return el
    }
  }
  return null
}

/** Thousandths of the way down. @param {Element} el */
export const placeIn = (el) => {
  const way = el.scrollHeight - el.clientHeight
  return way > 0 ? Math.min(1000, Math.max(0, Math.round((1000 * el.scrollTop) / way))) : 0
}

/** @type {(el: Element, place: number) => void} */
export const scrollTo = (el, place) => {
  el.scrollTop = (place / 1000) * (el.scrollHeight - el.clientHeight)
}

/** @param {Element} el */
export const isAtEnd = (el) => el.scrollTop + el.clientHeight >= el.scrollHeight - SLACK

/** The document of a window, null where it is another origin's. @param {Window | null} view */
export const pageOf = (view) => {
  try {
    return view?.document ?? null
  } catch {
    return null
  }
}

/** @param {Element} el @returns {el is HTMLIFrameElement | HTMLFrameElement} */
const isFrame = (el) => el.localName === "iframe" || el.localName === "frame"

/** @param {Element} el */
const overflows = (el) => el.scrollHeight > el.clientHeight + SLACK

/** @param {Element} el */
const areaOf = (el) => el.clientWidth * el.clientHeight

/** A document that was told not to scroll. @type {(view: Window, root: Element) => boolean} */
const isFixed = (view, root) => {
  const body = root.ownerDocument.body
  return [root, body].some((el) => el && view.getComputedStyle(el).overflowY === "hidden")
}
