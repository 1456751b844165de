// What a block of Open edX makes of a call that failed: only what the block refused is given up.

import assert from "node:assert/strict"
import { test } from "node:test"
import { makeAsk } from "../../src/smcourse/player/xblock-frame.js"

/** What is told of a call that was answered so. */
const failureOf = (answer) => {
  const request = { done: () => request, fail: (then) => then(answer) }
  globalThis.window = { $: { ajax: () => request } }
  const ask = makeAsk({ handlerUrl: () => "" }, null, (key) => key)
  return ask("answer", {}).then(assert.fail, (failure) => failure)
}

test("an expired session, a busy server or a lost connection gives up no answer", async () => {
  for (const status of [0, 401, 403, 408, 413, 429, 500, 503]) {
    assert.deepEqual(await failureOf({ status }), { text: "noticeFailing", isRefused: false }, String(status))
  }
  const platform = await failureOf({ status: 403, responseJSON: { detail: "CSRF Failed" } })
  assert.deepEqual(platform, { text: "noticeFailing", isRefused: false })
})

test("what the block refuses is told, and not sent again", async () => {
  for (const status of [400, 403, 404, 409]) {
    const failure = await failureOf({ status, responseJSON: { error: "No." } })
    assert.deepEqual(failure, { text: "No.", isRefused: true }, String(status))
  }
})
