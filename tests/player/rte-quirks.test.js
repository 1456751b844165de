/** A quirk is the strict API as one LMS of the field would answer. */

import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as quirks from '../../src/smcourse/preview/rte/quirks.js'
import { createRte } from '../../src/smcourse/preview/rte/strict.js'
import { exit, long, raw, running, status } from './rte.js'

test('every quirk is an api in full, and reaches the one inside', () => {
  for (const [name, quirk] of Object.entries(quirks)) {
    const rte = createRte()
    const api = quirk(rte.api, rte)
    assert.deepEqual(Object.keys(api).sort(), Object.keys(rte.api).sort(), name)
    assert.equal(String(api.LMSInitialize('')), 'true')
    assert.equal(String(api.LMSSetValue(status, 'incomplete')), 'true')
    assert.equal(api.LMSGetErrorString('0'), 'No error')
    assert.equal(api.LMSGetLastError(), '0')
    assert.equal(String(api.LMSFinish('')), 'true')
    assert.equal(rte.record[status], 'incomplete')
    assert.deepEqual(rte.findings, [])
  }
})

test('forma.lms: String objects, no backslash, no resume', () => {
  const rte = createRte({ data: { [exit]: 'suspend' } })
  const api = quirks.formaLms(rte.api)
  assert.equal(api.LMSGetValue('cmi.core.entry'), '')
  api.LMSInitialize('')
  assert.equal(api.LMSGetValue('cmi.core.entry'), 'ab-initio')
  const result = api.LMSSetValue('cmi.suspend_data', 'a\\b\\')
  assert.ok(result instanceof String && result !== /** @type {any} */ ('true'))
  assert.equal(api.LMSGetValue('cmi.suspend_data'), 'ab')
  assert.equal(String(api.LMSSetValue(status, 'x')), 'false')
  assert.ok(api.LMSFinish('') instanceof String)
})

test('Open edX: blank reads, sets that always work, never an error', () => {
  const rte = running({ data: { [status]: 'passed', 'cmi.suspend_data': 's' } })
  const api = quirks.openEdx(rte.api)
  for (const name of [status, raw, 'cmi.core.lesson_mode', 'cmi.core.credit', 'cmi.core.entry', 'cmi.core.total_time',
    'cmi.launch_data', 'cmi.interactions._count', 'cmi.core._children']) assert.equal(api.LMSGetValue(name), '')
  assert.equal(api.LMSGetValue('cmi.suspend_data'), 's')
  assert.equal(api.LMSGetValue('cmi.core.student_id'), 'learner-1')
  assert.equal(api.LMSSetValue(raw, '101'), 'true')
  assert.equal(api.LMSGetLastError(), '0')
  assert.deepEqual(rte.errors.map(({ code }) => code), ['405'])
})

test('Moodle: blind saves once hidden, a count as a number, 4,096 and 255', () => {
  const rte = createRte({ failCommits: () => true })
  const api = quirks.moodle(rte.api, rte)
  rte.leaving()
  assert.equal(api.LMSCommit(''), 'false')
  rte.stayed()
  api.LMSInitialize('')
  assert.equal(api.LMSCommit('x'), 'false')
  assert.equal(api.LMSCommit(''), 'true')
  assert.equal(api.LMSGetLastError(), '0')
  assert.deepEqual(rte.record, {})
  assert.equal(api.LMSGetValue('cmi.interactions._count'), 0)
  assert.equal(api.LMSSetValue('cmi.suspend_data', long(4097)), 'false')
  assert.equal(api.LMSFinish(''), 'true')
})

test('Moodle: a page never hidden hears that a save failed', () => {
  const rte = createRte({ failCommits: () => true })
  const api = quirks.moodle(rte.api, rte)
  api.LMSInitialize('')
  assert.equal(api.LMSCommit(''), 'false')
  assert.equal(api.LMSGetLastError(), '101')
})

test('Moodle: the limits hold over an api that has none', () => {
  /** @type {any} */
  const lax = new Proxy({}, { get: (_, fn) => () => fn === 'LMSGetLastError' ? '0' : 'true' })
  const api = quirks.moodle(lax)
  api.LMSInitialize('')
  const limits = /** @type {[string, number][]} */ ([['cmi.suspend_data', 4096], ['cmi.core.lesson_location', 255]])
  for (const [name, limit] of limits) {
    assert.equal(api.LMSSetValue(name, long(limit)), 'true')
    assert.equal(api.LMSSetValue(name, long(limit + 1)), 'false')
    assert.equal(api.LMSGetLastError(), '405')
  }
})

test('Chamilo: a commit wipes the status unless it was set again', () => {
  const rte = running()
  const api = quirks.chamilo(rte.api, rte)
  api.LMSSetValue(status, 'passed')
  api.LMSCommit('')
  assert.equal(rte.record[status], 'passed')
  api.LMSCommit('')
  assert.equal(rte.record[status], 'not attempted')
  assert.equal(api.LMSGetValue(status), 'not attempted')
})

test('Skillport: lesson_mode is not implemented', () => {
  const api = quirks.skillport(running().api)
  assert.equal(api.LMSInitialize(''), 'false')
  const rte = createRte()
  const fresh = quirks.skillport(rte.api)
  fresh.LMSInitialize('')
  assert.equal(fresh.LMSGetValue('cmi.core.lesson_mode'), '')
  assert.equal(fresh.LMSGetLastError(), '401')
  assert.equal(fresh.LMSGetValue('cmi.core._children').includes('lesson_mode'), false)
  assert.equal(fresh.LMSGetLastError(), '0')
})

test('booleans: real ones', () => {
  const rte = createRte()
  const api = quirks.booleans(rte.api)
  assert.equal(api.LMSCommit(''), false)
  assert.equal(api.LMSInitialize(''), true)
  assert.equal(api.LMSSetValue(raw, '5'), true)
  assert.equal(api.LMSGetValue(raw), '5')
  assert.equal(api.LMSFinish(''), true)
})
