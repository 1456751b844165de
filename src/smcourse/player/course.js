// The page's JSON block -> the course as the player knows it. It is written in few characters, since
// every learner waits for it: see compile/outline.py, which says how.

import { reader } from "./bits.js"

/** @typedef {import("./types.js").CourseData} CourseData */
/** @typedef {import("./types.js").QuestionData} QuestionData */

/** @typedef {[string, string, number, (string | 0)[], (0 | 2)?]} WrittenLesson */
/** @typedef {[string, string, WrittenLesson[]]} WrittenModule */

/** Numbers of so many characters each. @type {(text: string | undefined, size: number) => number[]} */
const numbersIn = (text = "", size) => {
  const { put } = reader(text)
  return Array.from({ length: text.length / size }, () => put(0, 6 * size))
}

/** @type {(written: string, step: number) => QuestionData} */
const readQuestion = (written, step) => {
  const [id = "", states, prints, points = states ? "1" : "0"] = written.split(" ")
  const [state = -1, ...was] = numbersIn(states, 5)
  const [print = 0, ...alike] = numbersIn(prints, 2)
  return { id, state, was, print, alike, record: state >= 0, points: parseInt(points), half: points.endsWith("h"), step }
}

/** @typedef {[string, string, number, number, [string, string, string?][], 0?]} WrittenTest */

/** @type {(written: WrittenTest) => import("./types.js").TestData} */
const readTest = ([name, label, length, mark, modules, end]) => {
  const [id = "", states] = name.split(" ")
  const [state = 0, ...was] = numbersIn(states, 5)
  const pairs = modules.flatMap(([module, items]) => numbersIn(items, 5).map((item) => /** @type {const} */ ([item, module])))
  const halves = new Set(modules.flatMap(([, , items]) => numbersIn(items, 5)))
  return { id, state, was, label, length, mark, modules: new Map(pairs), halves, isFinal: end !== 0 }
}

/** @param {string} text @returns {CourseData} */
export const readCourse = (text) => {
  const written = JSON.parse(text)
  /** @type {QuestionData[]} */
  const questions = []
  /** @type {(written: WrittenLesson, module: string) => import("./types.js").LessonData} */
  const readLesson = ([name, label, minutes, steps, record], module) => {
    const [id = "", states] = name.split(" ")
    const [state = 0, ...was] = numbersIn(states, 5)
    const own = steps.flatMap((asked, step) => (asked ? readQuestion(asked, step) : []))
    questions.push(...own)
    return {
      id,
      state,
      was,
      record: record !== 0,
      fastLane: record === 2,
      module,
      label,
      minutes,
      steps: steps.length,
      questions: own.map((question) => question.id),
    }
  }
  const modules = /** @type {WrittenModule[]} */ (written.modules).map(([id, label, lessons]) => ({
    id,
    label,
    lessons: lessons.map((lesson) => readLesson(lesson, id)),
  }))
  return {
    languages: [],
    ...written,
    modules: modules.map((module) => ({ ...module, lessons: module.lessons.map(({ id }) => id) })),
    lessons: modules.flatMap(({ lessons }) => lessons),
    questions,
    tests: (written.tests ?? []).map(readTest),
  }
}
