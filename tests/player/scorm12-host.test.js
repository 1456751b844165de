// Which place an answer has among those that the LMS keeps.

import assert from "node:assert/strict"
import { test } from "node:test"
import { scorm12Host } from "../../src/smcourse/player/hosts/scorm12.js"
import { createRte } from "../../src/smcourse/preview/rte/strict.js"

const record = {
  encode: () => "x",
  decode: () => ({ saved: { status: "incomplete", interactions: 2 }, notice: "fine" }),
}
const answer = (id) => ({
  payload: { id, objective: "", points: 1 },
  reported: ["choice", "a", "a", ""],
  attempt: 1,
  right: true,
  time: new Date(2026, 10, 30),
  latency: 1000,
})

/** What an LMS that has so many answers has at the end of a visit. It takes no answer of the name `refused`. @type {(had: number) => Promise<string[]>} */
const visit = async (had) => {
  const before = Array.from({ length: had }, (_, i) => [`cmi.interactions.${i}.id`, `old${i}`])
  const data = { "cmi.core.lesson_status": "incomplete", "cmi.suspend_data": "x", "cmi.core.exit": "suspend" }
  const rte = createRte({ data: { ...data, ...Object.fromEntries(before) } })
  let isRefusing = false
  const LMSSetValue = (name, value) => {
    isRefusing = value === "refused"
    return isRefusing ? "false" : rte.api.LMSSetValue(name, value)
  }
  const LMSGetLastError = () => (isRefusing ? "405" : rte.api.LMSGetLastError())
  const window = Object.assign(new EventTarget(), { API: { ...rte.api, LMSSetValue, LMSGetLastError } })
  globalThis.window = Object.assign(window, { parent: window, opener: null })
  const host = scorm12Host({ report: "passed", commitEvery: 0 }, () => {}, record)
  await host.open()
  for (const id of ["one", "refused", "two"]) host.report(answer(id))
  host.save({ status: "incomplete" }, "", true)
  host.finish()
  host.leave()
  return Object.entries(rte.record).filter(([name]) => name.endsWith(".id") && name.includes("interactions")).map(([, value]) => value)
}

test("an LMS that has lost those before is told the next ones, and nothing is written over", async (t) => {
  t.mock.timers.enable({ apis: ["setInterval"] })
  assert.deepEqual(await visit(2), ["old0", "old1", "one", "two"])
  assert.deepEqual(await visit(1), ["old0", "one", "two"])
  assert.deepEqual(await visit(0), ["one", "two"])
})
