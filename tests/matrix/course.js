/** A course as compile/outline.py writes it, and a learner who goes through it. */

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'

/** @param {number} value @param {number} size */
const sixes = (value, size) =>
  Array.from({ length: size }, (_, i) => ALPHABET[Math.floor(value / 64 ** (size - 1 - i)) % 64]).join('')

/** Any 30 bits will do. @param {string} id */
export const stateOf = (id) => [...id].reduce((sum, one) => (sum * 131 + one.charCodeAt(0) * 7919) % 2 ** 30, 17)

/** @param {string} id @param {string[]} was */
export const states = (id, was) => [id, ...was].map((one) => sixes(stateOf(one), 5)).join('')

const PRINT = 0b1000000_00001

/** @typedef {{ id: string, questions: string[], was?: string[] }} Lesson */

/** @param {Lesson[]} lessons @param {{ id?: string, tests?: unknown[] }} [more] */
export const courseOf = (lessons, { id = 'matrix', tests = [] } = {}) =>
  JSON.stringify({
    id,
    language: 'en',
    title: 'Matrix',
    passMark: 50,
    report: 'passed',
    failed: 'incomplete',
    showAnswerAfter: 2,
    commitEvery: 10,
    asides: [],
    tests,
    words: {},
    modules: [
      ['m', '1. M', lessons.map((one) => [
        `${one.id} ${states(one.id, one.was ?? [])}`, one.id, 1,
        one.questions.map((question) => `${question} ${states(question, [])} ${sixes(PRINT, 2)}`),
      ])],
    ],
  })

/** @param {number} from @param {number} to @returns {Lesson[]} */
export const lessons = (from, to) =>
  Array.from({ length: to - from }, (_, i) => {
    const id = `l${from + i}`
    return { id, questions: [`${id}a`, `${id}b`, `${id}c`] }
  })

export const FIRST = courseOf(lessons(0, 6))
/** A lesson has another id, one is new and stands first, one question is gone. */
export const UPDATED = courseOf([
  ...lessons(7, 8),
  { id: 'zero', was: ['l0'], questions: ['l0a', 'l0b'] },
  ...lessons(1, 6),
])
export const OTHER = courseOf(lessons(0, 6), { id: 'another' })

/** @typedef {{ id: string, response: string, outcome: number }} Given */

/**
 * A learner on a page.
 * @param {import('./page.js').Page} page
 * @param {(answer: Given) => void} onGiven
 */
export const learnerOn = (page, onGiven) => {
  const { desk, moves, course } = page.world
  const options = ['a', 'b', 'c'].map((letter) => ({ id: letter, letter, html: letter }))
  /** @param {string} id */
  const lessonOf = (id) => course.lessons.find((/** @type {any} */ one) => one.questions.includes(id))
  return {
    /** See a question, answer it, and go on. @param {string} id @param {boolean} isRight */
    answer: (id, isRight) => {
      const lesson = lessonOf(id)
      const question = desk.session().questions.get(id)
      if (!lesson || !question) return
      const step = lesson.questions.indexOf(id)
      desk.keep(moves.seen(moves.visited(desk.session(), lesson, step), lesson, question), lesson)
      if (desk.session().review) return
      const response = isRight ? 'b' : 'a'
      const payload = { ...question, kind: 'choice', multiple: false, objective: '', options, key: { right: ['b'], feedback: {} } }
      desk.host.report({ payload, reported: ['choice', response, 'b'], right: isRight, time: new Date(0), latency: 1000 })
      const outcome = isRight ? 3 : 1
      onGiven({ id, response, outcome })
      const moved = moves.answered(desk.session(), payload, [response], outcome)
      const isLast = step === lesson.questions.length - 1
      desk.keep(isLast ? moves.finishedLesson(moved, lesson) : moved, lesson)
    },
    /** What the page knows of each question. */
    known: () =>
      new Map(course.questions.map((/** @type {any} */ one) => [one.id, moves.answerTo(desk.session(), one)])),
    /** Whether it is done, by what a lesson was called first. */
    done: () =>
      new Map(course.lessons.map((/** @type {any} */ one) => [
        one.id === 'zero' ? 'l0' : one.id, desk.session().snapshot.lessons.get(one.state) === true,
      ])),
    /** What else was promised and is not there. @type {(promised: Given[]) => string[]} */
    missing: () => [],
  }
}
