// One submitted answer as elements of `cmi.interactions.n`.

import assert from "node:assert/strict"
import { test } from "node:test"
import { interactionElements } from "../../src/smcourse/player/hosts/scorm12-values.js"

const idOf = (id, attempt, suffix) => {
  const elements = interactionElements({
    payload: { id, objective: "", points: 1 },
    reported: ["choice", "b", "a", suffix],
    attempt,
    right: false,
    time: new Date(2026, 10, 29, 9, 5, 7),
    latency: 3000,
  })
  return new Map(elements).get("id")
}

test("the second try of a question is told apart from the first", () => {
  assert.equal(idOf("reach", 1), "reach")
  assert.equal(idOf("reach", 2), "reach-a2")
  assert.equal(idOf("reach", 12), "reach-a12")
})

test("a version stands before the try", () => {
  assert.equal(idOf("conduct", 1, "_v2026.1"), "conduct_v2026_1")
  assert.equal(idOf("conduct", 3, "_v2026.1"), "conduct_v2026_1-a3")
  assert.equal(idOf("conduct", 2, ""), "conduct-a2")
})

test("the longest id there can be has its try", () => {
  const [id, version] = ["q".repeat(64), "9".repeat(20)]
  assert.ok(idOf(`${id}-${id}`, 64).endsWith("-a64"))
  assert.ok(idOf(id, 64, `_v${version}`).endsWith(`${version}-a64`))
})
