/**
 * Real LMSs seen to bend SCORM 1.2, as wrappers around an api: a package must survive each of them.
 *
 * Every call still reaches the api inside, so the log and the findings of the strict run-time say what
 * the SCO asked; only what the SCO hears is bent. Call as `quirks.moodle(rte.api, rte)`.
 */

import { elements, resolve } from './data-model.js'

/** @typedef {Record<string, (...args: any[]) => any>} Api */
/** @typedef {{ left?: boolean, forget?: (name: string) => void }} Host the strict run-time is one */
/** @typedef {{ fn: string, args: any[], result: any, running: boolean }} Heard */
/** @typedef {{ result: unknown, code?: string }} Said code is what LMSGetLastError answers next */

const functions = ['LMSInitialize', 'LMSFinish', 'LMSGetValue', 'LMSSetValue', 'LMSCommit']
const support = ['LMSGetLastError', 'LMSGetErrorString', 'LMSGetDiagnostic']

/** @param {any} result */
const isTrue = (result) => String(result) === 'true'

/**
 * @param {Api} api
 * @param {(heard: Heard) => Said | undefined} bend undefined lets the true answer pass
 * @param {(fn: string, args: any[]) => any[]} [before] what reaches the api inside
 * @returns {Api}
 */
const wrap = (api, bend, before = (_, args) => args) => {
  let running = false
  /** @type {string | undefined} */
  let code
  /** @param {string} fn */
  const bent = (fn) => (/** @type {any[]} */ ...args) => {
    const result = api[fn](...before(fn, args))
    if (fn === 'LMSInitialize' && isTrue(result)) running = true
    const said = bend({ fn, args, result, running })
    if (fn === 'LMSFinish' && isTrue(result)) running = false
    code = said?.code
    return said ? said.result : result
  }
  /** @param {string} fn */
  const plain = (fn) => (/** @type {any[]} */ ...args) => {
    const result = api[fn](...args)
    return fn === 'LMSGetLastError' && code !== undefined ? code : result
  }
  return Object.fromEntries([
    ...functions.map((fn) => [fn, bent(fn)]),
    ...support.map((fn) => [fn, plain(fn)]),
  ])
}

/** forma.lms 4.0: String objects, lost backslashes, an entry that never changes. @param {Api} api */
export const formaLms = (api) => wrap(
  api,
  ({ fn, args, result, running }) => {
    if (fn === 'LMSSetValue' || fn === 'LMSFinish') return { result: new String(result) }
    const entry = fn === 'LMSGetValue' && args[0] === 'cmi.core.entry' && running
    return entry ? { result: 'ab-initio' } : undefined
  },
  (fn, args) => {
    const [name, value] = args
    if (fn !== 'LMSSetValue' || name !== 'cmi.suspend_data') return args
    return [name, String(value).replace(/\\/g, '')]
  },
)

const blankInOpenEdx = new RegExp(
  '^cmi\\.(core\\.(lesson_status|lesson_mode|credit|entry|total_time|score\\..*)|launch_data)$'
    + '|\\._(count|children)$',
)

/** openedx-scorm-xblock 19: most reads are blank, and no error is ever told. @param {Api} api */
export const openEdx = (api) => wrap(api, ({ fn, args, result }) => {
  if (fn === 'LMSSetValue') return { result: 'true', code: '0' }
  const blank = fn === 'LMSGetValue' && blankInOpenEdx.test(args[0])
  return { result: blank ? '' : result, code: '0' }
})

/**
 * Moodle 4.5 with its standard switch on: once the page was hidden, saves answer "true" unseen.
 *
 * The limits of 255 and 4,096 are the strict run-time's own too; here they hold over a laxer api.
 * @param {Api} api
 * @param {Host} [host] without `left` the page is never hidden
 */
export const moodle = (api, host = {}) => wrap(api, ({ fn, args, result, running }) => {
  const saves = fn === 'LMSCommit' || fn === 'LMSFinish'
  if (saves && host.left && running && args[0] === '') return { result: 'true', code: '0' }
  if (fn === 'LMSGetValue' && /\._count$/.test(args[0]) && result !== '') return { result: Number(result) }
  const limit = fn === 'LMSSetValue' && elements.get(resolve(String(args[0]))?.path ?? '')?.limit
  const long = limit && running && String(args[1]).length > limit
  return long ? { result: 'false', code: '405' } : undefined
})

/**
 * Chamilo #2063: a commit wipes lesson_status unless it was set since the last one.
 *
 * @param {Api} api
 * @param {Host} host whose `forget` does the wiping
 */
export const chamilo = (api, host) => {
  let fresh = false
  return wrap(
    api,
    ({ fn, args, result }) => {
      if (fn === 'LMSSetValue' && args[0] === 'cmi.core.lesson_status' && isTrue(result)) fresh = true
      if (fn === 'LMSCommit') fresh = false
      return undefined
    },
    (fn, args) => {
      if (fn === 'LMSCommit' && !fresh) host.forget?.('cmi.core.lesson_status')
      return args
    },
  )
}

/** Skillport, and SuccessFactors: there is no lesson_mode. @param {Api} api */
export const skillport = (api) => wrap(api, ({ fn, args, result, running }) => {
  if (fn !== 'LMSGetValue' || !running) return undefined
  if (args[0] === 'cmi.core.lesson_mode') return { result: '', code: '401' }
  if (args[0] !== 'cmi.core._children') return undefined
  return { result: result.split(',').filter((/** @type {string} */ name) => name !== 'lesson_mode').join() }
})

/** Some LMSs answer real booleans. @param {Api} api */
export const booleans = (api) => wrap(api, ({ fn, result }) =>
  fn === 'LMSGetValue' ? undefined : { result: isTrue(result) })
