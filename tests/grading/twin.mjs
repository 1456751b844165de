// Reads [payload, response] pairs, answers what the player makes of each: outcome, code, and the
// response that the code stands for.

import { kindOf } from "../../src/smcourse/player/questions/kinds.js"

const told = []
process.stdin.on("data", (piece) => told.push(piece))
process.stdin.on("end", () => {
  const pairs = JSON.parse(Buffer.concat(told).toString("utf8"))
  const answers = pairs.map(([payload, response]) => {
    const kind = kindOf(payload)
    const code = kind.codeOf(payload, response)
    return [kind.grade(payload, response), code, kind.responseOf(payload, code)]
  })
  process.stdout.write(JSON.stringify(answers))
})
