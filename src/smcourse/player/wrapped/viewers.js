// What the viewers of pages, documents and videos have in common. Types only, and where a file is.

/**
 * @typedef {object} WrappedData     the JSON block of the page
 * @property {string} title
 * @property {string} language
 * @property {"pages" | "document" | "video"} kind
 * @property {"opened" | "scrolled" | "played" | "confirmed"} rule
 * @property {string} launch        path of what is shown first
 * @property {string[]} pages       paths of all pages that a learner may come to, where they are few
 * @property {"completed"} report
 * @property {number} commitEvery   seconds between two commits at the most often
 * @property {Record<string, string>} words
 */

/**
 * @typedef {object} Told           what a viewer tells of the learner
 * @property {() => void} seen      it was in view for a moment
 * @property {() => void} ended     its end was reached
 * @property {(change: {page?: number, place?: number, ranges?: import("./ranges.js").Range[]}) => void} moved
 * @property {(percent: number) => void} progress
 * @property {() => void} skipped   its end was reached, and something before it was left out
 */

/**
 * @typedef {object} Viewer
 * @property {(record: import("./record.js").Wrapped) => void} open    show it where the learner was
 * @property {() => void} [goOn]    show what was left out
 * @property {() => void} close
 */

/** @param {string} path */
export const addressOf = (path) => path.split("/").map(encodeURIComponent).join("/")
