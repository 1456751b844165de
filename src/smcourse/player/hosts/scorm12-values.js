// Values as SCORM 1.2 spells them (RTE 3.4.4 and 3.4.3).

/** @typedef {import("../types.js").Interaction} Interaction */
/** @typedef {import("../types.js").Status} Status */

/** `cmi.core.lesson_status` as one of ours; what a SCO has not earned counts as incomplete. @type {(word: string) => Status} */
export const readStatus = (word) =>
  word === "passed" || word === "completed" || word === "failed" ? word : "incomplete"

/** A score that an LMS gave back, 0-100, or null. @param {string} text */
export const readScore = (text) => {
  const number = text.trim() === "" ? NaN : Number(text)
  return number >= 0 && number <= 100 ? number : null
}

/** CMITimespan HHHH:MM:SS. @param {number} milliseconds */
export const timespan = (milliseconds) => {
  const seconds = Math.min(Math.max(0, Math.floor(milliseconds / 1000)), 9999 * 3600 + 3599)
  return [seconds / 3600, (seconds / 60) % 60, seconds % 60]
    .map((part, i) => String(Math.floor(part)).padStart(i ? 2 : 4, "0"))
    .join(":")
}

/** CMITime HH:MM:SS, the learner's clock; it is how every such text begins (ECMA-262). @param {Date} time */
const timeOfDay = (time) => time.toTimeString().slice(0, 8)

/** CMIIdentifier: letters, digits, `-` and `_` pass everywhere. @param {string} id */
export const identifier = (id) => id.replace(/[^A-Za-z0-9_-]/g, "_").slice(0, 255)

/**
 * One submitted answer as elements of `cmi.interactions.n`, in the order to be written.
 * @param {Interaction} interaction
 * @returns {[string, string][]}
 */
export const interactionElements = ({ payload, reported, attempt, right, time, latency }) => {
  const [type, given, pattern, suffix = ""] = reported
  const again = attempt > 1 ? `-a${attempt}` : ""
  /** @type {[string, string][]} */
  const elements = [
    ["id", identifier(payload.id + suffix + again)],
    ["type", type],
    ["objectives.0.id", identifier(payload.objective)],
    ["time", timeOfDay(time)],
    ["correct_responses.0.pattern", pattern],
    ["weighting", String(payload.points)],
    ["student_response", given],
    ["result", pattern ? (right ? "correct" : "wrong") : "neutral"],
    ["latency", timespan(latency)],
  ]
  return elements.filter(([, value]) => value)
}
