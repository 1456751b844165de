// What not every course needs, a line each: the build leaves out the lines of what a course does
// without, and with them their modules.

import { makeLanguages } from "./languages.js"
import { makeTabs } from "./tabs.js"

/** @type {{languages?: typeof makeLanguages, tabs?: typeof makeTabs}} */
export const OPTIONAL = {
  languages: makeLanguages,
  tabs: makeTabs,
}
