// The page of a SCORM 1.2 package starts here.

import { scorm12Host } from "./hosts/scorm12.js"
import { start } from "./main.js"
import { decode, encode } from "./suspend.js"

start((course, tell) =>
  scorm12Host(course, tell, {
    decode: (text) => decode(text, course.id),
    encode: (snapshot) => encode(snapshot, course.id),
  }),
)
