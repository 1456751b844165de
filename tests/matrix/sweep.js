/**
 * A record is never lost: what an LMS may do, times how a visit may end, times which visit it is.
 * After each cell the course is opened again on what the LMS stored. `node sweep.js PLAYER.js STEP`
 * runs every cell of that many, from the first; `exam` behind it, of a course with a final test;
 * `brief`, up to the first wrong.
 */

import { readFileSync } from 'node:fs'
import { damages } from './damage.js'
import { endings, lmss, phases } from './axes.js'
import * as plain from './course.js'
import * as exam from './exam.js'
import { compile, makeClock } from './page.js'
import { look, makeShelf, sit } from './sitting.js'

const isExam = process.argv.includes('exam')
const player = compile(readFileSync(/** @type {string} */ (process.argv[2]), 'utf8'), isExam)
const { FIRST, UPDATED, OTHER } = isExam ? exam : plain
const world = { player, learnerOn: isExam ? exam.examineeOn : plain.learnerOn }
/** How many cells each value of an axis was in. */
const axes = { LMS: new Map(), ending: new Map(), visit: new Map() }
/** @type {string[]} */
const failures = []
const step = Number(process.argv[3] ?? 1)
const isBrief = process.argv.includes('brief')
let cells = 0
let turn = 0

const end = () => {
  for (const [name, axis] of Object.entries(axes)) {
    console.log(name)
    for (const [value, number] of axis) console.log(`${String(number).padStart(6)}  ${value}`)
  }
  console.log(`${String(cells).padStart(6)}  cells, ${failures.length} wrongs`)
  for (const failure of failures.slice(0, 40)) console.error(failure)
  process.exit(failures.length ? 1 : 0)
}

/** Whether it is this cell's turn. */
const isNext = () => (turn += 1) % step === 1 % step

/** @param {string[]} names  of each axis @param {string[]} wrongs */
const count = (names, wrongs) => {
  cells += 1
  for (const [i, axis] of Object.values(axes).entries()) axis.set(names[i], (axis.get(names[i]) ?? 0) + 1)
  for (const wrong of wrongs) failures.push(`${names.join(' × ')}: ${wrong}`)
  if (isBrief && wrongs.length) end()
}

/** What a good first visit left: half of the course, or all of it. @param {boolean} isWhole */
const visited = async (isWhole) => {
  const clock = makeClock()
  const shelf = makeShelf()
  const { page, learner } = sit({ ...world, course: FIRST, clock, shelf })
  await clock.pass(10)
  for (let i = 0; i < (isWhole ? 6 : 3); i += 1) {
    for (const part of 'abc') {
      learner.answer(`l${i}${part}`, part !== 'b')
      await clock.pass(3000)
    }
  }
  for (const part of isExam ? ['0', '1', ...(isWhole ? ['2', 'end'] : [])] : []) {
    learner.answer(`final ${part}`, true)
    await clock.pass(3000)
  }
  await clock.pass(20_000)
  page.leave(false)
  page.kill()
  return { data: shelf.data, given: shelf.given }
}

const half = await visited(false)
const whole = await visited(true)

for (const phase of phases) {
  const kept = phase.before === 'half' ? half : phase.before === 'whole' ? whole : { data: {}, given: [] }
  const course = phase.isUpdated ? UPDATED : FIRST
  for (const lms of lmss) {
    for (const ending of endings) {
      for (const at of lms.at ?? [0]) {
        for (const dies of ending.at ?? [0]) {
          // Every call of a good LMS, every call at which a plain visit goes wrong; else samples.
          const isCoarse = at % 9 === 1 || !lms.at || lms.at.length < 9
          const isFine = ending.name === 'save and exit' || lms.name === 'API here'
          if ((!isFine && (!isCoarse || dies % 23 > 1)) || !isNext()) continue
          const clock = makeClock()
          const shelf = makeShelf(kept.data, kept.given)
          const options = { ...world, course, clock, shelf }
          await ending.play({ ...options, isExam, ways: lms.ways(at, clock.now()), place: lms.place, lms, dies })
          const seen = await look(options)
          count([lms.name, ending.name, phase.name], [...shelf.wrongs, ...seen.wrongs].map((wrong) => `${at}/${dies}: ${wrong}`))
        }
      }
    }
  }
}

for (const { name, phase, ending, run } of damages(world, { FIRST, UPDATED, OTHER }, half, whole)) {
  if (isNext()) count([name, ending, phase], await run())
}

end()
