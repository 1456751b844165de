// A course in a SCORM 1.2 LMS: the host, and how the course's record is written.

import { OPTIONAL } from "../optional.js"
import { decode, encode } from "../suspend.js"
import { inOneWindow } from "../windows.js"
import { scorm12Host } from "./scorm12.js"

/** @type {import("../types.js").MakeHost} */
export const courseHost = (course, tell) => {
  const record = {
    decode: (/** @type {string} */ text) => decode(text, course.id),
    encode: (/** @type {import("../types.js").Snapshot} */ snapshot) => encode(snapshot, course.id),
  }
  return inOneWindow(scorm12Host(course, tell, record, OPTIONAL.objectives), course.id, tell)
}
