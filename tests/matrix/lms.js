/** A strict run-time that misbehaves in one declared way, and says what it has stored. */

import { createRte } from '../../src/smcourse/preview/rte/strict.js'

/** @typedef {Record<string, string>} Saved */
/** @typedef {{ n: number, fn: string, args: string[], now: number }} Asked */

/**
 * @typedef {object} Ways
 * @property {(asked: Asked) => boolean} [throwsAt]
 * @property {(asked: Asked) => boolean} [refuses]     "false" and 101, and nothing is done
 * @property {(asked: Asked) => boolean} [denies]      "false" and no error, though it is done
 * @property {(result: string, fn: string) => unknown} [says]   in another type
 * @property {(asked: Asked) => boolean} [losesBatch]  what was set since the last commit is dropped
 * @property {boolean} [silently]                      and the commit says "true"
 * @property {RegExp} [blank]                          elements that are read as ""
 * @property {string[]} [unsupported]
 */

const VALUES = ['LMSInitialize', 'LMSFinish', 'LMSSetValue', 'LMSCommit', 'LMSGetValue']

/**
 * @param {object} options
 * @param {Saved} options.data
 * @param {Ways} options.ways
 * @param {() => number} options.now
 * @param {(asked: Asked) => void} options.onCall  before it is done; may throw
 * @param {(stored: Saved) => void} options.onStored
 * @param {(value: string) => void} options.onRecord  suspend_data was taken
 */
export const makeLms = ({ data, ways, now, onCall, onStored, onRecord }) => {
  const rte = createRte({ data, now, unsupported: ways.unsupported ?? [], onCommit: onStored })
  /** @type {Map<string, string | undefined>} */
  const batch = new Map()
  let n = 0
  /** @type {string | undefined} */
  let code

  const dropBatch = () => {
    for (const [name, before] of batch) {
      rte.forget(name)
      if (before !== undefined) rte.api.LMSSetValue(name, before)
    }
    batch.clear()
  }

  /** @param {string} fn */
  const bent = (fn) => (/** @type {string[]} */ ...args) => {
    n += 1
    const asked = { n, fn, args, now: now() }
    onCall(asked)
    if (ways.throwsAt?.(asked)) throw new Error('an LMS of this world')
    code = undefined
    if (ways.refuses?.(asked)) {
      code = '101'
      return answer(fn === 'LMSGetValue' ? '' : 'false', fn)
    }
    const [name = '', value = ''] = args
    const before = ways.losesBatch && fn === 'LMSSetValue' ? rte.values[name] : undefined
    if (fn === 'LMSCommit' && ways.losesBatch?.(asked)) {
      dropBatch()
      // @ts-expect-error each function has its own arguments
      rte.api[fn](...args)
      code = ways.silently ? undefined : '101'
      return answer(ways.silently ? 'true' : 'false', fn)
    }
    // @ts-expect-error each function has its own arguments
    const result = rte.api[fn](...args)
    if (fn === 'LMSSetValue' && result === 'true') {
      if (ways.losesBatch && !batch.has(name)) batch.set(name, before)
      if (name === 'cmi.suspend_data') onRecord(value)
    }
    if (fn === 'LMSCommit' && result === 'true') batch.clear()
    if (ways.denies?.(asked)) {
      code = '0'
      return answer('false', fn)
    }
    if (fn === 'LMSGetValue' && ways.blank?.test(name)) {
      code = '0'
      return answer('', fn)
    }
    return answer(result, fn)
  }
  /** @param {string} result @param {string} fn */
  const answer = (result, fn) => (ways.says ? ways.says(result, fn) : result)

  const api = {
    ...Object.fromEntries(VALUES.map((fn) => [fn, bent(fn)])),
    LMSGetLastError: () => (code === undefined ? rte.api.LMSGetLastError() : code),
  }
  return { api, rte, calls: () => n }
}
