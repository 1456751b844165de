// What a browser keeps for a site can be read again, however much it is.

import assert from "node:assert/strict"
import { test } from "node:test"
import { standaloneHost } from "../../src/smcourse/player/hosts/standalone.js"
import { emptySnapshot } from "../../src/smcourse/player/suspend.js"
import { UNTOUCHED } from "../../src/smcourse/player/tests/kept.js"

const COURSE = { id: "c", shelf: "c-en", languages: [] }
const asking = (item) => ({ item, outcome: 3, print: 4095, response: 2 ** 28 + item, sure: 3, isRepaired: false })

test("a test with a long form and a large bank is read again with its result and its form", async () => {
  const kept = new Map()
  Object.defineProperty(globalThis, "navigator", { value: {}, configurable: true })
  globalThis.window = Object.assign(new EventTarget(), {
    localStorage: {
      getItem: (name) => kept.get(name) ?? null,
      setItem: (name, text) => kept.set(name, text),
      removeItem: (name) => kept.delete(name),
    },
  })
  const form = Array.from({ length: 100 }, (_, i) => asking(i + 1))
  const seen = new Map(Array.from({ length: 999 }, (_, i) => [i, 400 + (i % 500)]))
  const record = { ...UNTOUCHED, attempts: 9, first: 40, best: 90, last: 70, isPassed: true, form, seen }
  const snapshot = { ...emptySnapshot(), status: "passed", best: 90, tests: new Map([[7, record]]) }

  const first = standaloneHost(COURSE, assert.fail)
  assert.equal((await first.open()).saved, null)
  first.keeping.begin(snapshot)
  assert.equal(first.keeping.state(), "keepOn")

  const { saved, isHarmed } = await standaloneHost(COURSE, assert.fail).open()
  assert.equal(isHarmed, false)
  const { best, isPassed, form: kept_ } = saved.tests.get(7)
  assert.deepEqual([saved.status, saved.best, best, isPassed], ["passed", 90, 90, true])
  assert.deepEqual(kept_.map(({ item }) => item), form.map(({ item }) => item))
})
