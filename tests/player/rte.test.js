/** The strict run-time obeys the RTE: a double that lies would make every package test worthless. */

import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as model from '../browser/rte/data-model.js'
import * as quirks from '../browser/rte/quirks.js'
import { createRte, houseRules } from '../browser/rte/strict.js'

/** @typedef {import('../browser/rte/strict.js').Options} Options */
/** @typedef {import('../browser/rte/strict.js').Rte} Rte */
/** @typedef {[name: string, value: unknown][]} Sets */

/** @param {Options} [options] */
const running = (options) => {
  const rte = createRte({ now: () => 0, ...options })
  assert.equal(rte.api.LMSInitialize(''), 'true')
  return rte
}

/** @param {Rte} rte @param {Sets} sets */
const put = (rte, sets) => {
  for (const [name, value] of sets) assert.equal(rte.api.LMSSetValue(name, value), 'true', `${name}=${value}`)
}

/** A whole session. @param {Sets} sets @param {Options} [options] */
const played = (sets, options) => {
  const rte = running(options)
  put(rte, sets)
  assert.equal(rte.api.LMSFinish(''), 'true')
  return rte
}

/** @param {Rte} rte @param {unknown} name @param {unknown} value */
const setCode = (rte, name, value) => {
  assert.equal(rte.api.LMSSetValue(name, value), rte.api.LMSGetLastError() === '0' ? 'true' : 'false')
  return rte.api.LMSGetLastError()
}

/** @param {Rte} rte @param {unknown} name */
const getCode = (rte, name) => {
  const value = rte.api.LMSGetValue(name)
  const code = rte.api.LMSGetLastError()
  if (code !== '0') assert.equal(value, '')
  return code
}

/** @param {Rte} rte */
const rules = (rte) => rte.findings.map(({ rule }) => rule)

const [status, raw, exit] = ['cmi.core.lesson_status', 'cmi.core.score.raw', 'cmi.core.exit']
const interaction = 'cmi.interactions.0'
/** @param {number} length */
const long = (length) => 'x'.repeat(length)

// -- functions and states --------------------------------------------------------------------------

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

// -- arrays and interactions -----------------------------------------------------------------------

test('arrays grow by one, without gaps', () => {
  const rte = running()
  for (const array of ['cmi.objectives', 'cmi.interactions']) {
    assert.equal(rte.api.LMSGetValue(`${array}._count`), '0')
    assert.equal(setCode(rte, `${array}.1.id`, 'b'), '201')
    assert.equal(setCode(rte, `${array}.0.id`, 'a b'), '405')
    assert.equal(rte.api.LMSGetValue(`${array}._count`), '0', 'a refused set makes no record')
    put(rte, [[`${array}.0.id`, 'a'], [`${array}.1.id`, 'b'], [`${array}.0.id`, 'c']])
    assert.equal(rte.api.LMSGetValue(`${array}._count`), '2')
    assert.equal(setCode(rte, `${array}.3.id`, 'd'), '201')
  }
  assert.equal(getCode(rte, 'cmi.objectives.2.id'), '201')
  assert.equal(rte.api.LMSGetValue('cmi.objectives.1.status'), 'not attempted')
  assert.equal(rte.api.LMSGetValue('cmi.objectives.1.score.raw'), '')
})

test('the lists inside an interaction follow the same rule', () => {
  const rte = running()
  put(rte, [[`${interaction}.type`, 'choice']])
  for (const [list, leaf] of [['objectives', 'id'], ['correct_responses', 'pattern']]) {
    assert.equal(setCode(rte, `${interaction}.${list}.1.${leaf}`, 'a'), '201')
    put(rte, [[`${interaction}.${list}.0.${leaf}`, 'a'], [`${interaction}.${list}.1.${leaf}`, 'b']])
    assert.equal(rte.api.LMSGetValue(`${interaction}.${list}._count`), '2')
    assert.equal(getCode(rte, `cmi.interactions.1.${list}._count`), '201')
    assert.equal(setCode(rte, `cmi.interactions.2.${list}.0.${leaf}`, 'a'), '201')
  }
})

test('objectives and the count of interactions survive', () => {
  const first = played([[`${interaction}.id`, 'q1'], [`${interaction}.objectives.0.id`, 'o'],
    ['cmi.objectives.0.id', 'o'], ['cmi.objectives.0.status', 'passed']])
  const next = running({ data: JSON.parse(JSON.stringify(first.record)) })
  assert.equal(next.api.LMSGetValue('cmi.interactions._count'), '1')
  assert.equal(next.api.LMSGetValue(`${interaction}.objectives._count`), '1')
  assert.equal(next.api.LMSGetValue('cmi.objectives.0.status'), 'passed')
  assert.equal(getCode(next, `${interaction}.id`), '404')
  put(next, [['cmi.interactions.1.id', 'q2']])
})

test('a response or pattern before its type is refused, for its form is not known', () => {
  const rte = running()
  for (const leaf of ['student_response', 'correct_responses.0.pattern']) {
    assert.equal(setCode(rte, `${interaction}.${leaf}`, 'a'), '201')
    put(rte, [[`${interaction}.id`, 'q']])
    assert.equal(setCode(rte, `${interaction}.${leaf}`, 'a'), '201')
  }
  put(rte, [['cmi.interactions.1.type', 'choice']])
  assert.equal(setCode(rte, `${interaction}.student_response`, 'a'), '201', 'the type of another record')
  put(rte, [[`${interaction}.type`, 'choice'], [`${interaction}.student_response`, 'a']])
})

/** @type {[type: string, good: string[], bad: string[], goodPattern: string[], badPattern: string[]][]} */
const feedback = [
  ['true-false', ['0', '1', 't', 'f'], ['', 'true', 'T', '2', 't,f'], ['t'], ['true', '{t}']],
  ['choice', ['a', '0', 'a,c,9'],
    ['', 'A', 'ab', 'a, b', 'a,', 'a[,]b', '{a,b}', '10', 'ñ'],
    ['a', '{a,b}'], ['{}', '{a', 'a b']],
  ['fill-in', ['', 'miel y año', long(255)], [long(256)], ['', 'any text'], [long(256)]],
  ['numeric', ['3.5', '-2'], ['', 'three', '1,5', '3[:]5'], ['3.5'], ['', '1:5', '{3}']],
  ['likert', ['', 'c', '5'], ['C', 'cc', 'a,b'], [''], ['c']],
  ['matching', ['a.1', 'a.1,b.3'],
    ['', 'a', 'a.', 'a1', 'a.1;b.2', 'a[.]1', '{a.1}', 'aa.1'],
    ['a.1,b.3', '{a.1,b.3}'], ['{a}', 'a,b']],
  ['sequencing', ['c,a,b', 'a'], ['', 'c;a', 'first,second', '{a,b}'], ['c,a,b'], ['{c,a}', '']],
  ['performance', ['', 'moved the frame'], [long(256)], ['free text'], [long(256)]],
]
for (const [type, good, bad, goodPattern, badPattern] of feedback) {
  test(`CMIFeedback of ${type}`, () => {
    const rte = running()
    put(rte, [[`${interaction}.type`, type]])
    const [response, pattern] = [`${interaction}.student_response`, `${interaction}.correct_responses.0.pattern`]
    for (const value of good) assert.equal(setCode(rte, response, value), '0', value)
    for (const value of bad) assert.equal(setCode(rte, response, value), '405', value)
    for (const value of goodPattern) assert.equal(setCode(rte, pattern, value), '0', value)
    for (const value of badPattern) assert.equal(setCode(rte, pattern, value), '405', value)
  })
}

test('CMIFeedback ends at 255 characters whatever its type', () => {
  const rte = running()
  put(rte, [[`${interaction}.type`, 'choice'], [`${interaction}.student_response`, `a${',b'.repeat(127)}`]])
  assert.equal(setCode(rte, `${interaction}.student_response`, `a${',b'.repeat(128)}`), '405')
})

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

// -- house findings --------------------------------------------------------------------------------

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

// -- quirks ----------------------------------------------------------------------------------------

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
