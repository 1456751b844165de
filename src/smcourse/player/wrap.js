// The page around content that was no course before starts here.

import { scorm12Host } from "./hosts/scorm12.js"
import { startWrapped } from "./wrapped/start.js"

startWrapped(scorm12Host)
