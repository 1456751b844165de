// Fields in a lesson for one's own words: kept where notes are, and sent nowhere.

/**
 * The fields of a step that came on stage.
 * @param {HTMLElement} el
 * @param {string} label  of its lesson
 * @param {import("./notebook.js").Notebook} notebook
 * @param {() => string} where  what becomes of what is written, in words
 */
export const drawReflections = (el, label, notebook, where) => {
  for (const place of el.querySelectorAll("[data-sm-reflect]")) {
    const key = `own-${/** @type {HTMLElement} */ (place).dataset.smReflect}`
    const [field, told] = [place.querySelector("textarea"), place.querySelector(".sm-meta span")]
    if (!field || !told) continue
    field.value = notebook.text(key)
    told.textContent = where()
    field.oninput = () => {
      notebook.keep(key, field.value.trim() && field.value, label)
      told.textContent = where()
    }
  }
}
