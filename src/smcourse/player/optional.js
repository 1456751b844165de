// What not every course needs, a line each: the build leaves out the lines of what a course does
// without, and with them their modules.

import { drawCertificate } from "./certificate.js"
import { makeDownloads } from "./downloads.js"
import { makeGlossary } from "./glossary.js"
import { makeObjectives } from "./hosts/scorm12-objectives.js"
import { makeLanguages } from "./languages.js"
import { moduleScores } from "./module-scores.js"
import { drawReflections } from "./reflect.js"
import { makeTabs } from "./tabs.js"
import { drawUnconfirmed } from "./to-confirm.js"

/**
 * @type {{
 *   certificate?: typeof drawCertificate,
 *   confirm?: typeof drawUnconfirmed,
 *   downloads?: typeof makeDownloads,
 *   glossary?: typeof makeGlossary,
 *   languages?: typeof makeLanguages,
 *   objectives?: typeof makeObjectives,
 *   reflect?: typeof drawReflections,
 *   scores?: typeof moduleScores,
 *   tabs?: typeof makeTabs,
 * }}
 */
export const OPTIONAL = {
  certificate: drawCertificate,
  confirm: drawUnconfirmed,
  downloads: makeDownloads,
  glossary: makeGlossary,
  languages: makeLanguages,
  objectives: makeObjectives,
  reflect: drawReflections,
  scores: moduleScores,
  tabs: makeTabs,
}
