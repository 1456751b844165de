/** The eight functions of the API answer as the RTE says, in every state of a session. */

import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as model from '../../src/smcourse/preview/rte/data-model.js'
import { createRte } from '../../src/smcourse/preview/rte/strict.js'
import { long, raw, running, status } from './rte.js'

/** @typedef {import('../../src/smcourse/preview/rte/strict.js').Rte} Rte */

test('the api has eight functions, and every answer is a string', () => {
  const rte = createRte()
  assert.deepEqual(Object.keys(rte.api).sort(), [
    'LMSCommit', 'LMSFinish', 'LMSGetDiagnostic', 'LMSGetErrorString', 'LMSGetLastError', 'LMSGetValue',
    'LMSInitialize', 'LMSSetValue',
  ])
  for (const call of Object.values(rte.api)) {
    for (const args of [[], [''], ['', ''], [null], ['cmi.core.entry', 7]]) {
      assert.equal(typeof call(...args), 'string')
    }
  }
})

const argued = /** @type {const} */ (['LMSInitialize', 'LMSCommit', 'LMSFinish'])
const [before, open, after] = ['not initialized', 'running', 'finished']
/** @type {[state: string, fn: keyof Rte['api'], args: unknown[], result: string, code: string][]} */
const calls = [
  [before, 'LMSInitialize', [''], 'true', '0'],
  [open, 'LMSInitialize', [''], 'false', '101'],
  [after, 'LMSInitialize', [''], 'false', '101'],
  [open, 'LMSCommit', [''], 'true', '0'],
  [open, 'LMSFinish', [''], 'true', '0'],
  [open, 'LMSGetValue', [status], 'not attempted', '0'],
  [open, 'LMSSetValue', [status, 'incomplete'], 'true', '0'],
  ...[before, after].flatMap((state) => /** @type {typeof calls} */ ([
    [state, 'LMSCommit', [''], 'false', '301'],
    [state, 'LMSFinish', [''], 'false', '301'],
    [state, 'LMSGetValue', [status], '', '301'],
    [state, 'LMSGetValue', ['no.such'], '', '301'],
    [state, 'LMSSetValue', [status, 'passed'], 'false', '301'],
  ])),
  ...[before, open, after].flatMap((state) => argued.flatMap((fn) =>
    [[], ['x'], [null], [undefined], [0]].map((args) =>
      /** @type {typeof calls[0]} */ ([state, fn, args, 'false', '201'])))),
]
for (const [state, fn, args, result, code] of calls) {
  test(`${state}: ${fn}(${args.map(String)}) answers ${result || 'blank'}, ${code}`, () => {
    const rte = createRte()
    if (state !== before) rte.api.LMSInitialize('')
    if (state === after) rte.api.LMSFinish('')
    assert.equal(rte.state, state)
    assert.equal(rte.api[fn](...args), result)
    assert.equal(rte.api.LMSGetLastError(), code)
    if (code !== '0') assert.equal(rte.state, state, 'a refused call leaves the state alone')
  })
}

test('the three support functions leave the last error alone, before and after a session too', () => {
  const rte = createRte()
  assert.equal(rte.api.LMSGetLastError(), '0')
  rte.api.LMSCommit('')
  for (const [code, text] of model.errorStrings) {
    assert.equal(rte.api.LMSGetErrorString(code), text)
    assert.ok(text.length <= 255)
  }
  for (const code of ['204', '205', '408', '', 'x', 101, null]) assert.equal(rte.api.LMSGetErrorString(code), '')
  assert.equal(rte.api.LMSGetDiagnostic('201'), 'Invalid argument error')
  assert.equal(rte.api.LMSGetDiagnostic('999'), '')
  assert.match(rte.api.LMSGetDiagnostic(''), /not initialized/)
  assert.equal(rte.api.LMSGetDiagnostic('301'), rte.api.LMSGetDiagnostic(''))
  assert.equal(rte.api.LMSGetLastError(), '301')
  rte.api.LMSInitialize('')
  assert.equal(rte.api.LMSGetLastError(), '0')
  assert.equal(rte.api.LMSGetDiagnostic(''), 'No error')
})

test('a diagnostic is at most 255 characters', () => {
  const rte = running()
  rte.api.LMSGetValue(long(5000))
  assert.equal(rte.api.LMSGetDiagnostic('').length, 255)
})

test('the log holds every call', () => {
  let clock = 10
  const rte = createRte({ now: () => clock++ })
  rte.api.LMSInitialize('')
  rte.api.LMSSetValue(raw, 101)
  rte.api.LMSGetLastError()
  assert.deepEqual(rte.log, [
    { n: 1, time: 10, fn: 'LMSInitialize', args: [''], result: 'true', code: '0' },
    { n: 2, time: 11, fn: 'LMSSetValue', args: [raw, 101], result: 'false', code: '405' },
    { n: 3, time: 12, fn: 'LMSGetLastError', args: [], result: '405', code: '0' },
  ])
  assert.deepEqual(rte.errors.map(({ n }) => n), [2])
})
