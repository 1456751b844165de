// Where pages wait until they are shown. Each stands in a template of its own, behind the script,
// so that the first page is there while the last are still on their way.

/** @typedef {ReturnType<typeof makeStore>} Store */

/** @param {HTMLElement} store  the element that holds the templates */
export const makeStore = (store) => {
  /** Calls that wait for the page of a name. @type {Map<string, () => void>} */
  const waiting = new Map()
  /** @type {Map<string, HTMLElement>} */
  const known = new Map()
  let last = /** @type {Element | null} */ (null)
  const { lang } = document.documentElement // where a store has several

  /** Templates that arrived whole: something follows them, or nothing follows any more. */
  const look = () => {
    const isAll = document.readyState !== "loading"
    let next = last ? last.nextElementSibling : store.firstElementChild
    while (next && (isAll || next.nextElementSibling)) {
      const { lang: own, dataset } = /** @type {HTMLElement} */ (next)
      const page = next instanceof HTMLTemplateElement && (own || lang) === lang && next.content.firstElementChild
      if (page instanceof HTMLElement && dataset.smStored) known.set(dataset.smStored, page)
      last = next
      next = next.nextElementSibling
    }
    for (const [name, call] of [...waiting]) {
      if (!known.has(name)) continue
      waiting.delete(name)
      call()
    }
    if (isAll) observer.disconnect()
  }
  const observer = new MutationObserver(look)
  observer.observe(store, { childList: true })
  document.addEventListener("DOMContentLoaded", look)
  look()

  return {
    /** The page of a name, or null while it has not arrived. @param {string} name */
    page: (name) => known.get(name) ?? null,
    /** The pages that arrived, in their order. */
    pages: () => [...known.values()],
    /** Call once, when the page of this name has arrived, in the place of what waited for it before; what is returned calls that off. @type {(name: string, call: () => void) => () => void} */
    whenThere: (name, call) => {
      waiting.set(name, call)
      look()
      return () => waiting.delete(name)
    },
  }
}
