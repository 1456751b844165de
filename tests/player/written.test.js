/** The learner's name as it is read, and the day as it is written. */

import assert from "node:assert/strict"
import { test } from "node:test"
import { asRead, dayInWords, dayOf } from "../../src/smcourse/player/written.js"

test("a name that the LMS turned round is turned back", () => {
  const names = {
    "Learner, Ada": "Ada Learner",
    "García Pérez ,  Ana María": "Ana María García Pérez",
    "Ada Learner": "Ada Learner",
    "  Ada ": "Ada",
    "Smith, John, Jr.": "Smith, John, Jr.",
    "Madonna,": "Madonna,",
    "": "",
  }
  assert.deepEqual(Object.keys(names).map(asRead), Object.values(names))
})

test("a day is written in the language of the course, wherever the clock stands", () => {
  assert.equal(dayInWords(20782, "es-419"), "25 de noviembre de 2026")
  assert.equal(dayInWords(20782, "en"), "November 25, 2026")
  assert.match(dayInWords(20782, "ar"), /25.*2026/)
  const evening = new Date(2026, 10, 25, 23, 30)
  assert.equal(dayOf(evening), 20782)
})
