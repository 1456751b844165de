// Pictures of the pages to come, fetched while nothing else is to do, so that a course goes on
// without a network. Sound and video are not: they are large, and a learner may be paying for them.

import { element, fill } from "./html.js"

const REST = 2000 // after the page has loaded, so that whoever begins at once is not held up
const BREATH = 10_000
const MOST_FAILURES = 5
const MOST_KEPT = 400

/** @type {(call: () => void) => void} */
const whenIdle = (call) =>
  "requestIdleCallback" in window ? void requestIdleCallback(call, { timeout: REST }) : void setTimeout(call, 200)

/**
 * Begin, and give what begins again when there are other pages.
 * @param {() => HTMLElement[]} pages  those that wait, in the order in which they will be read
 */
export const fetchAhead = (pages) => {
  /** By address; a browser may let go of a picture that nothing holds. @type {Map<string, HTMLImageElement>} */
  const kept = new Map()
  /** @type {Set<HTMLElement>} */
  const done = new Set()
  let failures = 0
  let isBusy = Boolean(/** @type {any} */ (navigator).connection?.saveData) // then never

  /** One picture, or one page that has no more, at a time. */
  const next = () => {
    const page = pages().find((one) => !done.has(one))
    isBusy = Boolean(page)
    if (!page) return
    const address = picturesIn(page).find((one) => !kept.has(one))
    if (!address) {
      done.add(page)
      whenIdle(next)
      return
    }
    const picture = element("img", { fetchpriority: "low" })
    kept.set(address, picture)
    if (kept.size > MOST_KEPT) kept.delete(/** @type {string} */ (kept.keys().next().value))
    picture.addEventListener("load", () => {
      failures = 0
      whenIdle(next)
    })
    picture.addEventListener("error", () => {
      kept.delete(address)
      failures += 1
      if (failures < MOST_FAILURES) setTimeout(next, failures * BREATH)
    })
    picture.src = address
  }

  const begin = () => {
    if (isBusy) return
    isBusy = true
    setTimeout(() => whenIdle(next), REST)
  }
  if (document.readyState === "complete") begin()
  else window.addEventListener("load", begin)
  return begin
}

/** Addresses of what a page will show, in its questions too, which are not drawn yet. @type {(page: ParentNode) => string[]} */
const picturesIn = (page) =>
  [...page.querySelectorAll("img, [poster], [data-sm-question] > script, [data-sm-item]")].flatMap((el) =>
    el instanceof HTMLScriptElement
      ? el.text.includes("img") // it is slow to read
        ? picturesIn(illustrated(el.text))
        : []
      : (el.getAttribute("poster") ?? el.getAttribute("src") ?? []),
  )

/** What of a question's HTML has pictures. @param {string} payload */
const illustrated = (payload) => {
  /** @type {string[]} */
  const htmls = []
  JSON.parse(payload, (_, value) => {
    if (typeof value === "string" && value.includes("<img")) htmls.push(value)
    return value
  })
  return fill(element("template"), htmls.join("")).content
}

/** What did not come while a page was shown before. @param {HTMLElement} page */
export const fetchAgain = (page) => {
  for (const img of page.querySelectorAll("img")) {
    if (img.complete && !img.naturalWidth) img.setAttribute("src", img.getAttribute("src") ?? "")
  }
  for (const node of page.querySelectorAll("audio, video")) {
    const media = /** @type {HTMLMediaElement} */ (node)
    if (media.networkState === HTMLMediaElement.NETWORK_NO_SOURCE) media.load()
  }
}
