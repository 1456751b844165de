// Reads what is done in tests, answers how each stands afterwards.

import { UNTOUCHED } from "../../src/smcourse/player/tests/kept.js"
import { againFrom, begun, handedIn, isToSit, knownModules, mayReview, repairedAt, repairsOf, toRepair, withPlace } from "../../src/smcourse/player/tests/record.js"

const stands = ({ items, mark, rules, plays, now }) => {
  const states = items.map((_, i) => i + 1)
  const isCritical = (state) => rules.critical !== "counts" && items[state - 1].critical
  const halves = new Set(states.filter((state) => items[state - 1].half))
  const modules = new Map(states.map((state) => [state, items[state - 1].module]))
  const said = []
  let record = UNTOUCHED
  const say = () => {
    const { attempts, first, best, last, isPassed } = record
    const from = againFrom(record, rules)
    said.push([attempts, first, best, last, isPassed, toRepair(record, isCritical), repairsOf(record, rules, mark, isCritical), from === Infinity ? -1 : from, isToSit(record, rules, now), mayReview(record, rules), knownModules(record, modules)])
  }
  for (const { asked, repair } of plays) {
    record = begun(record, states, 1, 0)
    asked.forEach(([outcome, sure], place) => (record = withPlace(record, place, { outcome, sure })))
    say()
    record = handedIn(record, { mark, halves }, isCritical, now)
    say()
    const [lost] = repairsOf(record, rules, mark, isCritical)
    if (repair && lost !== undefined) record = repairedAt(record, lost, mark, isCritical)
    say()
  }
  return said
}

const told = []
process.stdin.on("data", (piece) => told.push(piece))
process.stdin.on("end", () => process.stdout.write(JSON.stringify(JSON.parse(Buffer.concat(told).toString("utf8")).map(stands))))
