/**
 * The SCORM 1.2 data model (RTE 3.4) as a table, its types as predicates, its names as a parser.
 *
 * Where RTE and Conformance Requirements differ the latter win, as in ADL's own test suite.
 */

/** @typedef {'r' | 'w' | 'rw'} Access as the SCO sees it */
/** @typedef {{ test: (value: string, interaction?: string) => boolean, limit?: number }} Type */
/** @typedef {{ type: TypeName, access: Access, mandatory: boolean, initial: string }} Row */
/** @typedef {Row & { limit?: number }} Element */
/** @typedef {{ path: string, keyword: string, indexes: { array: string, index: number }[] }} Target */
/** @typedef {keyof typeof types} TypeName */

/** The only codes of SCORM 1.2; 204 and 205 of the RTE are withdrawn typos. */
export const errorStrings = new Map([
  ['0', 'No error'],
  ['101', 'General exception'],
  ['201', 'Invalid argument error'],
  ['202', 'Element cannot have children'],
  ['203', 'Element not an array - cannot have count'],
  ['301', 'Not initialized'],
  ['401', 'Not implemented error'],
  ['402', 'Invalid set value, element is a keyword'],
  ['403', 'Element is read only'],
  ['404', 'Element is write only'],
  ['405', 'Incorrect Data Type'],
])

const settableStatus = ['passed', 'completed', 'failed', 'incomplete', 'browsed']

export const vocabularies = {
  credit: ['credit', 'no-credit'],
  entry: ['ab-initio', 'resume', ''],
  exit: ['time-out', 'suspend', 'logout', ''],
  interaction: [
    'true-false', 'choice', 'fill-in', 'matching', 'performance', 'sequencing', 'likert', 'numeric',
  ],
  mode: ['browse', 'normal', 'review'],
  result: ['correct', 'wrong', 'unanticipated', 'neutral'],
  settableStatus,
  status: [...settableStatus, 'not attempted'],
  timeLimitAction: ['exit,message', 'exit,no message', 'continue,message', 'continue,no message'],
}

const decimal = /^-?[0-9]+(\.[0-9]+)?$/
const integer = /^-?[0-9]+$/
const anything = /^[^]*$/
const sign = '[0-9a-z]'
const signs = `${sign}(,${sign})*`
const pairs = `${sign}\\.${sign}(,${sign}\\.${sign})*`

/** @param {string} source */
const whole = (source) => new RegExp(`^${source}$`)

/**
 * CMIFeedback by interaction type (RTE 3.4.4): what the learner answered, what would be right.
 *
 * Braces in a pattern mean "all of these". A likert item has no right answer, so no pattern.
 * @type {Record<string, { response: RegExp, pattern: RegExp }>}
 */
const feedback = {
  'true-false': { response: /^[01tf]$/, pattern: /^[01tf]$/ },
  choice: { response: whole(signs), pattern: whole(`(${signs}|\\{${signs}\\})`) },
  'fill-in': { response: anything, pattern: anything },
  numeric: { response: decimal, pattern: decimal },
  likert: { response: whole(`${sign}?`), pattern: /^$/ },
  matching: { response: whole(pairs), pattern: whole(`(${pairs}|\\{${pairs}\\})`) },
  sequencing: { response: whole(signs), pattern: whole(signs) },
  performance: { response: anything, pattern: anything },
}

/** @param {RegExp} shape @param {number} [limit] @returns {Type} */
const shaped = (shape, limit = Infinity) => ({
  limit, test: (value) => value.length <= limit && shape.test(value),
})

/** @param {readonly string[]} words @returns {Type} */
const word = (words) => ({ test: (value) => words.includes(value) })

/** @param {number} least @param {number} most @returns {Type} */
const ranged = (least, most) => ({
  test: (value) => integer.test(value) && Number(value) >= least && Number(value) <= most,
})

/** @param {'response' | 'pattern'} part @returns {Type} */
const answer = (part) => ({
  limit: 255,
  test: (value, interaction = '') =>
    value.length <= 255 && Boolean(feedback[interaction]?.[part].test(value)),
})

/**
 * Every type of the model. Lengths count UTF-16 units, as LMSs written in JavaScript do.
 *
 * CMIString is ASCII in the Conformance Requirements (10.7, 10.8), Unicode in every LMS seen. It is
 * Unicode here, since a learner's answer in Spanish must pass; `createRte({ ascii: true })` is strict.
 */
export const types = {
  CMIString255: shaped(anything, 255),
  CMIString4096: shaped(anything, 4096),
  CMIIdentifier: shaped(/^[\x21-\x7e]+$/, 255),
  CMIDecimal: shaped(decimal),
  /** A CMIDecimal from 0 to 100, or blank: nothing scored yet. @type {Type} */
  Score: {
    test: (value) =>
      value === '' || (decimal.test(value) && Number(value) >= 0 && Number(value) <= 100),
  },
  CMITime: shaped(/^([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](\.[0-9]{1,2})?$/),
  // Conformance Requirements 10.10 let minutes and seconds run to 99.
  CMITimespan: shaped(/^[0-9]{2,4}:[0-9]{2}:[0-9]{2}(\.[0-9]{1,2})?$/),
  Audio: ranged(-1, 100),
  Speed: ranged(-100, 100),
  Text: ranged(-1, 1),
  Credit: word(vocabularies.credit),
  Entry: word(vocabularies.entry),
  Exit: word(vocabularies.exit),
  InteractionType: word(vocabularies.interaction),
  Mode: word(vocabularies.mode),
  SettableStatus: word(vocabularies.settableStatus),
  Status: word(vocabularies.status),
  TimeLimitAction: word(vocabularies.timeLimitAction),
  /** @type {Type} */
  Result: { test: (value) => vocabularies.result.includes(value) || decimal.test(value) },
  Pattern: answer('pattern'),
  Response: answer('response'),
}

/** @type {[path: string, type: TypeName, access: Access, presence: 'M' | 'O', initial?: string][]} */
const rows = [
  ['cmi._version', 'CMIString255', 'r', 'O', '3.4'],
  ['cmi.core.student_id', 'CMIIdentifier', 'r', 'M'],
  ['cmi.core.student_name', 'CMIString255', 'r', 'M'],
  ['cmi.core.lesson_location', 'CMIString255', 'rw', 'M'],
  ['cmi.core.credit', 'Credit', 'r', 'M', 'credit'],
  // "not attempted" is the LMS's word, refused from a SCO (Conformance Requirements 1.6.5).
  ['cmi.core.lesson_status', 'SettableStatus', 'rw', 'M', 'not attempted'],
  ['cmi.core.entry', 'Entry', 'r', 'M', 'ab-initio'],
  ['cmi.core.score.raw', 'Score', 'rw', 'M'],
  ['cmi.core.score.min', 'Score', 'rw', 'O'],
  ['cmi.core.score.max', 'Score', 'rw', 'O'],
  ['cmi.core.total_time', 'CMITimespan', 'r', 'M', '0000:00:00.00'],
  ['cmi.core.lesson_mode', 'Mode', 'r', 'O', 'normal'],
  ['cmi.core.exit', 'Exit', 'w', 'M'],
  ['cmi.core.session_time', 'CMITimespan', 'w', 'M'],
  ['cmi.suspend_data', 'CMIString4096', 'rw', 'M'],
  ['cmi.launch_data', 'CMIString4096', 'r', 'M'],
  ['cmi.comments', 'CMIString4096', 'rw', 'O'],
  ['cmi.comments_from_lms', 'CMIString4096', 'r', 'O'],
  ['cmi.objectives.n.id', 'CMIIdentifier', 'rw', 'O'],
  ['cmi.objectives.n.score.raw', 'Score', 'rw', 'O'],
  ['cmi.objectives.n.score.min', 'Score', 'rw', 'O'],
  ['cmi.objectives.n.score.max', 'Score', 'rw', 'O'],
  ['cmi.objectives.n.status', 'Status', 'rw', 'O', 'not attempted'],
  ['cmi.student_data.mastery_score', 'Score', 'r', 'O'],
  ['cmi.student_data.max_time_allowed', 'CMITimespan', 'r', 'O'],
  ['cmi.student_data.time_limit_action', 'TimeLimitAction', 'r', 'O', 'continue,no message'],
  ['cmi.student_preference.audio', 'Audio', 'rw', 'O', '0'],
  ['cmi.student_preference.language', 'CMIString255', 'rw', 'O'],
  ['cmi.student_preference.speed', 'Speed', 'rw', 'O', '0'],
  ['cmi.student_preference.text', 'Text', 'rw', 'O', '0'],
  ['cmi.interactions.n.id', 'CMIIdentifier', 'w', 'O'],
  ['cmi.interactions.n.objectives.n.id', 'CMIIdentifier', 'w', 'O'],
  ['cmi.interactions.n.time', 'CMITime', 'w', 'O'],
  ['cmi.interactions.n.type', 'InteractionType', 'w', 'O'],
  ['cmi.interactions.n.correct_responses.n.pattern', 'Pattern', 'w', 'O'],
  ['cmi.interactions.n.weighting', 'CMIDecimal', 'w', 'O'],
  ['cmi.interactions.n.student_response', 'Response', 'w', 'O'],
  ['cmi.interactions.n.result', 'Result', 'w', 'O'],
  ['cmi.interactions.n.latency', 'CMITimespan', 'w', 'O'],
]

/** @type {ReadonlyMap<string, Element>} */
export const elements = new Map(rows.map(([path, type, access, presence, initial = '']) => [
  path, { type, access, mandatory: presence === 'M', initial, limit: types[type].limit },
]))

/** `createRte({ unsupported: optionalElements })` is the least LMS that conforms. */
export const optionalElements = [...elements].filter(([, el]) => !el.mandatory).map(([path]) => path)

/** Nested lists of an interaction have a `_count`, but the RTE gives them no `_children`. */
const parents = new Set([
  'cmi.core', 'cmi.core.score', 'cmi.objectives', 'cmi.objectives.n.score', 'cmi.student_data',
  'cmi.student_preference', 'cmi.interactions',
])

/**
 * The elements and all that lies above them, except the root.
 *
 * @param {Iterable<string>} leaves
 * @returns {Set<string>}
 */
export const nodesAbove = (leaves) => new Set([...leaves].flatMap((leaf) => {
  const parts = leaf.split('.')
  return parts.slice(1).map((_, i) => parts.slice(0, i + 2).join('.'))
}))

const everyNode = nodesAbove(elements.keys())

/**
 * The part of the model that an LMS has when it lacks the named elements or groups.
 *
 * @param {readonly string[]} lacking paths with `n` for an index
 * @returns {Set<string>}
 */
export const nodesWithout = (lacking) => {
  const all = [...elements]
  /** @param {string} path @param {string} group */
  const within = (path, group) => path === group || path.startsWith(`${group}.`)
  for (const group of lacking) {
    const hit = all.filter(([path]) => within(path, group))
    // A typing error here would make a test pass for nothing.
    if (hit.length && !hit.some(([, { mandatory }]) => mandatory)) continue
    throw new RangeError(`not an optional element: ${group}`)
  }
  const kept = all.filter(([path]) => !lacking.some((group) => within(path, group)))
  return nodesAbove(kept.map(([path]) => path))
}

/** @param {string} path */
export const isArray = (path) => everyNode.has(`${path}.n`)

/**
 * The value of `_children`: only what this LMS supports, for a SCO reads it to learn just that.
 *
 * @param {string} path
 * @param {Set<string>} supported
 * @returns {string | undefined} undefined where there is no such keyword
 */
export const childrenOf = (path, supported) => {
  if (!parents.has(path)) return undefined
  const stem = isArray(path) ? `${path}.n.` : `${path}.`
  const below = [...supported].filter((node) => node.startsWith(stem))
  return below.map((node) => node.slice(stem.length)).filter((part) => !part.includes('.')).join()
}

/**
 * Read a name such as `cmi.objectives.2.score._children`.
 *
 * @param {string} name
 * @returns {Target | undefined} undefined when the model has no such name
 */
export const resolve = (name) => {
  const parts = name.split('.')
  // Our own placeholder is not an index.
  if (parts.includes('n')) return undefined
  const keyword = /^_(children|count)$/.test(parts[parts.length - 1]) ? String(parts.pop()) : ''
  /** @type {Target['indexes']} */
  const indexes = []
  const path = parts.map((part, i) => {
    if (!/^(0|[1-9][0-9]*)$/.test(part)) return part
    indexes.push({ array: parts.slice(0, i).join('.'), index: Number(part) })
    return 'n'
  }).join('.')
  return everyNode.has(path) ? { path, keyword, indexes } : undefined
}

/** @param {string} timespan */
const hundredths = (timespan) => {
  const [hours, minutes, seconds] = timespan.split(':')
  const [units, fraction = ''] = seconds.split('.')
  const total = (Number(hours) * 60 + Number(minutes)) * 60 + Number(units)
  return total * 100 + Number(fraction.padEnd(2, '0'))
}

/**
 * The sum as HHHH:MM:SS.SS, held at the greatest value the form can say.
 *
 * @param {string} a a CMITimespan
 * @param {string} b a CMITimespan
 */
export const addTimespans = (a, b) => {
  const sum = Math.min(hundredths(a) + hundredths(b), hundredths('9999:59:59.99'))
  /** @param {number} value @param {number} width */
  const pad = (value, width) => String(Math.floor(value)).padStart(width, '0')
  const clock = [pad(sum / 360000, 4), pad((sum / 6000) % 60, 2), pad((sum / 100) % 60, 2)].join(':')
  return `${clock}.${pad(sum % 100, 2)}`
}
