// suspend.js obeys the same table as suspend.py.

import assert from "node:assert/strict"
import { readFileSync } from "node:fs"
import { test } from "node:test"
import { decode, encode, isChanged } from "../../src/smcourse/player/suspend.js"

const COURSE = "course-one"
const cases = JSON.parse(readFileSync(new URL("../state/cases.json", import.meta.url), "utf8"))

const answers = (rows) =>
  new Map(
    rows.map(([id, [outcome, print, response, tries, revealed]]) => [
      id,
      { outcome, print, response, tries, revealed: revealed === 1 },
    ]),
  )

const snapshot = (value) => ({
  status: value.status,
  best: value.best,
  place: value.place && { lesson: value.place[0], step: value.place[1] },
  interactions: value.interactions,
  lessons: new Map(value.lessons.map(([id, done]) => [id, done === 1])),
  questions: answers(value.questions),
  orphans: answers(value.orphans),
  finished: value.finished ?? null,
  language: value.language ?? null,
  unread: value.unread ?? [],
})

for (const { name, limit, snapshot: given, text, decoded } of cases.records) {
  test(`a record is written and read as the table says: ${name}`, () => {
    assert.equal(encode(snapshot(given), COURSE, limit), text)
    assert.deepEqual(decode(text, COURSE), { saved: snapshot(decoded), notice: "fine" })
  })
}

for (const { name, text, decoded } of cases.first) {
  test(`what the first version wrote is read still: ${name}`, () => {
    assert.deepEqual(decode(text, COURSE), { saved: snapshot(decoded), notice: "fine" })
  })
}

for (const { name, course, text, notice, decoded } of cases.read) {
  test(`of a damaged text what is whole is read: ${name}`, () => {
    assert.deepEqual(decode(text, course), { saved: decoded && snapshot(decoded), notice })
  })
}

test("options have changed when the kept part of their print differs", () => {
  assert.equal(isChanged(0b1010101_01010, 0b1010101_01010), false)
  assert.equal(isChanged(0b1010101_01010, 0b1010101_01011), true)
  assert.equal(isChanged(0b1010101_01010, 0b1010111_01010), true)
  assert.equal(isChanged(0b0000000_01010, 0b1010111_01010), false, "saved without its upper bits")
})
