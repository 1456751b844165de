// The page of a SCORM 1.2 package starts here.

import { courseHost } from "./hosts/scorm12-course.js"
import { inLms } from "./leaving.js"
import { start } from "./main.js"

start(courseHost, inLms)
