/** What a session ends with, and what of it is saved. */

import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as model from '../../src/smcourse/preview/rte/data-model.js'
import { exit, played, put, raw, running, status } from './rte.js'

/** @typedef {import('../../src/smcourse/preview/rte/strict.js').Options} Options */
/** @typedef {import('./rte.js').Sets} Sets */

// -- the end of a session --------------------------------------------------------------------------

const mastery = { manifest: { masteryscore: '80' } }
const passedBefore = { data: { [status]: 'passed', [raw]: '90' } }
/** @type {[why: string, sets: Sets, options: Options, status: string, raw?: string][]} */
const ends = [
  ['never set', [], {}, 'completed'],
  ['never set, never scored', [], mastery, 'completed'],
  ['never set, mastered', [[raw, '80']], mastery, 'passed', '80'],
  ['never set, not mastered', [[raw, '79.99']], mastery, 'failed', '79.99'],
  ['scores compare as numbers', [[raw, '100']], mastery, 'passed', '100'],
  ['blank raw is no score', [[raw, '']], mastery, 'completed', ''],
  ['completed, mastered', [[raw, '81'], [status, 'completed']], mastery, 'passed', '81'],
  ['passed, not mastered', [[raw, '0'], [status, 'passed']], mastery, 'failed', '0'],
  ['failed, mastered', [[raw, '80'], [status, 'failed']], mastery, 'passed', '80'],
  ['incomplete stays, mastered or not', [[raw, '90'], [status, 'incomplete']], mastery, 'incomplete', '90'],
  ['passed, no score', [[status, 'passed']], mastery, 'passed'],
  ['no mastery score', [[raw, '10'], [status, 'passed']], {}, 'passed', '10'],
  ...model.vocabularies.settableStatus.map((value) =>
    /** @type {typeof ends[0]} */ ([`${value} is kept`, [[status, value]], {}, value])),
  ['incomplete before, nothing now', [], { data: { [status]: 'incomplete' } }, 'incomplete'],
  ['committed but never set before', [], { data: { [status]: 'not attempted' } }, 'completed'],
  ['browse, never set', [], { mode: 'browse' }, 'browsed'],
  ['browse, passed', [[raw, '90'], [status, 'passed']], { ...mastery, mode: 'browse' }, 'browsed'],
  ['browse after passed', [[status, 'browsed']], { ...passedBefore, mode: 'browse' }, 'passed', '90'],
  ['review, lowered', [[status, 'incomplete'], [raw, '1']], { ...passedBefore, mode: 'review' }, 'passed', '90'],
  ['review, mastery', [], { ...passedBefore, manifest: { masteryscore: '95' }, mode: 'review' }, 'passed', '90'],
  ['review, never set', [[raw, '90']], { ...mastery, mode: 'review' }, 'not attempted'],
  ['no credit', [[raw, '90'], [status, 'completed']], { ...mastery, credit: 'no-credit' }, 'not attempted'],
  ['credit in review', [[status, 'failed']], { ...passedBefore, mode: 'review', credit: 'credit' }, 'passed', '90'],
]
for (const [why, sets, options, end, score] of ends) {
  test(`lesson_status at the end: ${why}`, () => {
    const { record } = played(sets, options)
    assert.equal(record[status], end)
    assert.equal(record[raw], score)
  })
}

test('the rules of the end wait for the end', () => {
  const rte = running(mastery)
  put(rte, [[raw, '10']])
  rte.api.LMSCommit('')
  assert.equal(rte.record[status], 'not attempted')
})

test('without credit a SCO reads back what it set, and keeps its suspend_data', () => {
  const rte = running({ ...passedBefore, mode: 'review' })
  put(rte, [[status, 'incomplete'], ['cmi.suspend_data', 'x']])
  assert.equal(rte.api.LMSGetValue(status), 'incomplete')
  rte.api.LMSCommit('')
  assert.deepEqual([rte.record[status], rte.record['cmi.suspend_data']], ['passed', 'x'])
})

test('credit follows the mode unless told', () => {
  const pairs = /** @type {const} */ ([['normal', 'credit'], ['review', 'no-credit'], ['browse', 'no-credit']])
  for (const [mode, credit] of pairs) {
    const rte = running({ mode })
    assert.equal(rte.api.LMSGetValue('cmi.core.lesson_mode'), mode)
    assert.equal(rte.api.LMSGetValue('cmi.core.credit'), credit)
  }
})

test('entry is ab-initio at first, resume only after suspend', () => {
  const entry = (/** @type {Options} */ options) => running(options).api.LMSGetValue('cmi.core.entry')
  assert.equal(entry({}), 'ab-initio')
  assert.equal(entry({ data: {} }), 'ab-initio')
  assert.equal(entry({ data: played([]).record }), '')
  for (const value of model.vocabularies.exit) {
    assert.equal(entry({ data: played([[exit, value]]).record }), value === 'suspend' ? 'resume' : '')
  }
  const suspended = played([[exit, 'suspend']]).record
  assert.equal(entry({ data: played([], { data: suspended }).record }), '', 'exit is of one session only')
  assert.equal(entry({ data: running().record }), 'ab-initio', 'nothing was saved')
  const committed = running()
  put(committed, [[exit, 'suspend']])
  committed.api.LMSCommit('')
  assert.equal(entry({ data: committed.record }), 'resume', 'a lost Finish after a Commit')
})

test('total_time grows by the last session_time, once, at Finish', () => {
  const total = 'cmi.core.total_time'
  const rte = running()
  put(rte, [['cmi.core.session_time', '0009:00:00'], ['cmi.core.session_time', '00:59:59.5']])
  rte.api.LMSCommit('')
  assert.equal(rte.record[total], '0000:00:00.00')
  assert.equal(rte.api.LMSGetValue(total), '0000:00:00.00')
  rte.api.LMSFinish('')
  assert.equal(rte.record[total], '0000:59:59.50')
  const next = played([['cmi.core.session_time', '0001:00:00.75']], { data: rte.record })
  assert.equal(next.record[total], '0002:00:00.25')
  const idle = running({ data: next.record })
  assert.equal(idle.api.LMSGetValue(total), '0002:00:00.25')
  idle.api.LMSFinish('')
  assert.equal(idle.record[total], '0002:00:00.25', 'the session_time of another session counts no more')
})

for (const [a, b, sum] of [['00:00:00', '00:99:99', '0001:40:39.00'], ['00:00:59.9', '00:00:00.1', '0000:01:00.00'],
  ['9999:00:00', '9999:00:00', '9999:59:59.99'], ['0000:00:00.05', '0000:00:00.5', '0000:00:00.55']]) {
  test(`${a} + ${b} = ${sum}`, () => assert.equal(model.addTimespans(a, b), sum))
}

test('the LMS tells what it was given', () => {
  const rte = running({
    studentId: 'id 7', studentName: 'Ada Lovelace',
    manifest: { masteryscore: '80', datafromlms: 'a=1', maxtimeallowed: '0001:00:00', timelimitaction: 'exit,message' },
  })
  /** @type {Record<string, string>} */
  const said = {
    'cmi.core.student_id': 'id 7', 'cmi.core.student_name': 'Ada Lovelace', 'cmi.launch_data': 'a=1',
    'cmi.student_data.mastery_score': '80', 'cmi.student_data.max_time_allowed': '0001:00:00',
    'cmi.student_data.time_limit_action': 'exit,message', 'cmi.comments_from_lms': '',
  }
  for (const [name, value] of Object.entries(said)) assert.equal(rte.api.LMSGetValue(name), value)
  const plain = running()
  assert.equal(plain.api.LMSGetValue('cmi.student_data.mastery_score'), '')
  assert.equal(plain.api.LMSGetValue('cmi.student_data.time_limit_action'), 'continue,no message')
})

// -- saving ----------------------------------------------------------------------------------------

test('only Commit and Finish reach the record; what is not saved is lost', () => {
  const rte = running()
  put(rte, [['cmi.suspend_data', 'one']])
  assert.deepEqual(rte.record, {})
  assert.equal(rte.values['cmi.suspend_data'], 'one')
  rte.api.LMSCommit('')
  put(rte, [['cmi.suspend_data', 'two']])
  assert.equal(rte.record['cmi.suspend_data'], 'one')
  const next = running({ data: JSON.parse(JSON.stringify(rte.record)) })
  assert.equal(next.api.LMSGetValue('cmi.suspend_data'), 'one')
  assert.deepEqual(next.record, rte.record, 'the record stands until a save')
})

test('the record is a copy', () => {
  const data = { [status]: 'incomplete' }
  const rte = running({ data })
  put(rte, [[status, 'passed']])
  rte.api.LMSCommit('')
  rte.record[status] = 'failed'
  assert.equal(rte.record[status], 'passed')
  assert.equal(data[status], 'incomplete')
})

test('a save that fails answers 101, keeps all in memory, and may be tried again', () => {
  /** @type {[number, string][]} */
  const asked = []
  /** @type {string[]} */
  const done = []
  const rte = running({
    failCommits: (n, fn) => asked.push([n, fn]) < 4 && n !== 2,
    onCommit: (record, fn) => done.push(`${fn} ${record[status]}`),
  })
  put(rte, [[status, 'passed'], ['cmi.core.session_time', '01:00:00']])
  assert.equal(rte.api.LMSCommit(''), 'false')
  assert.equal(rte.api.LMSGetLastError(), '101')
  assert.deepEqual(rte.record, {})
  assert.equal(rte.api.LMSCommit(''), 'true')
  assert.equal(rte.api.LMSFinish(''), 'false')
  assert.equal(rte.state, 'running')
  assert.equal(rte.api.LMSGetValue(status), 'passed')
  assert.equal(rte.api.LMSFinish(''), 'true')
  assert.equal(rte.record['cmi.core.total_time'], '0001:00:00.00', 'the failed Finish counted no time')
  assert.deepEqual(asked, [[1, 'LMSCommit'], [2, 'LMSCommit'], [3, 'LMSFinish'], [4, 'LMSFinish']])
  assert.deepEqual(done, ['LMSCommit passed', 'LMSFinish passed'])
})
