/** What the house forbids a SCO, beyond the standard, is found where it happens. */

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createRte, houseRules } from '../../src/smcourse/preview/rte/strict.js'
import { exit, interaction, played, put, raw, rules, running, status } from './rte.js'

/** @typedef {import('../../src/smcourse/preview/rte/strict.js').Options} Options */
/** @typedef {import('./rte.js').Sets} Sets */

/** @param {Sets} sets @param {Options} [options] */
const judged = (sets, options) => rules(played(sets, options))
/** @param {string} before @param {string} now */
const lowered = (before, now) => judged([[status, now]], { data: { [status]: before, [raw]: '50' } })

test('a session in good order has no findings', () => {
  const rte = running()
  put(rte, [[status, 'incomplete'], [exit, 'suspend']])
  rte.api.LMSCommit('')
  put(rte, [[`${interaction}.id`, 'q1'], [`${interaction}.type`, 'choice'], [`${interaction}.student_response`, 'a'],
    [`${interaction}.latency`, '0000:00:05'], ['cmi.interactions.1.id', 'q2'],
    [raw, '80'], ['cmi.core.score.min', '0'], ['cmi.core.score.max', '100'], [status, 'passed'],
    ['cmi.suspend_data', '1;{"a":"~"}'], [exit, ''], ['cmi.core.session_time', '0000:01:00']])
  rte.api.LMSCommit('')
  rte.leaving()
  rte.api.LMSFinish('')
  assert.deepEqual(rte.findings, [])
})

for (const [before, now, worse] of /** @type {[string, string, boolean][]} */ ([
  ['passed', 'completed', true], ['passed', 'failed', true], ['passed', 'incomplete', true],
  ['passed', 'browsed', true],
  ['completed', 'failed', true], ['completed', 'incomplete', true], ['failed', 'incomplete', true],
  ['passed', 'passed', false], ['completed', 'passed', false], ['failed', 'completed', false],
  ['failed', 'passed', false],
  ['incomplete', 'browsed', false], ['browsed', 'incomplete', false], ['incomplete', 'failed', false],
])) {
  test(`${before} to ${now} is ${worse ? '' : 'not '}lowered`, () =>
    assert.deepEqual(lowered(before, now), worse ? ['status-lowered'] : []))
}

for (const [before, score, worse] of /** @type {[string, string, boolean][]} */ ([
  ['passed', '49', true], ['failed', '', true], ['completed', '9', true],
  ['passed', '50', false], ['passed', '100', false],
])) {
  test(`${before} with 50, then ${score || 'blank'}, is ${worse ? '' : 'not '}lowered`, () => {
    const data = { [status]: before, [raw]: '50' }
    assert.deepEqual(judged([[raw, score]], { data }), worse ? ['score-lowered'] : [])
  })
}

test('a score may fall before any verdict', () =>
  assert.deepEqual(judged([[status, 'browsed'], [raw, '5'], [raw, '4']]), []))

test('a score saved under incomplete is found where it was written', () => {
  const rte = running()
  put(rte, [[status, 'incomplete'], [raw, '50']])
  assert.deepEqual(rules(rte), [], 'the verdict may still follow')
  rte.api.LMSCommit('')
  rte.api.LMSCommit('')
  assert.deepEqual(rte.findings, [{ n: 3, rule: 'score-while-incomplete', code: '0', text: 'saved by LMSCommit' }])
  assert.deepEqual(judged([[status, 'incomplete'], [raw, '50'], [raw, '']]), [], 'a blank is no score')
})

test('every answer with an error code is found, with the code', () => {
  const rte = createRte()
  rte.api.LMSCommit('')
  rte.api.LMSInitialize('')
  rte.api.LMSGetValue('cmi.nothing')
  rte.api.LMSGetErrorString('x')
  const found = rte.findings.map(({ n, rule, code }) => [n, rule, code])
  assert.deepEqual(found, [[1, 'error-code', '301'], [3, 'error-code', '201']])
  assert.deepEqual(rte.errors.map(({ n, code }) => [n, code]), [[1, '301'], [3, '201']])
})

test('LMSInitialize twice, and a set after LMSFinish', () => {
  const rte = running()
  rte.api.LMSInitialize('')
  rte.api.LMSFinish('')
  rte.api.LMSSetValue(status, 'passed')
  assert.deepEqual(rules(rte), ['initialized-twice', 'error-code', 'set-after-finish', 'error-code'])
})

test('suspend with a terminal status, judged at Finish', () => {
  for (const value of ['passed', 'completed', 'failed']) {
    assert.deepEqual(judged([[exit, 'suspend'], [status, value]]), ['suspend-with-terminal-status'])
    assert.deepEqual(judged([[exit, 'suspend'], [status, value], [exit, '']]), [])
  }
  assert.deepEqual(judged([[exit, 'suspend'], [status, 'incomplete']]), [])
})

test('Commit and Finish in one moment of leaving', () => {
  const moments = /** @type {[steps: string[], found: boolean][]} */ ([
    [['leaving', 'LMSCommit', 'LMSFinish'], true],
    [['leaving', 'LMSCommit', 'leaving', 'LMSFinish'], true],
    [['leaving', 'LMSFinish', 'LMSCommit'], true],
    [['leaving', 'LMSCommit', 'LMSCommit', 'stayed', 'leaving', 'LMSFinish'], false],
    [['LMSCommit', 'leaving', 'LMSFinish'], false],
    [['LMSCommit', 'LMSFinish'], false],
  ])
  for (const [steps, found] of moments) {
    const rte = running()
    for (const step of steps) {
      if (step === 'leaving' || step === 'stayed') rte[step]()
      else rte.api[/** @type {'LMSCommit'} */ (step)]('')
    }
    const hits = rules(rte).filter((rule) => rule === 'commit-and-finish-leaving')
    assert.equal(hits.length, found ? 1 : 0, String(steps))
    assert.equal(rte.left, steps.includes('leaving'))
  }
})

test('an interaction with its latency is complete, in later sessions too', () => {
  const { record } = played([[`${interaction}.id`, 'q'], [`${interaction}.latency`, '00:00:01']])
  assert.deepEqual(judged([[`${interaction}.latency`, '00:00:02']], { data: record }), ['interaction-rewritten'])
  assert.deepEqual(judged([[`${interaction}.objectives.0.id`, 'o']], { data: record }), ['interaction-rewritten'])
  assert.deepEqual(judged([['cmi.interactions.1.id', 'q']], { data: record }), [])
  assert.deepEqual(judged([[`${interaction}.id`, 'q'], [`${interaction}.id`, 'r']]), [])
})

test('suspend_data of safe characters only', () => {
  for (const value of ['\\', '[', ']', '=', '\n', 'ñ', '\x7f', '😀']) {
    assert.deepEqual(judged([['cmi.suspend_data', `a${value}b`]]), ['suspend-data-characters'], value)
  }
  assert.deepEqual(judged([['cmi.suspend_data', ' ~{}"\';:.,-_/+*']]), [])
})

test('every finding is of a named rule', () => assert.equal(Object.keys(houseRules).length, 10))
