// What not every course needs, a line each: the build leaves out the lines of what a course does
// without, and with them their modules.

import { drawCertificate } from "./certificate.js"
import { makeGlossary } from "./glossary.js"
import { makeLanguages } from "./languages.js"
import { makeTabs } from "./tabs.js"

/**
 * @type {{
 *   certificate?: typeof drawCertificate,
 *   glossary?: typeof makeGlossary,
 *   languages?: typeof makeLanguages,
 *   tabs?: typeof makeTabs,
 * }}
 */
export const OPTIONAL = {
  certificate: drawCertificate,
  glossary: makeGlossary,
  languages: makeLanguages,
  tabs: makeTabs,
}
