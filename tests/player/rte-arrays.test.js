/** Arrays grow by one, and an interaction takes what is of its type. */

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { getCode, interaction, long, played, put, running, setCode } from './rte.js'

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
