/** What becomes of a record on its way: cut at any length, altered, replaced. */

import { makeClock } from './page.js'
import { makeShelf, sit } from './sitting.js'

const [STATUS, RAW, RECORD] = ['cmi.core.lesson_status', 'cmi.core.score.raw', 'cmi.suspend_data']
const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'

/** @typedef {{ data: Record<string, string>, given: import('./course.js').Given[] }} Kept */

/** Where the blocks of a whole text are, by the lengths that they tell. @param {string} text */
const blocksOf = (text) => {
  const blocks = []
  for (let at = 1; at < text.length; ) {
    const size = 7 + 64 * ALPHABET.indexOf(text[at + 1] ?? '') + ALPHABET.indexOf(text[at + 2] ?? '')
    blocks.push({ from: at, to: at + size, text: text.slice(at, at + size) })
    at += size
  }
  return blocks
}

/** @typedef {{ player: Function, learnerOn: typeof import('./course.js').learnerOn }} World */

/** A page opened on a text. @param {World} world @param {string} course @param {Record<string, string>} data @param {import('./lms.js').Ways} ways */
const opened = async (world, course, data, ways = {}) => {
  const clock = makeClock()
  const shelf = makeShelf(data)
  const sitting = sit({ ...world, course, clock, shelf, ways })
  await clock.pass(50)
  return { ...sitting, clock, shelf }
}

/** @param {Map<string, any>} known */
const outcomes = (known) => [...known].map(([id, { outcome }]) => `${id}${outcome}`).join(' ')

/** @type {[string, import('./lms.js').Ways][]} */
const WAYS = [
  ['', {}],
  [' where the status is read as nothing', { blank: /lesson_status$/ }],
]

/** @typedef {{ name: string, text: string, from: number, to: number, notice: string }} Damage  what from `from` to `to` was lost */

/** @param {string} text @returns {Damage[]} */
const kindsOf = (text) => {
  const end = text.length
  const junk = '{"viewed":[1,2,3],"score":50}|#1##,3,3,7\\'
  return [
    ...Array.from({ length: end }, (_, at) => ({
      name: 'cut at length n', text: text.slice(0, at), from: at, to: end, notice: 'noticeDamaged' })),
    ...Array.from({ length: end - 1 }, (_, i) => {
      const at = i + 1
      const other = text[at] === 'x' ? 'y' : 'x'
      return { name: 'a character altered', text: text.slice(0, at) + other + text.slice(at + 1), from: at, to: at + 1, notice: 'noticeDamaged' }
    }),
    ...Array.from({ length: Math.floor((end - 40) / 9) }, (_, i) => {
      const from = 1 + i * 9
      return { name: 'a stretch replaced', text: text.slice(0, from) + junk + text.slice(from + 20), from, to: from + 20, notice: 'noticeDamaged' }
    }),
    { name: 'replaced by junk', text: junk, from: 0, to: end, notice: 'noticeDamaged' },
    { name: 'replaced by junk', text: 'é漢字🙂'.repeat(60), from: 0, to: end, notice: 'noticeDamaged' },
    { name: 'replaced by junk', text: '2' + 'Habc_'.repeat(300), from: 0, to: end, notice: 'noticeDamaged' },
    { name: 'replaced by junk', text: '1AAAAA', from: 0, to: end, notice: 'noticeDamaged' },
  ]
}

/** @param {World} world @param {Record<'FIRST' | 'UPDATED' | 'OTHER', string>} courses @param {Kept} half @param {Kept} whole */
export const damages = function* (world, { FIRST, UPDATED, OTHER }, half, whole) {
  for (const [phase, kept, course] of /** @type {[string, Kept, string][]} */ ([
    ['resume', half, FIRST],
    ['resume of what was passed', whole, FIRST],
    ['after an update', half, UPDATED],
  ])) {
    const text = kept.data[RECORD] ?? ''
    for (const [how, ways] of WAYS) {
      for (const damage of kindsOf(text)) {
        yield { name: `${damage.name}${how}`, phase, ending: 'left', run: () => run(world, course, kept, damage, ways) }
      }
      yield { name: `another course's${how}`, phase, ending: 'left', run: async () => {
        const theirs = await recordOfAnother(world, OTHER)
        return run(world, course, kept, { name: '', text: theirs, from: 0, to: text.length, notice: 'noticeForeign' }, ways)
      } }
    }
  }
}

/** @param {World} world @param {string} course */
const recordOfAnother = async (world, course) => {
  const { learner, clock, page, shelf } = await opened(world, course, {})
  for (const id of ['l0a', 'l0b', 'l0c', 'l1a']) learner.answer(id, true)
  await clock.pass(20_000)
  page.kill()
  return shelf.data[RECORD] ?? ''
}

/** @param {World} world @param {string} course @param {Kept} kept @param {Damage} damage @param {import('./lms.js').Ways} ways */
const run = async (world, course, kept, { text, from, to, notice }, ways) => {
  const whole = kept.data[RECORD] ?? ''
  const blocks = blocksOf(whole)
  const left = blocks.filter((block) => block.to <= from || block.from >= to)
  const data = { ...kept.data, [RECORD]: text }
  const sitting = await opened(world, course, data, ways)
  const { page, learner, clock, shelf } = sitting
  /** @type {string[]} */
  const wrongs = []
  const { data: free } = makeShelf({ [STATUS]: 'incomplete', [RECORD]: `2${left.map((block) => block.text).join('')}` })
  const expected = outcomes((await opened(world, course, free)).learner.known())
  const found = outcomes(learner.known())
  if (found !== expected) wrongs.push(`of ${text.length} characters ${found} was read, not ${expected}`)
  const told = left.length === blocks.length ? 'fine' : notice
  if (page.notices.at(-1) !== told) wrongs.push(`the learner hears ${page.notices.at(-1)}, not ${told}`)
  const { fresh } = page.world.desk.session()
  if (told !== 'fine' && notice === 'noticeDamaged' && fresh.size) wrongs.push('what was lost is called new')
  learner.answer('l2a', true)
  await clock.pass(20_000)
  page.leave(false)
  page.kill()
  const [before, after] = [kept.data, shelf.data]
  if (before[STATUS] !== after[STATUS]) wrongs.push(`the status ${before[STATUS]} became ${after[STATUS]}`)
  if (Number(after[RAW] || 0) < Number(before[RAW] || 0)) wrongs.push(`the score ${before[RAW]} became ${after[RAW]}`)
  const again = await opened(world, course, shelf.data)
  if (again.page.notices.at(-1) !== 'fine') wrongs.push(`on the next visit the learner hears ${again.page.notices.at(-1)}`)
  return [...wrongs, ...shelf.wrongs]
}
