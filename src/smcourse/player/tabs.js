// Tabs where there is room for them; on a narrow screen and on paper they stay what they are, parts
// to open one below the other.

import { element } from "./html.js"

/** @param {ParentNode} page */
export const makeTabs = (page) => {
  const isWide = window.matchMedia("(min-width: 35rem)")
  for (const node of page.querySelectorAll("[data-sm-tabs]")) {
    const tabs = makeTabList(/** @type {HTMLElement} */ (node))
    const fit = () => (isWide.matches ? tabs.raise() : tabs.lower())
    isWide.addEventListener("change", fit)
    fit()
  }
}

/** @param {HTMLElement} place */
const makeTabList = (place) => {
  const panels = /** @type {HTMLElement[]} */ ([...place.children])
  const foldings = panels.map((panel) => /** @type {HTMLDetailsElement} */ (panel.firstElementChild))
  const list = element("div", { role: "tablist" })
  const tabs = foldings.map((folding, i) => {
    const { id } = /** @type {HTMLElement} */ (panels[i])
    const tab = element("button", { type: "button", role: "tab", id: `${id}-t`, "aria-controls": id })
    tab.append(...(/** @type {Element} */ (folding.firstElementChild).cloneNode(true).childNodes))
    tab.addEventListener("click", () => choose(i))
    return tab
  })
  list.append(...tabs)
  let chosen = 0

  /** @param {number} index */
  const choose = (index) => {
    chosen = index
    tabs.forEach((tab, i) => {
      tab.setAttribute("aria-selected", String(i === chosen))
      tab.tabIndex = i === chosen ? 0 : -1
      const panel = /** @type {HTMLElement} */ (panels[i])
      panel.hidden = i !== chosen
    })
  }
  list.addEventListener("keydown", (event) => {
    const at = tabs.indexOf(/** @type {HTMLButtonElement} */ (event.target))
    const step = document.dir === "rtl" ? -1 : 1
    const moves = { ArrowRight: at + step, ArrowLeft: at - step, Home: 0, End: tabs.length - 1 }
    const to = moves[/** @type {keyof moves} */ (event.key)]
    if (to === undefined || at < 0) return
    event.preventDefault()
    const next = (to + tabs.length) % tabs.length
    choose(next)
    tabs[next]?.focus()
  })

  return {
    raise: () => {
      place.prepend(list)
      panels.forEach((panel, i) => {
        panel.setAttribute("role", "tabpanel")
        panel.setAttribute("aria-labelledby", `${panel.id}-t`)
        const folding = /** @type {HTMLDetailsElement} */ (foldings[i])
        folding.open = true
      })
      choose(chosen)
    },
    lower: () => {
      list.remove()
      panels.forEach((panel, i) => {
        panel.hidden = false
        panel.removeAttribute("role")
        panel.removeAttribute("aria-labelledby")
        const folding = /** @type {HTMLDetailsElement} */ (foldings[i])
        folding.open = i === chosen
      })
    },
  }
}
