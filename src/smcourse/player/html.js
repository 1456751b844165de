// Making elements. Text goes in as text; HTML only where the compiler made it.

/** @typedef {Node | string | null | false} Child */

const SVG = "http://www.w3.org/2000/svg"

/**
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {Record<string, string | boolean>} attributes  true: present, false: absent
 * @param {Child[]} children
 * @returns {HTMLElementTagNameMap[Tag]}
 */
export const element = (tag, attributes = {}, ...children) => {
  const el = document.createElement(tag)
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== false) el.setAttribute(name, value === true ? "" : value)
  }
  el.append(...children.filter((child) => child !== null && child !== false))
  return el
}

/** One icon of the page's sprite. @param {string} name */
export const icon = (name) => {
  const svg = document.createElementNS(SVG, "svg")
  svg.setAttribute("class", "sm-ic")
  svg.setAttribute("aria-hidden", "true")
  const use = document.createElementNS(SVG, "use")
  use.setAttribute("href", `#sm-i-${name}`)
  svg.append(use)
  return svg
}

/** @type {{createHTML: (html: string) => any}} */
const compiled = /** @type {any} */ (globalThis).trustedTypes?.createPolicy("smcourse", {
  createHTML: (/** @type {string} */ html) => html,
}) ?? { createHTML: (html) => html }

/** Fill an element with HTML that the compiler made and cleaned; nothing else comes here. @template {HTMLElement} El @param {El} el @param {string} html @returns {El} */
export const fill = (el, html) => {
  el.innerHTML = compiled.createHTML(html)
  return el
}

/**
 * The element that the page must have.
 * @param {string} selector
 * @param {ParentNode} within
 * @returns {HTMLElement}
 */
export const find = (selector, within = document) => {
  const el = within.querySelector(selector)
  if (!(el instanceof HTMLElement)) throw new Error(`the page has no ${selector}`)
  return el
}
