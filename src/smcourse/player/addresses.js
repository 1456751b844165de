// Each place of a course has an address, behind the `#` of the page's own: it follows the learner, the
// browser's buttons lead back and forward, and whoever opens it comes to that place.

import { find } from "./html.js"

/** @typedef {import("./stage.js").Stop} Stop */

/** Where two would be called alike, the first has the name: that of a lesson stays whatever is added. */
const NAMED = ["step", "module", "test", "aside", "result"]

/** @param {Stop} stop */
const plainName = ({ kind, name, lesson, step, test }) => {
  if (lesson) return step ? `${lesson.id}/${step + 1}` : lesson.id
  return test?.id ?? (kind === "module" ? name.slice(10) : kind === "aside" ? name.slice(3) : kind)
}

/** The name of each stop; all of a test have one. @type {(stops: Stop[]) => Map<Stop, string>} */
const namesOf = (stops) => {
  const names = /** @type {Map<Stop, string>} */ (new Map())
  const taken = /** @type {Map<string, Stop["test"]>} */ (new Map())
  for (const kind of NAMED) {
    for (const stop of stops.filter((one) => one.kind === kind)) {
      let name = plainName(stop)
      while (taken.has(name) && !(stop.test && taken.get(name) === stop.test)) name = `${kind}-${name}`
      taken.set(name, stop.test)
      names.set(stop, name)
    }
  }
  return names
}

/**
 * @param {import("./stage.js").Stage} stage
 * @param {(index: number) => void} goTo
 * @returns {(stop: Stop) => void}  to be told of each stop that is shown
 */
export const makeAddresses = ({ stops, here }, goTo) => {
  const main = find("main")
  const names = namesOf(stops)
  const nameOf = (/** @type {Stop} */ stop) => names.get(stop) ?? ""
  let hasBegun = false // before, the address says where to go
  let isLed = false // the address is there already

  /** The name in the address; what was copied from a link in the text names where that leads. */
  const asked = () => window.location.hash.slice(1).replace(/^sm-l-/, "").replace(/^sm-g-.*/, "glossary")

  /** @type {(stop: Stop, isNew: boolean) => void} */
  const write = (stop, isNew) => {
    const { hash, pathname, search } = window.location
    const end = nameOf(stop) && `#${nameOf(stop)}`
    if (hash === end) return
    const way = isNew ? "pushState" : "replaceState"
    try {
      window.history[way](null, "", end || pathname + search)
    } catch {
      // some browsers count such moves and have enough at some time; the course goes on without
    }
  }

  const lead = () => {
    hasBegun = true
    const name = asked()
    if (!main.isConnected || name === nameOf(here())) return // it is another language's, or shown
    const index = stops.findIndex((stop) => nameOf(stop) === name)
    if (index < 0 && document.getElementById(name)) {
      write(here(), false) // a footnote, say: the place is the same
      return
    }
    isLed = true
    goTo(Math.max(0, index)) // where there is no such place, the cover
  }
  window.addEventListener("popstate", lead)
  Promise.resolve().then(lead) // once the page is whole

  return (stop) => {
    if (hasBegun) write(stop, !isLed)
    isLed = false
  }
}
