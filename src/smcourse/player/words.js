// The player's own words, in the language of the course.

/** @typedef {(key: string, values?: Record<string, string | number>) => string} Say */

/**
 * A phrase with its values; `n` decides between `key.one` and `key.other`.
 * @param {Record<string, string>} words
 * @param {string} language
 * @returns {Say}
 */
export const makeSay = (words, language) => {
  const rules = new Intl.PluralRules(language)
  return (key, values = {}) => {
    const own = words[key] ?? words[`${key}.${rules.select(Number(values.n))}`]
    const text = own ?? words[`${key}.other`] ?? key
    return text.replace(/\{(\w+)\}/g, (whole, name) => String(values[name] ?? whole))
  }
}
