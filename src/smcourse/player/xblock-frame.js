// What a block of ours has around it in a page of Open edX. It stands in a shadow tree: no name and no
// rule of ours meets those of the page, or of another block. Calls go to the server one at a time.

import { element, fill } from "./html.js"
import { makeSay } from "./words.js"

/** @typedef {{handlerUrl: (block: unknown, name: string) => string}} Runtime */
/** What the server puts before this script. @typedef {{words: Record<string, string>, css: string, icons: string}} World */

/**
 * @typedef {object} Surroundings
 * @property {string} world          by what its words, look and signs are found
 * @property {string} language
 * @property {string} dir
 */

/** A form to fill in the place of a block, once; null where it was filled before. @type {(block: any, given: Surroundings) => {form: HTMLFormElement, say: import("./words.js").Say} | null} */
export const openFrame = (block, { world: name, language, dir }) => {
  const host = (block[0] ?? block).querySelector("[data-smcourse]")
  if (!host || host.shadowRoot) return null
  const { words, css, icons } = /** @type {World} */ (/** @type {any} */ (window).smcourse[name])
  const form = element("form", { class: "sm-block", lang: language, dir, novalidate: true })
  const root = host.attachShadow({ mode: "open" })
  root.append(element("style", {}, css), fill(element("div", { hidden: true }), icons), form)
  return { form, say: makeSay(words) }
}

/** A name for one act: the server takes the same act once. */
export const newToken = () => [...crypto.getRandomValues(new Uint32Array(4))].join("-")

/**
 * What went wrong with a call, as it is told; `isRefused` where asking again would not help. Who has to
 * sign in again, or to wait, is refused nothing: the same call is taken later.
 * @typedef {{text: string, isRefused: boolean}} Failure
 */
const REFUSED = [400, 404, 409]

/** @type {(runtime: Runtime, block: unknown, say: import("./words.js").Say) => (name: string, body: object) => Promise<any>} */
export const makeAsk = (runtime, block, say) => (name, body) =>
  new Promise((done, fail) => {
    /** @type {any} */ (window).$.ajax({ type: "POST", url: runtime.handlerUrl(block, name), data: JSON.stringify(body), contentType: "application/json", dataType: "json" })
      .done(done)
      .fail((/** @type {any} */ { status, responseJSON }) => {
        const said = responseJSON?.error
        fail({ text: said ?? say("noticeFailing"), isRefused: REFUSED.includes(status) || (status === 403 && said !== undefined) })
      })
  })

/** A call that outlives the page, whose answer nobody hears. @type {(runtime: Runtime, block: unknown, name: string, body: object) => void} */
export const sendLast = (runtime, block, name, body) => {
  const { headers } = /** @type {any} */ (window).$.ajaxSettings ?? {}
  const init = { method: "POST", keepalive: true, body: JSON.stringify(body), headers: { ...headers, "Content-Type": "application/json" } }
  fetch(runtime.handlerUrl(block, name), init).catch(() => {})
}
