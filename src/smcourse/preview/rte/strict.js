/**
 * A strict SCORM 1.2 run-time: the LMS's side of the conversation, for the preview and for tests.
 *
 * It answers as the RTE says and forgives nothing. Our own rules of good writing, which the RTE
 * does not know, never change an answer: they are collected apart, in `findings`.
 */

import {
  addTimespans, childrenOf, elements, errorStrings, isArray, nodesWithout, resolve, types,
} from './data-model.js'

/** @typedef {import('./data-model.js').Target} Target */
/** @typedef {import('./data-model.js').TypeName} TypeName */
/** @typedef {Record<string, string>} Saved element name -> value, as JSON keeps it */
/** @typedef {{ code: string, result: string, why: string }} Answer */
/** @typedef {keyof typeof houseRules} HouseRule */
/** @typedef {{ n: number, rule: HouseRule, code: string, text: string }} Finding */
/** @typedef {{ n: number, time: number, fn: string, args: readonly unknown[] }} Asked */
/** @typedef {Asked & { result: string, code: string }} Call */
/** @typedef {'LMSCommit' | 'LMSFinish'} SaveFunction */
/** @typedef {(rule: HouseRule, text: string, more?: Partial<Finding>) => void} Report */
/** @typedef {'masteryscore' | 'datafromlms' | 'maxtimeallowed' | 'timelimitaction'} ManifestElement */
/**
 * @typedef {object} Options
 * @property {Saved} [data] the record an earlier session left; none or empty is a first launch
 * @property {Partial<Record<ManifestElement, string>>} [manifest] what the item of imsmanifest.xml says
 * @property {'normal' | 'review' | 'browse'} [mode]
 * @property {'credit' | 'no-credit'} [credit] credit in normal mode unless told
 * @property {string} [studentId]
 * @property {string} [studentName]
 * @property {readonly string[]} [unsupported] optional elements or groups that answer 401, `n` for an index
 * @property {boolean} [ascii] refuse text outside ASCII, as the Conformance Requirements say
 * @property {(n: number, fn: SaveFunction) => boolean} [failCommits] does the nth save, from 1, fail?
 * @property {(record: Saved, fn: SaveFunction) => void} [onCommit] called after each save that worked
 * @property {() => number} [now] the clock of the log
 */
/**
 * @typedef {object} Session
 * @property {'not initialized' | 'running' | 'finished'} state
 * @property {Map<string, string>} values what the SCO set, over what earlier sessions left
 * @property {Map<string, string>} earlier
 * @property {Map<string, string>} given what only the LMS says: names, mode, manifest
 * @property {Map<string, number>} counts of every array
 * @property {Set<string>} supported nodes of the model
 * @property {boolean} ascii
 * @property {Saved} record what would survive if the page went away now
 * @property {number} saves
 */

export const houseRules = {
  'error-code': 'a call answers an error code',
  'initialized-twice': 'LMSInitialize is called once',
  'set-after-finish': 'nothing is set after LMSFinish',
  'status-lowered': 'a terminal lesson_status is never lowered',
  'score-lowered': 'after a terminal lesson_status the score is never lowered',
  'score-while-incomplete': 'score.raw is not saved while lesson_status is incomplete',
  'suspend-with-terminal-status': 'exit is not suspend once lesson_status is terminal',
  'commit-and-finish-leaving': 'a page that is leaving calls LMSCommit or LMSFinish, not both',
  'interaction-rewritten': 'an interaction with a latency is complete and stays as it is',
  'suspend-data-characters': 'suspend_data is printable ASCII without backslash, [ ] and =',
}

const status = 'cmi.core.lesson_status'
const raw = 'cmi.core.score.raw'
const exit = 'cmi.core.exit'
const sessionTime = 'cmi.core.session_time'
const totalTime = 'cmi.core.total_time'
const graded = [status, raw, 'cmi.core.score.min', 'cmi.core.score.max']
/** Terminal statuses only, worst first. */
const ranks = ['failed', 'completed', 'passed']

/** @param {string} [result] @returns {Answer} */
const ok = (result = 'true') => ({ code: '0', result, why: '' })

/** @param {string} code @param {string} why @returns {Answer} */
const fault = (code, why) => ({ code, result: '', why })

/** @param {unknown} code */
const textOf = (code) => (typeof code === 'string' && errorStrings.get(code)) || ''

/** @param {string} name @param {string} [value] */
const fromManifest = (name, value = '') => {
  const { type, initial } = /** @type {import('./data-model.js').Element} */ (elements.get(name))
  if (value !== '' && !types[type].test(value)) throw new RangeError(`${name} is no ${type}: ${value}`)
  return /** @type {[string, string]} */ ([name, value || initial])
}

/** @param {Options} options @returns {Session} */
const openSession = ({
  data = {}, manifest = {}, mode = 'normal', credit = mode === 'normal' ? 'credit' : 'no-credit',
  studentId = 'learner-1', studentName = 'Learner, Ada', unsupported = [], ascii = false,
}) => {
  const first = Object.keys(data).length === 0
  const entry = first ? 'ab-initio' : data[exit] === 'suspend' ? 'resume' : ''
  // How a session ended, and how long it took, is its own affair.
  const values = new Map(Object.entries(data).filter(([name]) => name !== exit && name !== sessionTime))
  /** @type {Session} */
  const session = {
    state: 'not initialized', values, earlier: new Map(values), counts: new Map(), ascii,
    supported: nodesWithout(unsupported), record: { ...data }, saves: 0,
    given: new Map([
      ['cmi.core.student_id', studentId], ['cmi.core.student_name', studentName],
      ['cmi.core.credit', credit], ['cmi.core.entry', entry], ['cmi.core.lesson_mode', mode],
      fromManifest('cmi.launch_data', manifest.datafromlms),
      fromManifest('cmi.student_data.mastery_score', manifest.masteryscore),
      fromManifest('cmi.student_data.max_time_allowed', manifest.maxtimeallowed),
      fromManifest('cmi.student_data.time_limit_action', manifest.timelimitaction),
    ]),
  }
  for (const name of values.keys()) {
    const target = resolve(name)
    if (!target || !elements.has(target.path)) throw new RangeError(`no element to restore: ${name}`)
    count(session, target)
  }
  return session
}

/** @param {Session} session @param {Target} target */
const count = ({ counts }, { indexes }) => {
  for (const { array, index } of indexes) {
    counts.set(array, Math.max(counts.get(array) ?? 0, index + 1))
  }
}

/**
 * @param {Session} session
 * @param {Target} target
 * @param {0 | 1} ahead a set may append, a get may not
 */
const beyond = ({ counts }, { indexes }, ahead) =>
  indexes.some(({ array, index }) => index >= (counts.get(array) ?? 0) + ahead)

/**
 * @param {Session} session
 * @param {unknown} name
 * @returns {{ target: Target, refusal?: undefined } | { refusal: Answer, target?: undefined }}
 */
const locate = (session, name) => {
  if (session.state !== 'running') return { refusal: fault('301', `the session is ${session.state}`) }
  if (typeof name !== 'string') return { refusal: fault('201', 'the name of an element is a string') }
  const target = resolve(name)
  if (target && session.supported.has(target.path)) return { target }
  if (target) return { refusal: fault('401', `${name} is not supported`) }
  const outside = name !== '' && name !== 'cmi' && !name.startsWith('cmi.')
  return { refusal: fault(outside ? '401' : '201', `"${name}" is not in the data model`) }
}

/** @param {Session} session @param {string} name @param {string} path */
const valueOf = ({ values, given }, name, path = name) =>
  given.get(name) ?? values.get(name) ?? elements.get(path)?.initial ?? ''

/** @param {Session} session @param {unknown} name @returns {Answer} */
const getValue = (session, name) => {
  const { target, refusal } = locate(session, name)
  if (refusal) return refusal
  const { path, keyword } = target
  // Write-only is a fact of the model, so it is told before what exists.
  if (!keyword && elements.get(path)?.access === 'w') return fault('404', `${name} is write-only`)
  if (beyond(session, target, 0)) return fault('201', `${name} does not exist yet`)
  if (keyword === '_children') {
    const children = childrenOf(path, session.supported)
    return children === undefined ? fault('202', `${path} has no _children`) : ok(children)
  }
  if (keyword) {
    if (!isArray(path)) return fault('203', `${path} is not an array`)
    return ok(String(session.counts.get(String(name).replace(/\._count$/, '')) ?? 0))
  }
  if (!elements.has(path)) return fault('201', `${name} has no value of its own`)
  return ok(valueOf(session, String(name), path))
}

/**
 * @param {Session} session
 * @param {unknown} name
 * @param {unknown} value
 * @param {Report} report
 * @returns {Answer}
 */
const setValue = (session, name, value, report) => {
  const { target, refusal } = locate(session, name)
  if (refusal) return refusal
  const { path, keyword } = target
  if (keyword || path === 'cmi._version') return fault('402', `${name} is a keyword`)
  const element = elements.get(path)
  if (!element) return fault('201', `${name} has no value of its own`)
  if (element.access === 'r') return fault('403', `${name} is read-only`)
  if (beyond(session, target, 1)) return fault('201', `${name} leaves a gap`)
  const own = String(name)
  const interaction = session.values.get(own.replace(/^(cmi\.interactions\.\d+)\..*$/, '$1.type'))
  if ((element.type === 'Pattern' || element.type === 'Response') && !interaction) {
    // The value may be right; it is the order of calls that is wrong, as with a gap.
    return fault('201', `${name} comes after the type of its interaction`)
  }
  if (typeof value !== 'string') return fault('405', `${name} is set to a ${typeof value}, not a string`)
  const whole = path === 'cmi.comments' ? valueOf(session, own) + value : value
  const refused = session.ascii && /[^\0-\x7f]/.test(value)
  if (refused || !types[element.type].test(whole, interaction)) {
    return fault('405', `${name} is no ${element.type}: ${value.slice(0, 99)}`)
  }
  judgeValue(session, own, value, report)
  session.values.set(own, whole)
  count(session, target)
  return ok()
}

/** @param {Session} session @param {string} name @param {string} value @param {Report} report */
const judgeValue = (session, name, value, report) => {
  const before = valueOf(session, status)
  const [score, record] = [valueOf(session, raw), /^cmi\.interactions\.\d+/.exec(name)]
  if (name === status && ranks.indexOf(value) < ranks.indexOf(before)) {
    report('status-lowered', `${before} becomes ${value}`)
  }
  const lower = score !== '' && (value === '' || Number(value) < Number(score))
  if (name === raw && ranks.includes(before) && lower) {
    report('score-lowered', `${before} with ${score} becomes ${value || 'blank'}`)
  }
  if (record && session.values.has(`${record[0]}.latency`)) report('interaction-rewritten', name)
  const odd = name === 'cmi.suspend_data' && /[^\x20-\x7e]|[\\[\]=]/.exec(value)
  if (odd) report('suspend-data-characters', `character ${odd.index} is ${JSON.stringify(odd[0])}`)
}

/** @param {Session} session */
const forCredit = ({ given }) =>
  given.get('cmi.core.credit') === 'credit' && given.get('cmi.core.lesson_mode') === 'normal'

/** lesson_status as the LMS leaves it at the end. @param {Session} session @param {string} own as saved */
const finalStatus = (session, own) => {
  if (session.given.get('cmi.core.lesson_mode') === 'browse') {
    return own === 'not attempted' ? 'browsed' : own
  }
  if (!forCredit(session)) return own
  const [mastery, score] = [valueOf(session, 'cmi.student_data.mastery_score'), valueOf(session, raw)]
  // The Conformance Requirements leave a SCO that says incomplete alone; Moodle does not.
  if (own === 'incomplete' || mastery === '' || score === '') {
    return own === 'not attempted' ? 'completed' : own
  }
  return Number(score) >= Number(mastery) ? 'passed' : 'failed'
}

/** @param {Session} session @param {SaveFunction} fn @returns {Saved} */
const snapshot = (session, fn) => {
  const kept = new Map(session.values)
  const { earlier } = session
  for (const name of forCredit(session) ? [] : graded) {
    const old = earlier.get(name)
    if (old === undefined) kept.delete(name)
    else kept.set(name, old)
  }
  const own = kept.get(status) ?? 'not attempted'
  kept.set(status, fn === 'LMSFinish' ? finalStatus(session, own) : own)
  const [before, spent] = [valueOf(session, totalTime), kept.get(sessionTime)]
  kept.set(totalTime, fn === 'LMSFinish' && spent ? addTimespans(before, spent) : before)
  return Object.fromEntries(kept)
}

/** @param {Session} session @param {SaveFunction} fn @param {Options} options @returns {Answer} */
const save = (session, fn, { failCommits, onCommit }) => {
  session.saves += 1
  if (failCommits?.(session.saves, fn)) return fault('101', `save ${session.saves} failed`)
  session.record = snapshot(session, fn)
  onCommit?.({ ...session.record }, fn)
  return ok()
}

/**
 * Open one session of one learner with one SCO. The next launch is a new run-time with `data: rte.record`.
 *
 * @param {Options} [options]
 */
export const createRte = (options = {}) => {
  const { now = Date.now } = options
  const session = openSession(options)
  /** @type {Call[]} */
  const log = []
  /** @type {Finding[]} */
  const findings = []
  /** @type {Set<string> | undefined} what was called since the page began to leave */
  let moment
  let [left, initializes, rawCall, last] = [false, 0, 0, ok()]

  /** @type {Report} */
  const report = (rule, text, more) => {
    findings.push(Object.freeze({ n: log.length + 1, rule, code: '0', text, ...more }))
  }

  /** @param {string} fn @param {readonly unknown[]} args @param {string} result @param {string} [code] */
  const enter = (fn, args, result, code = '0') => {
    const asked = { n: log.length + 1, time: now(), fn, args: Object.freeze([...args]) }
    log.push(Object.freeze({ ...asked, result, code }))
    return result
  }

  /** @param {string} fn @param {string} failure @param {(...args: unknown[]) => Answer} act */
  const judged = (fn, failure, act) => (/** @type {unknown[]} */ ...args) => {
    last = act(...args)
    const { code, result, why } = last
    if (code !== '0') report('error-code', `${fn} answers ${code}: ${why}`, { code })
    return enter(fn, args, code === '0' ? result : failure, code)
  }

  // These neither fail nor touch the last error.
  /** @param {string} fn @param {(code: unknown) => string} tell */
  const told = (fn, tell) => (/** @type {unknown[]} */ ...args) => enter(fn, args, tell(args[0]))

  /** @param {unknown} argument @returns {Answer} */
  const initialize = (argument) => {
    initializes += 1
    if (initializes > 1) report('initialized-twice', `call ${initializes} of LMSInitialize`)
    if (argument !== '') return fault('201', 'the argument is not ""')
    if (session.state !== 'not initialized') return fault('101', `the session is ${session.state}`)
    session.state = 'running'
    return ok()
  }

  /** @param {unknown} name @param {unknown} value */
  const set = (name, value) => {
    if (session.state === 'finished') report('set-after-finish', String(name))
    const answer = setValue(session, name, value, report)
    if (name === raw && answer.code === '0') rawCall = value === '' ? 0 : log.length + 1
    return answer
  }

  /** @param {SaveFunction} fn @param {unknown} argument @returns {Answer} */
  const store = (fn, argument) => {
    const both = moment?.size === 1 && !moment.has(fn)
    moment?.add(fn)
    if (both) report('commit-and-finish-leaving', `${fn} is the second of the two`)
    if (argument !== '') return fault('201', 'the argument is not ""')
    if (session.state !== 'running') return fault('301', `the session is ${session.state}`)
    const own = valueOf(session, status)
    // Scores come before the status by rule, so only what reaches the record is judged.
    if (rawCall && own === 'incomplete') report('score-while-incomplete', `saved by ${fn}`, { n: rawCall })
    rawCall = 0
    if (fn === 'LMSFinish' && ranks.includes(own) && session.values.get(exit) === 'suspend') {
      report('suspend-with-terminal-status', own)
    }
    const answer = save(session, fn, options)
    if (fn === 'LMSFinish' && answer.code === '0') session.state = 'finished'
    return answer
  }

  const api = Object.freeze({
    LMSInitialize: judged('LMSInitialize', 'false', initialize),
    LMSFinish: judged('LMSFinish', 'false', (argument) => store('LMSFinish', argument)),
    LMSGetValue: judged('LMSGetValue', '', (name) => getValue(session, name)),
    LMSSetValue: judged('LMSSetValue', 'false', set),
    LMSCommit: judged('LMSCommit', 'false', (argument) => store('LMSCommit', argument)),
    LMSGetLastError: told('LMSGetLastError', () => last.code),
    LMSGetErrorString: told('LMSGetErrorString', textOf),
    LMSGetDiagnostic: told('LMSGetDiagnostic', (code) =>
      code === '' || code === last.code ? (last.why || 'No error').slice(0, 255) : textOf(code)),
  })

  return {
    api,
    log,
    findings,
    get state() { return session.state },
    get record() { return { ...session.record } },
    /** What the SCO set and no save has reached yet is only here. */
    get values() { return Object.fromEntries(session.values) },
    get errors() { return log.filter(({ code }) => code !== '0') },
    get left() { return left },
    /** The page is being hidden or left: a moment begins, unless one is under way. */
    leaving: () => {
      left = true
      moment = moment ?? new Set()
    },
    /** The moment is over: the page is shown again, or its handlers have all run. */
    stayed: () => {
      moment = undefined
    },
    /** The LMS loses a value by a fault of its own. @param {string} name */
    forget: (name) => {
      session.values.delete(name)
    },
  }
}

/** @typedef {ReturnType<typeof createRte>} Rte */
