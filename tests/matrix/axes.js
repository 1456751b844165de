/** What an LMS may do, how a visit may end, and which visit it is. */

import { makeLocks } from './locks.js'
import { sit } from './sitting.js'

/** @typedef {import('./lms.js').Ways} Ways */

/**
 * @typedef {object} Lms
 * @property {string} name
 * @property {string} [place]   where its API is, see sitting.js
 * @property {number[]} [at]    the calls at which it does so
 * @property {(at: number, began: number) => Ways} ways
 */

/** @param {number} from @param {number} to @param {number} [step] */
const calls = (from, to, step = 1) => Array.from({ length: Math.ceil((to - from) / step) }, (_, i) => from + i * step)

/** @param {string} fn */
const only = (fn) => (/** @type {import('./lms.js').Asked} */ asked) => asked.fn === fn
const RECORD = 'cmi.suspend_data'
const OPTIONAL = ['cmi.core.lesson_mode', 'cmi.core.score.min', 'cmi.core.score.max', 'cmi.interactions', 'cmi.objectives', 'cmi.student_preference', 'cmi.student_data', 'cmi.comments']

/** @type {Lms[]} */
export const lmss = [
  { name: 'API here', ways: () => ({}) },
  { name: 'API in the parent', place: 'parent', ways: () => ({}) },
  { name: 'API in the opener', place: 'opener', ways: () => ({}) },
  { name: 'API absent', place: 'absent', ways: () => ({}) },
  { name: 'API late', place: 'late', at: [300, 9000, 60_000], ways: () => ({}) },
  { name: 'cross-origin parent', place: 'shut', ways: () => ({}) },
  { name: 'cross-origin parent', place: 'shut, with an opener', ways: () => ({}) },
  { name: 'throws at call n', at: calls(1, 150), ways: (at) => ({ throwsAt: ({ n }) => n === at }) },
  { name: 'throws from call n on', at: calls(1, 150), ways: (at) => ({ throwsAt: ({ n }) => n >= at }) },
  { name: 'refuses call n', at: calls(1, 150), ways: (at) => ({ refuses: ({ n }) => n === at }) },
  { name: 'says false of call n', at: calls(1, 150), ways: (at) => ({ denies: ({ n }) => n === at }) },
  { name: 'says false of all that is set', ways: () => ({ denies: only('LMSSetValue') }) },
  { name: 'says booleans', ways: () => ({ says: (result) => (result === 'true' || result === 'false' ? result === 'true' : result) }) },
  { name: 'says String objects', ways: () => ({ says: (result) => new String(result) }) },
  { name: 'commits fail for a while', at: [5, 60, 300, 1200], ways: (at, began) => ({
    refuses: ({ fn, now }) => fn === 'LMSCommit' && now < began + at * 1000 }) },
  { name: 'every second commit fails', ways: () => {
    let n = 0
    return { refuses: ({ fn }) => fn === 'LMSCommit' && (n += 1) % 2 === 1 }
  } },
  { name: 'a bad value drops its batch', at: [1, 2, 3, 5], ways: (at) => {
    let n = 0
    return { losesBatch: () => (n += 1) === at }
  } },
  { name: 'a bad value drops its batch in silence', at: [1, 2, 3, 5], ways: (at) => {
    let n = 0
    return { losesBatch: () => (n += 1) === at, silently: true }
  } },
  { name: '_count is empty', ways: () => ({ blank: /\._count$/ }) },
  { name: 'elements answer 401', at: [...OPTIONAL.keys()], ways: (at) => ({ unsupported: [OPTIONAL[at] ?? ''] }) },
  { name: 'elements answer 401', ways: () => ({ unsupported: OPTIONAL }) },
  { name: 'the status is read as nothing', ways: () => ({ blank: /lesson_status$/ }) },
  { name: 'status, score and counts are read as nothing', ways: () => ({ blank: /lesson_status$|score\.|_count$|lesson_mode$|credit$/ }) },
  { name: 'the record cannot be read at first', at: [1, 2, 3], ways: (at) => {
    let n = 0
    return { refuses: ({ fn, args }) => fn === 'LMSGetValue' && args[0] === RECORD && (n += 1) <= at }
  } },
]

/**
 * @typedef {object} Play
 * @property {Function} player
 * @property {typeof import('./course.js').learnerOn} learnerOn
 * @property {boolean} isExam
 * @property {string} course
 * @property {ReturnType<typeof import('./page.js').makeClock>} clock
 * @property {import('./sitting.js').Shelf} shelf
 * @property {Ways} ways
 * @property {string} [place]
 * @property {Lms} lms
 * @property {number} dies
 */

/** Falls short, and more so the second time; where half was done already, it passes. */
const EXAM = ['final 0', 'final 1', 'l3a', 'final 2', 'final end', 'l0a', 'final 0', 'l7a', 'final 1', 'final 2', 'final end', 'l3b']

/** @param {import('./sitting.js').Sitting} sitting @param {Play} play @param {number} at */
const acts = async ({ page, learner, appear }, { clock, lms, ways, isExam }, at) => {
  await clock.pass(20)
  const late = lms.place === 'late' ? [300, 9000, 60_000][at % 3] ?? 0 : 0
  const isThere = (/** @type {string} */ id) => page.world.course.questions.some((/** @type {any} */ one) => one.id === id)
  const known = ['l3a', 'l0a', 'l3c', 'l1b', 'l4a', 'l0b', 'l3b']
  const news = ['l7a', 'l7b', 'l7c'].filter(isThere) // most are wrong: who had passed ends with less
  const all = isExam ? EXAM.filter((id) => isThere(id) || id.startsWith('final')) : [...known, ...news]
  for (const [i, id] of all.entries()) {
    if (!page.isAlive()) return
    learner.answer(id, i % 3 !== 1 && i < 5)
    await clock.pass(i % 2 ? 12_000 : 1000)
    if (late && i === 2) {
      await clock.pass(late)
      appear()
      await clock.pass(3000)
    }
  }
  void ways
}

/** Each of these fails once, or for a while; what could not be saved then is sent again. */
const PASSES = ['API here', 'throws at call n', 'refuses call n', 'says false of call n', 'commits fail for a while', 'a bad value drops its batch']

/** A page that is connected has saved all by now. @param {import('./sitting.js').Sitting} sitting @param {Play} play */
const expectSaved = ({ page }, { shelf }) => {
  const missing = shelf.given.length - shelf.acknowledged.length
  if (page.world.desk.isConnected() && missing) shelf.wrongs.push(`${missing} answers were not sent again`)
}

/** @type {{ name: string, at?: number[], play: (play: Play) => Promise<void> }[]} */
export const endings = [
  {
    name: 'closed with no event at call n',
    at: calls(1, 170),
    play: async (play) => {
      const sitting = sit({ ...play, dieAt: play.dies })
      await acts(sitting, play, play.dies)
      sitting.page.kill()
    },
  },
  {
    name: 'left open, then killed',
    play: async (play) => {
      const sitting = sit(play)
      await acts(sitting, play, 0)
      sitting.learner.answer('l5a', true)
      await play.clock.pass(1_300_000)
      if (PASSES.includes(play.lms.name)) expectSaved(sitting, play)
      sitting.page.kill()
    },
  },
  {
    name: 'hidden, then killed',
    play: async (play) => {
      const sitting = sit(play)
      await acts(sitting, play, 0)
      sitting.learner.answer('l5a', true)
      sitting.page.hide()
      if (play.lms.name === 'API here') expectSaved(sitting, play)
      sitting.page.kill()
    },
  },
  {
    name: 'hidden, shown, then left',
    play: async (play) => {
      const sitting = sit(play)
      await acts(sitting, play, 1)
      sitting.learner.answer('l5a', true)
      sitting.page.hide()
      await play.clock.pass(600_000)
      sitting.page.show()
      sitting.learner.answer('l5b', true)
      sitting.page.leave(false)
      sitting.page.kill()
    },
  },
  {
    name: 'LMSFinish by the LMS before ours',
    play: async (play) => {
      const sitting = sit(play)
      await acts(sitting, play, 2)
      sitting.lms.rte.api.LMSFinish('')
      sitting.learner.answer('l5a', true)
      await play.clock.pass(30_000)
      sitting.page.leave(false)
      sitting.page.kill()
    },
  },
  {
    name: 'back-forward cache',
    play: async (play) => {
      const sitting = sit(play)
      await acts(sitting, play, 0)
      sitting.page.leave(true)
      await play.clock.pass(60_000)
      sitting.page.comeBack()
      sitting.learner.answer('l5a', true)
      await play.clock.pass(30_000)
      sitting.page.leave(false)
      sitting.page.kill()
    },
  },
  {
    name: 'offline for minutes, then back',
    play: async (play) => {
      const { refuses } = play.ways
      const gone = play.clock.now() + 30_000
      const isOffline = () => play.clock.now() > gone && play.clock.now() < gone + 300_000
      const ways = { ...play.ways, refuses: (/** @type {any} */ asked) =>
        (asked.fn === 'LMSCommit' && isOffline()) || Boolean(refuses?.(asked)) }
      const sitting = sit({ ...play, ways })
      await acts(sitting, play, 1)
      await play.clock.pass(400_000)
      if (play.lms.name === 'API here') expectSaved(sitting, play)
      sitting.learner.answer('l5a', true)
      await play.clock.pass(15_000)
      sitting.page.kill()
    },
  },
  {
    name: 'two windows',
    play: async (play) => {
      const locks = makeLocks()
      const sitting = sit({ ...play, locks })
      sitting.learner.answer('l2a', true)
      await play.clock.pass(3000)
      const second = sit({ ...play, locks, ways: {}, place: 'here' })
      await play.clock.pass(1000)
      await acts(sitting, play, 1)
      await acts(second, { ...play, lms: { name: '', ways: () => ({}) } }, 0)
      if (second.lms.calls()) play.shelf.wrongs.push(`the second window made ${second.lms.calls()} calls`)
      sitting.learner.answer('l5a', true)
      second.page.leave(false)
      second.page.kill()
      await play.clock.pass(15_000)
      sitting.page.leave(true) // into a cache, where it would have its lock still
      const third = sit({ ...play, locks, ways: {}, place: 'here' })
      await play.clock.pass(1000)
      third.learner.answer('l5b', true)
      await play.clock.pass(15_000)
      if (!third.lms.calls()) play.shelf.wrongs.push('the window after the first one made no call')
      third.page.kill()
      sitting.page.kill()
    },
  },
  {
    name: 'save and exit',
    play: async (play) => {
      const sitting = sit(play)
      await acts(sitting, play, 2)
      const { host } = sitting.page.world.desk
      if (!host.finish()) host.leave()
      sitting.page.kill()
    },
  },
]

/** @type {{ name: string, before?: 'half' | 'whole', isUpdated?: boolean }[]} */
export const phases = [
  { name: 'first launch' },
  { name: 'resume', before: 'half' },
  { name: 'resume of what was passed', before: 'whole' },
  { name: 'after an update', before: 'half', isUpdated: true },
  { name: 'after an update of what was passed', before: 'whole', isUpdated: true },
]
