// What a kind of question is: how it is answered, graded, kept and reported. Choices are in every
// player; a course brings the others along.

import { ACKNOWLEDGE } from "./acknowledge.js"
import { CHECKLIST } from "./checklist.js"
import { CHOICE } from "./choice.js"
import { MATCH } from "./match.js"
import { NUMBER } from "./number.js"
import { ORDER } from "./order.js"
import { SCENARIO } from "./scenario.js"
import { SPOT } from "./spot.js"
import { SURVEY } from "./survey.js"
import { TEXT } from "./text.js"

/** @typedef {import("../types.js").Payload} Payload */
/** @typedef {import("../types.js").Response} Response */
/** @typedef {import("../words.js").Say} Say */
/** @typedef {import("./frame.js").Standing} Standing */
/** @typedef {import("./frame.js").View} View */

/** @typedef {{name: string, reported: [type: string, response: string, right: string], right: boolean}} Part */

/**
 * What a learner answers with, inside the fieldset. It sends `change` whenever the answer changes.
 * @typedef {object} Body
 * @property {HTMLElement} el
 * @property {() => Response} read
 * @property {() => [word: string, n: number]} missing   what to say where an answer is not complete; "" where it is
 * @property {() => void} focus
 * @property {(view: View) => void} update
 * @property {() => boolean} [goesOn]   what was chosen is decided; true: there is more to decide before it is graded
 * @property {(view: View) => View} [settle]   how it stands instead, where nothing is right or wrong
 */

/**
 * @typedef {object} Kind
 * @property {(payload: Payload, say: Say, name: string) => Body} draw   `name` is one that no other question has
 * @property {(payload: Payload) => string} how                     the word that says how to answer
 * @property {(payload: Payload, response: Response) => 1 | 2 | 3} grade   wrong, in part, right: twin of grading/
 * @property {(payload: Payload, response: Response) => number} codeOf     from 1, below 2^29; 0 where it cannot be kept
 * @property {(payload: Payload, code: number) => Response} responseOf     empty for 0, and for what is none
 * @property {(payload: Payload) => Response} answer                the right response
 * @property {(payload: Payload, about: Response, standing: string) => string[]} remarks   names in `key.feedback`, in order
 * @property {(payload: Payload, response: Response, say: Say) => string} partly           why it is right in part only
 * @property {(payload: Payload, response: Response) => string[]} lines                    a response as HTML, for the summary
 * @property {(payload: Payload, response: Response) => [type: string, response: string, right: string, suffix?: string]} report   as SCORM 1.2 spells it (RTE 3.4.7); nothing is right where "" is; `suffix` goes behind the id
 * @property {string} [check]                                       the word on the main button, where it is not "check"
 * @property {(payload: Payload, response: Response) => Part[]} [parts]   what is reported before the whole
 * @property {Partial<Record<Standing, string>>} [words]            what a standing is called, where it is not by its own name
 * @property {true} [isFree]                                        one may go on whatever came of it
 * @property {readonly [word: string, sign: string, look: string]} [done]   what the summary says of it instead of "right"
 */

/** The kinds that a course may do without, a line each (see ../optional.js). @type {Record<string, Kind | undefined>} */
const MORE = {
  acknowledge: ACKNOWLEDGE,
  checklist: CHECKLIST,
  match: MATCH,
  number: NUMBER,
  order: ORDER,
  scenario: SCENARIO,
  spot: SPOT,
  survey: SURVEY,
  text: TEXT,
}

/** @type {(payload: Payload) => Kind} */
export const kindOf = ({ kind }) => MORE[kind] ?? CHOICE
