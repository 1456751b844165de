// Reads [text, exact] pairs, answers how the player folds each.

import { foldTyped } from "../../src/smcourse/player/questions/fold.js"

const told = []
process.stdin.on("data", (piece) => told.push(piece))
process.stdin.on("end", () => {
  const pairs = JSON.parse(Buffer.concat(told).toString("utf8"))
  process.stdout.write(JSON.stringify(pairs.map(([text, exact]) => foldTyped(text, exact))))
})
