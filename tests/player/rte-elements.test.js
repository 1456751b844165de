/** Every element of the data model has its name, access and type. */

import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as model from '../../src/smcourse/preview/rte/data-model.js'
import { createRte } from '../../src/smcourse/preview/rte/strict.js'
import { getCode, interaction, long, played, put, running, setCode } from './rte.js'

// -- names -----------------------------------------------------------------------------------------

/** @type {[name: unknown, get: string, set: string][]} */
const names = [
  ...[undefined, null, 7, '', ' ', 'cmi', 'cmi.', 'cmi.nothing', 'cmi.core', 'cmi.core.score', 'cmi.core.raw',
    'cmi.core.Lesson_status', 'cmi.core.lesson_status ', 'cmi.core.lesson_status.x', 'cmi.core.0',
    'cmi.__proto__', 'cmi.suspend_data.0', 'cmi.objectives', 'cmi.objectives.0', 'cmi.objectives.n.id',
    'cmi.objectives.id', 'cmi.objectives.-1.id', 'cmi.objectives.00.id', 'cmi.objectives.01.id', 'cmi.objectives.1.id',
    'cmi.objectives.NaN.id', 'cmi.objectives.+0.id', 'cmi.objectives.0.5.id', 'cmi.objectives..id',
    'cmi.interactions.NaN.id', 'cmi.interactions.0.nothing', 'cmi.interactions.0.objectives.0',
    'cmi.interactions._count._count', 'cmi.nothing._count', 'cmi._children', 'cmi._count',
    'cmi.core._version'].map((name) => /** @type {typeof names[0]} */ ([
    name, name === ' ' ? '401' : '201', name === ' ' ? '401' : '201'])),
  ['core.lesson_status', '401', '401'],
  ['CMI.core.lesson_status', '401', '401'],
  ['cmi_core', '401', '401'],
  ['adl.nav.request', '401', '401'],
  ['cmi._version', '0', '402'],
  ...['core', 'core.score', 'objectives', 'student_data', 'student_preference', 'interactions'].map((name) =>
    /** @type {typeof names[0]} */ ([`cmi.${name}._children`, '0', '402'])),
  ['cmi.objectives._count', '0', '402'],
  ['cmi.interactions._count', '0', '402'],
  ['cmi.suspend_data._children', '202', '402'],
  ['cmi.core.exit._children', '202', '402'],
  ['cmi.core._count', '203', '402'],
  ['cmi.core.score.raw._count', '203', '402'],
]
for (const [name, get, set] of names) {
  test(`${JSON.stringify(name)}: get ${get}, set ${set}`, () => {
    const rte = running()
    assert.equal(getCode(rte, name), get)
    assert.equal(setCode(rte, name, 'x'), set)
    assert.deepEqual(Object.keys(rte.values), [])
  })
}

test('keywords tell what the model holds', () => {
  const rte = running()
  /** @type {Record<string, string>} */
  const said = {
    'cmi._version': '3.4',
    'cmi.core._children': 'student_id,student_name,lesson_location,credit,lesson_status,entry,score,'
      + 'total_time,lesson_mode,exit,session_time',
    'cmi.core.score._children': 'raw,min,max',
    'cmi.objectives._children': 'id,score,status',
    'cmi.student_data._children': 'mastery_score,max_time_allowed,time_limit_action',
    'cmi.student_preference._children': 'audio,language,speed,text',
    'cmi.interactions._children':
      'id,objectives,time,type,correct_responses,weighting,student_response,result,latency',
  }
  for (const [name, value] of Object.entries(said)) assert.equal(rte.api.LMSGetValue(name), value)
  assert.equal(getCode(rte, 'cmi.objectives.0.score._children'), '201')
  put(rte, [['cmi.objectives.0.id', 'o'], [`${interaction}.id`, 'i']])
  assert.equal(rte.api.LMSGetValue('cmi.objectives.0.score._children'), 'raw,min,max')
  assert.equal(getCode(rte, 'cmi.objectives.0._children'), '202')
  assert.equal(getCode(rte, 'cmi.objectives.0._count'), '203')
  assert.equal(getCode(rte, `${interaction}.objectives._children`), '202')
  assert.equal(rte.api.LMSGetValue(`${interaction}.objectives._count`), '0')
})

// -- access and types of every element -------------------------------------------------------------

/** @type {Record<string, { good: string[], bad: string[] }>} */
const samples = {
  CMIString255: { good: ['', 'a b', long(255), 'ñ\n'], bad: [long(256)] },
  CMIString4096: { good: ['', long(4096), 'ñ'.repeat(4096)], bad: [long(4097)] },
  CMIIdentifier: { good: ['a', '!~', 'q-1_x.y', long(255)], bad: ['', 'a b', 'ñ', 'a\n', '\t', long(256)] },
  CMIDecimal: { good: ['0', '-2.25', '1000', '080'], bad: ['', '.5', '5.', '+1', '1e3', '1,5', ' 1', 'NaN', '1\n'] },
  Score: { good: ['', '0', '100', '99.999', '0.0'], bad: ['-1', '100.01', '101', 'abc', '50%', ' ', '-0.1'] },
  CMITime: {
    good: ['00:00:00', '23:59:59', '12:00:00.5', '12:00:00.55'],
    bad: ['', '24:00:00', '12:60:00', '12:00:60', '1:00:00', '12:00', '12:00:00.', '12:00:00.555', '0012:00:00'],
  },
  CMITimespan: {
    good: ['00:00:00', '0000:00:00', '000:00:00.0', '9999:99:99.99'],
    bad: ['', '1:02:03', '00000:00:00', '00:0:00', '00:00', '00:00:00.', '00:00:00.123', 'PT1H', '-01:00:00'],
  },
  Audio: { good: ['-1', '0', '100'], bad: ['', '-2', '101', '1.0', '+1'] },
  Speed: { good: ['-100', '100'], bad: ['', '-101', '101', '0.5'] },
  Text: { good: ['-1', '0', '1'], bad: ['', '-2', '2'] },
  Exit: { good: ['time-out', 'suspend', 'logout', ''], bad: ['normal', 'Suspend', ' '] },
  InteractionType: { good: model.vocabularies.interaction, bad: ['', 'other', 'long-fill-in', 'Choice'] },
  SettableStatus: {
    good: ['passed', 'completed', 'failed', 'incomplete', 'browsed'],
    bad: ['', 'not attempted', 'Passed', 'passed ', 'unknown', 'p'],
  },
  Status: { good: model.vocabularies.status, bad: ['', 'done'] },
  Result: {
    good: ['correct', 'wrong', 'unanticipated', 'neutral', '0.5', '-3'],
    bad: ['', 'incorrect', 'Correct', '.5'],
  },
}
samples.Pattern = samples.Response = { good: ['a'], bad: ['A'] }

const written = new Map([...model.elements].map(([path, { type, access }]) => {
  const name = path.replace(/\.n(?=\.)/g, '.0')
  return [name, { type, access }]
}))

for (const [name, { type, access }] of written) {
  test(`${name} is ${access}, a ${type}`, () => {
    const rte = running()
    if (name.startsWith(interaction)) put(rte, [[`${interaction}.type`, 'choice']])
    if (access === 'r') {
      const set = name === 'cmi._version' ? '402' : '403'
      assert.equal(setCode(rte, name, '5'), set)
      assert.equal(getCode(rte, name), '0')
      return
    }
    const { good, bad } = samples[type]
    for (const value of [...bad, 5, true, null, undefined, new String('passed')]) {
      assert.equal(setCode(rte, name, value), '405', `${name} = ${value}`)
    }
    if (access === 'rw' && !name.includes('.0.')) {
      assert.equal(rte.api.LMSGetValue(name), model.elements.get(name)?.initial)
    }
    for (const value of good) {
      assert.equal(setCode(rte, name, value), '0', `${name} = ${value}`)
      if (name === 'cmi.comments') rte.forget(name)
      else if (access === 'rw') assert.equal(rte.api.LMSGetValue(name), value)
    }
    assert.equal(getCode(rte, name), access === 'w' ? '404' : '0')
  })
}

test('every type that a SCO can write has samples', () => {
  const missing = [...written.values()].filter(({ type, access }) => access !== 'r' && !samples[type])
  assert.deepEqual(missing, [])
})

test('the mandatory elements are those of LMS-RTE1', () => {
  const mandatory = [...model.elements].filter(([, { mandatory }]) => mandatory).map(([path]) => path)
  assert.equal(mandatory.length, 12)
  assert.equal(mandatory.length + model.optionalElements.length, model.elements.size)
  assert.ok(!mandatory.includes('cmi.core.lesson_mode'))
})

test('text is Unicode, and ASCII when the conformance letter is asked for', () => {
  const spanish = running({ ascii: true })
  assert.equal(setCode(spanish, 'cmi.suspend_data', 'año'), '405')
  assert.equal(setCode(spanish, 'cmi.suspend_data', 'ano'), '0')
  assert.equal(setCode(running(), 'cmi.core.lesson_location', 'año'), '0')
})

test('comments are appended, up to 4,096 in all, across sessions', () => {
  const first = played([['cmi.comments', 'one '], ['cmi.comments', 'two']])
  const next = running({ data: first.record })
  put(next, [['cmi.comments', ' three']])
  assert.equal(next.api.LMSGetValue('cmi.comments'), 'one two three')
  assert.equal(setCode(next, 'cmi.comments', long(4084)), '405')
  assert.equal(setCode(next, 'cmi.comments', long(4083)), '0')
})

test('optional elements answer 401 where unsupported, and leave _children', () => {
  const rte = running({
    unsupported: ['cmi.interactions', 'cmi.core.lesson_mode', 'cmi.core.score.min', 'cmi.objectives.n.score'],
  })
  for (const name of ['cmi.core.lesson_mode', 'cmi.core.score.min', 'cmi.interactions._count',
    'cmi.interactions._children', 'cmi.interactions.0.id', 'cmi.objectives.0.score.raw']) {
    assert.equal(getCode(rte, name), '401', name)
    assert.equal(setCode(rte, name, '1'), '401', name)
  }
  assert.equal(rte.api.LMSGetValue('cmi.core.score._children'), 'raw,max')
  assert.equal(rte.api.LMSGetValue('cmi.objectives._children'), 'id,status')
  assert.ok(!rte.api.LMSGetValue('cmi.core._children').includes('lesson_mode'))
})

test('the least LMS knows the mandatory elements only', () => {
  const rte = running({ unsupported: model.optionalElements })
  for (const [name, { access }] of written) {
    const mandatory = !model.optionalElements.includes(name.replace(/\.0(?=\.)/g, '.n'))
    if (access !== 'w') assert.equal(getCode(rte, name), mandatory ? '0' : '401', name)
  }
  assert.equal(getCode(rte, 'cmi.objectives._count'), '401')
  assert.equal(rte.api.LMSGetValue('cmi.core.score._children'), 'raw')
})

test('a wrong set-up is refused, since it would test nothing', () => {
  for (const unsupported of ['cmi.core', 'cmi.suspend_data', 'cmi.interaction', 'cmi.objectives.0.id']) {
    assert.throws(() => createRte({ unsupported: [unsupported] }), RangeError)
  }
  for (const manifest of [{ masteryscore: '101' }, { masteryscore: '80%' }, { timelimitaction: 'exit, message' },
    { maxtimeallowed: '1:00:00' }, { datafromlms: long(4097) }]) {
    assert.throws(() => createRte({ manifest }), RangeError)
  }
  for (const name of ['cmi.core', 'cmi.objectives._count', 'x']) {
    assert.throws(() => createRte({ data: { [name]: '' } }), RangeError)
  }
})
