// The player's own words, in the language of the course.

/** @typedef {(key: string, values?: Record<string, string | number>) => string} Say */

/**
 * A phrase with its values; `n` decides which of its forms it takes, as `key.one` (CLDR).
 * @param {Record<string, string>} words
 * @returns {Say}
 */
export const makeSay = (words) => {
  const rules = new Intl.PluralRules(words.tag)
  const numbers = new Intl.NumberFormat(words.tag, { numberingSystem: "latn" })
  return (key, values = {}) => {
    const own = words[key] ?? words[`${key}.${rules.select(Number(values.n))}`]
    const text = own ?? words[`${key}.other`] ?? key
    return text.replace(/\{(\w+)\}/g, (whole, name) => {
      const value = values[name] ?? whole
      return typeof value === "number" ? numbers.format(value) : value
    })
  }
}
