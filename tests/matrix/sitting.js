/** One visit: a page, an LMS, what was acknowledged; and the look at all of it on the next one. */

import { makeLms } from './lms.js'
import { openPage } from './page.js'

/** @typedef {Record<string, string>} Saved */
/** @typedef {import('./course.js').Given} Given */

const [STATUS, RAW, RECORD] = ['cmi.core.lesson_status', 'cmi.core.score.raw', 'cmi.suspend_data']
const RANK = ['', 'not attempted', 'incomplete', 'failed', 'completed', 'passed']

/**
 * What an LMS keeps of one learner, and what was promised to them.
 * @param {Saved} [data]
 * @param {Given[]} [given]
 */
export const makeShelf = (data = {}, given = []) => ({
  data,
  given: [...given],
  /** Answers that were stored after a commit said so. @type {Given[]} */
  acknowledged: [...given],
  /** @type {string[]} */
  wrongs: [],
})

/** @typedef {ReturnType<typeof makeShelf>} Shelf */

/** @param {Saved} before @param {Saved} after @returns {string[]} */
const lowered = (before, after) => [
  ...(RANK.indexOf(after[STATUS] ?? '') < RANK.indexOf(before[STATUS] ?? '')
    ? [`the status ${before[STATUS]} became ${after[STATUS]}`] : []),
  ...(Number(after[RAW] || 0) < Number(before[RAW] || 0) ? [`the score ${before[RAW]} became ${after[RAW]}`] : []),
]

/**
 * @param {object} options
 * @param {Function} options.player
 * @param {typeof import('./course.js').learnerOn} options.learnerOn
 * @param {string} options.course
 * @param {ReturnType<typeof import('./page.js').makeClock>} options.clock
 * @param {Shelf} options.shelf
 * @param {import('./lms.js').Ways} [options.ways]
 * @param {string} [options.place]   where its API is
 * @param {number} [options.dieAt]   the call at which the page is gone, without an event
 * @param {import('./locks.js').Locks} [options.locks]
 */
export const sit = ({ player, learnerOn, course, clock, shelf, ways = {}, place = 'here', dieAt = Infinity, locks }) => {
  /** What this window found, and what was answered in it. @type {Given[]} */
  const own = [...shelf.acknowledged]
  /** What the run-time took and no commit has stored yet. @type {{ text: string, given: Given[] }} */
  let taken = { text: '', given: [] }
  /** @type {import('./page.js').Page | undefined} */
  let page
  const lms = makeLms({
    data: shelf.data,
    ways,
    now: clock.now,
    onCall: ({ n }) => {
      if (n >= dieAt) page?.kill()
      if (n >= dieAt || page?.isAlive() === false) throw new Error('nobody is there')
    },
    onRecord: (text) => {
      taken = { text, given: [...own] }
    },
    onStored: (stored) => {
      shelf.wrongs.push(...lowered(shelf.data, stored))
      shelf.data = stored
      if (taken.text && stored[RECORD] === taken.text) shelf.acknowledged = taken.given
    },
  })
  const shut = {
    get API() { throw new Error('cross-origin') },
    get document() { throw new Error('cross-origin') },
    get parent() { throw new Error('cross-origin') },
  }
  const lmsWindow = /** @type {any} */ ({ API: lms.api, document: {}, closed: false })
  lmsWindow.parent = lmsWindow
  /** @type {Record<string, Record<string, unknown>>} */
  const around = {
    here: { API: lms.api },
    parent: { parent: lmsWindow },
    opener: { opener: lmsWindow },
    absent: {},
    late: {},
    shut: { parent: shut },
    'shut, with an opener': { parent: shut, opener: lmsWindow },
  }
  page = openPage({ player, course, clock, locks, around: around[place] ?? {} })
  return {
    page,
    lms,
    learner: learnerOn(page, (answer) => {
      own.push(answer)
      shelf.given.push(answer)
    }),
    appear: () => {
      Object.assign(/** @type {any} */ (page).window, { API: lms.api })
    },
  }
}

/** @typedef {ReturnType<typeof sit>} Sitting */

/**
 * Open the course once more with an LMS that does all it should, and compare.
 * @param {Omit<Parameters<typeof sit>[0], 'ways' | 'place' | 'dieAt' | 'locks'>} options
 */
export const look = async (options) => {
  const { shelf, clock } = options
  const before = { ...shelf.data }
  const promised = shelf.acknowledged
  const { page, learner, lms } = sit(options)
  await clock.pass(100)
  const known = learner.known()
  /** @type {string[]} */
  const wrongs = page.isResumed() ? [] : ['the page was not opened again']
  for (const [id, answer] of known) {
    const own = shelf.given.filter((one) => one.id === id)
    const kept = promised.filter((one) => one.id === id)
    const best = Math.max(0, ...kept.map(({ outcome }) => outcome))
    if (answer.outcome < best) wrongs.push(`${id} was acknowledged with ${best} and is ${answer.outcome}`)
    const isGiven = own.some(({ outcome, response }) =>
      outcome === answer.outcome && [0, 'abc'.indexOf(response) + 1].includes(answer.response))
    if (answer.outcome && !isGiven) wrongs.push(`${id} is ${answer.outcome}, which nobody answered`)
  }
  wrongs.push(...learner.missing(promised))
  for (const [id, isDone] of learner.done()) {
    const wasDone = promised.some((one) => one.id === `${id}c`) // which stands last, and ends it
    if (wasDone && !isDone) wrongs.push(`the lesson ${id} was done and is not`)
  }
  const next = /** @type {any} */ ([...known.keys()].find((id) => !known.get(id).outcome) ?? [...known.keys()][0])
  learner.answer(next, true)
  await clock.pass(20_000)
  page.leave(false)
  page.kill()
  return { known, notices: page.notices, wrongs: [...wrongs, ...lowered(before, shelf.data)], lms }
}
