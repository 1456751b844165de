/**
 * Sessions of the strict run-time, and the codes of its answers, for the tests that it obeys the RTE:
 * a double that lies would make every package test worthless.
 */

import assert from 'node:assert/strict'
import { createRte } from '../../src/smcourse/preview/rte/strict.js'

/** @typedef {import('../../src/smcourse/preview/rte/strict.js').Options} Options */
/** @typedef {import('../../src/smcourse/preview/rte/strict.js').Rte} Rte */
/** @typedef {[name: string, value: unknown][]} Sets */

/** @param {Options} [options] */
export const running = (options) => {
  const rte = createRte({ now: () => 0, ...options })
  assert.equal(rte.api.LMSInitialize(''), 'true')
  return rte
}

/** @param {Rte} rte @param {Sets} sets */
export const put = (rte, sets) => {
  for (const [name, value] of sets) assert.equal(rte.api.LMSSetValue(name, value), 'true', `${name}=${value}`)
}

/** A whole session. @param {Sets} sets @param {Options} [options] */
export const played = (sets, options) => {
  const rte = running(options)
  put(rte, sets)
  assert.equal(rte.api.LMSFinish(''), 'true')
  return rte
}

/** @param {Rte} rte @param {unknown} name @param {unknown} value */
export const setCode = (rte, name, value) => {
  assert.equal(rte.api.LMSSetValue(name, value), rte.api.LMSGetLastError() === '0' ? 'true' : 'false')
  return rte.api.LMSGetLastError()
}

/** @param {Rte} rte @param {unknown} name */
export const getCode = (rte, name) => {
  const value = rte.api.LMSGetValue(name)
  const code = rte.api.LMSGetLastError()
  if (code !== '0') assert.equal(value, '')
  return code
}

/** @param {Rte} rte */
export const rules = (rte) => rte.findings.map(({ rule }) => rule)

export const [status, raw, exit] = ['cmi.core.lesson_status', 'cmi.core.score.raw', 'cmi.core.exit']
export const interaction = 'cmi.interactions.0'
/** @param {number} length */
export const long = (length) => 'x'.repeat(length)
