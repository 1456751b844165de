// Reads draws, answers the form that the player draws for each, or null.

import { drawForm } from "../../src/smcourse/player/tests/draw.js"

const told = []
process.stdin.on("data", (piece) => told.push(piece))
process.stdin.on("end", () => {
  const draws = JSON.parse(Buffer.concat(told).toString("utf8"))
  const forms = draws.map(({ items, cells, seed, seen }) => {
    const full = items.map((item) => ({ critical: false, enemy: "", ...item }))
    return drawForm(full, Object.fromEntries(cells), seed, ({ id }) => seen[id] ?? 0)
  })
  process.stdout.write(JSON.stringify(forms))
})
