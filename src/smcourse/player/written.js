// Days and names as people write them.

const DAY = 864e5

/** Today where the learner is, counted from 1970-01-01. @param {Date} now */
export const dayOf = (now) => Math.floor((now.getTime() - now.getTimezoneOffset() * 6e4) / DAY)

/** @type {(day: number, language: string) => string} */
export const dayInWords = (day, language) => {
  /** @type {Intl.DateTimeFormatOptions} */
  const form = { dateStyle: "long", timeZone: "UTC", numberingSystem: "latn" }
  return new Intl.DateTimeFormat(language, form).format(new Date(day * DAY))
}

/** Mostly "Last, First" (SCORM 1.2 RTE, 3.4.2.1); people read it the other way round. @param {string} name */
export const asRead = (name) => name.trim().replace(/^([^,]+?)\s*,\s*([^,]+)$/, "$2 $1")
