/** A course with a final test of three items, and a learner who sits it: by the player's own moves, as testing.js makes them. */

import { courseOf, learnerOn, lessons, stateOf, states } from './course.js'

/** @typedef {import('./course.js').Given} Given */

const LENGTH = 3
/** Of each attempt, in its turn. */
const ITEMS = ['one', 'two', 'three', 'four', 'five', 'six', 'seven'].map((id) => stateOf(`item-${id}`))

/** @param {string} id @param {string[]} was */
const final = (id, was = []) => [`${id} ${states(id, was)}`, 'Final', LENGTH, 80, []]

export const FIRST = courseOf(lessons(0, 6), { tests: [final('final')] })
/** The test has another id; of the lessons one has, too, and one is new. */
export const UPDATED = courseOf(
  [...lessons(7, 8), { id: 'zero', was: ['l0'], questions: ['l0a', 'l0b'] }, ...lessons(1, 6)],
  { tests: [final('exam', ['final'])] },
)
export const OTHER = courseOf(lessons(0, 6), { id: 'another', tests: [final('final')] })

/** What a name stands for: `final 0` is a place of the form, `final end` is to hand it in. */
const PLACE = /^final (\d|end)$/

/**
 * @param {import('./page.js').Page} page
 * @param {(answer: Given) => void} onGiven
 */
export const examineeOn = (page, onGiven) => {
  const { desk, moves, course } = page.world
  const learner = learnerOn(page, onGiven)
  const [test] = course.tests
  const record = () => moves.recordOf(desk.session(), test)
  /** @param {any} moved @param {boolean} isOver */
  const keep = (moved, isOver) => desk.keep(moves.withTest(desk.session(), test.state, moved), null, isOver)
  const begin = () => {
    const from = record().attempts % 3
    keep(moves.begun(record(), ITEMS.slice(from, from + LENGTH), record().attempts + 5, 0), false)
  }
  /** @param {number} place @param {boolean} isRight */
  const choose = (place, isRight) => {
    const outcome = isRight ? 3 : 1
    onGiven({ id: `final ${record().attempts + 1} ${place}`, response: isRight ? 'b' : 'a', outcome })
    keep(moves.withPlace(record(), place, { outcome, print: 65, response: isRight ? 2 : 1 }), false)
  }
  const handIn = () => {
    const { form, attempts } = record()
    for (const { item, outcome } of form) {
      const payload = { id: `item-${item}`, kind: 'choice', objective: 'O', points: 1 }
      const reported = ['choice', outcome === 3 ? 'b' : 'a', 'b']
      desk.host.report({ payload, reported, right: outcome === 3, attempt: attempts + 1, time: new Date(0), latency: 1000 })
    }
    const done = moves.handedIn(record(), test, () => false, 1)
    onGiven({ id: `final ${attempts + 1}`, response: String(done.last), outcome: done.isPassed ? 3 : 1 })
    keep(done, true)
  }
  return {
    ...learner,
    /** @param {string} id @param {boolean} isRight */
    answer: (id, isRight) => {
      const [, what] = PLACE.exec(id) ?? []
      if (!what) learner.answer(id, isRight)
      else if (!desk.session().review && !record().isPassed) {
        if (!record().isOpen) begin()
        if (what === 'end') handIn()
        else if (!record().form[Number(what)].outcome) choose(Number(what), isRight)
      }
    },
    /** What is known of questions, and of the places of the last form. */
    known: () => {
      const { form, attempts, isOpen } = record()
      const known = learner.known()
      for (const [place, { outcome, response }] of form.entries()) {
        known.set(`final ${attempts + isOpen} ${place}`, { outcome, response })
      }
      return known
    },
    /** What of a test was promised and is not there. @param {Given[]} promised @returns {string[]} */
    missing: (promised) => {
      const { attempts, best, isPassed, isOpen, form } = record()
      return promised.flatMap(({ id, response, outcome }) => {
        const [name, attempt, place] = id.split(' ')
        if (name !== 'final') return []
        const isThere =
          place === undefined
            ? attempts >= Number(attempt) && (best ?? 0) >= Number(response) && (isPassed || outcome < 3)
            : attempts >= Number(attempt) || (isOpen && attempts + 1 === Number(attempt) && form.length === LENGTH)
        return isThere ? [] : [`${id} was acknowledged with ${response} and is gone`]
      })
    },
  }
}
