// What not every course needs, a line each: the build leaves out the lines of what a course does
// without, and with them their modules.

import { drawCertificate } from "./certificate.js"
import { makeDownloads } from "./downloads.js"
import { makeGlossary } from "./glossary.js"
import { makeLanguages } from "./languages.js"
import { drawReflections } from "./reflect.js"
import { makeTabs } from "./tabs.js"
import { TESTS } from "./tests/parts.js"

/**
 * @type {{
 *   certificate?: typeof drawCertificate,
 *   downloads?: typeof makeDownloads,
 *   glossary?: typeof makeGlossary,
 *   languages?: typeof makeLanguages,
 *   reflect?: typeof drawReflections,
 *   tabs?: typeof makeTabs,
 *   tests?: typeof TESTS,
 * }}
 */
export const OPTIONAL = {
  certificate: drawCertificate,
  downloads: makeDownloads,
  glossary: makeGlossary,
  languages: makeLanguages,
  reflect: drawReflections,
  tabs: makeTabs,
  tests: TESTS,
}
